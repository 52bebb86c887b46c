// Parts of the stage `encode`: each kind of body to operations.
#pragma once

#include "bundle/op_writer.hpp"
#include "model/body.hpp"

namespace shelf::compiler {

// Blocks and inlines, in order. Stops early once the writer says that it is too deep.
void encode_nodes(const std::vector<Node>& nodes, OpWriter& writer, SlotKeys& slots);

// One JSON value with its rich text and visibility programs.
void encode_json(const JsonValue& value, OpWriter& writer, SlotKeys& slots);

}  // namespace shelf::compiler
