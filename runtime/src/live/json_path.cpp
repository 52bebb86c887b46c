#include "live/json_path.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_parts = 32, max_looks = 100'000;

struct Part {
  enum class Kind : std::uint8_t { name, index, all, anywhere } kind = Kind::name;
  std::string_view name;
  std::size_t index = 0;
};

std::string_view take_name(std::string_view& rest) noexcept {
  const std::string_view name = rest.substr(0, rest.find_first_of(".["));
  rest.remove_prefix(name.size());
  return name;
}

std::optional<Part> take_bracket(std::string_view& rest) {
  const std::size_t end = rest.find(']');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view inner = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  Part part;
  if (inner == "*") {
    part.kind = Part::Kind::all;
  } else if (inner.size() > 2 && (inner[0] == '\'' || inner[0] == '"') && inner.back() == inner[0]) {
    part.name = inner.substr(1, inner.size() - 2);
  } else {
    part.kind = Part::Kind::index;
    const auto read = std::from_chars(inner.data(), inner.data() + inner.size(), part.index);
    if (read.ec != std::errc() || read.ptr != inner.data() + inner.size()) return std::nullopt;
  }
  return part;
}

std::optional<Part> take_part(std::string_view& rest, bool first) {
  if (rest[0] == '[') return take_bracket(rest);
  Part part;
  if (rest.starts_with("..")) part.kind = Part::Kind::anywhere;
  const std::size_t dots = part.kind == Part::Kind::anywhere ? 2 : rest[0] == '.' ? 1 : 0;
  if (dots == 0 && !first) return std::nullopt;
  rest.remove_prefix(dots);
  part.name = take_name(rest);
  if (part.name == "*" && dots == 1) part.kind = Part::Kind::all;
  return part.name.empty() ? std::nullopt : std::optional(part);
}

std::optional<std::vector<Part>> read_path(std::string_view path) {
  std::vector<Part> parts;
  const bool rooted = path.starts_with('$');
  if (rooted) path.remove_prefix(1);
  while (!path.empty()) {
    const auto part = take_part(path, parts.empty() && !rooted);
    if (!part || parts.size() == max_parts) return std::nullopt;
    parts.push_back(*part);
  }
  return parts;
}

class Selection {
 public:
  explicit Selection(const Json& root) : found_{&root} {}

  void step(const Part& part) {
    std::vector<const Json*> next;
    for (const Json* value : found_) {
      if (++looks_ > max_looks) break;
      if (part.kind == Part::Kind::anywhere)
        descend(*value, part.name, next);
      else if (part.kind == Part::Kind::all)
        append_children(*value, next);
      else if (const Json* inner =
                   part.kind == Part::Kind::name ? member(*value, part.name) : element(*value, part.index))
        next.push_back(inner);
    }
    found_ = std::move(next);
  }
  std::vector<const Json*> take() { return std::move(found_); }

 private:
  static const Json* element(const Json& value, std::size_t index) {
    if (!value.is_array() || index >= value.size()) return nullptr;
    return &value.get_ref<const Json::array_t&>()[index];
  }

  void append_children(const Json& value, std::vector<const Json*>& next) {
    if (!value.is_structured()) return;
    for (const Json& child : value)
      if (++looks_ <= max_looks) next.push_back(&child);
  }

  // Every member of the name below `value`, outer ones first.
  void descend(const Json& value, std::string_view name, std::vector<const Json*>& next) {
    std::vector<const Json*> open{&value};
    while (!open.empty() && looks_ <= max_looks) {
      const Json& at = *open.back();
      open.pop_back();
      if (const Json* inner = member(at, name)) next.push_back(inner);
      const std::size_t begin = open.size();
      append_children(at, open);
      std::reverse(open.begin() + static_cast<std::ptrdiff_t>(begin), open.end());
    }
  }

  std::vector<const Json*> found_;
  std::size_t looks_ = 0;
};

}  // namespace

std::vector<const Json*> select(const Json& root, std::string_view path) {
  const auto parts = read_path(path);
  if (!parts) return {};
  Selection selection(root);
  for (const Part& part : *parts) selection.step(part);
  return selection.take();
}

}  // namespace shelf::detail
