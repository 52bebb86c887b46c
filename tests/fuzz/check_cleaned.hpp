// Whether HTML is what clean_html may write: nothing but its elements, each with its attributes, closed in order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::test {

class CleanedChecker {
 public:
  explicit CleanedChecker(std::string_view html) : rest_(html) {}

  bool run() {
    while (!rest_.empty()) {
      const std::size_t open = std::min(rest_.find('<'), rest_.size());
      if (rest_.substr(0, open).find_first_of(">\"'`") != std::string_view::npos) return false;  // text is escaped
      rest_.remove_prefix(open);
      if (!rest_.empty() && !tag()) return false;
    }
    return stack_.empty();
  }

 private:
  bool skip(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  std::string_view take(std::string_view letters) {
    const std::string_view taken = rest_.substr(0, rest_.find_first_not_of(letters));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool tag() {
    static constexpr std::string_view names =
        " a abbr b blockquote br caption cite code dd del details div dl dt em h3 h4 h5 h6 hr i img ins kbd li mark ol "
        "p "
        "pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr ";
    skip("<");
    const bool closes = skip("/");
    const std::string_view name = take("abcdefghijklmnopqrstuvwxyz3456");
    if (names.find(" " + std::string(name) + " ") == std::string_view::npos) return false;
    if (closes) {
      if (stack_.empty() || stack_.back() != name || !skip(">")) return false;
      stack_.pop_back();
      return true;
    }
    if (name == "details") skip(" open");
    while (skip(" "))
      if (!attribute()) return false;
    if (name != "br" && name != "hr" && name != "img" && name != "wbr") stack_.push_back(name);
    return stack_.size() <= 64 && skip(">");
  }

  bool attribute() {
    static constexpr std::string_view names =
        " href target rel title src alt width height align colspan rowspan scope start type ";
    const std::string_view name = take("abcdefghijklmnopqrstuvwxyz");
    if (names.find(" " + std::string(name) + " ") == std::string_view::npos || !skip("=\"")) return false;
    const std::size_t end = rest_.find('"');
    if (end == std::string_view::npos) return false;
    const std::string_view value = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    if (value.find_first_of("<>'`\n") != std::string_view::npos) return false;
    if (name == "src") return value.starts_with("https://");
    return name != "href" || value.starts_with("https://") || value.starts_with("http://") ||
           value.starts_with("mailto:");
  }

  std::string_view rest_;
  std::vector<std::string_view> stack_;
};

inline bool is_cleaned(std::string_view html) { return CleanedChecker(html).run(); }

}  // namespace shelf::test
