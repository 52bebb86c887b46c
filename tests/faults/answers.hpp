// Everything that a client can ask a bundle, and one number for all that it answers.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "shelf/form.hpp"
#include "shelf/shelf.hpp"

namespace shelf::test {

struct Answers {
  std::uint64_t digest = 0;            // of all answers but those of verify()
  std::vector<std::uint64_t> bodies;   // by ordinal: what is rendered of an article alone; 0: refused
  std::vector<std::uint64_t> headers;  // by ordinal: its attributes and source path; 0: refused
  std::map<Errc, std::uint32_t> errors;
  std::uint32_t damage = 0;  // findings of verify()
};

// Opens nothing, asks all: lists, looks up every key, renders every article in every format, makes the requests of
// every widget, fills in forms, verifies, inspects. Throws std::logic_error when an answer breaks a promise that holds
// for hostile bundles, too: errors have numbers, outputs an end, and inspect() no gap.
[[nodiscard]] Answers ask_all(const Bundle& bundle, std::uint64_t file_size);

}  // namespace shelf::test
