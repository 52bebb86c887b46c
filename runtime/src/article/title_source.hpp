// The title of an article, expanded when somebody asks for it: most pages are rendered without.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shelf/result.hpp"

namespace shelf::detail {

struct CatalogueView;
class NameBlocks;
struct Name;

struct TitleSource {
  const CatalogueView* catalogue = nullptr;
  const NameBlocks* names = nullptr;
  std::uint32_t ordinal = 0;

  // Empty where the catalogue is damaged or there is no memory. Views live as long as the bundle. Threads: from any
  // number at once.
  [[nodiscard]] Name name() const noexcept;
  // Before what cannot say why it has no name: no_memory, if that would be the reason.
  [[nodiscard]] std::optional<Error> want() const noexcept;
  // The title, if it is UTF-8 and not longer than a unit may be; else empty.
  [[nodiscard]] std::string_view text() const noexcept;
};

}  // namespace shelf::detail
