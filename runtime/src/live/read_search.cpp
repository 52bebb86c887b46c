#include <algorithm>
#include <limits>

#include "live/decode_references.hpp"
#include "live/service_objects.hpp"
#include "live/shown_text.hpp"
#include "live/web_address.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t no_rank = std::numeric_limits<std::uint32_t>::max();

// What the service says, else the host: docs.* and learn.* hold documentation.
bool is_documentation(const Json& value, std::string_view host) {
  for (const std::string_view name : {"resultType", "knowledgeSource"}) {
    const std::string source = string_member(value, name);
    if (format::equal_folded(source, "Documentation")) return true;
    if (format::equal_folded(source, "Community")) return false;
  }
  return host.starts_with("docs.") || host.starts_with("learn.");
}

std::optional<SearchHit> read_hit(const Json& value) {
  SearchHit hit;
  hit.title = plain_markdown(first_string(value, {"title", "name"}));
  hit.text = plain_markdown(first_string(value, {"content", "snippet", "description"}));
  if (auto address = check_address(decode_references(first_string(value, {"link", "url"})))) {
    hit.url = std::move(address->url);
    hit.host = std::move(address->host);
  }
  hit.solution_id = shown_member(value, "solutionId");
  hit.source = plain_member(value, "source");
  hit.confidence = shown_member(value, "confidence");
  if (hit.title.empty()) hit.title = hit.url;
  if (hit.title.empty()) return std::nullopt;
  hit.documentation = is_documentation(value, hit.host);
  const auto rank = integer_member(value, "rank");
  hit.rank = rank && *rank >= 0 && *rank < no_rank ? static_cast<std::uint32_t>(*rank) : no_rank;
  return hit;
}

void append_hits(const Json::array_t& list, std::vector<SearchHit>& out) {
  for (const Json& value : list)
    if (auto hit = read_hit(value)) out.push_back(std::move(*hit));
}

}  // namespace

std::vector<SearchHit> read_hits(const Json::array_t& list) {
  std::vector<SearchHit> out;
  append_hits(list, out);
  for (const Json& value : list) append_hits(list_member(value, "searchResults"), out);
  std::stable_sort(out.begin(), out.end(), [](const SearchHit& a, const SearchHit& b) { return a.rank < b.rank; });
  if (out.size() > max_hits) out.resize(max_hits);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i].rank == no_rank) out[i].rank = static_cast<std::uint32_t>(i + 1);
  return out;
}

SearchAnswer read_search(std::string_view json) {
  SearchAnswer out;
  const auto value = parse_answer(json);
  if (!value || (!value->is_object() && !value->is_array())) return out;
  out.readable = true;
  out.hits = read_hits(value->is_array() ? value->get_ref<const Json::array_t&>()
                                         : first_list(properties_of(*value),
                                                      {"searchResults", "webResults", "azureKb", "results", "value"}));
  return out;
}

}  // namespace shelf::detail
