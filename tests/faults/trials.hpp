// A good bundle that is damaged and mended again and again, and the count of what came of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "faults/answers.hpp"
#include "faults/sealer.hpp"
#include "support/specimen_file.hpp"

namespace shelf::test {

// Faults are told apart by what the bytes around them still promise.
enum class Checks {
  verified,  // checksums are looked at: damage is found, or the answers are those of the good bundle
  none,      // they are not, as when a file is mapped: text of units and attributes is never wrong even so
  sealed     // they were made right again: no promise but to end, inside the bytes
};

struct Edit {  // little-endian
  std::size_t at = 0;
  unsigned size = 1;
  std::uint64_t value = 0;
};

struct Tally {
  std::uint64_t tried = 0;
  std::uint64_t refused = 0;    // at opening
  std::uint64_t in_part = 0;    // opened; what is damaged is refused when it is asked for
  std::uint64_t identical = 0;  // opened, every answer as of the good bundle
  std::uint64_t otherwise = 0;  // opened, other answers without an error
  std::uint64_t found = 0;      // of the last two and of in_part: verify() tells of damage
  std::map<Errc, std::uint64_t> errors;
  double slowest = 0;  // seconds of the processor for one trial
};

class Trials {
 public:
  explicit Trials(Checks checks);
  // Fails the test when the outcome breaks what `checks` promises.
  void try_edit(const Edit& edit) { try_edits({edit}); }
  void try_edits(const std::vector<Edit>& edits);
  void try_bit(std::size_t bit) { try_edit({bit / 8, 1, file_byte(bit / 8) ^ std::uint64_t{1} << bit % 8}); }
  [[nodiscard]] std::uint8_t file_byte(std::size_t at) const { return static_cast<std::uint8_t>(file_[at]); }
  [[nodiscard]] std::size_t size() const { return file_.size(); }

  [[nodiscard]] const Tally& tally() const { return tally_; }
  // One line of figures.
  void report(std::string_view what) const;

 private:
  void judge(std::string_view what);
  void judge_answers(const Answers& answers);
  [[nodiscard]] bool is_section(std::string_view name) const;

  Checks checks_;
  std::string file_;
  Sealer sealer_;
  Answers good_;
  std::vector<std::string_view> sections_;  // of each byte
  std::size_t begin_ = 0, end_ = 0;         // what is damaged
  Tally tally_;
};

}  // namespace shelf::test
