// Article and Scratch: ownership, and what the header says.
#include <cstdint>

#include "article/article_impl.hpp"

namespace shelf {

using detail::Op;
using detail::Step;

Scratch::Scratch() noexcept = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

void Article::ImplDelete::operator()(Impl* impl) const noexcept {
  if (owned) delete impl;
}

Article::Article(ImplHandle impl) noexcept : impl_(std::move(impl)) {}
Article::Article(Article&&) noexcept = default;
Article& Article::operator=(Article&&) noexcept = default;
Article::~Article() = default;

ArticleSummary Article::summary() const noexcept {
  ArticleSummary summary = impl_->catalogue->facts(impl_->ordinal).value_or(ArticleSummary{});
  const detail::Name name = impl_->title.name();
  summary.id = name.id;
  summary.title = name.title;
  return summary;
}

Result<detail::AttributeRow> Article::Impl::attribute_row() const noexcept {
  const auto row = attributes->find(ordinal);
  if (!row) return row.error();
  return detail::check_row(*row, title.name().title);
}

std::string_view Article::source_path() const noexcept {
  const auto row = impl_->attribute_row();
  return row ? row->source_path : std::string_view();
}

namespace {

std::string_view stored_value(const ArticleSummary& summary, std::uint32_t attribute) noexcept {
  switch (static_cast<format::AttributeName>(attribute)) {
    case format::AttributeName::article_id:
      return summary.id;
    case format::AttributeName::page_title:
      return summary.title;
    case format::AttributeName::self_help_type:
      return name(summary.type);
    default:
      return {};
  }
}

}  // namespace

std::vector<AttributeView> Article::attributes() const {
  std::vector<AttributeView> attributes;
  const auto row = impl_->attribute_row();
  if (!row) return attributes;
  const ArticleSummary facts = summary();
  detail::RowReader reader = row->reader;
  for (Step step; reader.next(step) && step.op != Op::source_path;) {
    if (step.op == Op::attribute_other)
      attributes.push_back({step.text[0], step.text[1]});
    else if (step.op == Op::attribute)
      attributes.push_back({format::attribute_names[step.number[0]], step.text[0]});
    else
      attributes.push_back({format::attribute_names[step.number[0]], stored_value(facts, step.number[0])});
  }
  return attributes;
}

std::string_view Article::attribute(std::string_view wanted) const noexcept {
  const auto number = format::find_name(format::attribute_names, wanted);
  if (!number) return {};
  const auto row = impl_->attribute_row();
  if (!row) return {};
  detail::RowReader reader = row->reader;
  for (Step step; reader.next(step) && step.op != Op::source_path;) {
    if (step.op == Op::attribute_other || step.number[0] != *number) continue;
    return step.op == Op::attribute ? step.text[0] : stored_value(summary(), step.number[0]);
  }
  return {};
}

}  // namespace shelf
