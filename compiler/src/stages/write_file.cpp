// write_file_atomically, apart from the layout because it is all about the system.
#include "stages/open_file.hpp"
#include "stages/temporary_file.hpp"
#include "stages/write_bundle.hpp"

namespace shelf::compiler {

namespace {

bool write_all(int descriptor, std::string_view bytes) {
  constexpr std::size_t chunk = std::size_t{1} << 30;  // write() takes at most 2 GiB on Linux
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size() < chunk ? bytes.size() : chunk);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    if (written == 0) return errno = EIO, false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Small parts are gathered, so that there are few calls.
bool write_parts(int descriptor, std::span<const std::string_view> parts) {
  constexpr std::size_t room = 1u << 18;
  std::string gathered;
  for (const std::string_view part : parts) {
    if (!gathered.empty() && gathered.size() + part.size() > room) {
      if (!write_all(descriptor, gathered)) return false;
      gathered.clear();
    }
    if (part.size() > room) {
      if (!write_all(descriptor, part)) return false;
    } else {
      gathered += part;
    }
  }
  return write_all(descriptor, gathered);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Rename would put a file in the place of a device or FIFO without a word; of a folder it would fail late.
std::optional<WriteError> check_target(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    if (errno == ENOENT) return std::nullopt;
    return WriteError{"create", path, errno};
  }
  if (S_ISREG(found.st_mode)) return std::nullopt;
  return WriteError{"replace", path, S_ISDIR(found.st_mode) ? EISDIR : EINVAL};
}

std::optional<WriteError> write_and_flush(OpenFile& file, const std::string& name,
                                          std::span<const std::string_view> parts, Flush flush) {
  if (!write_parts(file.get(), parts)) return WriteError{"write", name, errno};
  if (flush == Flush::yes && ::fsync(file.get()) != 0)
    return WriteError{"flush", name, errno};  // never retried: the data may be gone
  if (file.close() != 0 && errno != EINTR) return WriteError{"write", name, errno};
  return std::nullopt;
}

std::optional<WriteError> flush_folder(const std::string& folder) {
  OpenFile opened(open_retrying(folder.c_str(), O_RDONLY | O_DIRECTORY));
  if (!opened.valid()) return WriteError{"flush", folder, errno};
  // Some file systems cannot flush a folder; the rename itself stands.
  if (::fsync(opened.get()) != 0 && errno != EINVAL) return WriteError{"flush", folder, errno};
  return std::nullopt;
}
}  // namespace

std::optional<WriteError> write_file_atomically(const std::string& path, std::span<const std::string_view> parts,
                                                Flush flush) {
  if (auto refused = check_target(path)) return refused;
  remove_left_over_of(path);
  std::string temporary;
  OpenFile file(create_temporary(path, temporary));
  if (!file.valid()) return WriteError{"create", path, errno};
  const OpenFile lock(::dup(file.get()));  // until it has its name: closing may be where an error is told
  auto error = write_and_flush(file, temporary, parts, flush);
  if (!error && ::rename(temporary.c_str(), path.c_str()) != 0) error = WriteError{"rename", path, errno};
  if (error) {
    ::unlink(temporary.c_str());
    return error;
  }
  return flush == Flush::yes ? flush_folder(folder_of(path)) : std::nullopt;
}

}  // namespace shelf::compiler
