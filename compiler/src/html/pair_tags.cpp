#include "html/pair_tags.hpp"

#include <map>
#include <string_view>

namespace shelf::compiler {

std::vector<TagPair> pair_tags(std::vector<Mark>& marks) {
  std::map<std::string_view, std::vector<std::size_t>> open;  // by tag name
  std::vector<TagPair> pairs;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].kind == Mark::Kind::html_open) open[marks[i].name].push_back(i);
    if (marks[i].kind != Mark::Kind::html_close) continue;
    std::vector<std::size_t>& waiting = open[marks[i].name];
    if (waiting.empty()) continue;
    marks[i].paired = marks[waiting.back()].paired = true;
    pairs.push_back({waiting.back(), i});
    waiting.pop_back();
  }
  return pairs;
}

}  // namespace shelf::compiler
