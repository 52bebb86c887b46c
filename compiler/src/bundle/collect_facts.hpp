// Parts of the stage `encode`: what the catalogue and later stages want to know of a body.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/body.hpp"
#include "model/header.hpp"

namespace shelf::compiler {

// `resourceRequired` of a form; a string "true" or "false" counts as well.
[[nodiscard]] std::optional<bool> find_resource_required(const JsonValue& root);

// Values of every `commonSolutionArticleId`, in document order.
[[nodiscard]] std::vector<Id> find_references(const JsonValue& root);

// articleIds that CommonSolution widgets name, folded.
[[nodiscard]] std::vector<Id> find_embedded(const Node& document);

// XXH64 of the text with runs of white space read as one space, those at the ends as none.
[[nodiscard]] std::uint64_t hash_content(std::string_view text);

// Where the body begins, worked out from the places of the attributes.
[[nodiscard]] std::size_t find_body(std::string_view source, const Header& header) noexcept;

}  // namespace shelf::compiler
