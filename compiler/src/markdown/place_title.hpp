// The title of a Markdown body: the first H1, else the heading above the header, else pageTitle.
#pragma once

#include <string>

#include "model/header.hpp"
#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Turns the first H1 into the `title` node, or puts one first. Reports MD1, MD2. Returns the title as authored; empty
// when only pageTitle gives one.
[[nodiscard]] std::string place_title(Node& document, const RawHeader& raw, const Header& header, DiagnosticSink& sink);

}  // namespace shelf::compiler
