#include "values_file.hpp"

#include <vector>

namespace shelf::tool {

std::optional<JsonError> read_values(std::string_view json, Values& values) {
  JsonReader reader(json);
  const bool good = reader.read_object([&](const std::string& name) {
    if (reader.next_is('[')) {
      std::vector<std::string> items;
      if (!reader.read_strings(items, "a list of strings")) return false;
      if (const auto refused = values.set_list(name, items)) return reader.refuse_value(describe(*refused));
      return true;
    }
    std::string value;
    if (!reader.read_string(value, "a string or a list of strings")) return false;
    if (const auto refused = values.set(name, value)) return reader.refuse_value(describe(*refused));
    return true;
  });
  if (good) return std::nullopt;
  return reader.error();
}

}  // namespace shelf::tool
