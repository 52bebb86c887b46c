// Frames of units that were compressed with one dictionary and one table of phrases.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cache/cache_key.hpp"

namespace shelf::compiler {

struct UnitFrame {
  CacheKey unit;
  std::string_view frame;
};

class KnownFrames {
 public:
  KnownFrames() = default;
  // Refers into `stored`, bytes of store_frames. Other bytes: there are none.
  explicit KnownFrames(std::string_view stored);

  [[nodiscard]] bool empty() const noexcept { return frames_.empty(); }
  [[nodiscard]] std::string_view dictionary() const noexcept { return dictionary_; }  // compressed
  [[nodiscard]] std::optional<std::string_view> find(const CacheKey& unit) const noexcept;

 private:
  std::string_view dictionary_;
  std::vector<UnitFrame> frames_;  // ascending by unit
};

[[nodiscard]] std::string store_frames(std::string_view dictionary, std::vector<UnitFrame> frames);

}  // namespace shelf::compiler
