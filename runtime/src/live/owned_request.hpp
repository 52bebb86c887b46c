// A request that outlives what it was made from, and what may be made of it: its next poll, a part of it, a step.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/request.hpp"

namespace shelf::detail {

// Views of `get()` refer into this object; not to be moved once it is made.
class OwnedRequest {
 public:
  explicit OwnedRequest(const Request& request);
  OwnedRequest(const OwnedRequest&) = delete;
  OwnedRequest& operator=(const OwnedRequest&) = delete;

  [[nodiscard]] const Request& get() const noexcept { return request_; }
  [[nodiscard]] bool same_question(const Request& other) const;  // whatever the id, the slots and the generation

  void set_covers(std::vector<SlotKey> covers);
  void set_generation(std::uint32_t generation) noexcept { request_.generation = generation; }
  void set_query(std::string_view name, std::string_view value);  // of a parameter that is there
  void set_body(Method method, std::string body);
  void set_path(std::string path);
  // Every sending has an id of its own, made of the one the request was born with and of a number.
  void rename(std::string_view salt);  // a request of its own
  void renumber(std::uint32_t number);

 private:
  std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }
  std::vector<NamedText> keep(std::span<const NamedText> texts);

  Request request_;
  std::deque<std::string> texts_;  // never changed: views stay
  std::string id_, first_id_, path_, body_;
  std::deque<std::string> query_values_;
  std::vector<NamedText> query_, parameters_;
  std::vector<SlotKey> covers_;
  std::vector<std::string_view> missing_, names_;
};

// 32 hex digits.
[[nodiscard]] std::string hash_id(std::string_view first, std::string_view second);

}  // namespace shelf::detail
