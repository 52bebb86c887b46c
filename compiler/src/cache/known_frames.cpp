#include "cache/known_frames.hpp"

#include <algorithm>

#include "cache/value_bytes.hpp"

namespace shelf::compiler {

KnownFrames::KnownFrames(std::string_view stored) {
  ValueReader from(stored);
  dictionary_ = from.text();
  from.list(frames_, [&] {
    CacheKey unit;
    unit.high = from.number<std::uint64_t>();
    unit.low = from.number<std::uint64_t>();
    return UnitFrame{unit, from.text()};
  });
  if (!from.at_end()) *this = KnownFrames();
}

std::optional<std::string_view> KnownFrames::find(const CacheKey& unit) const noexcept {
  const auto at = std::ranges::lower_bound(frames_, unit, {}, &UnitFrame::unit);
  if (at == frames_.end() || at->unit != unit) return std::nullopt;
  return at->frame;
}

std::string store_frames(std::string_view dictionary, std::vector<UnitFrame> frames) {
  std::ranges::sort(frames, {}, &UnitFrame::unit);
  ValueWriter to;
  to.text(dictionary);
  to.list(frames, [&](const UnitFrame& each) {
    to.number(each.unit.high);
    to.number(each.unit.low);
    to.text(each.frame);
  });
  return std::move(to).take();
}

}  // namespace shelf::compiler
