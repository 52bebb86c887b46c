// References to portal blades: `extension.blade(.param.value)*[;data-blade-uri:template]`.
#pragma once

#include <optional>
#include <string_view>

#include "model/widget.hpp"
#include "shelf_format/ops.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct BladeScheme {
  std::string_view name;  // as authored, without the colon
  format::ActionStyle style = format::ActionStyle::link;
  bool misspelled = false;
};

// The blade scheme `destination` starts with, case ignored.
[[nodiscard]] std::optional<BladeScheme> find_blade_scheme(std::string_view destination) noexcept;

// `reference` is the destination after the scheme's colon. Empty when there is no extension and blade in it.
// Reports LNK5.
[[nodiscard]] std::optional<BladeReference> parse_blade(std::string_view reference, format::ActionStyle style,
                                                        Span where, DiagnosticSink& sink);

}  // namespace shelf::compiler
