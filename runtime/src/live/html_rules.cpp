#include "live/html_rules.hpp"

#include <algorithm>
#include <array>

namespace shelf::detail {

namespace {

// safety rules 3.2. What is listed nowhere is prose.
constexpr auto rules = std::to_array<HtmlRule>({
    {"a", Flow::phrase},       {"abbr", Flow::phrase},  {"b", Flow::phrase},      {"blockquote", Flow::block},
    {"br", Flow::leaf},        {"caption", Flow::item}, {"cite", Flow::phrase},   {"code", Flow::phrase},
    {"dd", Flow::item},        {"del", Flow::phrase},   {"details", Flow::block}, {"div", Flow::block},
    {"dl", Flow::block},       {"dt", Flow::item},      {"em", Flow::phrase},     {"h3", Flow::paragraph},
    {"h4", Flow::paragraph},   {"h5", Flow::paragraph}, {"h6", Flow::paragraph},  {"hr", Flow::rule},
    {"i", Flow::phrase},       {"img", Flow::leaf},     {"ins", Flow::phrase},    {"kbd", Flow::phrase},
    {"li", Flow::item},        {"mark", Flow::phrase},  {"ol", Flow::block},      {"p", Flow::paragraph},
    {"pre", Flow::block},      {"q", Flow::phrase},     {"s", Flow::phrase},      {"samp", Flow::phrase},
    {"script", Flow::removed}, {"small", Flow::phrase}, {"span", Flow::phrase},   {"strong", Flow::phrase},
    {"style", Flow::removed},  {"sub", Flow::phrase},   {"summary", Flow::item},  {"sup", Flow::phrase},
    {"table", Flow::block},    {"tbody", Flow::item},   {"td", Flow::item},       {"tfoot", Flow::item},
    {"th", Flow::item},        {"thead", Flow::item},   {"tr", Flow::item},       {"u", Flow::phrase},
    {"ul", Flow::block},       {"var", Flow::phrase},   {"wbr", Flow::leaf},
});

// Elements of HTML that are not allowed. Their tags are dropped rather than shown: services wrap their text in them.
constexpr auto dropped = std::to_array<std::string_view>(
    {"acronym",  "address",  "animate",    "applet",   "area",     "article",  "aside",   "audio",     "base",
     "basefont", "bdi",      "bdo",        "bgsound",  "big",      "blink",    "body",    "button",    "canvas",
     "center",   "circle",   "col",        "colgroup", "data",     "datalist", "dfn",     "dialog",    "dir",
     "embed",    "fieldset", "figcaption", "figure",   "font",     "footer",   "form",    "frame",     "frameset",
     "g",        "head",     "header",     "hgroup",   "html",     "iframe",   "image",   "input",     "isindex",
     "keygen",   "label",    "legend",     "line",     "link",     "listing",  "main",    "map",       "marquee",
     "math",     "menu",     "meta",       "meter",    "nav",      "nobr",     "noembed", "noframes",  "noscript",
     "object",   "optgroup", "option",     "output",   "param",    "path",     "picture", "plaintext", "polygon",
     "progress", "rb",       "rect",       "rp",       "rt",       "ruby",     "section", "select",    "slot",
     "source",   "strike",   "svg",        "template", "textarea", "time",     "title",   "track",     "tt",
     "use",      "video",    "xmp"});

struct Pair {
  std::string_view item, around;
};
constexpr auto parents = std::to_array<Pair>({{"li", "ul"},
                                              {"li", "ol"},
                                              {"dt", "dl"},
                                              {"dd", "dl"},
                                              {"summary", "details"},
                                              {"caption", "table"},
                                              {"thead", "table"},
                                              {"tbody", "table"},
                                              {"tfoot", "table"},
                                              {"tr", "thead"},
                                              {"tr", "tbody"},
                                              {"tr", "tfoot"},
                                              {"tr", "table"},
                                              {"td", "tr"},
                                              {"th", "tr"}});
constexpr auto text_walls =
    std::to_array<std::string_view>({"ul", "ol", "dl", "td", "th", "caption", "blockquote", "table", "details"});

bool is_table_part(std::string_view name) noexcept {
  return name.starts_with('t') || name == "caption";  // of all items
}

}  // namespace

HtmlRule html_rule(std::string_view name) noexcept {
  if (name == "h1" || name == "h2") name = "h3";
  const auto found = std::lower_bound(rules.begin(), rules.end(), name,
                                      [](const HtmlRule& rule, std::string_view wanted) { return rule.name < wanted; });
  if (found != rules.end() && found->name == name) return *found;
  const bool prefixed = name.find(':') != std::string_view::npos;  // of office programs
  return {{}, prefixed || std::binary_search(dropped.begin(), dropped.end(), name) ? Flow::dropped : Flow::unknown};
}

bool is_item_parent(std::string_view item, std::string_view parent) noexcept {
  return std::any_of(parents.begin(), parents.end(),
                     [&](const Pair& pair) { return pair.item == item && pair.around == parent; });
}

bool is_item_wall(std::string_view item, std::string_view around) noexcept {
  if (is_table_part(item)) return around == "table";
  return std::find(text_walls.begin(), text_walls.end(), around) != text_walls.end();
}

}  // namespace shelf::detail
