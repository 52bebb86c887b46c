// The audiences of all articles. They are shared by many, so that what follows from one alone is worked out once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

struct Audiences {
  std::vector<const Audience*> all;       // the records'; in order of first use; two may be equal
  std::vector<std::uint32_t> by_article;  // position in `all`
};

[[nodiscard]] Audiences collect_audiences(std::span<const Record> records);

}  // namespace shelf::compiler
