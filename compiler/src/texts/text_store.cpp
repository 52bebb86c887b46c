#include "texts/text_store.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace shelf::compiler {

namespace {
constexpr std::size_t most_at_once = std::size_t{1} << 20;
constexpr std::size_t page = std::size_t{64} << 10;         // a multiple of every machine's
constexpr std::size_t most_mapped = std::size_t{16} << 20;  // of what the file has, about
}  // namespace

TextStore::Pages TextStore::begin_pages(std::size_t size) {
  // A small part of the room, so that little more than it is used.
  const std::size_t at_once = room_.folder.empty() ? most_at_once : std::clamp(room_.memory / 64, page, most_at_once);
  size = std::max(at_once / page * page, (size + page - 1) / page * page);
  void* const bytes = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (bytes == MAP_FAILED) throw std::bad_alloc();
  const Pages pages(static_cast<char*>(bytes), size);
  const std::lock_guard lock(changing_);
  pages_.push_back(pages);
  return pages;
}

void TextStore::finish_pages(Pages pages) {
  {
    const std::lock_guard lock(changing_);
    finished_ += pages.size();
    if (room_.folder.empty() || finished_ <= room_.memory || problem_) return;
  }
  std::optional<WriteError> error = file_.take(pages);
  const std::lock_guard lock(changing_);
  if (error) {
    problem_ = std::move(error);
    failed_ = true;
  } else {
    in_file_.push_back(pages);
    uses_file_ = true;
  }
}

// The file keeps the pages; reading them again maps them again.
void TextStore::count_read(std::size_t bytes) const {
  if (read_.fetch_add(bytes) + bytes < most_mapped) return;
  read_ = 0;
  const std::lock_guard lock(changing_);
  for (const Pages pages : in_file_) ::madvise(pages.data(), pages.size(), MADV_DONTNEED);
}

std::optional<WriteError> TextStore::problem() const {
  const std::lock_guard lock(changing_);
  return problem_;
}

void TextStore::clear() {
  for (const Pages pages : pages_) ::munmap(pages.data(), pages.size());
  pages_.clear();
  in_file_.clear();
  finished_ = 0;
}

std::string_view TextWriter::keep(std::string_view text) {
  if (text.empty()) return {};
  if (pages_.size() - used_ < text.size()) {
    if (!pages_.empty()) store_.finish_pages(pages_);
    pages_ = store_.begin_pages(text.size());
    used_ = 0;
  }
  char* const to = pages_.data() + used_;
  std::ranges::copy(text, to);
  used_ += text.size();
  return {to, text.size()};
}

}  // namespace shelf::compiler
