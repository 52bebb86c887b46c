#include "shelf/read_options.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "live/json_path.hpp"
#include "live/json_value.hpp"
#include "live/shown_text.hpp"
#include "pattern/pattern.hpp"

namespace shelf {

namespace {

using detail::Json;

constexpr std::size_t max_options = 500;
constexpr std::size_t max_text_bytes = 1024, max_value_bytes = 4096;
constexpr std::size_t max_search = 128u << 20;  // steps of one pattern: 500 ids take less than a hundredth

std::string_view trimmed(std::string_view text) noexcept {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string_view cut(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// Text of a property: a string, number or flag at `path`, as its pattern picks it.
class PropertyReader {
 public:
  explicit PropertyReader(std::string_view pattern) {
    if (!pattern.empty()) pattern_ = detail::Pattern::compile(pattern);
  }

  [[nodiscard]] std::string read(const Json& item, std::string_view path) {
    std::string text = plain(item, trimmed(path));
    if (!pattern_) return text;
    searched_ += pattern_->cost(text);
    const auto picked = searched_ <= max_search ? pattern_->find(text) : std::nullopt;
    return picked && !picked->empty() ? std::string(*picked) : text;
  }

 private:
  static std::string plain(const Json& item, std::string_view path) {
    if (item.is_string()) return item.get_ref<const std::string&>();  // a list of plain texts
    const auto found = detail::select(item, path);
    if (found.empty() || found[0]->is_structured() || found[0]->is_null()) return {};
    return found[0]->is_string() ? found[0]->get_ref<const std::string&>() : found[0]->dump();
  }

  std::optional<detail::Pattern> pattern_;
  std::size_t searched_ = 0;
};

// `{displayName} ({id})`: a name that is no property becomes nothing; a brace without its partner stays.
std::string fill_template(std::string_view text_template, const Json& item, PropertyReader& texts) {
  std::string out;
  while (!text_template.empty() && out.size() <= max_text_bytes) {
    const std::size_t open = text_template.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text_template.find('}', open);
    if (close == std::string_view::npos) return out.append(text_template);
    out += text_template.substr(0, open);
    out += cut(texts.read(item, text_template.substr(open + 1, close - open - 1)), max_text_bytes);
    text_template.remove_prefix(close + 1);
  }
  return out;
}

// The first of `a,b` that has a text.
std::string first_text(std::string_view properties, const Json& item, PropertyReader& texts) {
  for (;;) {
    const std::size_t comma = std::min(properties.find(','), properties.size());
    std::string text = texts.read(item, properties.substr(0, comma));
    if (!text.empty() || comma == properties.size()) return text;
    properties.remove_prefix(comma + 1);
  }
}

class OptionReader {
 public:
  explicit OptionReader(const Form::OptionSource& source)
      : source_(source), texts_(source.text_regex), values_(source.value_regex) {}

  void append(const Json& item, std::vector<Option>& out) {
    if (!item.is_object() && !item.is_string()) return;
    std::string text = source_.text_template.empty() ? first_text(source_.text_property, item, texts_)
                                                     : fill_template(source_.text_template, item, texts_);
    Option option;
    option.value = values_.read(item, source_.value_property.empty() ? source_.text_property : source_.value_property);
    if (option.value.empty() || option.value.size() > max_value_bytes) return;
    option.text = detail::shown_line(cut(text, max_text_bytes));
    if (option.text.empty()) option.text = detail::shown_line(cut(option.value, max_text_bytes));
    out.push_back(std::move(option));
  }

 private:
  const Form::OptionSource& source_;
  PropertyReader texts_, values_;
};

}  // namespace

std::vector<Option> read_options(const Form::OptionSource& source, std::string_view json) {
  std::vector<Option> out;
  const auto answer = detail::parse_answer(json);
  if (!answer) return out;
  OptionReader reader(source);
  for (const Json* found : detail::select(*answer, source.path)) {
    if (!found->is_array())
      reader.append(*found, out);
    else
      for (const Json& item : found->get_ref<const Json::array_t&>())
        if (out.size() < max_options) reader.append(item, out);
    if (out.size() >= max_options) break;
  }
  return out;
}

}  // namespace shelf
