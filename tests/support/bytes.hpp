// Numbers and tables as bytes of a bundle.
#pragma once

#include <flatbuffers/flatbuffers.h>

#include <cstdint>
#include <string>

namespace shelf::test {

template <class T>
void put_le(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

template <class T>
void store_le(std::string& file, std::size_t at, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) file[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
}

inline std::string bytes_of(flatbuffers::FlatBufferBuilder& builder) {
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

}  // namespace shelf::test
