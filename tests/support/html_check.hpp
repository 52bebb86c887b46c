// A tiny, strict reader of HTML fragments: what is open must be closed, in order. Knows nothing of the renderer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::test {

inline bool is_void_element(std::string_view name) {
  return name == "br" || name == "hr" || name == "img" || name == "wbr" || name == "input";
}

// Elements in order with the names of their attributes: "p class", "/p". `br` is left out, as text may hold line
// breaks. Nothing when the fragment is no balanced HTML or a `<`, `>` or quote stands where none may.
inline std::optional<std::vector<std::string>> html_elements(std::string_view html) {
  std::vector<std::string> elements, open;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '>' || html[at] == '"') return std::nullopt;  // writers escape both in text
    if (html[at++] != '<') continue;
    const bool end = at < html.size() && html[at] == '/';
    if (end) ++at;
    std::string name;
    while (at < html.size() && html[at] != ' ' && html[at] != '>') name += html[at++];
    std::string element = (end ? "/" : "") + name;
    while (at < html.size() && html[at] == ' ') {
      ++at;
      while (at < html.size() && html[at] != '=' && html[at] != ' ' && html[at] != '>') {
        if (element.size() > 1'000) return std::nullopt;
        element += element.back() == ' ' ? "" : (html[at - 1] == ' ' ? " " : "");
        element += html[at++];
      }
      if (at >= html.size() || html[at] != '=') continue;
      if (++at >= html.size() || html[at] != '"') return std::nullopt;
      const auto close = html.find('"', at + 1);
      if (close == std::string_view::npos) return std::nullopt;
      if (html.substr(at + 1, close - at - 1).find_first_of("<>") != std::string_view::npos) return std::nullopt;
      at = close + 1;
    }
    if (at >= html.size() || html[at++] != '>' || name.empty()) return std::nullopt;
    if (name == "br") continue;
    if (end) {
      if (open.empty() || open.back() != name) return std::nullopt;
      open.pop_back();
    } else if (!is_void_element(name)) {
      open.push_back(name);
    }
    elements.push_back(std::move(element));
  }
  if (!open.empty()) return std::nullopt;
  return elements;
}

}  // namespace shelf::test
