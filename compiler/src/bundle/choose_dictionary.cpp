// How it works. A rolling hash runs over every unit and samples about one position in `sample_spacing`, chosen by the
// content, so that equal text is sampled at equal places wherever it stands. Counting in how many units each sampled
// hash occurs tells shared text from the rest. Then the units are walked once more: runs of neighbouring samples that
// occur in at least two units and are not yet in the dictionary become segments; the segments that save most for each
// of their bytes are kept.
#include "bundle/choose_dictionary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace shelf::compiler {

namespace {

constexpr std::uint32_t window = 16;        // bytes that a sampled hash covers
constexpr std::uint32_t longest_gap = 512;  // between samples of one segment
// Bytes already covered that a segment may run over: whole paragraphs compress better than their new halves alone.
constexpr std::uint32_t longest_bridge = 256;

constexpr std::array<std::uint32_t, 256> make_gear() {
  std::array<std::uint32_t, 256> gear{};
  std::uint64_t state = 0;
  for (std::uint32_t& entry : gear) {  // splitmix64
    std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    entry = static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
  }
  return gear;
}
constexpr std::array<std::uint32_t, 256> gear = make_gear();

// Of a large collection fewer positions are looked at: the memory for samples (16 bytes each, and 24 to 48 to count
// them) stays the same, and of so much text the dictionary can hold only what is shared most.
constexpr std::uint64_t most_samples = 4u << 20;

std::uint32_t spacing_for(std::span<const std::string_view> units, std::uint32_t least) {
  std::uint64_t bytes = 0;
  for (const std::string_view unit : units) bytes += unit.size();
  return std::max(least, static_cast<std::uint32_t>(std::bit_ceil(bytes / most_samples + 1)));
}

struct Sample {
  std::uint32_t unit = 0, end = 0;  // the hash covers unit[end - window, end)
  std::uint32_t hash = 0;
  std::uint32_t slot = 0;  // in the table of counts
};

std::vector<Sample> take_samples(std::span<const std::string_view> units, std::uint32_t spacing) {
  const std::uint32_t top_bits_zero = ~std::uint32_t{0} / spacing;
  std::vector<Sample> samples;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    std::uint32_t hash = 0;  // a byte leaves the hash after 16 steps of two bits
    const std::string_view text = units[unit];
    for (std::size_t i = 0; i < text.size(); ++i) {
      hash = (hash << 2) + gear[static_cast<unsigned char>(text[i])];
      if (hash <= top_bits_zero && i + 1 >= window)
        samples.push_back({static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(i + 1), hash, 0});
    }
  }
  return samples;
}

struct Count {
  std::uint32_t hash = 0;
  std::uint32_t units = 0;  // 0: free
  std::uint32_t last_unit = 0;
};

// Counts units, not occurrences: text repeated inside one unit is compressed well without a dictionary.
std::vector<Count> count_units(std::vector<Sample>& samples) {
  const std::size_t size = std::bit_ceil(samples.size() * 2 + 1);
  std::vector<Count> counts(size);
  for (Sample& sample : samples) {
    std::size_t at = (std::uint64_t{sample.hash} * 0x9E3779B97F4A7C15u >> 20) & (size - 1);
    while (counts[at].units != 0 && counts[at].hash != sample.hash) at = (at + 1) & (size - 1);
    Count& count = counts[at];
    if (count.units == 0 || count.last_unit != sample.unit) ++count.units;
    count.hash = sample.hash;
    count.last_unit = sample.unit;
    sample.slot = static_cast<std::uint32_t>(at);
  }
  return counts;
}

struct Segment {
  std::uint32_t unit = 0, begin = 0, end = 0;
  std::uint64_t saved = 0;  // samples found again in other units

  [[nodiscard]] std::uint64_t size() const noexcept { return end - begin; }
};

std::vector<Segment> find_segments(const std::vector<Sample>& samples, const std::vector<Count>& counts,
                                   std::uint32_t spacing) {
  std::vector<Segment> segments;
  std::vector<bool> covered(counts.size(), false);
  bool open = false;
  std::uint32_t bridge = 0;
  for (const Sample& sample : samples) {
    const std::uint32_t units = counts[sample.slot].units;
    if (units >= 2 && covered[sample.slot] && bridge < std::max(1u, longest_bridge / spacing)) {
      ++bridge;
      continue;
    }
    bridge = 0;
    if (units < 2 || covered[sample.slot]) {
      open = false;
      continue;
    }
    covered[sample.slot] = true;
    if (open && (segments.back().unit != sample.unit || sample.end - segments.back().end > longest_gap)) open = false;
    if (!open) segments.push_back({sample.unit, sample.end - window, sample.end, 0});
    open = true;
    segments.back().end = sample.end;
    segments.back().saved += units - 1;
  }
  return segments;
}

// Best first.
void sort_by_gain(std::vector<Segment>& segments) {
  std::ranges::stable_sort(segments,
                           [](const Segment& a, const Segment& b) { return a.saved * b.size() > b.saved * a.size(); });
}
}  // namespace

std::string choose_dictionary(std::span<const std::string_view> units, const DictionaryChoice& choice) {
  const std::uint32_t spacing = spacing_for(units, choice.sample_spacing);
  std::vector<Sample> samples = take_samples(units, spacing);
  const std::vector<Count> counts = count_units(samples);
  std::vector<Segment> segments = find_segments(samples, counts, spacing);
  sort_by_gain(segments);
  std::size_t kept = 0, size = 0;
  while (kept < segments.size() && size + segments[kept].size() <= choice.capacity) size += segments[kept++].size();
  segments.resize(kept);
  std::string content;
  content.reserve(size);
  std::ranges::sort(segments, {}, [](const Segment& segment) { return std::pair(segment.unit, segment.begin); });
  for (const Segment& segment : segments) content.append(units[segment.unit].substr(segment.begin, segment.size()));
  return content;
}

}  // namespace shelf::compiler
