#include "stages/compress_units.hpp"

#include <zdict.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <string_view>

#include "bundle/choose_dictionary.hpp"
#include "bundle/order_by_path.hpp"
#include "bundle/zstd_frame.hpp"
#include "cache/unit_cache.hpp"
#include "parallel_for.hpp"
#include "require_memory.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {

struct Settings {
  int unit_level = 0, dictionary_level = 0, statistics_level = 0;  // of zstd
  DictionaryChoice dictionary;
};

constexpr std::size_t dictionary_capacity = 4'000'000, dictionary_tables = 4096;  // these are more than they ever take
static_assert(dictionary_capacity + dictionary_tables <= format::max_dictionary_bytes, "readers take it");

// tests/bench/STORAGE.md has what other values gave.
Settings settings_of(Level level) {
  switch (level) {
    case Level::fast:
      return {1, 3, 1, {112u << 10, 64}};
    case Level::standard:
      return {11, 10, 5, {dictionary_capacity, 4}};
    case Level::best:
      return {19, 19, 9, {dictionary_capacity, 4}};
  }
  return {};
}

using Units = std::vector<std::string_view>;

// A reader refuses what unpacks to more than max_unit_ratio times its size.
bool over_ratio(std::size_t raw, std::size_t compressed) {
  constexpr std::size_t exempt = 64u << 10;
  return raw > exempt && raw > compressed * format::max_unit_ratio;
}

// With so large a dictionary few literals are left of a unit: as they are the bundle takes 2.7 % more, and an
// article is read in 7 % less time. By its size, so that one dictionary always makes the same frames, which a cache may
// have.
constexpr std::size_t large_dictionary = 128u << 10;

// What zstd makes of a dictionary, at the most: its copy and tables to search it.
constexpr std::size_t dictionary_memory(std::size_t size) { return 24 * size + (std::size_t{1} << 20); }

// A unit once coded, and how long it was before.
struct CodedUnit {
  std::string_view bytes;
  std::size_t expanded = 0;
};

// The expanded size, then what of the frame a reader cannot make again by itself.
void append_unit(ZSTD_CCtx* context, const CodedUnit& unit, std::string_view dictionary, std::string& to) {
  std::string frame;
  const std::size_t size = compress_to(context, unit.bytes, frame);
  if (over_ratio(unit.bytes.size(), size)) {
    frame.clear();
    compress_with_small_blocks(unit.bytes, dictionary, frame);
  }
  const FrameBlock block = only_block(frame);
  const bool alone = (block.type == format::unit_raw_block || block.type == format::unit_compressed_block) &&
                     unit.bytes.size() <= format::most_block_content(unit.expanded);
  constexpr std::size_t magic_bytes = 4;
  put_leb(unit.expanded << format::unit_kind_bits | (alone ? block.type : format::unit_frame), to);
  to.append(frame, alone ? block.begin : magic_bytes);
}

struct Frames {
  std::string bytes;
  std::vector<std::uint32_t> sizes;
};

Frames join(std::span<const std::string_view> frames) {
  Frames result;
  std::size_t size = 0;
  for (const std::string_view frame : frames) size += frame.size();
  result.bytes.reserve(size);
  result.sizes.reserve(frames.size());
  for (const std::string_view frame : frames) {
    result.bytes += frame;
    result.sizes.push_back(static_cast<std::uint32_t>(frame.size()));
  }
  return result;
}

// Units in the order of paths, as they are read from first to last.
struct CodedUnits {
  std::span<const Record> records;
  std::span<const std::size_t> order;
  Units bytes;
  const TextStore& texts;  // which has them
};

// Frames of an earlier run.
struct KnownUnits {
  KnownFrames frames;
  const UnitCache& cache;

  [[nodiscard]] std::optional<std::string_view> find(std::size_t record) const {
    if (frames.empty()) return std::nullopt;
    return frames.find(cache.key_of(record));
  }
};

Frames compress_all(const CodedUnits& units, const KnownUnits* known, std::string_view dictionary, int level,
                    unsigned threads) {
  constexpr std::size_t chunk = 64;
  CompressDictionary shared;
  if (!dictionary.empty()) {
    require_memory(dictionary_memory(dictionary.size()));
    shared.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), level));
    if (shared == nullptr) throw std::bad_alloc();
  }
  TextStore made;
  Units frames(units.bytes.size());  // by record
  parallel_for_with((frames.size() + chunk - 1) / chunk, threads, [&] {
    return [&, context = make_context(), writer = TextWriter(made), frame = std::string()](std::size_t index) mutable {
      checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
      if (dictionary.size() >= large_dictionary) keep_literals(context.get());
      if (shared != nullptr) checked(ZSTD_CCtx_refCDict(context.get(), shared.get()));
      for (std::size_t i = index * chunk; i < std::min(frames.size(), (index + 1) * chunk); ++i) {
        const std::size_t record = units.order[i];
        const auto found = known != nullptr ? known->find(record) : std::nullopt;
        frame.clear();
        if (!found) append_unit(context.get(), {units.bytes[i], units.records[record].unit.size()}, dictionary, frame);
        frames[record] = found ? *found : writer.keep(frame);
        units.texts.note_read(units.bytes[i].size());
      }
    };
  });
  return join(frames);
}

// Adds the entropy tables: statistics of a part of the units are as good as those of all, and much cheaper.
std::string finish_dictionary(const std::string& content, const CodedUnits& coded, int level) {
  const Units& units = coded.bytes;
  constexpr std::size_t most_samples = 512;  // measured: 1,024 cost twice the time, and 16 KB more of bundle
  const std::size_t step = units.size() / most_samples + 1;
  std::string samples;
  // Empty: zstd skips the sample at which it finds no memory for its work, which then is this one.
  std::vector<std::size_t> sizes{0};
  for (std::size_t i = 0; i < units.size(); i += step) {
    samples.append(units[i]);
    coded.texts.note_read_apart();
    sizes.push_back(units[i].size());
  }
  std::string dictionary(content.size() + dictionary_tables, '\0');
  ZDICT_params_t parameters{};
  // Ids below 2^15 are kept for a public register.
  parameters.dictID = static_cast<unsigned>(0x8000 | (format::xxh64(content) & 0x7fff));
  parameters.compressionLevel = level;
  require_memory(dictionary_memory(content.size()));
  const std::size_t size =
      ZDICT_finalizeDictionary(dictionary.data(), dictionary.size(), content.data(), content.size(), samples.data(),
                               sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
  if (ZSTD_getErrorCode(size) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (ZDICT_isError(size) != 0) return {};  // too little content or samples: go without
  dictionary.resize(size);
  return dictionary;
}

CodedUnits code_units(std::span<const Record> records, std::span<const std::size_t> order, const Phrases& phrases,
                      unsigned threads, const TextStore& raw, TextStore& to) {
  CodedUnits coded{records, order, Units(order.size()), to};
  parallel_for_with(order.size(), threads, [&] {
    return [&, writer = TextWriter(to), scratch = std::string()](std::size_t i) mutable {
      const std::string_view unit = records[order[i]].unit;
      scratch.clear();
      phrases.code(unit, scratch);
      coded.bytes[i] = writer.keep(scratch);
      raw.note_read(unit.size());
    };
  });
  return coded;
}

Phrases settle_phrases(std::span<const Record> records, std::span<const std::size_t> order, unsigned threads,
                       const TextStore& raw, UnitCache& cache) {
  if (std::optional<Phrases> known = cache.find_phrases()) return std::move(*known);
  Units units;
  units.reserve(order.size());
  for (const std::size_t i : order) units.emplace_back(records[i].unit);
  return choose_phrases(units, threads, raw);
}

void take_known(const KnownFrames& known, const UnitCache& cache, std::size_t units, CompressedUnits& to) {
  to.dictionary = known.dictionary();
  for (std::size_t i = 0; i < units; ++i) {
    const std::string_view frame = *known.find(cache.key_of(i));
    to.sizes.push_back(static_cast<std::uint32_t>(frame.size()));
    to.frames += frame;
  }
}

// Of little text a dictionary may take more than it saves. `dictionary`: compressed.
bool drop_useless_dictionary(const CodedUnits& coded, int level, unsigned threads, std::string& dictionary,
                             Frames& frames) {
  constexpr std::size_t surely_pays = 4u << 20;  // bytes of units; below, trying both costs little
  std::size_t size = 0;
  for (const std::string_view unit : coded.bytes) size += unit.size();
  if (dictionary.empty() || size > surely_pays) return false;
  Frames without = compress_all(coded, nullptr, {}, level, threads);
  if (without.bytes.size() > dictionary.size() + frames.bytes.size()) return false;
  frames = std::move(without);
  dictionary.clear();
  return true;
}

std::vector<std::string_view> cut(const Frames& frames) {
  std::vector<std::string_view> parts;
  std::string_view left = frames.bytes;
  for (const std::uint32_t size : frames.sizes) {
    parts.push_back(left.substr(0, size));
    left.remove_prefix(size);
  }
  return parts;
}
}  // namespace

UnitPlan plan_units(std::span<const Record> records, Level level, unsigned threads, ResultCache& results,
                    const TextStore& texts) {
  std::vector<std::size_t> order = order_by_path(records);
  UnitCache cache(results, records, order, level, threads);
  Phrases phrases = settle_phrases(records, order, threads, texts, cache);
  cache.keep_phrases(phrases);
  return {std::move(order), std::move(cache), std::move(phrases)};
}

CompressedUnits compress_units(std::span<const Record> records, UnitPlan plan, Level level, unsigned threads,
                               TextStore& texts) {
  const Settings settings = settings_of(level);
  const std::vector<std::size_t>& order = plan.order;
  UnitCache& cache = plan.cache;
  CompressedUnits result;
  result.phrases = std::move(plan.phrases);
  if (const std::optional<KnownFrames> known = cache.find_all())
    return take_known(*known, cache, records.size(), result), result;

  TextStore coded_texts(texts.room());
  const CodedUnits coded = code_units(records, order, result.phrases, threads, texts, coded_texts);
  texts.clear();
  if ((result.problem = coded_texts.problem())) return result;
  const std::string content = choose_dictionary(coded.bytes, settings.dictionary, threads, coded_texts);
  std::string dictionary = finish_dictionary(content, coded, settings.statistics_level);
  const KnownUnits known{cache.find_some(dictionary), cache};
  Frames frames;
  const auto compress_dictionary = [&] {
    if (!known.frames.empty())
      result.dictionary = known.frames.dictionary();
    else if (!dictionary.empty())
      result.dictionary = compress_alone(dictionary, settings.dictionary_level);
  };
  run_all(threads, compress_dictionary,
          [&] { frames = compress_all(coded, &known, dictionary, settings.unit_level, threads); });
  if (drop_useless_dictionary(coded, settings.unit_level, threads, result.dictionary, frames)) dictionary.clear();
  cache.keep_frames(dictionary, result.dictionary, cut(frames));
  result.frames = std::move(frames.bytes);
  result.sizes = std::move(frames.sizes);
  return result;
}

}  // namespace shelf::compiler
