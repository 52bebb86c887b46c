// All members of one object that somebody asks for: looking for one after the other took a third of the time that a
// form takes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "article/json_tree.hpp"

namespace shelf::detail {

// A few keys of the vocabulary, each with its place among them.
template <std::size_t count_>
class KeySet {
 public:
  static constexpr std::size_t count = count_;

  constexpr KeySet(const KeyName (&keys)[count_]) {  // NOLINT(google-explicit-constructor)
    places_.fill(count);
    for (std::uint8_t place = 0; place < count; ++place) places_.at(keys[place].number()) = place;
    if (places_.back() != count) std::abort();  // does not compile: a key is not in the vocabulary
  }
  // By number in the vocabulary; `count` when it is none of them.
  [[nodiscard]] constexpr std::uint8_t place_of(std::uint32_t number) const noexcept { return places_[number]; }
  [[nodiscard]] constexpr bool has(std::uint32_t number) const noexcept { return place_of(number) != count; }
  [[nodiscard]] constexpr const KeyPlaces& places() const noexcept { return places_; }

 private:
  KeyPlaces places_{};
};

// The tree must outlive it.
template <const auto& keys>
class JsonMembers {
 public:
  // One of `keys`.
  class Key {
   public:
    consteval Key(const char* name) : place_(keys.place_of(KeyName::number_of(name))) {  // NOLINT
      if (place_ == keys.count) std::abort();  // does not compile: not one of the keys
    }
    [[nodiscard]] constexpr std::uint8_t place() const noexcept { return place_; }

   private:
    std::uint8_t place_;
  };

  // `object` may be none, or no object: then there are no members.
  JsonMembers(const JsonTree& tree, std::uint32_t object) noexcept : tree_(tree) {
    found_.fill(JsonTree::none);
    tree.find_members(object, keys.places(), found_.data());
  }

  // As JsonTree::member.
  [[nodiscard]] std::uint32_t member(Key key) const noexcept {
    const std::uint32_t i = found_[key.place()];
    return tree_.is(i, Op::null_value) ? JsonTree::none : i;
  }
  [[nodiscard]] std::string_view text(Key key) const noexcept { return tree_.text(found_[key.place()]); }
  [[nodiscard]] std::optional<bool> flag(Key key) const noexcept { return tree_.truth(found_[key.place()]); }

 private:
  const JsonTree& tree_;
  std::array<std::uint32_t, keys.count + 1> found_;  // the last: of all other keys
};

}  // namespace shelf::detail
