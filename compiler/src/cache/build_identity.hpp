// Tells builds of the compiler apart.
#pragma once

#include <string_view>

namespace shelf::compiler {

// A hash of the compiler's sources, and of the Markdown library it was linked with, as they were when it was built.
// It does not see libraries that are exchanged without building again.
[[nodiscard]] std::string_view build_identity() noexcept;

}  // namespace shelf::compiler
