// What compressing the units needs again as long as nothing that it depends on has changed. In three steps, since a
// small change may leave the later ones as they were: the phrases depend on all units, the dictionary on the
// phrases and all units, the frame of a unit on the phrases, the dictionary and the unit.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "bundle/phrases.hpp"
#include "cache/known_frames.hpp"
#include "cache/result_cache.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

class UnitCache {
 public:
  // `order`: of the records by path. Refers to `cache`.
  UnitCache(ResultCache& cache, std::span<const Record> records, std::span<const std::size_t> order, Level level,
            unsigned threads);

  [[nodiscard]] std::optional<Phrases> find_phrases();
  // Settles the phrases; everything below depends on them.
  void keep_phrases(const Phrases& phrases);

  // Frames of exactly these units; none: some unit is new, or all of them have to be looked at again.
  [[nodiscard]] std::optional<KnownFrames> find_all();
  // Frames of units that an earlier run compressed with this dictionary.
  [[nodiscard]] KnownFrames find_some(std::string_view dictionary);
  // `dictionary` before and after compression; `frames` in the order of the records.
  void keep_frames(std::string_view dictionary, std::string_view compressed, std::span<const std::string_view> frames);

  [[nodiscard]] const CacheKey& key_of(std::size_t record) const noexcept { return units_[record]; }

 private:
  ResultCache& cache_;
  std::vector<CacheKey> units_;  // by record; empty when the cache is off
  CacheKey all_units_, with_phrases_, phrases_;
};

}  // namespace shelf::compiler
