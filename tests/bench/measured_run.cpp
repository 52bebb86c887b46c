// Runs a command and prints the seconds it took, its peak memory in KiB, and how many blocks of 512 bytes it had to get
// from the disk: usage measured_run COMMAND ARGUMENTS...
// What the command writes to stdout is dropped; the exit code is its own. A small program of its own: a process starts
// its life with the memory of the one that forks it, so a large one cannot measure another.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: measured_run COMMAND ARGUMENTS...\n", stderr), 2;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return std::perror("fork"), 3;
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
    execvp(argv[1], argv + 1);
    std::perror(argv[1]);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return std::perror("wait4"), 3;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("%.4f %ld %ld\n", took.count(), usage.ru_maxrss, usage.ru_inblock);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
