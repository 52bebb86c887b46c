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

int NameReader::next() noexcept {
  if (piece_.empty()) {
    if (coded_.empty()) return -1;
    const auto piece = phrases_->first_piece(coded_, guid_.data());
    if (piece.text.empty()) {
      coded_ = {};
      return -1;
    }
    coded_ = coded_.subspan(piece.taken);
    piece_ = piece.text;
  }
  const char c = piece_.front();
  if (c == '\0') {  // the title follows
    coded_ = {};
    piece_ = {};
    return -1;
  }
  piece_.remove_prefix(1);
  return static_cast<unsigned char>(c);
}

bool id_is(NameReader& stored, std::string_view id) noexcept {
  TextReader text(id);
  return equal_ids(stored, text);
}

bool same_id(NameReader& a, NameReader& b) noexcept { return equal_ids(a, b); }

}  // namespace shelf::detail
