#include "shelf/bundle_handle.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <utility>

namespace shelf {

namespace {

// What tells one file from another without reading it.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  timespec changed{};

  bool operator==(const FileIdentity& other) const noexcept {
    return device == other.device && inode == other.inode && size == other.size &&
           changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
  }
};

Result<FileIdentity> identify(const std::string& path) noexcept {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return Error{Errc::io, "file", 0, 0, errno};
  return FileIdentity{status.st_dev, status.st_ino, status.st_size, status.st_ctim};
}

struct Version {
  FileIdentity file;
  std::shared_ptr<const Bundle> bundle;
};

// Identified before it is opened: a file that takes its place in between is opened once more by the next reload().
Result<Version> read_version(const std::string& path, const FileIdentity& file, const OpenOptions& options) noexcept {
  auto opened = Bundle::open_file(path, options);
  if (!opened) return opened.error();
  return Version{file, std::make_shared<const Bundle>(std::move(*opened))};
}

}  // namespace

// std::atomic<std::shared_ptr> of libstdc++ 12 is not clean under ThreadSanitizer; this lock is held for the time it
// takes to copy a pointer.
struct BundleHandle::Impl {
  std::string path;
  OpenOptions options;
  std::mutex reloading;  // one at a time
  FileIdentity file;     // of whoever holds `reloading`
  mutable std::shared_mutex swapping;
  std::shared_ptr<const Bundle> bundle;
};

Result<BundleHandle> BundleHandle::open(std::string path, const OpenOptions& options) noexcept {
  std::unique_ptr<Impl> impl(new (std::nothrow) Impl);
  if (impl == nullptr) return Error{Errc::no_memory, "file", sizeof(Impl)};
  const auto file = identify(path);
  if (!file) return file.error();
  auto version = read_version(path, *file, options);
  if (!version) return version.error();
  impl->path = std::move(path);
  impl->options = options;
  impl->file = version->file;
  impl->bundle = std::move(version->bundle);
  return BundleHandle(std::move(impl));
}

BundleHandle::BundleHandle(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
BundleHandle::BundleHandle(BundleHandle&&) noexcept = default;
BundleHandle& BundleHandle::operator=(BundleHandle&&) noexcept = default;
BundleHandle::~BundleHandle() = default;

std::shared_ptr<const Bundle> BundleHandle::current() const noexcept {
  const std::shared_lock lock(impl_->swapping);
  return impl_->bundle;
}

Result<bool> BundleHandle::reload() noexcept {
  const std::lock_guard one_at_a_time(impl_->reloading);
  const auto file = identify(impl_->path);
  if (!file) return file.error();
  if (*file == impl_->file) return false;
  auto version = read_version(impl_->path, *file, impl_->options);
  if (!version) return version.error();
  impl_->file = version->file;
  {
    const std::lock_guard lock(impl_->swapping);
    impl_->bundle.swap(version->bundle);
  }
  return true;  // the one before is released here, outside the lock, unless a reader keeps it
}

}  // namespace shelf
