#include "bundle/op_writer.hpp"

#include <array>
#include <cstdint>

namespace shelf::compiler {

namespace {
constexpr std::array<bool, 256> needs_escape = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool holds_markup(std::string_view text) {
  for (const char c : text)
    if (needs_escape[static_cast<unsigned char>(c)]) return true;
  return false;
}
}  // namespace

void OpWriter::append(std::string_view bytes) {
  size_ += bytes.size();
  if (!too_big()) bytes_.append(bytes);
}

OpWriter& OpWriter::op(format::Op op) {
  const char code = static_cast<char>(op);
  append({&code, 1});
  if (format::shape_of(op).opens && ++depth_ > format::max_nesting) too_deep_ = true;
  return *this;
}

OpWriter& OpWriter::number(std::uint64_t value) {
  std::array<char, 10> bytes{};
  std::size_t count = 0;
  for (; value >= 0x80; value >>= 7) bytes[count++] = static_cast<char>((value & 0x7f) | 0x80);
  bytes[count++] = static_cast<char>(value);
  append({bytes.data(), count});
  return *this;
}

OpWriter& OpWriter::text(std::string_view run) {
  for (auto zero = run.find('\0'); zero != std::string_view::npos; zero = run.find('\0')) {
    append(run.substr(0, zero));
    append("\xef\xbf\xbd");
    run.remove_prefix(zero + 1);
  }
  append(run);
  append(std::string_view("\0", 1));
  return *this;
}

OpWriter& OpWriter::url(std::string_view run) { return text(run); }

OpWriter& OpWriter::slot(const SlotKey& key) {
  append({reinterpret_cast<const char*>(key.data()), key.size()});
  return *this;
}

OpWriter& OpWriter::title_reference(format::Op code) {
  size_ += title_.size();
  return op(code);
}

void OpWriter::close() {
  op(format::Op::close);
  --depth_;
}

void OpWriter::running_text(std::string_view run) {
  if (run.empty()) return;
  if (run == title_)
    title_reference(format::Op::title_text);
  else
    op(holds_markup(run) ? format::Op::text_escaped : format::Op::text).text(run);
}

}  // namespace shelf::compiler
