// The topics and products of the support service, each with the GUID that is its name and the number it had before.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/json.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

enum class ListedKind : std::uint8_t { topic, product };

struct ListedId {
  std::string name;    // what people read; may be empty
  bool alias = false;  // the list gives both its GUID and its number
};

class TopicList {
 public:
  // Adds the entries of a file of JSON in the shape of the service's lists: `{"value": [entry, …]}` or the array alone.
  // An entry has `name` (its GUID), `type` or `id` (`Microsoft.Support/services`: a product,
  // `…/problemClassifications`: a topic), and may have `properties.displayName` and `properties.metadata.legacyId`,
  // its number. Reports LST1 and what read_json reports.
  void read(std::string_view text, DiagnosticSink& sink);

  // True when it lists any of the kind: else nothing can be said about ids of it.
  [[nodiscard]] bool has_any(ListedKind kind) const { return !of(kind).ids.empty(); }
  [[nodiscard]] const ListedId* find(ListedKind kind, std::string_view id) const;
  // The id that was probably meant; nullptr: none is near.
  [[nodiscard]] const std::string* near(ListedKind kind, std::string_view id) const;

 private:
  struct Entries {
    std::unordered_map<std::string, ListedId> by_id;  // by folded id, without braces
    std::vector<std::string> ids;                     // its keys, in the order of the file
  };
  [[nodiscard]] const Entries& of(ListedKind kind) const { return kinds_[static_cast<std::size_t>(kind)]; }

  // False after an error.
  bool read_entry(const JsonValue& entry, DiagnosticSink& sink);
  void add(ListedKind kind, std::string_view id, const ListedId& listed);

  std::array<Entries, 2> kinds_;
};

}  // namespace shelf::compiler
