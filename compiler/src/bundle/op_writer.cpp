#include "bundle/op_writer.hpp"

#include <array>

#include "shelf_format/bundle_generated.h"

namespace shelf::compiler {

namespace fb = format::fb;

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

void OpWriter::append(std::string& stream, std::string_view bytes) {
  size_ += bytes.size();
  if (!too_big()) stream.append(bytes);
}

OpWriter& OpWriter::op(format::Op op) {
  const char code = static_cast<char>(op);
  append(ops_, {&code, 1});
  if (format::shape_of(op).opens && ++depth_ > format::max_nesting) too_deep_ = true;
  return *this;
}

OpWriter& OpWriter::number(std::uint64_t value) {
  std::array<char, 10> bytes{};
  std::size_t count = 0;
  for (; value >= 0x80; value >>= 7) bytes[count++] = static_cast<char>((value & 0x7f) | 0x80);
  bytes[count++] = static_cast<char>(value);
  append(operands_, {bytes.data(), count});
  return *this;
}

OpWriter& OpWriter::text(std::string_view run) {
  append(text_, run);
  return number(run.size());
}

OpWriter& OpWriter::url(std::string_view run) {
  append(urls_, run);
  return number(run.size());
}

OpWriter& OpWriter::slot(const SlotKey& key) {
  append(slots_, {reinterpret_cast<const char*>(key.data()), key.size()});
  return *this;
}

void OpWriter::close() {
  op(format::Op::close);
  --depth_;
}

void OpWriter::running_text(std::string_view run) {
  if (run.empty()) return;
  op(holds_markup(run) ? format::Op::text_escaped : format::Op::text).text(run);
}

std::string OpWriter::finish() const {
  flatbuffers::FlatBufferBuilder builder(ops_.size() + operands_.size() + text_.size() + urls_.size() + slots_.size() +
                                         128);
  const auto bytes = [&](const std::string& stream) {
    return builder.CreateVector(reinterpret_cast<const std::uint8_t*>(stream.data()), stream.size());
  };
  const auto optional_bytes = [&](const std::string& stream) {
    return stream.empty() ? flatbuffers::Offset<flatbuffers::Vector<std::uint8_t>>() : bytes(stream);
  };
  // Built back to front: text, the longest and most similar to other articles, comes last in the file.
  const auto text = bytes(text_);
  const auto urls = optional_bytes(urls_);
  const auto slots = optional_bytes(slots_);
  const auto operands = bytes(operands_);
  const auto ops = bytes(ops_);
  builder.Finish(fb::CreateArticle(builder, ops, operands, text, urls, slots));
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

}  // namespace shelf::compiler
