#include "links/link_node.hpp"

#include <memory>
#include <utility>

#include "links/links.hpp"

namespace shelf::compiler {

bool set_destination(Node& node, std::string_view destination, DiagnosticSink& sink) {
  Destination found = classify_link(destination, node.where, sink);
  switch (found.kind) {
    case Destination::Kind::refused:
      return false;
    case Destination::Kind::web:
      node.kind = NodeKind::link;
      node.url = std::move(found.url);
      return true;
    case Destination::Kind::button:
      node.kind = NodeKind::button_link;
      node.url = std::move(found.url);
      node.text.clear();
      return true;
    case Destination::Kind::blade:
      node.kind = NodeKind::blade_action;
      node.url.clear();
      node.text.clear();
      node.blade = std::make_unique<BladeReference>(std::move(found.blade));
      return true;
  }
  return false;
}

}  // namespace shelf::compiler
