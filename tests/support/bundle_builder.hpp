// A small, straightforward writer of bundles for tests: written from the description of the format, sharing no code
// with the compiler, so that each checks the other. Slow and simple on purpose.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "shelf_format/format.hpp"
#include "shelf_format/ops.hpp"

namespace shelf::test {

using format::Op;

struct Operand {
  Operand(int n) : number(static_cast<std::uint32_t>(n)) {}  // NOLINT(google-explicit-constructor)
  Operand(const char* t) : text(t) {}                        // NOLINT(google-explicit-constructor)
  Operand(std::string t) : text(std::move(t)) {}             // NOLINT(google-explicit-constructor)
  std::uint32_t number = 0;
  std::string text;
};

// The operations of one article: those of its header go to its row of attributes, the others to its unit. Operands in
// the order of ops.def; a slot is a text of 16 bytes.
class UnitBuilder {
 public:
  UnitBuilder& add(Op op, std::initializer_list<Operand> operands = {});
  UnitBuilder& close() { return add(Op::close); }
  // A source path and a body of `kind` around `inner`.
  static UnitBuilder markdown(const UnitBuilder& inner);
  static UnitBuilder json(const UnitBuilder& inner);
  UnitBuilder& append(const UnitBuilder& other);

  std::string bytes, row;
};

struct TestArticle {
  std::string id = "a", title = "A title";
  std::uint8_t type = 1, clouds = 0x3f, flags = 0;
  std::uint32_t display_order = format::no_display_order;
  std::vector<std::string> topics, products, tags, clients, article_tags;
  std::vector<std::pair<std::string, std::string>> scopes;
  UnitBuilder unit;
  std::string raw_unit;         // instead of the operations of `unit` when not empty
  std::uint32_t row_lacks = 0;  // what a reader puts back into its row
  std::string stored_unit;      // instead of all that makes them a unit of the file
};

struct BundleParts {
  std::string info, catalogue, dictionary, units, attributes;
};

// Articles in rank order. `dictionary`: raw content of a dictionary, empty for none.
[[nodiscard]] BundleParts build_parts(const std::vector<TestArticle>& articles, const std::string& dictionary = {});
struct RawSection {
  std::uint32_t id = 0, flags = 1;
  std::string bytes;
};
[[nodiscard]] std::string lay_out(const std::vector<RawSection>& sections);
[[nodiscard]] std::string lay_out(const BundleParts& parts);
[[nodiscard]] std::string build_bundle(const std::vector<TestArticle>& articles, const std::string& dictionary = {});

// Computes all checksums anew after bytes were changed; leaves the file alone when its table makes no sense.
void reseal(std::string& file);

}  // namespace shelf::test
