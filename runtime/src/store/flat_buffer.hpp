// The only door to FlatBuffers from outside: sizes first, then the Verifier.
#pragma once

#include <cstdint>
#include <optional>

#include "shelf_format/bundle_generated.h"
#include "store/container.hpp"

namespace shelf::detail {

// A FlatBuffer ends below 2 GiB (the Verifier asserts it); ours are flat, so depth 8 is plenty.
inline std::optional<flatbuffers::Verifier> verifier_of(Bytes bytes) noexcept {
  if (bytes.size() < 8 || bytes.size() >= (std::size_t{1} << 31) - 1) return std::nullopt;
  return flatbuffers::Verifier(bytes.data(), bytes.size(), 8,
                               static_cast<flatbuffers::uoffset_t>(bytes.size() / 8 + 1));
}

// nullptr: not valid.
template <class T>
const T* verified_root(Bytes bytes) noexcept {
  auto verifier = verifier_of(bytes);
  if (!verifier || !verifier->VerifyBuffer<T>(nullptr)) return nullptr;
  return flatbuffers::GetRoot<T>(bytes.data());
}

}  // namespace shelf::detail
