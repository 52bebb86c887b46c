// Writes the page that in_browser.py looks at: everything that is rendered of the collection of attacks.
// usage: attack_page FOLDER PAGE          or, to put what is rendered now into the collection: attack_page FOLDER
// --update
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>

#include "markup/attack_cases.hpp"

namespace {

using namespace shelf::test;

// Each in a container of its own, with an element behind it that must stay behind it.
void write_page(const std::string& path, const std::vector<Attack>& attacks, const std::vector<Rendered>& rendered) {
  std::ofstream page(path, std::ios::binary);
  page << "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>attacks</title></head><body><main id=\"all\">\n";
  for (std::size_t i = 0; i < attacks.size(); ++i)
    page << "<section data-case=\"" << attacks[i].family << ": " << attacks[i].name << "\"><article>"
         << rendered[i].html << "</article><footer></footer></section>\n";
  page << "</main></body></html>\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("usage: attack_page FOLDER PAGE | FOLDER --update\n", stderr), 2;
  try {
    std::vector<Attack> attacks = read_attacks(arguments[1]);
    const std::vector<Rendered> rendered = render_attacks(attacks);
    if (std::string_view(arguments[2]) != "--update") return write_page(arguments[2], attacks, rendered), 0;
    for (std::size_t i = 0; i < attacks.size(); ++i) {
      attacks[i].expected = rendered[i].html;
      while (attacks[i].expected.ends_with('\n')) attacks[i].expected.pop_back();
    }
    write_attacks(arguments[1], attacks);
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "attack_page: %s\n", error.what()), 1;
  }
  return 0;
}
