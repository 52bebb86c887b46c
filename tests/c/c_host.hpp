// A program that calls the C interface, in C++ for the tests' sake.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "shelf.h"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"

namespace shelf::test {

// A structure with its size set.
template <class Structure>
Structure make() {
  Structure out;
  std::memset(&out, 0, sizeof out);
  out.struct_size = sizeof out;
  return out;
}

inline shelf_text c_text(std::string_view text) { return {text.data(), text.size()}; }

inline int append(void* to, const char* data, std::size_t size) {
  static_cast<std::string*>(to)->append(data, size);
  return 0;
}

inline std::string sentence(const shelf_error& error) {
  std::string out(shelf_describe(&error, nullptr, 0) + 1, '\0');
  shelf_describe(&error, out.data(), out.size());
  out.pop_back();
  return out;
}

// A handle that closes itself.
template <class Handle, void (*close)(Handle**) noexcept>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle* handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Owned() { close(&handle_); }
  operator Handle*() const { return handle_; }  // NOLINT(google-explicit-constructor)
  Handle** out() { return &handle_; }

 private:
  Handle* handle_ = nullptr;
};
using CBundle = Owned<shelf_bundle, shelf_bundle_close>;
using CArticle = Owned<shelf_article, shelf_article_close>;
using CSession = Owned<shelf_session, shelf_session_close>;

// The project's own articles, compiled once.
inline const std::string& own_bundle() {
  static const std::string bytes = [] {
    compiler::Options options;
    options.sources = {SHELF_ARTICLES};
    return compiler::compile(options).bundle;
  }();
  return bytes;
}

inline CBundle open_c(const std::string& bytes) {
  CBundle bundle;
  auto error = make<shelf_error>();
  const shelf_status status = shelf_open_memory(bytes.data(), bytes.size(), nullptr, bundle.out(), &error);
  INFO(sentence(error));
  REQUIRE(status == SHELF_OK);
  return bundle;
}

inline CArticle open_c(const shelf_bundle* bundle, std::uint32_t ordinal) {
  CArticle article;
  REQUIRE(shelf_article_open(bundle, ordinal, article.out(), nullptr) == SHELF_OK);
  return article;
}

inline std::vector<std::uint32_t> found(const shelf_bundle* bundle, const shelf_query& query) {
  std::size_t count = 0;
  REQUIRE(shelf_find(bundle, &query, nullptr, 0, &count, nullptr) == SHELF_OK);
  std::vector<std::uint32_t> out(count);
  REQUIRE(shelf_find(bundle, &query, out.data(), out.size(), &count, nullptr) == SHELF_OK);
  return out;
}

inline std::uint32_t ordinal_of(const shelf_bundle* bundle, std::string_view id) {
  auto query = make<shelf_query>();
  query.article_id = c_text(id);
  const auto hits = found(bundle, query);
  REQUIRE(hits.size() == 1);
  return hits.front();
}

}  // namespace shelf::test
