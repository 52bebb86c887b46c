#include "stages/scan_header.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "shelf_format/format.hpp"
#include "text/ascii.hpp"
#include "text/attribute_value.hpp"
#include "text/before_header.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

constexpr std::string_view opener = "<properties";
constexpr std::size_t none = std::string_view::npos;

constexpr bool starts_name(char c) noexcept { return is_alpha(c) || c == '_'; }
constexpr bool continues_name(char c) noexcept { return is_alnum(c) || c == '_' || c == '-' || c == '.' || c == ':'; }

// Position of the next `<properties` that white space or the end of an empty header follows.
std::size_t find_opener(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(opener, from); at != none; at = text.find(opener, at + 1)) {
    const std::string_view rest = text.substr(at + opener.size());
    if (space_length(rest) > 0 || rest.starts_with("/>")) return at;
  }
  return none;
}

std::size_t end_of_line(std::string_view text, std::size_t from) {
  return std::min(text.find('\n', from), text.size());
}

// Whether `text` is white space, a name, `=` and white space: all that may stand before an opening quote.
bool is_attribute_start(std::string_view text) {
  text = trim_wide(text);
  if (!text.ends_with('=')) return false;
  text = trim_wide(text.substr(0, text.size() - 1));
  return !text.empty() && starts_name(text.front()) && std::all_of(text.begin(), text.end(), continues_name);
}

// Where `/>` closes the header inside what looks like a value: at the end of a line. A value in quotes never holds such
// a `/>`, a value whose quote is missing runs into it.
std::size_t find_swallowed_close(std::string_view value) {
  std::size_t begin = 0;
  for (std::size_t end = value.find('\n'); end != none; begin = end + 1, end = value.find('\n', begin))
    if (const auto line = trim_wide(value.substr(begin, end - begin)); line.ends_with("/>"))
      return static_cast<std::size_t>(line.data() - value.data()) + line.size() - 2;
  return none;
}

class Scanner {
 public:
  Scanner(const SourceFile& source, DiagnosticSink& sink) : text_(source.text), sink_(sink), found_(sink.file()) {}

  std::optional<RawHeader> scan() {
    const std::size_t begin = find_opener(text_, 0);
    if (begin == none) return refuse(Code::HDR13, {}, "no `<properties … />` header", "start the file with one");
    header_.span.begin = static_cast<std::uint32_t>(begin);
    Prologue prologue = read_prologue(text_.substr(0, begin), found_);
    header_.heading_above = std::move(prologue.heading);
    header_.heading_above_span = prologue.heading_span;
    at_ = begin + opener.size();
    limit_ = std::min<std::size_t>(text_.size(), begin + format::max_header_bytes);
    if (!scan_attributes()) return std::nullopt;
    finish();
    if (const std::size_t second = find_opener(text_, at_); second != none)
      return refuse(Code::HDR13, span(second, second + opener.size()), "second `<properties` header in the file",
                    "keep one header per file");
    hand_over();
    return std::move(header_);
  }

 private:
  [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] Span opener_span() const { return span(header_.span.begin, header_.span.begin + opener.size()); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_, limit_ - at_); }

  // What was found so far is left unsaid: it stems from reading the body as header.
  std::nullopt_t refuse(Code code, Span where, std::string message, std::string help) {
    sink_.report(code, where, std::move(message), std::move(help));
    return std::nullopt;
  }

  void hand_over() {
    if (wide_spaces_ > 0)
      found_.report(Code::HDR3, wide_space_span_,
                    "white space that XML does not know between attributes" +
                        (wide_spaces_ > 1 ? ", " + std::to_string(wide_spaces_) + " times" : std::string()),
                    "type ordinary spaces");
    for (Diagnostic& d : found_.take()) {
      Diagnostic& said = sink_.report(d.code, d.severity, d.where, std::move(d.message), std::move(d.help));
      said.notes = std::move(d.notes);
    }
  }

  // Up to and including `/>`. False after an error.
  bool scan_attributes() {
    while (true) {
      const std::size_t before = at_;
      skip_space();
      if (at_ >= limit_) return unclosed();
      if (rest().starts_with("/>")) break;
      if (!starts_name(text_[at_])) {
        skip_junk();
        continue;
      }
      if (at_ == before) header_.strict = false;  // XML wants white space before a name
      if (!scan_attribute()) return unclosed();
      if (attributes_seen_ > format::max_attributes) return too_many();
    }
    at_ += 2;
    return true;
  }

  bool unclosed() {
    if (limit_ < text_.size()) {
      refuse(Code::LIM1, opener_span(), "header is longer than " + std::to_string(format::max_header_bytes) + " bytes",
             "close the header with `/>`");
    } else {
      refuse(Code::HDR13, opener_span(), "header is never closed", "close the header with `/>`");
    }
    return false;
  }

  bool too_many() {
    refuse(Code::LIM1, header_.attributes.back().name_span,
           "header has more than " + std::to_string(format::max_attributes) + " attributes", "remove some of them");
    return false;
  }

  void skip_space() {
    while (at_ < limit_) {
      const std::size_t n = space_length(text_.substr(at_));
      if (n == 0) return;
      if (n > 1) {
        header_.strict = false;
        if (wide_spaces_++ == 0) wide_space_span_ = span(at_, at_ + n);
      }
      at_ += n;
    }
  }

  void skip_junk() {
    const std::size_t begin = at_;
    while (at_ < limit_ && !starts_name(text_[at_]) && space_length(text_.substr(at_)) == 0 &&
           !rest().starts_with("/>"))
      ++at_;
    header_.strict = false;
    found_.report(Code::HDR4, span(begin, at_),
                  "stray " + quoted(text_.substr(begin, at_ - begin)) + " between attributes, skipped", "remove it");
  }

  // False when the header ends inside.
  bool scan_attribute() {
    RawAttribute attribute;
    const std::size_t begin = at_;
    while (at_ < limit_ && continues_name(text_[at_])) ++at_;
    attribute.name = text_.substr(begin, at_ - begin);
    attribute.name_span = attribute.value_span = span(begin, at_);
    const std::size_t name_end = at_;
    skip_space();
    if (at_ < limit_ && text_[at_] == '=') {
      ++at_;
      if (!scan_value(attribute)) return false;
    } else {
      at_ = name_end;
      report_unquoted(attribute.name_span, "attribute " + quoted(attribute.name) + " has no value", attribute.name);
    }
    add(std::move(attribute));
    return true;
  }

  bool scan_value(RawAttribute& attribute) {
    const std::size_t after_equals = at_;
    skip_space();
    if (at_ >= limit_) return false;
    if (text_[at_] == '"' || text_[at_] == '\'') return scan_quoted(attribute);
    if (text_.substr(after_equals, at_ - after_equals).find('\n') != none) at_ = after_equals;
    const std::size_t begin = at_;
    while (at_ < limit_ && space_length(text_.substr(at_)) == 0 && !rest().starts_with("/>")) ++at_;
    decode(attribute, begin, at_);
    report_unquoted(span(begin, at_), "value of " + quoted(attribute.name) + " is not quoted", attribute.name);
    return true;
  }

  void report_unquoted(Span where, std::string message, const std::string& name) {
    header_.strict = false;
    found_.report(Code::HDR18, where, std::move(message), "type " + quoted(name + "=\"…\""));
  }

  bool scan_quoted(RawAttribute& attribute) {
    const char quote = text_[at_++];
    const std::size_t begin = at_;
    const std::size_t close = text_.substr(0, limit_).find(quote, begin);
    const std::size_t missing = find_missing_quote(begin, std::min(close, limit_));
    if (missing == none && close == none) return false;
    const std::size_t end = missing == none ? close : missing;
    decode(attribute, begin, end);
    at_ = missing == none ? close + 1 : missing;
    if (missing == none) return true;
    header_.strict = false;
    found_.report(Code::HDR2, attribute.value_span,
                  std::string("closing `") + quote + "` of " + quoted(attribute.name) +
                      " is missing, the value ends with its line",
                  "type " + quoted(std::string_view(&quote, 1)) + " after the value");
    return true;
  }

  // Where a value ends whose quote is missing: before a `/>` that ends its line, or at the end of its own line when
  // the next quote opens another attribute. `none` when the text up to the next quote is a proper value.
  [[nodiscard]] std::size_t find_missing_quote(std::size_t begin, std::size_t next_quote) const {
    const std::string_view value = text_.substr(begin, next_quote - begin);
    const std::size_t line = value.find('\n');
    if (line == none) return none;
    if (const std::size_t close = find_swallowed_close(value); close != none) return begin + std::min(close, line);
    return is_attribute_start(value.substr(value.rfind('\n') + 1)) ? begin + line : none;
  }

  void decode(RawAttribute& attribute, std::size_t begin, std::size_t end) {
    DecodedValue value =
        decode_attribute_value(text_.substr(begin, end - begin), static_cast<std::uint32_t>(begin), found_);
    attribute.value = std::move(value.text);
    attribute.value_span = value.where;
    header_.strict = header_.strict && value.strict;
  }

  void add(RawAttribute attribute) {
    ++attributes_seen_;
    for (const RawAttribute& first : header_.attributes) {
      if (!format::equal_folded(first.name, attribute.name)) continue;
      if (first.name == attribute.name) header_.strict = false;
      Diagnostic& said = found_.report(Code::HDR17, attribute.name_span,
                                       quoted(attribute.name) + " is given more than once, the first value is kept",
                                       "remove one of them");
      said.notes.push_back({found_.file(), first.name_span, "first given here"});
      return;
    }
    header_.attributes.push_back(std::move(attribute));
  }

  // The header is closed at at_: what follows on its line, and where the body begins.
  void finish() {
    header_.span.end = static_cast<std::uint32_t>(at_);
    const std::size_t end = end_of_line(text_, at_);
    const std::string_view line = trim_wide(text_.substr(at_, end - at_));
    header_.body_begin = static_cast<std::uint32_t>(end);
    if (line.starts_with("<!--")) {
      header_.body_begin = header_.span.end;
    } else if (!line.empty()) {
      const auto begin = static_cast<std::size_t>(line.data() - text_.data());
      found_.report(Code::HDR7, span(begin, begin + line.size()),
                    quoted(line) + " directly after the header is dropped", "start the body on a line of its own");
    }
  }

  std::string_view text_;
  DiagnosticSink& sink_;
  DiagnosticSink found_;  // kept back until the header is known to be whole
  RawHeader header_;
  std::size_t at_ = 0, limit_ = 0, attributes_seen_ = 0, wide_spaces_ = 0;
  Span wide_space_span_;
};

}  // namespace

std::optional<RawHeader> scan_header(const SourceFile& source, DiagnosticSink& sink) {
  return Scanner(source, sink).scan();
}

}  // namespace shelf::compiler
