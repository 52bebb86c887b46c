#include "faults/trials.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "support/read_bundle.hpp"

namespace shelf::test {

namespace {

constexpr double most_seconds = 2;  // for one trial, with sanitizers on a busy machine

}  // namespace

Trials::Trials(Checks checks) : checks_(checks), file_(specimen()), sealer_(file_), sections_(file_.size(), "padding") {
  const auto bundle = open_bytes(file_);
  REQUIRE(bundle);
  good_ = ask_all(*bundle, file_.size());
  REQUIRE(good_.damage == 0);
  REQUIRE(good_.errors.size() == 1);  // for the article behind the last
  REQUIRE(good_.bodies.size() == 8);
  for (const SectionInfo& section : bundle->info().sections)
    std::fill_n(sections_.begin() + static_cast<std::ptrdiff_t>(section.offset), section.size, section.name);
}

void Trials::try_edits(const std::vector<Edit>& edits) {
  const std::string& good = specimen();
  begin_ = file_.size();
  end_ = 0;
  for (const Edit& edit : edits) {
    const std::size_t end = std::min(edit.at + edit.size, file_.size());
    for (std::size_t i = edit.at; i < end; ++i) file_[i] = static_cast<char>(edit.value >> 8 * (i - edit.at) & 0xff);
    begin_ = std::min(begin_, edit.at);
    end_ = std::max(end_, end);
  }
  if (!std::equal(good.begin(), good.end(), file_.begin())) {
    if (checks_ == Checks::sealed) sealer_.seal(file_, begin_, end_);
    judge("edit");
  }
  file_ = good;
}

bool Trials::is_section(std::string_view name) const {
  return std::all_of(sections_.begin() + static_cast<std::ptrdiff_t>(begin_),
                     sections_.begin() + static_cast<std::ptrdiff_t>(end_),
                     [&](std::string_view section) { return section == name; });
}

void Trials::judge(std::string_view what) {
  INFO(what << " at [" << begin_ << ", " << end_ << "), section " << sections_[begin_]);
  const std::clock_t start = std::clock();
  ++tally_.tried;
  {
    const auto bundle = open_bytes(file_, checks_ != Checks::none);
    if (!bundle) {
      if (name(bundle.error().code) == "unknown") FAIL("an error without a name");
      ++tally_.refused;
      ++tally_.errors[bundle.error().code];
    } else {
      judge_answers(ask_all(*bundle, file_.size()));
    }
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  tally_.slowest = std::max(tally_.slowest, seconds);
  if (seconds > most_seconds) FAIL("one trial takes " << seconds << " s");
}

void Trials::judge_answers(const Answers& answers) {
  if (answers.damage > 0) ++tally_.found;
  for (const auto& [code, count] : answers.errors) ++tally_.errors[code];
  if (answers.digest == good_.digest) {
    ++tally_.identical;
    return;
  }
  if (checks_ == Checks::verified) FAIL("damage that is not found, and other answers");
  ++(answers.errors == good_.errors ? tally_.otherwise : tally_.in_part);
  if (checks_ == Checks::sealed) return;
  // Units and blocks of attributes carry their own checksums.
  if (is_section("units") || is_section("attributes") || is_section("dictionary")) {
    if (answers.damage == 0) FAIL("other text, and verify() finds nothing");
    for (std::size_t i = 0; i < good_.bodies.size(); ++i)
      if (answers.bodies[i] != 0 && answers.bodies[i] != good_.bodies[i]) FAIL("wrong text of article " << i);
    for (std::size_t i = 0; i < good_.headers.size(); ++i)
      if (answers.headers[i] != 0 && answers.headers[i] != good_.headers[i]) FAIL("wrong attributes of article " << i);
  }
}

void Trials::report(std::string_view what) const {
  std::printf(
      "%.*s: %llu tried, %llu refused at opening, %llu in part, %llu identical, %llu other answers, slowest %.3f s\n",
      static_cast<int>(what.size()), what.data(), static_cast<unsigned long long>(tally_.tried),
      static_cast<unsigned long long>(tally_.refused), static_cast<unsigned long long>(tally_.in_part),
      static_cast<unsigned long long>(tally_.identical), static_cast<unsigned long long>(tally_.otherwise),
      tally_.slowest);
  std::fflush(stdout);
}

}  // namespace shelf::test
