// Errors, names and the library's version, for C.
#include <algorithm>
#include <cstring>
#include <string>

#include "c/calls.hpp"
#include "shelf/format.hpp"
#include "shelf/version.hpp"
#include "shelf/vocabulary.hpp"

namespace shelf::c {

bool is_sound(const shelf_error* error) noexcept {
  return error == nullptr || (error->struct_size >= sizeof *error && error->struct_size <= 4096);
}

void report(const Error& error, shelf_error* to) noexcept {
  if (to == nullptr) return;
  to->status = static_cast<shelf_status>(error.code);
  to->system_error = error.sys;
  to->part = error.part.data();  // parts are literals
  to->offset = error.offset;
  to->bound = error.bound;
}

namespace {

// Views of literals, which a NUL stands behind.
const char* literal(std::string_view text) noexcept { return text.data(); }

Error from_caller(const shelf_error& error) {
  Error out;
  out.code = static_cast<Errc>(error.status);
  out.part = error.part == nullptr ? std::string_view() : std::string_view(error.part);
  out.offset = error.offset;
  out.bound = error.bound;
  out.sys = error.system_error;
  return out;
}

// As much of the sentence as fits with its NUL.
void copy_sentence(std::string_view sentence, char* buffer, std::size_t capacity) noexcept {
  if (buffer == nullptr || capacity == 0) return;
  const std::size_t size = std::min(sentence.size(), capacity - 1);
  std::memcpy(buffer, sentence.data(), size);
  buffer[size] = '\0';
}

std::string_view sentence_without_memory(const shelf_error& error) noexcept {
  return name(static_cast<Errc>(error.status));
}

}  // namespace
}  // namespace shelf::c

using namespace shelf;
using namespace shelf::c;

const char* shelf_status_name(shelf_status status) noexcept {
  return status == SHELF_OK ? "ok" : literal(name(static_cast<Errc>(status)));
}

size_t shelf_describe(const shelf_error* error, char* buffer, size_t capacity) noexcept {
  if (error == nullptr || !is_sound(error) || error->status == SHELF_OK) {
    const std::string_view nothing = error != nullptr && is_sound(error) ? "no error" : "no structure of an error";
    copy_sentence(nothing, buffer, capacity);
    return nothing.size();
  }
  std::size_t size = 0;
  const auto failed = detail::or_no_memory("sentence", [&]() -> std::optional<Error> {
    const std::string sentence = describe(from_caller(*error));
    copy_sentence(sentence, buffer, capacity);
    size = sentence.size();
    return std::nullopt;
  });
  if (!failed) return size;
  const std::string_view sentence = sentence_without_memory(*error);
  copy_sentence(sentence, buffer, capacity);
  return sentence.size();
}

const char* shelf_version(void) noexcept { return literal(library_version()); }

int shelf_to_buffer(void* buffer, const char* data, size_t size) noexcept {
  auto* const to = static_cast<shelf_buffer*>(buffer);
  if (to == nullptr || (to->data == nullptr && to->capacity > 0)) return 1;
  if (to->size < to->capacity) std::memcpy(to->data + to->size, data, std::min(size, to->capacity - to->size));
  to->size += size;
  return 0;
}

shelf_cloud shelf_cloud_of(shelf_text text) noexcept {
  const auto cloud = text.data == nullptr ? std::nullopt : parse_cloud({text.data, text.size});
  return cloud ? static_cast<shelf_cloud>(*cloud) + 1 : shelf_cloud{SHELF_ANY_CLOUD};
}

const char* shelf_cloud_name(shelf_cloud cloud) noexcept {
  if (cloud < SHELF_CLOUD_PUBLIC || cloud > SHELF_CLOUD_USSEC) return "unknown";
  return literal(name(static_cast<Cloud>(cloud - 1)));
}

shelf_article_type shelf_article_type_of(shelf_text text) noexcept {
  const auto type = text.data == nullptr ? std::nullopt : parse_article_type({text.data, text.size});
  return type ? static_cast<shelf_article_type>(*type) : shelf_article_type{SHELF_TYPE_UNKNOWN};
}

const char* shelf_article_type_name(shelf_article_type type) noexcept {
  if (type > SHELF_TYPE_PARTNER_CENTER_QUICK_START) return "unknown";
  return literal(name(static_cast<ArticleType>(type)));
}

const char* shelf_format_name(shelf_format format) noexcept {
  if (format > SHELF_APOLLO) return "unknown";
  return literal(name(static_cast<Format>(format)));
}
