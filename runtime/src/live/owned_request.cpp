#include "live/owned_request.hpp"

#include <algorithm>

#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

OwnedRequest::OwnedRequest(const Request& request) : request_(request) {
  id_ = first_id_ = request.request_id;
  path_ = request.http.path;
  body_ = request.http.body;
  query_ = keep(request.http.query);
  parameters_ = keep(request.blade.parameters);
  for (const auto& name : request.missing) missing_.push_back(keep(name));
  for (const auto& name : request.input.parameters) names_.push_back(keep(name));
  covers_.assign(request.covers.begin(), request.covers.end());
  for (auto* text :
       {&request_.blade.extension, &request_.blade.blade, &request_.url, &request_.search.query,
        &request_.video.video_id, &request_.video.embed_url, &request_.video.watch_url, &request_.input.form_article_id,
        &request_.input.resource_type, &request_.fallback_url, &request_.fallback_text, &request_.fallback_command})
    *text = keep(*text);
  request_.request_id = id_;
  request_.http.path = path_;
  request_.http.body = body_;
  request_.http.query = query_;
  request_.blade.parameters = parameters_;
  request_.missing = missing_;
  request_.input.parameters = names_;
  request_.covers = covers_;
}

std::vector<NamedText> OwnedRequest::keep(std::span<const NamedText> texts) {
  std::vector<NamedText> kept;
  for (const auto& text : texts) kept.push_back({keep(text.name), keep(text.value)});
  return kept;
}

bool OwnedRequest::same_question(const Request& other) const {
  const Request& own = request_;
  if (own.action != other.action || own.kind != other.kind) return false;
  if (own.action == Action::KbSearch)
    return own.search.query == other.search.query && own.search.max_results == other.search.max_results;
  return own.action == Action::Http && own.http.method == other.http.method && own.http.path == other.http.path &&
         own.http.body == other.http.body &&
         std::equal(own.http.query.begin(), own.http.query.end(), other.http.query.begin(), other.http.query.end());
}

void OwnedRequest::set_covers(std::vector<SlotKey> covers) {
  covers_ = std::move(covers);
  request_.covers = covers_;
  if (!covers_.empty()) request_.slot = covers_.front();
}

void OwnedRequest::set_query(std::string_view name, std::string_view value) {
  const auto found =
      std::find_if(query_.begin(), query_.end(), [&](const NamedText& each) { return each.name == name; });
  if (found != query_.end()) found->value = query_values_.emplace_back(value);
}

void OwnedRequest::set_body(Method method, std::string body) {
  body_ = std::move(body);
  request_.http.method = method;
  request_.http.body = body_;
  request_.idempotent = method != Method::Post;
}

void OwnedRequest::set_path(std::string path) {
  path_ = std::move(path);
  request_.http.path = path_;
}

void OwnedRequest::rename(std::string_view salt) {
  first_id_ = hash_id(first_id_, salt);
  renumber(0);
}

void OwnedRequest::renumber(std::uint32_t number) {
  id_ = number == 0 ? first_id_ : hash_id(first_id_, std::to_string(number));
  request_.request_id = id_;
}

std::string hash_id(std::string_view first, std::string_view second) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text(first);
  text.append(1, '\n').append(second);
  std::string id;
  for (const std::uint64_t seed : {0u, 1u}) {
    const std::uint64_t hash = format::xxh64(text.data(), text.size(), seed);
    for (int shift = 60; shift >= 0; shift -= 4) id += digits[hash >> shift & 15u];
  }
  return id;
}

}  // namespace shelf::detail
