#include "stages/compress_units.hpp"

#include <zdict.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string_view>

#include "bundle/choose_dictionary.hpp"
#include "bundle/zstd_handles.hpp"
#include "parallel_for.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {

struct Settings {
  int unit_level = 0, dictionary_level = 0, statistics_level = 0;  // of zstd
  std::size_t dictionary_bytes = 0;                                // most content
};

// Measured on 15,585 articles (27 MB of units): standard 1.9 s of processor time; level 9 saves 0.6 s and costs 183 KB.

Settings settings_of(Level level) {
  switch (level) {
    case Level::fast:
      return {1, 3, 1, 112u << 10};
    case Level::standard:
      return {11, 12, 5, 3'000'000};
    case Level::best:
      return {16, 19, 9, 3'000'000};
  }
  return {};
}

using Units = std::vector<std::string_view>;

// zstd fails only when it is out of memory or misused; both end the process, as allocation does.
std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) std::abort();
  return result;
}

CompressContext make_context() {
  CompressContext context(ZSTD_createCCtx());
  if (context == nullptr) std::abort();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 1));
  return context;
}

std::size_t compress_to(ZSTD_CCtx* context, std::string_view from, std::string& to) {
  const std::size_t begin = to.size();
  to.resize(begin + ZSTD_compressBound(from.size()));
  const std::size_t size =
      checked(ZSTD_compress2(context, to.data() + begin, to.size() - begin, from.data(), from.size()));
  to.resize(begin + size);
  return size;
}

bool over_ratio(std::size_t raw, std::size_t compressed) {
  constexpr std::size_t exempt = 64u << 10;
  return raw > exempt && raw > compressed * format::max_unit_ratio;
}

// A reader refuses what unpacks to more than max_unit_ratio times its size. Blocks of 1 KiB, each of at least 4 bytes,
// stay below that whatever they hold.
std::size_t compress_with_small_blocks(std::string_view from, std::string_view dictionary, std::string& to) {
  const CompressContext context = make_context();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1));
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, 10));
  if (!dictionary.empty()) checked(ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size()));
  return compress_to(context.get(), from, to);
}

CompressedUnits compress_all(const Units& units, std::string_view dictionary, int level, unsigned threads) {
  constexpr std::size_t chunk = 64;
  CompressDictionary shared;
  if (!dictionary.empty()) shared.reset(ZSTD_createCDict(dictionary.data(), dictionary.size(), level));
  std::vector<std::string> parts((units.size() + chunk - 1) / chunk);
  CompressedUnits result;
  result.sizes.resize(units.size());
  parallel_for_with(parts.size(), threads, [&] {
    return [&, context = make_context()](std::size_t index) {
      checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
      if (shared != nullptr) checked(ZSTD_CCtx_refCDict(context.get(), shared.get()));
      std::string& part = parts[index];
      for (std::size_t i = index * chunk; i < std::min(units.size(), (index + 1) * chunk); ++i) {
        const std::size_t before = part.size();
        std::size_t size = compress_to(context.get(), units[i], part);
        if (over_ratio(units[i].size(), size)) {
          part.resize(before);
          size = compress_with_small_blocks(units[i], dictionary, part);
        }
        result.sizes[i] = static_cast<std::uint32_t>(size);
      }
    };
  });
  for (const std::string& part : parts) result.frames += part;
  return result;
}

// Adds the entropy tables: statistics of a part of the units are as good as those of all, and much cheaper.
std::string finish_dictionary(const std::string& content, const Units& units, int level) {
  constexpr std::size_t most_samples = 1024;
  const std::size_t step = units.size() / most_samples + 1;
  std::string samples;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < units.size(); i += step) {
    samples.append(units[i]);
    sizes.push_back(units[i].size());
  }
  constexpr std::size_t tables = 4096;  // more than they ever take
  std::string dictionary(content.size() + tables, '\0');
  ZDICT_params_t parameters{};
  // Two bytes in every frame. Ids below 2^15 are kept for a public register, those up to 2^16 cost no third byte.
  parameters.dictID = static_cast<unsigned>(0x8000 | (format::xxh64(content) & 0x7fff));
  parameters.compressionLevel = level;
  const std::size_t size =
      ZDICT_finalizeDictionary(dictionary.data(), dictionary.size(), content.data(), content.size(), samples.data(),
                               sizes.data(), static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size) != 0) return {};  // too little content or samples: go without
  dictionary.resize(size);
  return dictionary;
}

std::string compress_dictionary(std::string_view dictionary, int level) {
  const CompressContext context = make_context();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
  std::string frame;
  compress_to(context.get(), dictionary, frame);
  return frame;
}

std::size_t total_size(const CompressedUnits& units) { return units.dictionary.size() + units.frames.size(); }
}  // namespace

CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads) {
  const Settings settings = settings_of(level);
  Units units;
  for (const Record& record : records) units.emplace_back(record.unit);
  const std::size_t raw_size = std::accumulate(units.begin(), units.end(), std::size_t{0},
                                               [](auto sum, auto unit) { return sum + unit.size(); });

  const std::string content = choose_dictionary(units, settings.dictionary_bytes);
  const std::string dictionary = finish_dictionary(content, units, settings.statistics_level);
  CompressedUnits with = compress_all(units, dictionary, settings.unit_level, threads);
  if (dictionary.empty()) return with;
  with.dictionary = compress_dictionary(dictionary, settings.dictionary_level);

  constexpr std::size_t surely_pays = 4u << 20;  // bytes of units; below, trying both costs little
  if (raw_size > surely_pays) return with;
  CompressedUnits without = compress_all(units, {}, settings.unit_level, threads);
  return total_size(without) <= total_size(with) ? without : with;
}

}  // namespace shelf::compiler
