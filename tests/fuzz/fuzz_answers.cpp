// Whatever a service answers: the first byte names the reader, the rest is the answer.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check_cleaned.hpp"
#include "live/answers.hpp"
#include "live/decode_references.hpp"
#include "live/shown_text.hpp"
#include "live/web_address.hpp"
#include "pattern/pattern.hpp"
#include "shelf/read_options.hpp"
#include "shelf_format/safe_text.hpp"

using namespace shelf::detail;

namespace {

// Ends the process: that is how a fuzzer is told.
void demand(bool holds) {
  if (!holds) std::abort();
}

bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = shelf::format::decode_utf8(text, at);
    const bool kept = point.value == '\n' || point.value == '\t' || point.value == 0x200c || point.value == 0x200d;
    if (!point.valid || (shelf::format::is_unprintable(point.value) && !kept)) return false;
    at += point.size;
  }
  return true;
}

void check_html(std::string_view html) {
  const std::string cleaned = clean_html(html);
  demand(cleaned.size() <= max_service_html_bytes);
  demand(cleaned.size() <= 6 * html.size());
  demand(shelf::test::is_cleaned(cleaned));
  demand(is_plain(cleaned));
  demand(clean_html(cleaned) == cleaned);
  demand(is_plain(html_to_text(html)));
  demand(is_plain(plain_markdown(html)));
  if (const auto address = check_address(decode_references(html))) {
    const auto again = check_address(address->url);
    demand(again && again->url == address->url && again->host == address->host);
  }
}

void check_findings(const DiagnosticAnswer& answer) {
  demand(answer.findings.size() == answer.raw_results.size());
  demand(is_plain(answer.status_details) && is_plain(answer.error_message));
  for (const shelf::Finding& finding : answer.findings)
    demand(shelf::test::is_cleaned(finding.html) && is_plain(finding.title) && is_plain(finding.text));
}

void check_hits(const std::vector<shelf::SearchHit>& hits) {
  demand(hits.size() <= 100);
  for (const shelf::SearchHit& hit : hits)
    demand(is_plain(hit.title) && is_plain(hit.text) && (hit.url.empty() || check_address(hit.url).has_value()));
}

// Lines: path, text property, value property, pattern, template; then the answer.
void check_options(std::string_view input) {
  shelf::Form::OptionSource source;
  for (std::string_view* part :
       {&source.path, &source.text_property, &source.value_property, &source.text_regex, &source.text_template}) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    *part = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  const auto options = shelf::read_options(source, input);
  demand(options.size() <= 500);
  for (const shelf::Option& option : options) demand(!option.value.empty() && is_plain(option.text));
}

void check_pattern(std::string_view input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const auto pattern = Pattern::compile(input.substr(0, end));
  const std::string_view text = input.substr(end);
  const auto found = pattern ? pattern->find(text) : std::nullopt;
  if (found) demand(found->data() >= text.data() && found->data() + found->size() <= text.data() + text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      for (const DiagnosticAnswer& diagnostic : read_diagnostics(input).diagnostics) check_findings(diagnostic);
      break;
    case 1:
      (void)read_metrics(input, "average");
      break;
    case 2:
      check_hits(read_search(input).hits);
      break;
    case 3:
      for (const shelf::TroubleshooterStep& step : read_troubleshooter(input).steps) demand(is_plain(step.description));
      break;
    case 4:
      for (const SolutionObject& object : read_solution(input).objects) {
        check_findings(object.diagnostic);
        check_hits(object.hits);
      }
      break;
    case 5:
      check_options(input);
      break;
    case 6:
      check_pattern(input);
      break;
    default:
      check_html(input);
  }
  (void)read_error(input);
  return 0;
}
