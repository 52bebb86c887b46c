# Writes the definition of build_identity(): one hash over all files named in FILES, one a line.
file(STRINGS ${FILES} files)
set(hashes "")
foreach(file ${files})
  file(SHA256 ${file} hash)
  string(APPEND hashes ${hash})
endforeach()
string(SHA256 identity "${hashes}")
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
#include "cache/build_identity.hpp"

namespace shelf::compiler {

std::string_view build_identity() noexcept { return "@identity@"; }

}  // namespace shelf::compiler
]] @ONLY)
