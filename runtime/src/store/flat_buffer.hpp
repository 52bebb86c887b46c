// The only door to FlatBuffers from outside: sizes first, then the Verifier.
#pragma once

#include <cstdint>

#include "shelf_format/bundle_generated.h"
#include "store/container.hpp"

namespace shelf::detail {

// A FlatBuffer ends below 2 GiB (the Verifier asserts it); ours are flat, so depth 8 is plenty. nullptr: not valid.
template <class T>
const T* verified_root(Bytes bytes) noexcept {
  if (bytes.size() < 8 || bytes.size() >= (std::size_t{1} << 31) - 1) return nullptr;
  flatbuffers::Verifier verifier(bytes.data(), bytes.size(), 8,
                                 static_cast<flatbuffers::uoffset_t>(bytes.size() / 8 + 1));
  if (!verifier.VerifyBuffer<T>(nullptr)) return nullptr;
  return flatbuffers::GetRoot<T>(bytes.data());
}

template <class T>
std::span<const T> struct_span(const flatbuffers::Vector<const T*>* v) noexcept {
  return {reinterpret_cast<const T*>(v->Data()), v->size()};
}

}  // namespace shelf::detail
