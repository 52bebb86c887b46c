// Runs the golden cases: one folder each.
//   cmd     shell lines; $shelfc and $shelf are the tools, $articles the articles of the project, the working folder is
//   a
//           fresh copy of the case; an exit code of 77 skips the case
//   other   input files
//   stdout, stderr, exit   what must come out, byte for byte (a missing file: nothing, nothing, 0)
//   stdout-has, stderr-has instead: every line must occur somewhere
// Times and versions are made equal before comparing. run_golden FOLDER SHELFC SHELF [--update] [CASE...]
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {
struct Setup {
  fs::path cases, shelfc, shelf, work;
  bool update = false;
  std::vector<std::string> only;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

// " in 1.4 s" at the end of a line becomes " in T s".
std::string without_times(std::string text) {
  for (std::size_t at = text.find(" s\n"); at != std::string::npos; at = text.find(" s\n", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && (std::isdigit(static_cast<unsigned char>(text[begin - 1])) != 0 || text[begin - 1] == '.'))
      --begin;
    if (begin < at && begin >= 4 && text.compare(begin - 4, 4, " in ") == 0) {
      text.erase(begin, at - begin).insert(begin, 1, 'T');
      at = begin + 1;
    }
  }
  return text;
}

int run_shell(const Setup& setup, const fs::path& folder) {
  std::fflush(stdout);  // else the child would print it again
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(60);  // a case that hangs is a failed case; the shell inherits it
    ::setenv("shelfc", setup.shelfc.c_str(), 1);
    ::setenv("shelf", setup.shelf.c_str(), 1);
    ::setenv("articles", (setup.cases / "../../articles").c_str(), 1);
    ::setenv("LC_ALL", "C", 1);
    ::unsetenv("NO_COLOR");
    if (::chdir(folder.c_str()) != 0 || std::freopen("/dev/null", "r", stdin) == nullptr ||
        std::freopen("stdout.out", "w", stdout) == nullptr || std::freopen("stderr.out", "w", stderr) == nullptr)
      ::_exit(127);
    ::execl("/bin/sh", "sh", "cmd", nullptr);
    ::_exit(127);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool has_every_line(const std::string& text, const std::string& wanted) {
  for (std::size_t begin = 0; begin < wanted.size();) {
    const std::size_t end = std::min(wanted.find('\n', begin), wanted.size());
    if (text.find(wanted.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

void store(const fs::path& path, const std::string& text, const std::string& usual) {
  if (text == usual)
    fs::remove(path);
  else
    write(path, text);
}

bool check_stream(const Setup& setup, const fs::path& folder, const std::string& name, const std::string& got) {
  if (fs::exists(folder / (name + "-has"))) {
    if (has_every_line(got, read(folder / (name + "-has")))) return true;
  } else if (got == read(folder / name)) {
    return true;
  } else if (setup.update) {
    store(folder / name, got, "");
    return true;
  }
  std::printf("%s: %s differs; it was\n%s\n", folder.filename().c_str(), name.c_str(), got.c_str());
  return false;
}

bool check_exit(const Setup& setup, const fs::path& folder, int code) {
  std::string got = std::to_string(code);
  got += '\n';
  const std::string wanted = fs::exists(folder / "exit") ? read(folder / "exit") : "0\n";
  if (got == wanted) return true;
  if (setup.update && code < 64) {
    store(folder / "exit", got, "0\n");
    return true;
  }
  std::printf("%s: exit code %s expected %s", folder.filename().c_str(), got.c_str(), wanted.c_str());
  return false;
}

bool run_case(const Setup& setup, const fs::path& folder) {
  const fs::path work = setup.work / folder.filename();
  fs::copy(folder, work, fs::copy_options::recursive);
  for (const char* name : {"stdout", "stderr", "exit", "stdout-has", "stderr-has"}) fs::remove(work / name);
  const int code = run_shell(setup, work);
  if (code == 77) return true;
  bool good = check_exit(setup, folder, code);
  good = check_stream(setup, folder, "stdout", without_times(read(work / "stdout.out"))) && good;
  return check_stream(setup, folder, "stderr", without_times(read(work / "stderr.out"))) && good;
}

std::vector<fs::path> find_cases(const Setup& setup) {
  std::vector<fs::path> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(setup.cases)) {
    const std::string name = entry.path().filename().string();
    const bool wanted = setup.only.empty() || std::find(setup.only.begin(), setup.only.end(), name) != setup.only.end();
    if (wanted && fs::exists(entry.path() / "cmd")) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}
}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: run_golden FOLDER SHELFC SHELF [--update] [CASE...]\n");
    return 2;
  }
  Setup setup{fs::absolute(argv[1]), fs::absolute(argv[2]), fs::absolute(argv[3]), {}, false, {}};
  for (int i = 4; i < argc; ++i) {
    if (std::string(argv[i]) == "--update")
      setup.update = true;
    else
      setup.only.emplace_back(argv[i]);
  }
  std::string work = (fs::temp_directory_path() / "shelf-golden-XXXXXX").string();
  if (::mkdtemp(work.data()) == nullptr) return 3;
  setup.work = work;
  std::size_t failed = 0;
  const std::vector<fs::path> cases = find_cases(setup);
  for (const fs::path& folder : cases) failed += run_case(setup, folder) ? 0 : 1;
  fs::remove_all(setup.work);
  std::printf("%zu cases, %zu failed\n", cases.size(), failed);
  return failed == 0 && !cases.empty() ? 0 : 1;
}
