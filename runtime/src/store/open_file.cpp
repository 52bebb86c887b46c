// Opening a bundle that is a file, for systems that have files.
#include "store/bundle_impl.hpp"

namespace shelf {

Result<Bundle> Bundle::open_file(const std::string& path, const OpenOptions& options) noexcept {
  auto bytes = options.map ? detail::map_file(path, options.max_bundle_bytes)
                           : detail::read_file(path, options.max_bundle_bytes);
  if (!bytes) return bytes.error();
  return Impl::open(std::move(*bytes), options, !options.map || options.verify_checksums);
}

}  // namespace shelf
