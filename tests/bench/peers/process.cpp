#include "process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "measure.hpp"
#include "store.hpp"

extern char** environ;

namespace shelf::bench {

namespace {

// Where stdout goes: a file, or a descriptor when `descriptor` is not negative.
struct Output {
  std::string errors = "/dev/null";
  int descriptor = -1;
};

int spawn_and_wait(const Command& command, const Output& output, std::string* captured, int read_end) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (output.descriptor >= 0)
    posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO);
  else
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, output.errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (output.descriptor >= 0) close(output.descriptor);
  if (error != 0) return 127;
  if (captured != nullptr) {
    char buffer[4096];
    for (ssize_t got = 0; (got = read(read_end, buffer, sizeof buffer)) > 0;)
      captured->append(buffer, static_cast<std::size_t>(got));
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

int capture(const Command& command, const std::string& errors, std::string& out) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("no pipe");
  const int code = spawn_and_wait(command, {errors, ends[1]}, &out, ends[0]);
  close(ends[0]);
  return code;
}

}  // namespace

Run run_measured(const Command& command, const std::string& log) {
  static const std::string helper =
      std::filesystem::read_symlink("/proc/self/exe").parent_path().string() + "/measured_run";
  Command whole{helper};
  whole.insert(whole.end(), command.begin(), command.end());
  std::string printed;
  Run run;
  run.exit_code = capture(whole, log, printed);
  std::uint64_t kibibytes = 0;
  std::istringstream(printed) >> run.seconds >> kibibytes;
  run.peak_bytes = kibibytes * 1024;
  return run;
}

Run run_quick(const Command& command) {
  Run run;
  run.seconds = seconds_of([&] { run.exit_code = spawn_and_wait(command, {}, nullptr, -1); });
  return run;
}

std::string output_of(const Command& command) {
  std::string out;
  return capture(command, "/dev/null", out) == 0 ? out : std::string();
}

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (const std::string file = folder + "/" + name; access(file.c_str(), X_OK) == 0) return file;
  return {};
}

}  // namespace shelf::bench
