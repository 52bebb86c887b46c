#include "cache/unit_cache.hpp"

#include <utility>

#include "cache/value_bytes.hpp"
#include "parallel_for.hpp"

namespace shelf::compiler {

namespace {
// Kinds of results in one pack.
CacheKey kind(std::string_view name) {
  CacheKey key;
  key.add(name);
  return key;
}

void add(CacheKey& to, const CacheKey& key) {
  to.add(key.high);
  to.add(key.low);
}

CacheKey key_of_phrases(const Phrases& phrases) {
  CacheKey key;
  for (const std::string& text : phrases.texts()) key.add(text);
  return key;
}

std::optional<Phrases> restore_phrases(std::string_view bytes) {
  ValueReader from(bytes);
  std::vector<std::string> texts;
  from.list(texts, [&] { return std::string(from.text()); });
  if (!from.at_end()) return std::nullopt;
  return Phrases(std::move(texts));
}
}  // namespace

UnitCache::UnitCache(ResultCache& cache, std::span<const Record> records, std::span<const std::size_t> order,
                     Level level, unsigned threads)
    : cache_(cache) {
  if (!cache_.is_on()) return;
  units_.resize(records.size());
  parallel_for(records.size(), threads, [&](std::size_t i) { units_[i].add(records[i].unit); });
  all_units_ = kind("phrases");
  with_phrases_ = kind("all");
  phrases_ = kind("frames");
  for (CacheKey* key : {&with_phrases_, &phrases_}) key->add(static_cast<std::uint64_t>(level));
  for (const std::size_t i : order)
    for (CacheKey* key : {&all_units_, &with_phrases_}) add(*key, units_[i]);
}

std::optional<Phrases> UnitCache::find_phrases() {
  const auto bytes = cache_.find(all_units_);
  std::optional<Phrases> phrases = bytes ? restore_phrases(*bytes) : std::nullopt;
  return phrases;
}

void UnitCache::keep_phrases(const Phrases& phrases) {
  if (!cache_.is_on()) return;
  ValueWriter to;
  to.list(phrases.texts(), [&](const std::string& text) { to.text(text); });
  if (!cache_.find(all_units_)) cache_.keep(all_units_, std::move(to).take());
  const CacheKey key = key_of_phrases(phrases);
  add(with_phrases_, key);
  add(phrases_, key);
}

std::optional<KnownFrames> UnitCache::find_all() {
  const auto bytes = cache_.find(with_phrases_);
  if (!bytes) return std::nullopt;
  ValueReader from(*bytes);
  CacheKey under;
  under.high = from.number<std::uint64_t>();
  under.low = from.number<std::uint64_t>();
  const auto stored = from.at_end() ? cache_.find(under) : std::nullopt;
  if (!stored) return std::nullopt;
  KnownFrames frames(*stored);
  for (const CacheKey& unit : units_)
    if (!frames.find(unit)) return std::nullopt;
  return frames;
}

KnownFrames UnitCache::find_some(std::string_view dictionary) {
  CacheKey under = phrases_;
  under.add(dictionary);
  const auto stored = cache_.find(under);
  return stored ? KnownFrames(*stored) : KnownFrames();
}

void UnitCache::keep_frames(std::string_view dictionary, std::string_view compressed,
                            std::span<const std::string_view> frames) {
  if (!cache_.is_on()) return;
  CacheKey under = phrases_;
  under.add(dictionary);
  ValueWriter to;
  to.number(under.high);
  to.number(under.low);
  cache_.keep(with_phrases_, std::move(to).take());
  std::vector<UnitFrame> kept;
  for (std::size_t i = 0; i < frames.size(); ++i) kept.push_back({units_[i], frames[i]});
  cache_.keep(under, store_frames(compressed, std::move(kept)));
}

}  // namespace shelf::compiler
