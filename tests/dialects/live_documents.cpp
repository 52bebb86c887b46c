// Prints an invented article in both service dialects with its widgets in every state, one JSON object on a line:
// {"dialect", "what", "document"}. Exit status: 0, or 1 when something could not be rendered.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"

using namespace shelf;

namespace {

constexpr const char* source = R"(<properties
  pageTitle="Lamps"
  articleId="lamps"
  selfHelpType="Apollo"
  supportTopicIds="1f1e2d3c-0000-4000-8000-000000000001"
  productPesIds="1"
  cloudEnvironments="public"
  ownershipId="Tests" />
# Lamps

<insight>
<symptomId>LampOff,LampDim</symptomId>
<executionText>Looking</executionText>
<timeoutText>Too slow</timeoutText>
<noResultText>All is well</noResultText>
</insight>

These pages may help:

<azureKB>
</azureKB>

:::More:::

<insight>
<symptomId>SocketDead</symptomId>
<executionText>Measuring</executionText>
<timeoutText>Too slow</timeoutText>
<noResultText>There is power</noResultText>
</insight>
)";

std::string compile() {
  std::string name = (std::filesystem::temp_directory_path() / "shelf-live-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return {};
  std::ofstream(name + "/lamps.md", std::ios::binary) << source;
  compiler::Options options;
  options.sources = {name};
  options.threads = 1;
  std::string bundle = compiler::compile(options).bundle;
  std::filesystem::remove_all(name);
  return bundle;
}

SlotState state_of(const Widget& widget, State at, std::size_t symptom) {
  SlotState state;
  state.slot = widget.slot;
  state.state = at;
  state.missing = {"TankId", "Colour"};
  state.estimated_minutes = symptom == 0 ? 0 : 12;
  if (at != State::Results) return state;
  if (widget.kind == WidgetKind::KbSearch) {
    state.hits.push_back({"Lamps", "All about lamps", "https://docs.example/lamps", "docs.example", true, false, 1});
    state.hits.push_back({"Help!", "", "javascript:alert(1)", "", false, false, 2, "k-2", "Forum", "Low"});
    state.hits.push_back({"Sockets", "", "", "", true, true, 3});
    return state;
  }
  state.solution_id = symptom == 0 ? "LampOff" : "lampdim";
  for (const Severity severity : {Severity::Critical, Severity::Other}) {
    Finding& finding = state.findings.emplace_back();
    finding.id = "a\"b";
    finding.title = "A <b>";
    finding.severity = severity;
    finding.html = severity == Severity::Critical ? "<p>Cleaned</p>" : "<script>";
    finding.text = "Plain & simple";
  }
  return state;
}

bool print(const Article& article, Format format, const char* what, const std::vector<SlotState>& states) {
  RenderOptions options;
  options.states = states;
  std::string document;
  if (!article.render(format, document, options)) return false;
  std::printf("{\"dialect\":\"%s\",\"what\":\"%s\",\"document\":%s}\n", std::string(name(format)).c_str(), what,
              document.c_str());
  return true;
}

}  // namespace

int main() {
  const std::string bytes = compile();
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes)));
  if (!bundle) return 1;
  const auto article = bundle->article(ArticleRef{0});
  if (!article) return 1;
  const WidgetList widgets = article->widgets();
  for (std::uint8_t at = 0; at < state_count; ++at) {
    for (const std::size_t symptom : {0u, 1u}) {
      std::vector<SlotState> states;
      for (const Widget& widget : widgets) states.push_back(state_of(widget, static_cast<State>(at), symptom));
      if (symptom == 1) {  // some are under way, and the service has more to offer
        states.back().state = State::Running;
        SlotState& added = states.emplace_back();
        added.kind = WidgetKind::Troubleshooter;
        added.solution_id = "t-1";
        added.title = "Find the fault";
      }
      const std::string what(name(static_cast<State>(at)));
      for (const Format format : {Format::help, Format::apollo})
        if (!print(*article, format, what.c_str(), states)) return 1;
    }
  }
  return 0;
}
