// The vocabulary of generated articles, of an invented cloud. In patterns a slot such as `{p}` stands for a word of the
// product line; see fill() for what each letter means.
#pragma once

#include <span>
#include <string_view>

namespace shelf::bench::words {

using List = std::span<const std::string_view>;

extern const List syllables, kinds, parts, settings, adjectives, durations, regions, roles, causes, states, tags;
extern const List errors, commands, blades, tokens;                 // may hold slots
extern const List steps, statements, notes, questions, topics;      // patterns
extern const List titles, summaries, headings, links, boilerplate;  // patterns

}  // namespace shelf::bench::words
