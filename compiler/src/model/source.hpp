// A source file as the stages see it.
#pragma once

#include <string>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct SourceFile {
  FileId id = no_file;
  std::string path;  // relative to the compiled folder, '/' between parts
  std::string text;  // normalised: UTF-8, LF, no BOM, no C0 but TAB and LF; at most max_source_bytes
};

}  // namespace shelf::compiler
