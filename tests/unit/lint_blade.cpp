#include "links/lint_blade.hpp"

#include <cstdint>
#include <memory>

#include "links/blade.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

// Reports as "CODE place", for a source that is one link.
std::string lint(const std::string& source) {
  const std::size_t begin = source.find("](data-blade:") + 13;
  DiagnosticSink sink;
  Node document, link;
  link.kind = NodeKind::blade_action;
  link.where = {0, static_cast<std::uint32_t>(source.size())};
  auto blade =
      parse_blade(source.substr(begin, source.size() - begin - 1), shelf::format::ActionStyle::link, link.where, sink);
  REQUIRE(blade);
  link.blade = std::make_unique<BladeReference>(std::move(*blade));
  document.children.push_back(std::move(link));
  lint_blades(document, source, sink);
  std::string all;
  for (const Diagnostic& d : sink.diagnostics())
    all += (all.empty() ? "" : ", ") + std::string(info(d.code).name) + " " +
           source.substr(d.where.begin, d.where.end - d.where.begin);
  return all;
}

}  // namespace

TEST_CASE("lint_blades: known variables where they fit are fine, in any case") {
  CHECK(lint("[a](data-blade:Ext.Blade.id.$resourceId)").empty());
  CHECK(lint("[a](data-blade:Ext.Blade.id.$RESOURCEID.subscriptionId.$subscriptionId)").empty());
  CHECK(lint("[a](data-blade:Ext.Blade.kind.fast)").empty());
  CHECK(lint("[a](data-blade:Ext.Blade;data-blade-uri:{$domain}/#resource{$resourceIdDecoded}/keys)").empty());
}

TEST_CASE("lint_blades: an unknown variable is told at its parameter or at its place in the address") {
  CHECK(lint("[a](data-blade:Ext.Blade.id.$resourceIds)") == "LNK7 id.$resourceIds");
  CHECK(lint("[a](data-blade:Ext.Blade;data-blade-uri:{$domain}/#a/{$box}/$tray)") == "LNK7 $box, LNK7 $tray");
  CHECK(lint("[a](data-blade:Ext.Blade;data-blade-uri:https://example.com/?$filter=a&b=$)").empty());
}

TEST_CASE("lint_blades: an id of the wrong extent is told, the second of two equal ones at its own place") {
  CHECK(lint("[a](data-blade:Ext.Blade.vmId.$resourceId)") == "LNK6 vmId.$resourceId");
  CHECK(lint("[a](data-blade:Ext.Blade.subscriptionId.$resourceId)") == "LNK6 subscriptionId.$resourceId");
  CHECK(lint("[a](data-blade:Ext.Blade.hostName.$resourceId)") == "LNK6 hostName.$resourceId");
  CHECK(lint("[a](data-blade:Ext.Blade.sourceResourceId.$subscriptionId)") == "LNK6 sourceResourceId.$subscriptionId");
  CHECK(lint("[a](data-blade:Ext.Blade.sourceId.$resourceId)").empty());
}

TEST_CASE("lint_blades: the text of a link is not searched, and a link written elsewhere is told whole") {
  const std::string text = "[Ext.Blade.id.$subscriptionId](data-blade:Ext.Blade.id.$subscriptionId)";
  DiagnosticSink sink;
  Node link;
  link.kind = NodeKind::blade_action;
  link.where = {0, static_cast<std::uint32_t>(text.size())};
  link.blade = std::make_unique<BladeReference>();
  link.blade->extension = "Ext";
  link.blade->blade = "Blade";
  link.blade->parameters.emplace_back("id", "$subscriptionId");
  lint_blades(link, text, sink);
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].where.begin == text.rfind("id.$"));

  link.blade->blade = "Other";
  lint_blades(link, text, sink);
  REQUIRE(sink.diagnostics().size() == 2);
  CHECK(sink.diagnostics()[1].where == link.where);
}
