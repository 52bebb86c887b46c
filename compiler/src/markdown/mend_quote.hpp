// Block quotes that begin with `[!NOTE]` are note boxes.
#pragma once

#include "model/node.hpp"

namespace shelf::compiler {

void mend_quote(Node& quote);

}  // namespace shelf::compiler
