// Other programs, timed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shelf::bench {

struct Run {
  int exit_code = 0;
  double seconds = 0;
  std::uint64_t peak_bytes = 0;
};

using Command = std::vector<std::string>;

// Through the program `measured_run`, which stands beside this one. stderr goes to the file `log`.
Run run_measured(const Command& command, const std::string& log);
// Started at once, time only: for programs that take milliseconds. Output is dropped.
Run run_quick(const Command& command);
// What it prints to stdout; empty when it fails.
std::string output_of(const Command& command);
// The path of a program in PATH; empty: it is not there.
std::string find_program(const std::string& name);

}  // namespace shelf::bench
