// The file: head (magic, identity, number of rows, checksum of the rows), rows, bytes. Numbers as the machine has them:
// the identity tells machines apart.
#include "cache/pack.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace shelf::compiler {

namespace {
constexpr std::array<char, 8> pack_magic = {'s', 'h', 'e', 'l', 'f', 'p', 'k', 1};

struct Head {
  std::array<char, 8> magic = pack_magic;
  CacheKey identity;
  std::uint64_t rows = 0, checksum = 0;  // of the rows, seeded with their number
};

std::uint64_t checksum_of(std::string_view bytes, const CacheKey& key) noexcept {
  return format::xxh64(bytes, key.low);
}
}  // namespace

Pack::Pack(const std::string& path, const CacheKey& identity) {
  WholeFile file = read_whole(path);
  Head head;
  if (file.size < sizeof head) return;
  std::memcpy(&head, file.bytes.get(), sizeof head);
  if (head.magic != pack_magic || head.identity != identity) return;
  const std::size_t left = file.size - sizeof head;
  if (head.rows > left / sizeof(Row)) return;
  const std::string_view table(file.bytes.get() + sizeof head, static_cast<std::size_t>(head.rows) * sizeof(Row));
  if (format::xxh64(table, head.rows) != head.checksum) return;
  rows_.resize(static_cast<std::size_t>(head.rows));
  std::memcpy(rows_.data(), table.data(), table.size());
  // Those that a cut took away are not there. The others stay where they are.
  std::erase_if(rows_, [&](const Row& row) { return row.begin > file.size || row.size > file.size - row.begin; });
  bytes_ = std::move(file.bytes);
}

std::optional<std::string_view> Pack::find(const CacheKey& key) const noexcept {
  const auto row = std::ranges::lower_bound(rows_, key, {}, &Row::key);
  if (row == rows_.end() || row->key != key) return std::nullopt;
  const std::string_view bytes(bytes_.get() + row->begin, static_cast<std::size_t>(row->size));
  if (checksum_of(bytes, key) != row->checksum) return std::nullopt;
  return bytes;
}

std::optional<WriteError> write_pack(const std::string& path, const CacheKey& identity,
                                     std::vector<PackEntry> entries) {
  std::ranges::sort(entries, {}, &PackEntry::key);
  const auto same_key = [](const PackEntry& a, const PackEntry& b) { return a.key == b.key; };
  entries.erase(std::unique(entries.begin(), entries.end(), same_key), entries.end());
  Head head;
  head.identity = identity;
  head.rows = entries.size();
  std::vector<Pack::Row> rows;
  std::uint64_t end = sizeof head + entries.size() * sizeof(Pack::Row);
  for (const PackEntry& entry : entries) {
    rows.push_back({entry.key, end, entry.bytes.size(), checksum_of(entry.bytes, entry.key)});
    end += entry.bytes.size();
  }
  const std::string_view table(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Pack::Row));
  head.checksum = format::xxh64(table, head.rows);

  std::vector<std::string_view> parts{{reinterpret_cast<const char*>(&head), sizeof head}, table};
  for (const PackEntry& entry : entries) {
    // Neighbours of an earlier pack are neighbours still.
    if (parts.back().data() + parts.back().size() == entry.bytes.data())
      parts.back() = {parts.back().data(), parts.back().size() + entry.bytes.size()};
    else
      parts.push_back(entry.bytes);
  }
  return write_file_atomically(path, parts, Flush::no);
}

}  // namespace shelf::compiler
