#include "cache/kept_names.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "cache/value_bytes.hpp"

namespace shelf::compiler {

namespace {
CacheKey key_of(std::span<const Record> records) {
  CacheKey key;
  key.add("names");
  for (const Record& record : records) {
    key.add(record.article_id);
    key.add(record.title);
  }
  return key;
}

std::string store_names(const CodedNames& names) {
  ValueWriter to;
  to.text(names.bytes);
  to.list(names.begins, [&](std::uint64_t begin) { to.number(begin); });
  to.text(names.rule_lefts);
  to.list(names.rule_rights, [&](std::uint32_t right) { to.number(right); });
  return std::move(to).take();
}

std::optional<CodedNames> restore_names(std::string_view bytes) {
  ValueReader from(bytes);
  CodedNames names;
  names.bytes = from.text();
  from.list(names.begins, [&] { return from.number<std::uint64_t>(); });
  names.rule_lefts = from.text();
  from.list(names.rule_rights, [&] { return from.number<std::uint32_t>(); });
  if (!from.at_end()) return std::nullopt;
  return names;
}
}  // namespace

CodedNames find_or_code_names(std::span<const Record> records, ResultCache& cache) {
  if (!cache.is_on()) return code_names(records);
  const CacheKey key = key_of(records);
  const std::optional<std::string_view> stored = cache.find(key);
  if (std::optional<CodedNames> known = stored ? restore_names(*stored) : std::nullopt) return std::move(*known);
  CodedNames names = code_names(records);
  cache.keep(key, store_names(names));
  return names;
}

}  // namespace shelf::compiler
