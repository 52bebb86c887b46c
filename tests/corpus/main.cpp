// Tests on the reference corpus. SHELF_CORPUS names the unpacked folder (it holds `articles/`); without it they are
// skipped, and say so. Exit code 77 tells ctest.
#define CATCH_CONFIG_RUNNER
#include <cstdio>

#include "corpus.hpp"
#include "support/catch.hpp"

int main(int argc, char** argv) {
  if (!shelf::test::corpus_folder()) {
    std::puts("skipped: SHELF_CORPUS does not name the unpacked reference corpus");
    return 77;
  }
  return Catch::Session().run(argc, argv);
}
