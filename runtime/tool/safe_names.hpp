// File names for exported articles. Ids come from authors, so nothing of them is trusted.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace shelf::tool {

// Only [A-Za-z0-9._-], no leading dot, never empty, at most 120 bytes; other characters become `_`.
[[nodiscard]] std::string safe_name(std::string_view id);

// Names that were given out; names that differ in case only count as equal, for file systems that fold it.
class NameRegister {
 public:
  // `folder/name.extension`, with `-2`, `-3` … after the name when it is taken.
  [[nodiscard]] std::string claim(std::string_view folder, std::string_view id, std::string_view extension);

 private:
  std::set<std::string> taken_;
};

}  // namespace shelf::tool
