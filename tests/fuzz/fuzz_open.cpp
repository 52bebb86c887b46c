// Any bytes as a bundle: an error, or a bundle that answers everything.
#include <string>

#include "faults/answers.hpp"
#include "fuzz/fuzzing.hpp"

using namespace shelf::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file(text_of(data, size));
  const auto bundle = open_bytes(file);
  if (bundle)
    static_cast<void>(ask_all(*bundle, file.size()));
  else
    demand(!describe(bundle.error()).empty());
  return 0;
}
