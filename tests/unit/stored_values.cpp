// Bytes that an earlier run kept: whatever is there, they are what was stored or none.
#include "cache/known_frames.hpp"
#include "cache/read_whole.hpp"
#include "cache/store_file.hpp"
#include "cache/value_bytes.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf::compiler;
using shelf::test::Folder;

namespace {

Diagnostic said(FileId file, FileId note_file) {
  Diagnostic out{Code::LNK2, Severity::warning, file, {3, 7}, "message", "help", {}};
  out.notes.push_back({note_file, {1, 2}, "note"});
  return out;
}

std::string stored_file() {
  CompiledFile file;
  file.diagnostics = {said(4, 4)};
  const auto bytes = store_file(file, 4);
  REQUIRE(bytes);
  return *bytes;
}

}  // namespace

TEST_CASE("ValueReader: what is not there is zero, and said to be bad") {
  ValueReader empty("");
  CHECK(empty.at_end());
  CHECK(empty.number<std::uint32_t>() == 0);
  CHECK_FALSE(empty.good());
  CHECK_FALSE(empty.at_end());
  ValueWriter to;
  to.number(std::uint32_t{9});
  const std::string nine = std::move(to).take();
  CHECK(ValueReader(nine).text().empty());  // nine bytes of text that are not there
  std::vector<std::string_view> items;
  ValueReader list(nine + "a");
  list.list(items, [&] { return list.text(); });
  CHECK(items.empty());
  CHECK_FALSE(list.good());
  ValueReader rest(nine);
  CHECK(rest.number<std::uint16_t>() == 9);
  CHECK(rest.good());
  CHECK_FALSE(rest.at_end());
}

TEST_CASE("ValueReader: a name that nobody knows is bad") {
  const std::string highest(1, static_cast<char>(Severity::error)), above(1, static_cast<char>(Severity::error) + 1);
  ValueReader known(highest), unknown(above);
  CHECK(known.value_of(Severity::error) == Severity::error);
  CHECK(known.at_end());
  CHECK(unknown.value_of(Severity::error) == Severity{});
  CHECK_FALSE(unknown.good());
}

TEST_CASE("KnownFrames: frames by their unit; of other bytes none") {
  const CacheKey low{1, 2}, high{2, 1}, other{3, 3}, between{1, 9};
  const std::string stored = store_frames("dictionary", {{high, "second"}, {low, "first"}});
  const KnownFrames frames(stored);
  CHECK(frames.dictionary() == "dictionary");
  CHECK(frames.find(low) == "first");
  CHECK(frames.find(high) == "second");
  CHECK_FALSE(frames.find(other));
  CHECK_FALSE(frames.find(between));
  for (std::size_t size = 0; size < stored.size(); ++size) {
    const KnownFrames cut(std::string_view(stored).substr(0, size));
    CHECK(cut.empty());
    CHECK(cut.dictionary().empty());
  }
  CHECK(KnownFrames(stored + "x").empty());
}

TEST_CASE("restore_file: what was stored, whole or not at all") {
  const std::string bytes = stored_file();
  const auto file = restore_file(bytes, 7);
  REQUIRE(file);
  REQUIRE(file->diagnostics.size() == 1);
  CHECK(file->diagnostics[0].file == 7);
  CHECK(file->diagnostics[0].message == "message");
  CHECK(file->diagnostics[0].notes.at(0).file == 7);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(restore_file(bytes.substr(0, size), 7));
  CHECK_FALSE(restore_file(bytes + '\0', 7));
}

TEST_CASE("store_file: what is said of other files is not kept") {
  for (const auto& [file, note] : {std::pair<FileId, FileId>{5, 4}, {4, 5}}) {
    CompiledFile other;
    other.diagnostics = {said(file, note)};
    CHECK_FALSE(store_file(other, 4));
  }
}

TEST_CASE("read_whole: regular files of any size, all else is empty") {
  const Folder folder;
  const std::string large(std::size_t{5} << 20, 'x');
  const WholeFile read = read_whole(folder.put("large", large));
  REQUIRE(read.size == large.size());
  CHECK(std::string_view(read.bytes.get(), read.size) == large);
  CHECK(read_whole(folder.put("empty", "")).size == 0);
  CHECK(read_whole(folder.path().string()).size == 0);
  CHECK(read_whole((folder.path() / "missing").string()).size == 0);
}
