#include "stages/normalise_header.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "model/attribute_list.hpp"
#include "model/scopes.hpp"
#include "shelf_format/key.hpp"
#include "text/ascii.hpp"
#include "text/attribute_names.hpp"
#include "text/direction_marks.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

using format::ArticleType;
using format::AttributeName;

bool is_slug(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; });
}

bool is_guid(std::string_view id) { return format::parse_key(id).kind == format::KeyKind::guid; }

bool wants_topics(ArticleType type) {
  return type == ArticleType::generic || type == ArticleType::apollo || type == ArticleType::problem_scoping_questions;
}

// Contact data of other systems, and names that mean something elsewhere only.
bool is_useless(AttributeName name) {
  return name == AttributeName::icm_team || name == AttributeName::icm_service ||
         name == AttributeName::feedback_email || name == AttributeName::symptom_id ||
         name == AttributeName::use_as_additional_details;
}

class Normaliser {
 public:
  Normaliser(const RawHeader& raw, DiagnosticSink& sink) : raw_(raw), sink_(sink) {}

  std::optional<Header> normalise() {
    header_.strict = raw_.strict;
    name_attributes();
    if (!read_identity()) return std::nullopt;
    read_title();
    read_owner();
    if (!read_keys()) return std::nullopt;
    read_clouds();
    header_.resource_tags = read_names(AttributeName::resource_tags);
    header_.article_tags = read_names(AttributeName::article_tags);
    header_.client_ids = read_names(AttributeName::client_ids);
    auto scopes = read_scopes(find(AttributeName::service), find(AttributeName::resource), sink_);
    if (!scopes) return std::nullopt;
    header_.scopes = std::move(*scopes);
    read_display_order();
    read_flags();
    return std::move(header_);
  }

 private:
  // --- names
  void name_attributes() {
    header_.attributes.reserve(raw_.attributes.size());
    for (const RawAttribute& attribute : raw_.attributes)
      header_.attributes.push_back(
          {std::nullopt, attribute.name, attribute.value, attribute.name_span, attribute.value_span});
    // Right names first: a misspelled one does not displace the right one beside it.
    for (Attribute& attribute : header_.attributes)
      if (const auto meaning = find_attribute(attribute.authored_name); !meaning.misspelled)
        assign(attribute, meaning.name);
    for (Attribute& attribute : header_.attributes)
      if (!attribute.name) explain_name(attribute, find_attribute(attribute.authored_name));
    for (const Attribute& attribute : header_.attributes)
      if (attribute.name) check_use(attribute);
  }

  void assign(Attribute& attribute, std::optional<AttributeName> name) {
    if (!name) return;
    attribute.name = name;
    position_[static_cast<std::size_t>(*name)] =
        static_cast<std::uint8_t>(1 + (&attribute - header_.attributes.data()));
  }

  void explain_name(Attribute& attribute, AttributeMeaning meaning) {
    const std::string name = quoted(attribute.authored_name);
    if (!meaning.name) {
      sink_.report(Code::HDR11, attribute.name_span, "unknown attribute " + name + ", kept as it is");
      return;
    }
    const std::string right = quoted(format::attribute_names[static_cast<std::size_t>(*meaning.name)]);
    const bool free = find(*meaning.name) == nullptr;
    if (free) assign(attribute, meaning.name);
    sink_.report(Code::HDR11, attribute.name_span,
                 "misspelled attribute " + name + (free ? ", read as " + right : ", ignored beside " + right),
                 "type " + right);
  }

  void check_use(const Attribute& attribute) {
    if (!is_useless(*attribute.name)) return;
    const std::string name = quoted(attribute.authored_name);
    if (format::equal_folded(attribute.authored_name, attribute.value)) {
      sink_.report(Code::HDR12, attribute.value_span, "value of " + name + " is the template's own text",
                   "remove the attribute");
    } else {
      sink_.report(Code::HDR12, attribute.name_span, "nothing reads attribute " + name, "remove it");
    }
  }

  [[nodiscard]] const Attribute* find(AttributeName name) const {
    const std::size_t position = position_[static_cast<std::size_t>(name)];
    return position == 0 ? nullptr : &header_.attributes[position - 1];
  }
  // Null as well when the value is blank.
  [[nodiscard]] const Attribute* find_filled(AttributeName name) const {
    const Attribute* attribute = find(name);
    return attribute == nullptr || attribute->value.empty() ? nullptr : attribute;
  }
  // Where to point for an attribute that is missing or empty.
  [[nodiscard]] Span place_of(AttributeName name) const {
    if (const Attribute* attribute = find(name)) return attribute->name_span;
    return {raw_.span.begin, raw_.span.begin + static_cast<std::uint32_t>(std::string_view("<properties").size())};
  }
  void report_missing(Code code, AttributeName name, const std::string& consequence) {
    const std::string wanted(format::attribute_names[static_cast<std::size_t>(name)]);
    sink_.report(code, place_of(name),
                 quoted(wanted) + (find(name) == nullptr ? " is missing" : " is empty") + consequence,
                 "give " + quoted(wanted + "=\"…\""));
  }

  // --- identity
  bool read_identity() {
    const Attribute* id = find_filled(AttributeName::article_id);
    const Attribute* type = find_filled(AttributeName::self_help_type);
    if (id == nullptr) report_missing(Code::HDR13, AttributeName::article_id, "");
    if (type == nullptr) report_missing(Code::HDR13, AttributeName::self_help_type, "");
    if (id == nullptr || type == nullptr) return false;
    read_id(*id);
    read_type(*type);
    return true;
  }

  void read_id(const Attribute& attribute) {
    header_.article_id = attribute.value;
    header_.article_id_span = attribute.value_span;
    drop_direction_marks(header_.article_id, "the articleId", attribute.value_span, sink_);
    if (!is_slug(attribute.value) && !is_guid(attribute.value))
      sink_.report(Code::ID4, attribute.value_span,
                   "articleId " + quoted(attribute.value) + " has spaces or unusual characters",
                   "use letters, digits, `_`, `.` and `-`");
  }

  void read_type(const Attribute& attribute) {
    header_.type = static_cast<ArticleType>(format::find_name(format::type_names, attribute.value).value_or(0));
    if (header_.type == ArticleType::unknown)
      sink_.report(Code::HDR20, attribute.value_span,
                   "unknown selfHelpType " + quoted(attribute.value) + ", compiled as Markdown",
                   "type one of the known kinds, for example `generic`");
  }

  void read_title() {
    if (const Attribute* title = find_filled(AttributeName::page_title)) {
      header_.title = title->value;
      drop_direction_marks(header_.title, "the title", title->value_span, sink_);
    } else {
      report_missing(Code::HDR14, AttributeName::page_title, ", the first heading is used");
    }
  }

  void read_owner() {
    if (find_filled(AttributeName::ownership_id) == nullptr)
      report_missing(Code::HDR15, AttributeName::ownership_id, "");
  }

  // --- topics and products
  bool read_keys() {
    header_.topics = read_ids(AttributeName::support_topic_ids);
    header_.products = read_ids(AttributeName::product_pes_ids);
    if (!within(AttributeName::support_topic_ids, header_.topics.size(), format::max_topics_per_article)) return false;
    if (!within(AttributeName::product_pes_ids, header_.products.size(), format::max_products_per_article))
      return false;
    for (const Id& topic : header_.topics) check_topic(topic);
    if (header_.topics.empty() && wants_topics(header_.type))
      sink_.report(Code::ID8, place_of(AttributeName::support_topic_ids), "article has no support topics",
                   "list them in `supportTopicIds`");
    return true;
  }

  std::vector<Id> read_ids(AttributeName name) {
    std::vector<Id> ids;
    if (const Attribute* attribute = find_filled(name))
      for (const ListItem& item : distinct_items(*attribute, sink_))
        ids.push_back({folded(is_guid(item.text) ? format::strip_braces(item.text) : item.text), item.where});
    return ids;
  }

  bool within(AttributeName name, std::size_t count, std::uint32_t limit) {
    if (count <= limit) return true;
    sink_.report(Code::LIM1, place_of(name),
                 quoted(format::attribute_names[static_cast<std::size_t>(name)]) + " lists " + std::to_string(count) +
                     " ids, the limit is " + std::to_string(limit),
                 "split the article");
    return false;
  }

  void check_topic(const Id& topic) {
    if (std::all_of(topic.text.begin(), topic.text.end(), is_digit)) {
      if (topic.text.size() != 8)
        sink_.report(
            Code::ID5, topic.where,
            "topic id " + quoted(topic.text) + " has " + std::to_string(topic.text.size()) + " digits, expected 8",
            "check it against the list of topics");
    } else if (!is_guid(topic.text)) {
      sink_.report(Code::ID6, topic.where, "topic id " + quoted(topic.text) + " is text, expected 8 digits or a GUID",
                   "give the id of the topic, not its name");
    }
  }

  // --- clouds
  void read_clouds() {
    const Attribute* enabled = find_filled(AttributeName::cloud_environments);
    const Attribute* disabled = find_filled(AttributeName::disable_clouds);
    if (enabled == nullptr) report_missing(Code::CLD3, AttributeName::cloud_environments, ", all clouds assumed");
    bool all_known = true;
    const unsigned on = enabled == nullptr ? format::all_clouds : read_mask(*enabled, all_known);
    const unsigned off = disabled == nullptr ? 0u : read_mask(*disabled, all_known);
    header_.clouds = static_cast<std::uint8_t>(on & ~off);
    if (header_.clouds == 0 && all_known)
      sink_.report(Code::CLD2, disabled == nullptr ? place_of(AttributeName::cloud_environments) : disabled->value_span,
                   "no cloud is left, nobody will see the article", "leave at least one cloud enabled");
  }

  unsigned read_mask(const Attribute& attribute, bool& all_known) {
    unsigned mask = 0;
    for (const ListItem& item : distinct_items(attribute, sink_)) {
      if (const auto cloud = format::find_name(format::cloud_names, item.text)) {
        mask |= 1u << *cloud;
        continue;
      }
      all_known = false;
      sink_.report(Code::CLD2, item.where, "unknown cloud " + quoted(item.text),
                   "the clouds are `public`, `fairfax`, `mooncake`, `blackforest`, `usnat` and `ussec`");
    }
    return mask;
  }

  // --- filters
  std::vector<std::string> read_names(AttributeName name) {
    std::vector<std::string> names;
    if (const Attribute* attribute = find_filled(name))
      for (const ListItem& item : distinct_items(*attribute, sink_)) names.push_back(folded(item.text));
    return names;
  }

  void report_form(const Attribute& attribute, std::string_view expected, std::string help) {
    sink_.report(Code::HDR19, attribute.value_span,
                 quoted(attribute.value) + " is no value for " + quoted(attribute.authored_name) + ", expected " +
                     std::string(expected),
                 std::move(help));
  }

  void read_display_order() {
    const Attribute* attribute = find_filled(AttributeName::display_order);
    if (attribute == nullptr) return;
    const std::string& text = attribute->value;
    std::uint32_t order = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), order);
    if (error == std::errc() && end == text.data() + text.size() && order != format::no_display_order) {
      header_.display_order = order;
    } else {
      report_form(*attribute, "a whole number", "type digits only, or leave it empty");
    }
  }

  void read_flags() {
    header_.resource_required = read_flag(AttributeName::resource_required);
    static_cast<void>(read_flag(AttributeName::issue_not_listed));
    static_cast<void>(read_flag(AttributeName::mapped_to_bucket));
  }

  std::optional<bool> read_flag(AttributeName name) {
    const Attribute* attribute = find_filled(name);
    if (attribute == nullptr) return std::nullopt;
    if (format::equal_folded(attribute->value, "true")) return true;
    if (format::equal_folded(attribute->value, "false")) return false;
    report_form(*attribute, "`true` or `false`", "type one of them, or leave it empty");
    return std::nullopt;
  }

  const RawHeader& raw_;
  DiagnosticSink& sink_;
  Header header_;
  std::array<std::uint8_t, format::attribute_names.size()> position_{};  // 1 + position in attributes; 0: not there
};

}  // namespace

std::optional<Header> normalise_header(const RawHeader& raw, DiagnosticSink& sink) {
  return Normaliser(raw, sink).normalise();
}

}  // namespace shelf::compiler
