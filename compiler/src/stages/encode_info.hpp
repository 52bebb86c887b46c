// Stage 9a: the section `info`: what a bundle says about itself.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

struct BundleFacts {
  std::string_view label, locale, compiler_version;
  std::uint8_t clouds = 0;                               // compiled for
  std::uint64_t source_bytes = 0;                        // of all sources read
  std::uint64_t raw_bytes = 0;                           // of all units before compression
  std::map<format::ArticleType, std::uint32_t> by_type;  // number of articles
};

// The FlatBuffer `Info`. The version of the zstd library is added here.
[[nodiscard]] std::string encode_info(const BundleFacts& facts);

}  // namespace shelf::compiler
