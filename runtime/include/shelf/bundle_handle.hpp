// Serving readers from a bundle while a newer file takes its place.
#pragma once

#include <memory>
#include <string>

#include "shelf/bundle.hpp"
#include "shelf/export.hpp"
#include "shelf/result.hpp"

namespace shelf {

// One path and the bundle that was last read from it. A newer file (put in place by rename, as the compiler does) is
// served after reload(); until it is open and checked, and if it is not good, the one before goes on.
//
//   const auto bundle = handle.current();  // for one request: all its answers come from one file
//   const auto hits = bundle->find(query);
//
// Threads: any number may call current() and reload() at once. current() never waits for a file: it copies a pointer.
// Memory: two bundles while one takes the place of the other, and each for as long as a reader keeps it.
// No exception leaves; where there is no memory for the few bytes around a bundle the process ends.
class SHELF_EXPORT BundleHandle {
 public:
  // Errors: those of Bundle::open_file.
  [[nodiscard]] static Result<BundleHandle> open(std::string path, const OpenOptions& options = {}) noexcept;

  BundleHandle(BundleHandle&&) noexcept;
  BundleHandle& operator=(BundleHandle&&) noexcept;
  ~BundleHandle();

  // Never nullptr. Whatever is read from the bundle lives as long as it is kept.
  [[nodiscard]] std::shared_ptr<const Bundle> current() const noexcept;

  // Opens the file at the path when it is another one than that which serves: by device, inode, size and time of change.
  // True: it serves now. False: it is the same. Errors: those of Bundle::open_file; nothing has changed then.
  // Cost: one system call when it is the same; else that of opening, which no reader waits for.
  [[nodiscard]] Result<bool> reload() noexcept;

 private:
  struct Impl;
  explicit BundleHandle(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shelf
