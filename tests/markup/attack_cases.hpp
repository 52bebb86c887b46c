// The collection of attacks in attacks/: one file for each class, in it cases of this form:
//
//   == name            or: == name [bytes], when \xNN in the input stands for a byte
//   what an author, a value or a service says
//   -- html
//   what is rendered; nothing when the article is refused
//
// header_attributes are page titles, values are values of a token, service_html is what a service answers; all others
// are bodies of articles.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shelf::test {

struct Attack {
  std::string family, name;
  std::string written;  // as in the file
  std::string input;    // its bytes
  bool bytes = false;
  std::string expected;
};

[[nodiscard]] std::vector<Attack> read_attacks(const std::filesystem::path& folder);
// Rewrites the files with `expected` of each attack.
void write_attacks(const std::filesystem::path& folder, const std::vector<Attack>& attacks);

struct Rendered {
  std::string html, text, ansi, markdown, json;
  bool refused = false;  // the compiler left the article out
};

// In the order of the attacks. Bodies and titles are compiled together, as a folder of articles is.
[[nodiscard]] std::vector<Rendered> render_attacks(const std::vector<Attack>& attacks);

}  // namespace shelf::test
