#include "console.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <system_error>

#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
constexpr std::size_t buffer_size = 64 << 10;
}

bool is_terminal(std::FILE* stream) { return ::isatty(::fileno(stream)) == 1; }

bool want_color(std::string_view choice, std::FILE* stream) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe)
  return is_terminal(stream) && (term == nullptr || std::string_view(term) != "dumb");
}

void complain(std::string_view tool, std::string_view message) {
  std::string line(tool);
  line.append(": ").append(format::escape_controls(message)) += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

namespace {
// Without allocating, and without the destructors of what is half done.
[[noreturn]] void end_without_memory() noexcept {
  constexpr std::string_view message = ": there is not enough memory\n";
  const std::string_view tool(program_invocation_short_name);
  (void)!::write(STDERR_FILENO, tool.data(), tool.size());
  (void)!::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(could_not);
}

bool is_out_of_memory(const std::exception_ptr& thrown) noexcept {
  try {
    if (thrown != nullptr) std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
  return false;
}
// Before any other global object: those of CLI11 allocate.
const struct MemoryHandlers {
  MemoryHandlers() noexcept {
    std::set_new_handler(end_without_memory);
    // Libraries in C tell it by what they return; somebody throws then where nobody may catch.
    std::set_terminate([] {
      if (is_out_of_memory(std::current_exception())) end_without_memory();
      std::abort();
    });
  }
} memory_handlers __attribute__((init_priority(101)));
}  // namespace

void ignore_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
  return error_ == 0;
}

void Output::flush() {
  std::string_view left = buffer_;
  while (error_ == 0 && !left.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
    if (written >= 0)
      left.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      error_ = errno;
  }
  buffer_.clear();
}

int Output::finish(std::string_view tool, int code) {
  flush();
  if (error_ == 0) return code;
  if (error_ != EPIPE) complain(tool, "cannot write to standard output: " + std::generic_category().message(error_));
  return could_not;
}

}  // namespace shelf::tool
