// Many texts that stay where they are until the store goes: in memory, and what is over the room for them in a file
// without a name that is mapped. Whoever reads them need not know which.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "texts/scratch_file.hpp"

namespace shelf::compiler {

struct TextRoom {
  std::string folder;      // for the file; empty: everything stays in memory
  std::size_t memory = 0;  // bytes before the file is used
};

class TextStore {
 public:
  TextStore() : TextStore(TextRoom{}) {}
  explicit TextStore(TextRoom room) : room_(std::move(room)), file_(room_.folder) {}
  ~TextStore() { clear(); }
  TextStore(const TextStore&) = delete;
  TextStore& operator=(const TextStore&) = delete;

  [[nodiscard]] const TextRoom& room() const noexcept { return room_; }

  // To be told by whoever reads many texts: from time to time what was mapped for that is let go.
  void note_read(std::size_t bytes) const {
    if (uses_file()) count_read(bytes);
  }
  // The same for a text that does not stand behind the one before: with it come the pages around it.
  void note_read_apart() const { note_read(std::size_t{64} << 10); }

  [[nodiscard]] bool uses_file() const noexcept { return uses_file_.load(std::memory_order_relaxed); }
  // Why there are texts in memory that there was no room for.
  [[nodiscard]] std::optional<WriteError> problem() const;
  [[nodiscard]] bool failed() const noexcept { return failed_.load(std::memory_order_relaxed); }

  // All texts go.
  void clear();

 private:
  friend class TextWriter;
  using Pages = std::span<char>;

  [[nodiscard]] Pages begin_pages(std::size_t size);
  void finish_pages(Pages pages);
  void count_read(std::size_t bytes) const;

  TextRoom room_;
  ScratchFile file_;
  std::atomic<bool> uses_file_{false}, failed_{false};
  mutable std::atomic<std::size_t> read_{0};  // bytes since what was mapped was let go
  mutable std::mutex changing_;               // what follows
  std::vector<Pages> pages_, in_file_;        // all of them; those of them that the file has
  std::size_t finished_ = 0;                  // bytes
  std::optional<WriteError> problem_;
};

// Writes to a store, for one thread. Texts that are kept one after another stand side by side.
class TextWriter {
 public:
  explicit TextWriter(TextStore& store) : store_(store) {}
  ~TextWriter() = default;
  TextWriter(const TextWriter&) = delete;
  TextWriter& operator=(const TextWriter&) = delete;

  // A copy, valid as long as the store has texts.
  [[nodiscard]] std::string_view keep(std::string_view text);

 private:
  TextStore& store_;
  std::span<char> pages_;
  std::size_t used_ = 0;
};

}  // namespace shelf::compiler
