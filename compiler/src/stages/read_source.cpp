#include <system_error>

#include "shelf_format/format.hpp"
#include "stages/discover.hpp"
#include "stages/open_file.hpp"

namespace shelf::compiler {

namespace {
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
  bool owned_;
};

std::string refuse(const SourcePath& source, const std::string& reason, DiagnosticSink& sink) {
  sink.report(Code::IO1, Span{}, "cannot read `" + source.shown() + "`: " + reason);
  return {};
}

std::string refuse_size(const FileLimit& limit, DiagnosticSink& sink) {
  sink.report(Code::LIM1, Span{},
              "file is larger than " + std::to_string(limit.bytes) + " bytes, the limit of " +
                  (limit.what.starts_with('a') ? "an " : "a ") + std::string(limit.what),
              "split the " + std::string(limit.what));
  return {};
}

std::string reason_of(int error) { return std::generic_category().message(error); }
}  // namespace

std::string read_source(const SourcePath& source, DiagnosticSink& sink, const FileLimit& limit) {
  const std::string on_disk = source.on_disk();
  const bool standard_input = on_disk == "-";
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor file(standard_input ? 0 : open_retrying(on_disk.c_str(), O_RDONLY | O_NONBLOCK), !standard_input);
  if (file.get() < 0) return refuse(source, reason_of(errno), sink);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return refuse(source, reason_of(errno), sink);
  if (!standard_input && !S_ISREG(status.st_mode)) return refuse(source, "not a regular file", sink);
  if (S_ISREG(status.st_mode) && status.st_size > limit.bytes) return refuse_size(limit, sink);

  // One byte more than the limit is read, to notice a file that is larger than it said.
  const std::size_t expected = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : limit.bytes;
  std::string bytes(expected + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(source, reason_of(errno), sink);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (S_ISREG(status.st_mode) && size == expected) break;  // less than was asked for: the end
    if (size == bytes.size() && size <= limit.bytes) bytes.resize(std::size_t{limit.bytes} + 1);
  }
  if (size > limit.bytes) return refuse_size(limit, sink);
  bytes.resize(size);
  return bytes;
}

}  // namespace shelf::compiler
