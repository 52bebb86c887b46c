// The folder of kept results: which file belongs to which kind of build, and how many stay.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cache/cache_key.hpp"
#include "cache/pack.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

// What the results of all articles depend on but for the contents of files: options, and this build of the compiler.
[[nodiscard]] CacheKey identity_of(const Options& options);

// The file of one kind (`articles`, `units`) and identity.
[[nodiscard]] std::string pack_path(const std::string& folder, std::string_view kind, const CacheKey& identity);

// Makes the folder when there is none, writes the file, and removes what is too old: of each kind the latest
// max_packs_of_kind stay.
[[nodiscard]] std::optional<WriteError> keep_pack(const std::string& folder, std::string_view kind,
                                                  const CacheKey& identity, std::vector<PackEntry> entries);

void drop_pack(const std::string& folder, std::string_view kind, const CacheKey& identity);

// For a pack that can stay as it is, if it is there.
void mark_used(const std::string& folder, std::string_view kind, const CacheKey& identity);

inline constexpr std::size_t max_packs_of_kind = 8;

}  // namespace shelf::compiler
