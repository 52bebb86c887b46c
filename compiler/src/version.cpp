#include "shelfc/compile.hpp"

namespace shelf::compiler {

std::string_view version() noexcept { return "0.1.0"; }

}  // namespace shelf::compiler
