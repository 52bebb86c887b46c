// A topic or product id as look-up compares it.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include "shelf/export.hpp"

namespace shelf {

namespace detail {
struct CatalogueView;  // the runtime's own
}

// An id, read once: a number, a GUID (with or without braces, folded), or other text; blanks around it do not count.
// Made from whatever text converts to a view, so that a query takes texts; who asks the same again and again keeps the
// keys. No id is an error: what no bundle has is found in none. Belongs to no bundle. Copies are cheap, nothing is
// allocated; a key of other text refers to it, so that text must outlive the key.
class SHELF_EXPORT Key {
 public:
  constexpr Key() noexcept = default;
  template <std::convertible_to<std::string_view> Text>
  Key(const Text& id) noexcept : Key(std::string_view(id), Parse{}) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] constexpr bool empty() const noexcept { return kind_ == Kind::none; }

 private:
  friend struct detail::CatalogueView;
  enum class Kind : std::uint8_t { none, number, guid, text };
  struct Parse {};
  Key(std::string_view id, Parse) noexcept;

  // 24 bytes: who asks for many keeps as many keys in the caches.
  union {
    std::uint64_t high_ = 0;  // of a GUID
    const char* text_;        // other text
  };
  std::uint64_t low_ = 0;  // of a GUID; a number; the size of other text
  Kind kind_ = Kind::none;
};

}  // namespace shelf
