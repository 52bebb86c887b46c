#include "render/json_page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "article/json_members.hpp"

namespace shelf::detail {

namespace {

constexpr auto text_keys =
    KeySet({"title", "displayLabel", "shortDescription", "description", "documentLink", "learnMoreLink", "productLink1",
            "productLink2", "productLink3", "productLinkName1", "productLinkName2", "productLinkName3"});
using Members = JsonMembers<text_keys>;

constexpr auto heading_keys = std::to_array<Members::Key>({"title", "displayLabel", "shortDescription"});
constexpr auto paragraph_keys =
    KeySet({"description", "longDescription", "potentialBenefits", "costSavingInfo", "tip"});
constexpr auto part_keys =
    KeySet({"supportTopics", "commonProblems", "subProblems", "troubleshootingTools", "actions"});

// Addresses, each with the key of its label; the address itself: it is shown without a label.
struct LinkKeys {
  Members::Key address, label;
};
constexpr auto link_keys = std::to_array<LinkKeys>({{"documentLink", "description"},
                                                    {"learnMoreLink", "learnMoreLink"},
                                                    {"productLink1", "productLinkName1"},
                                                    {"productLink2", "productLinkName2"},
                                                    {"productLink3", "productLinkName3"}});

bool is_address(std::string_view text) noexcept {
  return text.starts_with("https://") &&
         std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '{' || c == '<'; });
}

class PageWalk {
 public:
  PageWalk(const JsonTree& tree, PageWriter& page) : tree_(tree), page_(page) {}

  void write_object(std::uint32_t object, unsigned level) {
    const Members members(tree_, object);
    const std::uint32_t heading = heading_of(members);
    if (heading != JsonTree::none) write(heading, [&] { page_.heading(heading, level); });
    const std::uint32_t end = tree_.end(object);
    std::uint32_t parts = end;  // the first; most objects have none
    for (std::uint32_t i = tree_.first(object); i != end; i = tree_.next(i)) {
      if (is_paragraph(i) && !labels_a_link(members, i)) write(i, [&] { page_.paragraph(i); });
      if (parts == end && holds_parts(i)) parts = i;
    }
    for (const LinkKeys& keys : link_keys) write_link(members, keys);
    for (; parts != end; parts = tree_.next(parts))
      if (holds_parts(parts)) write_parts(parts, heading == JsonTree::none ? level : level + 1);
  }

  [[nodiscard]] bool anything() const noexcept { return anything_; }

 private:
  template <class Function>
  void write(std::uint32_t text, Function function) {
    if (!tree_.is(text, Op::string) || tree_.text(text).empty()) return;
    function();
    anything_ = true;
  }

  static std::uint32_t heading_of(const Members& members) noexcept {
    for (const Members::Key key : heading_keys)
      if (!members.text(key).empty()) return members.member(key);
    return JsonTree::none;
  }

  bool is_paragraph(std::uint32_t member) const noexcept { return paragraph_keys.has(tree_.key_number(member)); }
  bool holds_parts(std::uint32_t member) const noexcept {  // "remediation" is not in the vocabulary
    return tree_.is(member, Op::array) &&
           (part_keys.has(tree_.key_number(member)) || tree_.has_key(member, "remediation"));
  }

  bool labels_a_link(const Members& members, std::uint32_t member) const noexcept {
    const std::uint8_t place = text_keys.place_of(tree_.key_number(member));
    return std::any_of(link_keys.begin(), link_keys.end(), [&](const LinkKeys& keys) {
      return keys.label.place() == place && is_address(members.text(keys.address));
    });
  }

  // What is no plain address (an element, a placeholder that the host fills) is shown as it is.
  void write_link(const Members& members, const LinkKeys& keys) {
    const std::uint32_t address = members.member(keys.address);
    if (!tree_.is(address, Op::string)) return;
    if (!is_address(tree_.text(address))) return write(address, [&] { page_.paragraph(address); });
    const std::string_view label = members.text(keys.label);
    page_.link(label.empty() ? tree_.text(address) : label, tree_.text(address));
    anything_ = true;
  }

  void write_parts(std::uint32_t array, unsigned level) {
    for (std::uint32_t i = tree_.first(array); i != tree_.end(array); i = tree_.next(i))
      if (tree_.is(i, Op::object)) write_object(i, level);
  }

  const JsonTree& tree_;
  PageWriter& page_;
  bool anything_ = false;
};

}  // namespace

bool write_json_page(const JsonTree& tree, PageWriter& page) {
  PageWalk walk(tree, page);
  if (tree.is(tree.root(), Op::object)) walk.write_object(tree.root(), 2);
  return walk.anything();
}

}  // namespace shelf::detail
