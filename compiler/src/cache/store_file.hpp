// A compiled file as bytes, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/compiled_file.hpp"

namespace shelf::compiler {

// All but the text, the size and the number of the file, which whoever asks knows anyway.
// None: it speaks of other files, so that it cannot be kept.
[[nodiscard]] std::optional<std::string> store_file(const CompiledFile& file, FileId id);

// Refers into `bytes`: the largest texts stay there. None: these are no bytes of store_file.
[[nodiscard]] std::optional<CompiledFile> restore_file(std::string_view bytes, FileId id);

}  // namespace shelf::compiler
