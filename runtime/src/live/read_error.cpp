#include "live/answers.hpp"
#include "live/json_value.hpp"

namespace shelf::detail {

ErrorAnswer read_error(std::string_view json) {
  const auto value = parse_answer(json);
  if (!value) return {};
  const Json* inner = member(*value, "error");
  const Json& error = inner != nullptr ? *inner : *value;
  return {string_member(error, "code"), string_member(error, "message")};
}

}  // namespace shelf::detail
