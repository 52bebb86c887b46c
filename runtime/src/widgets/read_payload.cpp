#include "widgets/read_payload.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shelf_format/names.hpp"

namespace shelf::detail {

std::string_view aggregation_name(Aggregation aggregation) noexcept {
  static constexpr auto names = std::to_array<std::string_view>({"Sum", "Avg", "Count", "Min", "Max", ""});
  static_assert(names.size() == static_cast<std::size_t>(Aggregation::Unsupported) + 1);
  return names[static_cast<std::size_t>(aggregation) % names.size()];
}

Aggregation read_aggregation(std::string_view text) noexcept {
  static constexpr auto names = std::to_array<std::pair<std::string_view, Aggregation>>({{"", Aggregation::Sum},
                                                                                         {"sum", Aggregation::Sum},
                                                                                         {"total", Aggregation::Sum},
                                                                                         {"1", Aggregation::Sum},
                                                                                         {"avg", Aggregation::Avg},
                                                                                         {"average", Aggregation::Avg},
                                                                                         {"4", Aggregation::Avg},
                                                                                         {"count", Aggregation::Count},
                                                                                         {"7", Aggregation::Count},
                                                                                         {"min", Aggregation::Min},
                                                                                         {"minimum", Aggregation::Min},
                                                                                         {"2", Aggregation::Min},
                                                                                         {"max", Aggregation::Max},
                                                                                         {"maximum", Aggregation::Max},
                                                                                         {"3", Aggregation::Max}});
  for (const auto& [known, aggregation] : names)
    if (format::equal_folded(known, text)) return aggregation;
  return Aggregation::Unsupported;
}

Video make_video(std::string_view source, std::string_view title) noexcept {
  Video video;
  video.source = source;
  video.title = title;
  static constexpr auto starts = std::to_array<std::string_view>(
      {"https://www.youtube.com/watch?v=", "https://youtube.com/watch?v=", "https://youtu.be/",
       "https://www.youtube.com/embed/", "https://youtube.com/embed/", "https://www.youtube-nocookie.com/embed/",
       "https://youtube-nocookie.com/embed/"});
  constexpr std::size_t id_size = 11;
  for (const std::string_view start : starts) {
    if (source.size() < start.size() + id_size || !format::equal_folded(source.substr(0, start.size()), start))
      continue;
    const std::string_view id = source.substr(start.size(), id_size);
    const std::string_view rest = source.substr(start.size() + id_size);
    const bool clean = std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!clean || (!rest.empty() && std::string_view("&?#/").find(rest.front()) == std::string_view::npos)) continue;
    video.provider = VideoProvider::YouTube;
    video.video_id = id;
    return video;
  }
  return video;
}

}  // namespace shelf::detail
