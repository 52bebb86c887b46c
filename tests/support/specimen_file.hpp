// The bundle that faults are tried on, compiled as a part of the build.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace shelf::test {

inline std::string specimen_path() {
  const char* path = std::getenv("SHELF_FAULTS_BUNDLE");
  return path == nullptr ? std::string() : path;
}

inline const std::string& specimen() {
  static const std::string bytes = [] {
    std::ifstream in(specimen_path(), std::ios::binary);
    std::string read(std::istreambuf_iterator<char>(in), {});
    if (read.empty()) throw std::runtime_error("SHELF_FAULTS_BUNDLE names no bundle");
    return read;
  }();
  return bytes;
}

}  // namespace shelf::test
