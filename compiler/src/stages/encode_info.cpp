#include "stages/encode_info.hpp"

#include <zstd.h>

#include <cstdint>
#include <vector>

#include "shelf_format/bundle_generated.h"

namespace shelf::compiler {

namespace fb = format::fb;

std::string encode_info(const BundleFacts& facts) {
  flatbuffers::FlatBufferBuilder builder;
  const auto text = [&](std::string_view value) { return builder.CreateString(value.data(), value.size()); };
  std::vector<fb::TypeCount> types;
  for (const auto& [type, articles] : facts.by_type) types.emplace_back(static_cast<std::uint32_t>(type), articles);
  const auto label = text(facts.label);
  const auto locale = text(facts.locale);
  const auto compiler = text(facts.compiler_version);
  const auto counts = builder.CreateVectorOfStructs(types);
  builder.Finish(fb::CreateInfo(builder, label, locale, compiler, ZSTD_versionNumber(), facts.clouds,
                                facts.source_bytes, facts.raw_bytes, counts));
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

}  // namespace shelf::compiler
