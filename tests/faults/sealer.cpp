#define ZSTD_STATIC_LINKING_ONLY  // for decoding what has a wrong checksum
#include "faults/sealer.hpp"

#include <cstdint>
#include <stdexcept>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"
#include "support/bundle_builder.hpp"

namespace shelf::test {

namespace {

constexpr std::size_t checksum_bytes = 4, most_content = 4u << 20;
const std::string frame_magic = "\x28\xb5\x2f\xfd";

// LEB128 at the begin of a unit: its size in bytes, and the lowest two bits. FORMAT.md has the rest.
struct UnitHead {
  std::size_t size = 0;
  unsigned kind = 0;
};
UnitHead head_of(const std::string& file, std::size_t at, std::size_t end) {
  UnitHead head{1, static_cast<unsigned>(file[at]) & 3u};
  while (head.size < 4 && at + head.size < end && (file[at + head.size - 1] & 0x80) != 0) ++head.size;
  return head;
}

std::string frame_of_block(const std::string& content, unsigned kind) {
  const auto block = static_cast<std::uint32_t>(content.size()) << 3 | kind << 1 | 1u;
  std::string frame = frame_magic + "\x04\x38";
  for (unsigned i = 0; i < 3; ++i) frame += static_cast<char>(block >> 8 * i & 0xff);
  return frame + content;
}

}  // namespace

Sealer::Sealer(const std::string& good) : context_(ZSTD_createDCtx()), content_(most_content, '\0') {
  ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_forceIgnoreChecksum, ZSTD_d_ignoreChecksum);
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(good.data(), good.size())));
  if (!bundle) throw std::logic_error("the specimen is no good bundle");
  for (const ByteRange& range : bundle->inspect()) {
    const Place place{static_cast<std::size_t>(range.offset), static_cast<std::size_t>(range.offset + range.size)};
    if (range.section == "units") units_.push_back(place);
    if (range.section == "attributes" || range.section == "dictionary") frames_.push_back(place);
    if (range.section == "dictionary") dictionary_place_ = place;
  }
  dictionary_ = read_dictionary(good);
}

Sealer::Dictionary Sealer::read_dictionary(const std::string& file) const {
  const Place& place = dictionary_place_;
  if (place.begin == place.end) return nullptr;
  const std::size_t size = ZSTD_decompressDCtx(context_.get(), content_.data(), content_.size(),
                                               file.data() + place.begin, place.end - place.begin);
  return Dictionary(ZSTD_isError(size) != 0 ? nullptr : ZSTD_createDDict(content_.data(), size));
}

bool Sealer::seal_content(std::string& file, std::size_t end, const std::string& frame,
                          const ZSTD_DDict* dictionary) const {
  const std::size_t size = ZSTD_decompress_usingDDict(context_.get(), content_.data(), content_.size(), frame.data(),
                                                      frame.size(), dictionary);
  if (ZSTD_isError(size) != 0) return false;
  const std::uint64_t checksum = format::xxh64(content_.data(), size);
  for (std::size_t i = 0; i < checksum_bytes; ++i)
    file[end - checksum_bytes + i] = static_cast<char>(checksum >> 8 * i & 0xff);
  return true;
}

void Sealer::seal_unit(std::string& file, Place unit, const ZSTD_DDict* dictionary) const {
  const UnitHead head = head_of(file, unit.begin, unit.end);
  const std::size_t begin = unit.begin + head.size;
  if (begin + checksum_bytes > unit.end) return;
  if (head.kind == 3)
    seal_content(file, unit.end, frame_magic + file.substr(begin, unit.end - begin), dictionary);
  else if (head.kind != 1)
    seal_content(file, unit.end,
                 frame_of_block(file.substr(begin, unit.end - begin - checksum_bytes), head.kind) +
                     file.substr(unit.end - checksum_bytes, checksum_bytes),
                 dictionary);
}

void Sealer::seal_frame(std::string& file, Place frame) const {
  if (frame.end - frame.begin > checksum_bytes)
    seal_content(file, frame.end, file.substr(frame.begin, frame.end - frame.begin), nullptr);
}

void Sealer::seal(std::string& file, std::size_t begin, std::size_t end) const {
  const auto touched = [&](const Place& place) { return begin < place.end && place.begin < end; };
  for (const Place& frame : frames_)
    if (touched(frame)) seal_frame(file, frame);
  // Another dictionary makes other text of every unit.
  Dictionary changed;
  const bool all = touched(dictionary_place_);
  if (all) changed = read_dictionary(file);
  for (const Place& unit : units_)
    if (all || touched(unit)) seal_unit(file, unit, all ? changed.get() : dictionary_.get());
  reseal(file);
}

}  // namespace shelf::test
