#include "render/json_page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shelf::detail {

namespace {

constexpr auto heading_keys = std::to_array<KeyName>({"title", "displayLabel", "shortDescription"});
constexpr auto paragraph_keys =
    std::to_array<KeyName>({"description", "longDescription", "potentialBenefits", "costSavingInfo", "tip"});
constexpr auto part_keys = std::to_array<KeyName>(
    {"supportTopics", "commonProblems", "subProblems", "troubleshootingTools", "actions", "remediation"});

// Addresses, each with the key of its label; the address itself: it is shown without a label.
struct LinkKeys {
  KeyName address, label;
};
constexpr auto link_keys = std::to_array<LinkKeys>({{"documentLink", "description"},
                                                    {"learnMoreLink", "learnMoreLink"},
                                                    {"productLink1", "productLinkName1"},
                                                    {"productLink2", "productLinkName2"},
                                                    {"productLink3", "productLinkName3"}});

template <std::size_t N>
bool has_one_of(const JsonTree& tree, std::uint32_t member, const std::array<KeyName, N>& keys) noexcept {
  const std::uint32_t number = tree.key_number(member);
  return std::any_of(keys.begin(), keys.end(), [&](KeyName key) {
    return key.number() == number &&
           (number < format::json_keys.size() || tree.has_key(member, key));  // others: by text
  });
}

bool is_address(std::string_view text) noexcept {
  return text.starts_with("https://") && text.find_first_of(" \n{<") == std::string_view::npos;
}

class PageWalk {
 public:
  PageWalk(const JsonTree& tree, PageWriter& page) : tree_(tree), page_(page) {}

  void write_object(std::uint32_t object, unsigned level) {
    const JsonMembers members(tree_, object);
    const std::uint32_t heading = heading_of(members);
    if (heading != JsonTree::none) write(heading, [&] { page_.heading(heading, level); });
    for (std::uint32_t i = tree_.first(object); i != tree_.end(object); i = tree_.next(i))
      if (has_one_of(tree_, i, paragraph_keys) && !labels_a_link(members, i)) write(i, [&] { page_.paragraph(i); });
    for (const LinkKeys& keys : link_keys) write_link(members, keys);
    for (std::uint32_t i = tree_.first(object); i != tree_.end(object); i = tree_.next(i))
      if (tree_.is(i, Op::array) && has_one_of(tree_, i, part_keys))
        write_parts(i, heading == JsonTree::none ? level : level + 1);
  }

  [[nodiscard]] bool anything() const noexcept { return anything_; }

 private:
  template <class Function>
  void write(std::uint32_t text, Function function) {
    if (!tree_.is(text, Op::string) || tree_.text(text).empty()) return;
    function();
    anything_ = true;
  }

  static std::uint32_t heading_of(const JsonMembers& members) noexcept {
    for (const KeyName key : heading_keys)
      if (!members.text(key).empty()) return members.member(key);
    return JsonTree::none;
  }

  bool labels_a_link(const JsonMembers& members, std::uint32_t member) const noexcept {
    return std::any_of(link_keys.begin(), link_keys.end(), [&](const LinkKeys& keys) {
      return tree_.has_key(member, keys.label) && is_address(members.text(keys.address));
    });
  }

  // What is no plain address (an element, a placeholder that the host fills) is shown as it is.
  void write_link(const JsonMembers& members, const LinkKeys& keys) {
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
