#include "cache/cache_folder.hpp"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <system_error>

#include "cache/build_identity.hpp"
#include "stages/temporary_file.hpp"

namespace shelf::compiler {

namespace fs = std::filesystem;

namespace {
std::string hex(std::uint64_t number) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[number >> shift & 15];
  return text;
}

constexpr std::string_view extension = ".pack";

struct Found {
  fs::path path;
  fs::file_time_type written;
};

std::vector<Found> packs_of(const std::string& folder, std::string_view kind) {
  std::vector<Found> found;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(std::string(kind) + '-')) continue;
    std::error_code unknown;
    const fs::file_time_type written = fs::last_write_time(at->path(), unknown);
    if (!unknown) found.push_back({at->path(), written});
  }
  return found;
}

void drop_oldest(const std::string& folder, std::string_view kind) {
  std::vector<Found> found = packs_of(folder, kind);
  std::ranges::sort(found, [](const Found& a, const Found& b) { return a.written > b.written; });
  std::size_t packs = 0;
  for (const Found& each : found) {
    std::error_code ignored;
    if (each.path.filename().string().find(temporary_mark) != std::string::npos)
      remove_left_over(each.path.string());
    else if (packs++ >= max_packs_of_kind)
      fs::remove(each.path, ignored);
  }
}
}  // namespace

CacheKey identity_of(const Options& options) {
  CacheKey key;
  key.add(build_identity());
  key.add(version());
  key.add(std::uint64_t{ZSTD_versionNumber()});
  key.add(static_cast<std::uint64_t>(std::endian::native) << 8 | sizeof(std::size_t));
  key.add(options.clouds);
  key.add(options.types.size());
  for (const std::string& type : options.types) key.add(type);
  key.add(options.strict ? 1u : 0u);
  // Not because they matter: builds of other files with the same options would push each other out.
  for (const auto* files : {&options.sources, &options.metrics, &options.topics}) {
    key.add(files->size());
    for (const std::string& file : *files) key.add(file);
  }
  return key;
}

std::string pack_path(const std::string& folder, std::string_view kind, const CacheKey& identity) {
  return (fs::path(folder) / (std::string(kind) + '-' + hex(identity.high) + std::string(extension))).string();
}

std::optional<WriteError> keep_pack(const std::string& folder, std::string_view kind, const CacheKey& identity,
                                    std::vector<PackEntry> entries) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return WriteError{"create", folder, error.value()};
  auto failed = write_pack(pack_path(folder, kind, identity), identity, std::move(entries));
  if (!failed) drop_oldest(folder, kind);
  return failed;
}

void mark_used(const std::string& folder, std::string_view kind, const CacheKey& identity) {
  std::error_code ignored;
  fs::last_write_time(pack_path(folder, kind, identity), fs::file_time_type::clock::now(), ignored);
}

}  // namespace shelf::compiler
