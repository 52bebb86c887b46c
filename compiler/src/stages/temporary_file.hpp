// Unfinished files beside their target. The run that writes one holds a lock on it, so that one which nobody holds is
// known to be left over from a run that was killed.
#pragma once

#include <string>
#include <string_view>

namespace shelf::compiler {

inline constexpr std::string_view temporary_mark = ".tmp-";  // in their names, behind the name of the target

// Creates and locks a file beside `path` that nobody else has; its name in `name`. -1: errno says why.
[[nodiscard]] int create_temporary(const std::string& path, std::string& name);

// Removes the file at `name` unless a run that is alive holds it. True: it is gone.
bool remove_left_over(const std::string& name);

// Of all runs that wrote to `path`. Failing to is nobody's concern: they take room and do no harm.
void remove_left_over_of(const std::string& path);

}  // namespace shelf::compiler
