// Memory for a few MB that are written at once and then only read: a copied file, an inflated dictionary.
#pragma once

#include <cstddef>

namespace shelf::detail {

// Huge pages where the system has them. For std::free(); nullptr: no memory.
[[nodiscard]] unsigned char* allocate_private(std::size_t size) noexcept;

}  // namespace shelf::detail
