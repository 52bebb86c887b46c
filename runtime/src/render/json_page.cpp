#include "render/json_page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shelf::detail {

namespace {

constexpr auto heading_keys = std::to_array<std::string_view>({"title", "displayLabel", "shortDescription"});
constexpr auto paragraph_keys =
    std::to_array<std::string_view>({"description", "longDescription", "potentialBenefits", "costSavingInfo", "tip"});
constexpr auto part_keys = std::to_array<std::string_view>(
    {"supportTopics", "commonProblems", "subProblems", "troubleshootingTools", "actions", "remediation"});

// Addresses, each with the key of its label. Without a label the address is shown.
struct LinkKeys {
  std::string_view address, label;
};
constexpr auto link_keys = std::to_array<LinkKeys>({{"documentLink", "description"},
                                                    {"learnMoreLink", ""},
                                                    {"productLink1", "productLinkName1"},
                                                    {"productLink2", "productLinkName2"},
                                                    {"productLink3", "productLinkName3"}});

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& keys, std::string_view key) noexcept {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_address(std::string_view text) noexcept {
  return text.starts_with("https://") && text.find_first_of(" \n{<") == std::string_view::npos;
}

class PageWalk {
 public:
  PageWalk(const JsonTree& tree, PageWriter& page) : tree_(tree), page_(page) {}

  void write_object(std::uint32_t object, unsigned level) {
    const std::uint32_t heading = heading_of(object);
    if (heading != JsonTree::none) write(heading, [&] { page_.heading(heading, level); });
    for (std::uint32_t i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i)) {
      const std::string_view key = tree_.at(i).key;
      if (contains(paragraph_keys, key) && !labels_a_link(object, key)) write(i, [&] { page_.paragraph(i); });
    }
    for (const LinkKeys& keys : link_keys) write_link(object, keys);
    for (std::uint32_t i = tree_.first(object); i < tree_.at(object).end; i = tree_.next(i))
      if (tree_.is(i, Op::array) && contains(part_keys, tree_.at(i).key))
        write_parts(i, heading == JsonTree::none ? level : level + 1);
  }

  [[nodiscard]] bool anything() const noexcept { return anything_; }

 private:
  template <class Function>
  void write(std::uint32_t text, Function function) {
    if (!tree_.is(text, Op::string) || tree_.at(text).text.empty()) return;
    function();
    anything_ = true;
  }

  std::uint32_t heading_of(std::uint32_t object) const noexcept {
    for (const std::string_view key : heading_keys)
      if (!tree_.text(object, key).empty()) return tree_.member(object, key);
    return JsonTree::none;
  }

  bool labels_a_link(std::uint32_t object, std::string_view key) const noexcept {
    return std::any_of(link_keys.begin(), link_keys.end(), [&](const LinkKeys& keys) {
      return keys.label == key && is_address(tree_.text(object, keys.address));
    });
  }

  // What is no plain address (an element, a placeholder that the host fills) is shown as it is.
  void write_link(std::uint32_t object, const LinkKeys& keys) {
    const std::uint32_t address = tree_.member(object, keys.address);
    if (!tree_.is(address, Op::string)) return;
    if (!is_address(tree_.at(address).text)) return write(address, [&] { page_.paragraph(address); });
    const std::string_view label = tree_.text(object, keys.label);
    page_.link(label.empty() ? tree_.at(address).text : label, tree_.at(address).text);
    anything_ = true;
  }

  void write_parts(std::uint32_t array, unsigned level) {
    for (std::uint32_t i = tree_.first(array); i < tree_.at(array).end; i = tree_.next(i))
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
