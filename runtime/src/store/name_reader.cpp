#include "store/name_reader.hpp"

#include "shelf_format/key.hpp"

namespace shelf::detail {

namespace {

class TextReader {
 public:
  explicit TextReader(std::string_view text) noexcept : text_(text) {}
  int next() noexcept {
    if (text_.empty()) return -1;
    const auto c = static_cast<unsigned char>(text_.front());
    text_.remove_prefix(1);
    return c;
  }

 private:
  std::string_view text_;
};

int folded(int c) noexcept { return c < 0 ? c : static_cast<unsigned char>(format::fold(static_cast<char>(c))); }

// Both to their end, after `a` and `b` were read from them.
template <class A, class B>
bool rest_is_equal(int a, A& from_a, int b, B& from_b) noexcept {
  while (a >= 0 && folded(a) == folded(b)) {
    a = from_a.next();
    b = from_b.next();
  }
  return a == b;  // both -1
}

// `a` stands behind an opening brace: its closing one is not compared.
template <class A, class B>
bool equal_within_braces(A& from_a, int b, B& from_b) noexcept {
  int a = from_a.next();
  while (a >= 0 && b >= 0 && folded(a) == folded(b)) {
    a = from_a.next();
    b = from_b.next();
  }
  return a == '}' && b < 0 && from_a.next() < 0;
}

template <class A, class B>
bool equal_ids(A& from_a, B& from_b) noexcept {
  const int a = from_a.next(), b = from_b.next();
  if (a == '{' && b != '{') return equal_within_braces(from_a, b, from_b);
  if (b == '{' && a != '{') return equal_within_braces(from_b, a, from_a);
  return rest_is_equal(a, from_a, b, from_b);
}

}  // namespace

int NameReader::end() noexcept {
  coded_ = {};
  left_ = {};
  walk_ = {};
  return -1;
}

int NameReader::next_coded() noexcept {
  if (coded_.empty()) return -1;
  const unsigned byte = coded_.front();
  std::size_t taken = 1;
  int c = static_cast<int>(byte);
  if (byte >= format::first_name_symbol) {
    if (coded_.size() < 2) return end();
    const unsigned symbol = (byte - format::first_name_symbol) << 8 | coded_[1];
    if (!rules_->known(symbol)) return end();
    walk_.start(static_cast<std::uint16_t>(symbol));
    c = walk_.next(*rules_);
    taken = 2;
  } else if (byte == format::name_guid_lower || byte == format::name_guid_upper) {
    if (coded_.size() <= guid_bytes) return end();
    print_guid(coded_.data() + 1, byte == format::name_guid_upper, guid_.data());
    left_ = {guid_.data() + 1, guid_text_bytes - 1};
    c = static_cast<unsigned char>(guid_.front());
    taken = 1 + guid_bytes;
  }
  coded_ = coded_.subspan(taken);
  return c;
}

int NameReader::next() noexcept {
  if (!left_.empty()) {
    const char c = left_.front();
    left_.remove_prefix(1);
    return static_cast<unsigned char>(c);
  }
  const int c = walk_.more() ? walk_.next(*rules_) : next_coded();
  return c > 0 ? c : end();  // behind a zero byte the title follows
}

bool id_is(NameReader& stored, std::string_view id) noexcept {
  TextReader text(id);
  return equal_ids(stored, text);
}

bool same_id(NameReader& a, NameReader& b) noexcept { return equal_ids(a, b); }

}  // namespace shelf::detail
