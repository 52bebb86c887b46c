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
#include <memory>
#include <utility>
#include <vector>

#include "parallel_for.hpp"

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

// Of a large collection fewer positions are looked at: the memory for samples (16 bytes each, 16 to sort
// them, and little to count them) stays the same, and of so much text the dictionary can hold only what is shared most.
constexpr std::uint64_t most_samples = 4u << 20;

std::uint32_t spacing_for(std::span<const std::string_view> units, std::uint32_t least) {
  std::uint64_t bytes = 0;
  for (const std::string_view unit : units) bytes += unit.size();
  return std::max(least, static_cast<std::uint32_t>(std::bit_ceil(bytes / most_samples + 1)));
}

struct Sample {             // not initialised: there are millions
  std::uint32_t unit, end;  // the hash covers unit[end - window, end)
  std::uint32_t hash;
  std::uint32_t shared;  // number of the hash among those of several units of its bucket, from 1; 0: of one unit
};

struct SampleArray {  // of `room` samples
  explicit SampleArray(std::size_t samples) : items(std::make_unique_for_overwrite<Sample[]>(samples)), room(samples) {}
  std::unique_ptr<Sample[]> items;
  std::size_t room = 0;
};

// `to` has room for a sample at every byte.
std::size_t take_samples(std::string_view text, std::size_t unit, std::uint32_t spacing, Sample* to) {
  const std::uint32_t top_bits_zero = ~std::uint32_t{0} / spacing;
  std::uint32_t hash = 0;  // a byte leaves the hash after 16 steps of two bits
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    hash = (hash << 2) + gear[static_cast<unsigned char>(text[i])];
    to[taken] = {static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(i + 1), hash, 0};
    // Kept by counting it: whether it is cannot be foreseen, so that a branch would cost more.
    taken += hash <= top_bits_zero && i + 1 >= window ? 1 : 0;
  }
  return taken;
}

// `scratch` is one for many calls.
SampleArray take_samples(std::span<const std::string_view> units, std::size_t first, std::uint32_t spacing,
                         SampleArray& scratch) {
  std::size_t bytes = 1;
  for (const std::string_view unit : units) bytes += unit.size();
  if (scratch.room < bytes) scratch = SampleArray(bytes);
  std::size_t size = 0;
  for (std::size_t i = 0; i < units.size(); ++i)
    size += take_samples(units[i], first + i, spacing, scratch.items.get() + size);
  SampleArray taken(size);
  std::copy_n(scratch.items.get(), size, taken.items.get());
  return taken;
}

// Of some units each, in their order. Parts stay apart: to bring so many together takes as long as to find them.
using Samples = std::vector<SampleArray>;

Samples take_all_samples(std::span<const std::string_view> units, std::uint32_t spacing, unsigned threads,
                         const TextStore& store) {
  constexpr std::size_t chunk = 64;
  Samples parts;
  for (std::size_t begin = 0; begin < units.size(); begin += chunk) parts.emplace_back(0);
  parallel_for_with(parts.size(), threads, [&] {
    return [&, scratch = SampleArray(0)](std::size_t i) mutable {
      const auto part = units.subspan(i * chunk, std::min(chunk, units.size() - i * chunk));
      parts[i] = take_samples(part, i * chunk, spacing, scratch);
      for (const std::string_view unit : part) store.note_read(unit.size());
    };
  });
  return parts;
}

template <class Each>
void for_each(const Samples& samples, const Each& each) {
  for (const SampleArray& part : samples)
    for (Sample& sample : std::span(part.items.get(), part.room)) each(sample);
}

// Hashes are counted in buckets, so small that the table of one stays in the processor's cache.
constexpr std::size_t buckets = 256;

std::uint32_t mix(std::uint32_t hash) noexcept { return hash * 0x9E3779B1u; }
std::size_t bucket_of(std::uint32_t hash) noexcept { return mix(hash) >> 24; }

// What counting needs of a sample: it stands far from the next one of its bucket.
struct Hashed {
  std::uint32_t hash;
  std::uint32_t unit;  // later: its slot
  Sample* sample;
};

// The samples of each bucket, in order.
struct Buckets {
  std::unique_ptr<Hashed[]> samples;
  std::array<std::size_t, buckets + 1> begins{};

  [[nodiscard]] std::span<Hashed> at(std::size_t i) const {
    return {samples.get() + begins[i], begins[i + 1] - begins[i]};
  }
};

Buckets split(const Samples& samples) {
  Buckets out;
  for_each(samples, [&](const Sample& sample) { ++out.begins[bucket_of(sample.hash) + 1]; });
  for (std::size_t i = 1; i <= buckets; ++i) out.begins[i] += out.begins[i - 1];
  std::array<std::size_t, buckets> next{};
  std::copy_n(out.begins.begin(), buckets, next.begin());
  out.samples = std::make_unique_for_overwrite<Hashed[]>(out.begins[buckets]);
  for_each(samples, [&](Sample& sample) {
    out.samples[next[bucket_of(sample.hash)]++] = {sample.hash, sample.unit, &sample};
  });
  return out;
}

struct Count {
  std::uint32_t hash = 0;
  std::uint32_t units = 0;  // 0: free
  std::uint32_t last_unit = 0;
  std::uint32_t shared = 0;
};

// Counts units, not occurrences: text repeated inside one unit is compressed well without a dictionary. Numbers the
// hashes of several units; returns in how many each of them occurs.
std::vector<std::uint32_t> count_units(std::span<Hashed> samples) {
  std::vector<Count> counts(std::bit_ceil(samples.size() * 2 + 1));
  const auto slot_of = [&](std::uint32_t hash) {
    std::size_t at = mix(hash) >> 4 & (counts.size() - 1);
    while (counts[at].units != 0 && counts[at].hash != hash) at = (at + 1) & (counts.size() - 1);
    return at;
  };
  for (Hashed& sample : samples) {
    const std::size_t slot = slot_of(sample.hash);
    Count& count = counts[slot];
    if (count.units == 0 || count.last_unit != sample.unit) ++count.units;
    count.hash = sample.hash;
    count.last_unit = sample.unit;
    sample.unit = static_cast<std::uint32_t>(slot);
  }
  std::vector<std::uint32_t> units{0};
  for (const Hashed& sample : samples) {
    Count& count = counts[sample.unit];
    if (count.units >= 2 && count.shared == 0) {
      count.shared = static_cast<std::uint32_t>(units.size());
      units.push_back(count.units);
    }
    sample.sample->shared = count.shared;
  }
  return units;
}

// In how many units each hash occurs: by bucket and number.
using UnitCounts = std::vector<std::vector<std::uint32_t>>;

UnitCounts count_all_units(const Samples& samples, unsigned threads) {
  const Buckets by_hash = split(samples);
  UnitCounts counts(buckets);
  parallel_for(buckets, threads, [&](std::size_t i) { counts[i] = count_units(by_hash.at(i)); });
  return counts;
}

struct Segment {
  std::uint32_t unit = 0, begin = 0, end = 0;
  std::uint64_t saved = 0;  // samples found again in other units

  [[nodiscard]] std::uint64_t size() const noexcept { return end - begin; }
};

class SegmentFinder {
 public:
  // `counts` is used up: what a segment covers is not shared any more.
  SegmentFinder(UnitCounts counts, std::uint32_t spacing)
      : counts_(std::move(counts)), longest_bridge_(std::max(1u, longest_bridge / spacing)) {}

  void add(const Sample& sample) {
    std::uint32_t* units = sample.shared == 0 ? nullptr : &counts_[bucket_of(sample.hash)][sample.shared];
    if (units != nullptr && *units == covered && bridge_ < longest_bridge_) {
      ++bridge_;
      return;
    }
    bridge_ = 0;
    if (units == nullptr || *units == covered) {
      open_ = false;
      return;
    }
    extend(sample, *units);
    *units = covered;
  }

  [[nodiscard]] std::vector<Segment> take() { return std::move(segments_); }

 private:
  static constexpr std::uint32_t covered = 0;

  void extend(const Sample& sample, std::uint32_t units) {
    if (open_ && (segments_.back().unit != sample.unit || sample.end - segments_.back().end > longest_gap))
      open_ = false;
    if (!open_) segments_.push_back({sample.unit, sample.end - window, sample.end, 0});
    open_ = true;
    segments_.back().end = sample.end;
    segments_.back().saved += units - 1;
  }

  UnitCounts counts_;
  std::uint32_t longest_bridge_ = 0, bridge_ = 0;
  bool open_ = false;
  std::vector<Segment> segments_;
};

std::vector<Segment> find_segments(const Samples& samples, UnitCounts counts, std::uint32_t spacing) {
  SegmentFinder finder(std::move(counts), spacing);
  for_each(samples, [&](const Sample& sample) { finder.add(sample); });
  return finder.take();
}

// Best first.
void sort_by_gain(std::vector<Segment>& segments) {
  std::ranges::stable_sort(segments,
                           [](const Segment& a, const Segment& b) { return a.saved * b.size() > b.saved * a.size(); });
}
}  // namespace

std::string choose_dictionary(std::span<const std::string_view> units, const DictionaryChoice& choice, unsigned threads,
                              const TextStore& store) {
  const std::uint32_t spacing = spacing_for(units, choice.sample_spacing);
  const Samples samples = take_all_samples(units, spacing, threads, store);
  UnitCounts counts = count_all_units(samples, threads);
  std::vector<Segment> segments = find_segments(samples, std::move(counts), spacing);
  sort_by_gain(segments);
  std::size_t kept = 0, size = 0;
  while (kept < segments.size() && size + segments[kept].size() <= choice.capacity) size += segments[kept++].size();
  segments.resize(kept);
  std::string content;
  content.reserve(size);
  std::ranges::sort(segments, {}, [](const Segment& segment) { return std::pair(segment.unit, segment.begin); });
  for (const Segment& segment : segments) {
    content.append(units[segment.unit].substr(segment.begin, segment.size()));
    store.note_read_apart();
  }
  return content;
}

}  // namespace shelf::compiler
