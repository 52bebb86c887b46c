#include "lists/metric_list.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/nearest.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {
// Names of performance counters begin with `\`, those of logs with `_`.
bool begins_name(char c) { return is_alnum(c) || c == '\\' || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// True: it is a name.
bool check(std::string_view line, Span where, DiagnosticSink& sink) {
  if (!begins_name(line.front()))
    sink.report(Code::LST1, where, quoted(line) + " is no name of a metric, expected one name a line",
                "write the name alone, or `#` before a comment");
  else if (line.size() > max_metric_name_bytes)
    sink.report(Code::LST1, where,
                "name of a metric has " + std::to_string(line.size()) + " bytes, the limit is " +
                    std::to_string(max_metric_name_bytes),
                "write one name a line");
  else
    return true;
  return false;
}
}  // namespace

void MetricList::read(std::string_view text, DiagnosticSink& sink) {
  bool any = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim_wide(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty() || line.front() == '#') continue;
    const auto at = static_cast<std::uint32_t>(line.data() - text.data());
    any = true;
    if (!check(line, {at, at + static_cast<std::uint32_t>(line.size())}, sink)) return;  // the rest is hardly better
    if (!known_.insert(folded(line)).second) continue;
    names_.emplace_back(line);
    folded_.push_back(folded(line));
  }
  if (!any) sink.report(Code::LST1, {}, "list holds no name of a metric", "write one name a line");
}

bool MetricList::has(std::string_view name) const { return known_.contains(folded(name)); }

const std::string* MetricList::near(std::string_view name) const {
  const std::string wanted = folded(name.substr(0, max_metric_name_bytes));
  const std::string* found = find_nearest(folded_, wanted, std::min<std::size_t>(3, wanted.size() / 4));
  return found == nullptr ? nullptr : &names_[static_cast<std::size_t>(found - folded_.data())];
}

}  // namespace shelf::compiler
