// A product line: what its articles talk about. Everything of a line follows from the seed and its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "random.hpp"

namespace shelf::bench {

struct Topic {
  std::string id;     // 8 digits or a GUID
  std::string words;  // what it is about, a phrase
};

struct Line {
  std::size_t number = 0;
  std::string name, slug, kind;                         // `Talvero Relay`, `talvero-relay`, `relay`
  std::string family, service, resource;                // `Talver`, `nimbus.talver`, `talveroRelays`
  std::string product, product_guid, owner, extension;  // ids; `Talver_Relay`; `Nimbus_Talver`
  std::vector<std::string> parts, inventions;           // common parts, and parts that only this line has
  std::vector<std::string> settings, errors, commands, authors, symptoms;
  std::vector<std::string> addresses;         // pages that its articles link to
  std::vector<std::string> sentences, steps;  // written once, used in many articles
  std::vector<Topic> topics;
  std::string_view indent;   // of attributes
  std::size_t articles = 0;  // how many it has
};

Line make_line(std::uint64_t seed, std::size_t number);

std::string product_of_line(std::size_t number);
std::string guid(Random& random);
// The pattern with its slots filled: k kind, l name, p part, q a part of the line's own, s setting, e error, o command,
// t a topic's words, a adjective, c cause, d duration, f state, g region, r role, n and z a small and a large number,
// h an HTTP status; A, K, Q the words as a name, `LikeThis`. Unknown slots stay.
std::string fill(std::string_view pattern, const Line& line, Random& random, std::string_view topic = {});
std::string capitalised(std::string text);

}  // namespace shelf::bench
