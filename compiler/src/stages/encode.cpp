#include "stages/encode.hpp"

#include <cstdint>

#include "bundle/collect_facts.hpp"
#include "bundle/encode_parts.hpp"

namespace shelf::compiler {

namespace {
using format::AttributeName;
using format::Op;

Record collect_record(const SourceFile& source, const Header& header) {
  Record record;
  record.file = source.id;
  record.path = source.path;
  record.article_id = header.article_id;
  record.article_id_span = header.article_id_span;
  record.title = header.title;
  record.type = header.type;
  record.clouds = header.clouds;
  record.display_order = header.display_order;
  record.resource_required = header.resource_required;
  record.topics = header.topics;
  record.products = header.products;
  record.shared_audience =
      std::make_shared<Audience>(Audience{header.resource_tags, header.article_tags, header.client_ids, header.scopes});
  record.content_hash = hash_content(std::string_view(source.text).substr(find_body(source.text, header)));
  return record;
}

void add_body_facts(const Body& body, Record& record) {
  const auto* markdown = std::get_if<MarkdownBody>(&body);
  const auto* json = std::get_if<JsonBody>(&body);
  if (record.title.empty() && markdown != nullptr) record.title = markdown->title;
  if (record.title.empty() && json != nullptr) record.title = json->title;
  if (record.title.empty()) record.title = record.article_id;
  if (markdown != nullptr) record.embedded = find_embedded(markdown->document);
  if (json == nullptr) return;
  if (!record.resource_required) record.resource_required = find_resource_required(json->root);
  record.references = find_references(json->root);
}

// True when the catalogue holds the very value, so that the unit need not.
bool is_stored(const Attribute& attribute, const Record& record) {
  if (attribute.name == AttributeName::article_id) return attribute.value == record.article_id;
  if (attribute.name == AttributeName::page_title) return attribute.value == record.title;
  if (attribute.name == AttributeName::self_help_type && record.type != format::ArticleType::unknown)
    return attribute.value == format::type_names[static_cast<std::size_t>(record.type)];
  return false;
}

void encode_attribute(const Attribute& attribute, const Record& record, OpWriter& writer) {
  if (!attribute.name)
    writer.op(Op::attribute_other).text(attribute.authored_name).text(attribute.value);
  else if (is_stored(attribute, record))
    writer.op(Op::attribute_stored).number(static_cast<std::uint64_t>(*attribute.name));
  else if (attribute.value == record.title)
    writer.title_reference(Op::attribute_title).number(static_cast<std::uint64_t>(*attribute.name));
  else
    writer.op(Op::attribute).number(static_cast<std::uint64_t>(*attribute.name)).text(attribute.value);
}

void open_body(format::BodyKind kind, OpWriter& writer) {
  writer.op(Op::body).number(static_cast<std::uint64_t>(kind));
}

void encode_body(const MarkdownBody& body, OpWriter& writer, SlotKeys& slots) {
  open_body(format::BodyKind::markdown, writer);
  encode_nodes(body.document.children, writer, slots);
}

void encode_body(const JsonBody& body, OpWriter& writer, SlotKeys& slots) {
  open_body(format::BodyKind::json, writer);
  if (!body.title.empty()) {
    writer.op(Op::title).number(0);
    writer.running_text(body.title);
    writer.close();
  }
  encode_json(body.root, writer, slots);
}

void encode_body(const QuickStartBody& body, OpWriter& writer, SlotKeys&) {
  open_body(format::BodyKind::quick_start, writer);
  writer.op(Op::object);
  const auto member = [&](std::string_view key, std::string_view value) {
    writer.op(Op::key_other).text(key).op(Op::string).text(value);
  };
  member("link", body.link);
  member("text", body.text);
  member("iconClass", body.icon_class);
  writer.close();
}

// Reports what is over its limit; false then.
bool check_limits(const OpWriter& writer, const Record& record, DiagnosticSink& sink) {
  if (writer.too_deep()) {
    sink.report(Code::LIM1, record.article_id_span,
                "article nests deeper than " + std::to_string(format::max_nesting) + " levels",
                "flatten lists, block quotes or JSON values");
    return false;
  }
  if (writer.too_big()) {
    sink.report(Code::LIM1, record.article_id_span,
                "article takes more than " + std::to_string(format::max_unit_raw_bytes) + " bytes once compiled",
                "split the article");
    return false;
  }
  return true;
}
}  // namespace

EncodedArticle encode(const SourceFile& source, const Header& header, const Body& body, DiagnosticSink& sink) {
  EncodedArticle article{collect_record(source, header), {}, {}};
  Record& record = article.record;
  add_body_facts(body, record);
  OpWriter row(record.title), unit(record.title);
  SlotKeys slots(record.article_id);
  for (const Attribute& attribute : header.attributes) encode_attribute(attribute, record, row);
  row.op(Op::source_path).text(source.path);
  std::visit([&](const auto& kind) { encode_body(kind, unit, slots); }, body);
  unit.close();
  if (!check_limits(row, record, sink) || !check_limits(unit, record, sink)) return article;
  article.attribute_row = std::move(row).finish();
  article.unit = std::move(unit).finish();
  return article;
}

}  // namespace shelf::compiler
