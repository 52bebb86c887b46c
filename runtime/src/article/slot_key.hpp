// The 16 bytes of a slot as text.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "shelf/widget.hpp"
#include "store/guid_text.hpp"

namespace shelf::detail {

// A GUID in lower case. Zeros in place of bytes that are missing.
inline SlotKey slot_key(std::string_view bytes) noexcept {
  std::array<unsigned char, guid_bytes> whole{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), whole.size()), whole.begin());
  SlotKey key{};
  static_assert(std::tuple_size_v<SlotKey> == guid_text_bytes);
  print_guid(whole.data(), false, key.data());
  return key;
}

}  // namespace shelf::detail
