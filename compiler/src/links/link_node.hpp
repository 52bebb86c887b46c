// Links as nodes: the checked destination decides the kind.
#pragma once

#include <string_view>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Makes `node` a link, blade_action or button_link to `destination`. False when it may not be shown: text only.
bool set_destination(Node& node, std::string_view destination, DiagnosticSink& sink);

}  // namespace shelf::compiler
