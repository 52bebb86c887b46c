#include "live/answers.hpp"
#include "live/service_objects.hpp"

namespace shelf::detail {

ErrorAnswer read_error(std::string_view json) {
  const auto value = parse_answer(json);
  if (!value) return {};
  const Json* inner = member(*value, "error");
  const Json& error = inner != nullptr ? *inner : *value;
  return {shown_member(error, "code"), plain_member(error, "message")};
}

}  // namespace shelf::detail
