// An article before it is written down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "line.hpp"
#include "random.hpp"

namespace shelf::bench {

enum class Shape : std::uint8_t {  // what the selfHelpTypes look like
  generic,
  questions,
  guide_step,
  diagnostics,
  resource,
  advisor,
  rca,
  health,
  topic_list,
  guide_cover,
  apollo,
};

struct Draft {
  Shape shape = Shape::generic;
  std::string file;  // without folder and suffix
  std::string title, topic, id, clouds;
  std::vector<std::string> topics, products;
  std::string body;  // all that follows the header
};

// The articles of the line: originals and their variants for other clouds, names unique within the line.
std::vector<Draft> draft_articles(const Line& line, std::uint64_t seed);

std::string header_of(const Draft& draft, const Line& line, Random& random);

std::string markdown_body(const Draft& draft, const Line& line, Random& random);
std::string json_body(const Draft& draft, const Line& line, Random& random);

}  // namespace shelf::bench
