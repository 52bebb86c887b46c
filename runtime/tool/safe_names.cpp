#include "safe_names.hpp"

#include <algorithm>

#include "shelf_format/names.hpp"

namespace shelf::tool {

namespace {
constexpr std::size_t max_name = 120;  // bytes; leaves room for suffix and extension below the usual 255

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

std::string folded(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), format::fold);
  return text;
}
}  // namespace

std::string safe_name(std::string_view id) {
  std::string out(id.substr(0, max_name));
  for (char& c : out)
    if (!is_safe(c)) c = '_';
  if (out.empty()) return "article";
  if (out[0] == '.') out[0] = '_';
  return out;
}

std::string NameRegister::claim(std::string_view folder, std::string_view id, std::string_view extension) {
  const std::string start = safe_name(folder) + '/' + safe_name(id);
  std::string name = start + '.' + std::string(extension);
  for (unsigned i = 2; !taken_.insert(folded(name)).second; ++i)
    name = start + '-' + std::to_string(i) + '.' + std::string(extension);
  return name;
}

}  // namespace shelf::tool
