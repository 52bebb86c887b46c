// Makes every checksum of a changed bundle right again, so that what stands behind the checksums is reached: as a
// hostile writer would. For tests only.
#pragma once

#include <zstd.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shelf/bundle.hpp"

namespace shelf::test {

class Sealer {
 public:
  // Of a whole bundle, which tells where units and frames stand.
  explicit Sealer(const std::string& good);

  // `file` differs from the good one in [begin, end) only. Checksums of units and frames there first, then those of
  // sections and the header. What no longer decompresses keeps its checksum.
  void seal(std::string& file, std::size_t begin, std::size_t end) const;

 private:
  struct Place {
    std::size_t begin = 0, end = 0;
  };
  struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  struct FreeDictionary {
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
  };
  using Dictionary = std::unique_ptr<ZSTD_DDict, FreeDictionary>;

  [[nodiscard]] Dictionary read_dictionary(const std::string& file) const;
  void seal_unit(std::string& file, Place unit, const ZSTD_DDict* dictionary) const;
  void seal_frame(std::string& file, Place frame) const;
  bool seal_content(std::string& file, std::size_t end, const std::string& frame, const ZSTD_DDict* dictionary) const;

  Place dictionary_place_;
  std::vector<Place> units_, frames_;  // frames: of attributes, and of the dictionary
  std::unique_ptr<ZSTD_DCtx, FreeContext> context_;
  Dictionary dictionary_;
  mutable std::string content_;  // room that is used again
};

}  // namespace shelf::test
