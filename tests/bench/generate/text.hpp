// Sentences, lists, links: the pieces of bodies.
#pragma once

#include <cstddef>
#include <string>

#include "line.hpp"
#include "random.hpp"

namespace shelf::bench {

std::string sentence(const Line& line, Random& random);
std::string paragraph(std::size_t sentences, const Line& line, Random& random);
std::string step(const Line& line, Random& random);
std::string address(const Line& line, Random& random);
std::string blade(const Line& line, Random& random);
std::string link(const Line& line, Random& random);

// Blocks end with one blank line.
std::string numbered(std::size_t items, const Line& line, Random& random);
std::string bullets(std::size_t items, const Line& line, Random& random);
std::string link_list(std::size_t items, const Line& line, Random& random);
std::string table(const Line& line, Random& random);
std::string code(const Line& line, Random& random);
std::string token(std::string_view name);  // a replacement token with its default

}  // namespace shelf::bench
