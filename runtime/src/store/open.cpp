// Opening a bundle: every check before use, cheapest first.
#include <cstdint>
#include <new>

#include "store/bundle_impl.hpp"
#include "store/flat_buffer.hpp"

namespace shelf {

namespace {

using namespace detail;

Result<void> check_all_checksums(Bytes file, const Container& container) noexcept {
  if (const auto padding = check_padding(file, container); !padding) return padding;
  for (const SectionEntry& entry : container.entries())
    if (const auto checked = check_section(file, entry); !checked) return checked;
  return {};
}

constexpr std::size_t needed_alignment = 8;  // of u64 in FlatBuffers

bool aligned(const void* p) noexcept { return reinterpret_cast<std::uintptr_t>(p) % needed_alignment == 0; }

Result<FileBytes> borrow_or_copy(std::span<const std::byte> bytes) noexcept {
  if (aligned(bytes.data())) return FileBytes::borrow(bytes);
  return FileBytes::copy(bytes);
}

}  // namespace

Bytes Bundle::Impl::section(format::SectionId id) const noexcept {
  const auto* entry = container.find(id);
  if (entry == nullptr) return {};
  return file().subspan(static_cast<std::size_t>(entry->offset), static_cast<std::size_t>(entry->size));
}

Result<void> Bundle::Impl::load(bool verify_checksums) noexcept {
  auto read = read_container(file());
  if (!read) return read.error();
  container = *read;
  if (verify_checksums)
    if (const auto checked = check_all_checksums(file(), container); !checked) return checked;
  const Bytes info_bytes = section(format::SectionId::info);
  info = verified_root<fb::Info>(info_bytes);
  if (info == nullptr) return Error{Errc::bad_structure, "info", 0, info_bytes.size()};
  units = section(format::SectionId::units);
  const Bytes rows = section(format::SectionId::attributes);
  auto view = read_catalogue(section(format::SectionId::catalogue), options.max_articles);
  if (!view) return view.error();
  catalogue = *view;
  catalogue.name_rules = &name_rules;
  if (!name_rules.open(catalogue.name_rule_lefts, catalogue.name_rule_rights) || !names.reserve(catalogue.articles) ||
      !attributes.open(catalogue, names, rows))
    return Error{Errc::no_memory, "catalogue", catalogue.articles};
  dictionary.set_source(section(format::SectionId::dictionary), options.max_dictionary_bytes);
  return {};
}

Result<Bundle> Bundle::Impl::open(FileBytes bytes, const OpenOptions& options, bool verify_checksums) noexcept {
  std::unique_ptr<Impl> impl(new (std::nothrow) Impl);
  if (impl == nullptr) return Error{Errc::no_memory, "file", sizeof(Impl)};
  impl->bytes = std::move(bytes);
  impl->options = options;
  if (const auto loaded = impl->load(verify_checksums); !loaded) return loaded.error();
  return Bundle(std::move(impl));
}

Result<Bundle> Bundle::open_memory(std::span<const std::byte> bytes, const OpenOptions& options) noexcept {
  if (bytes.size() > options.max_bundle_bytes)
    return Error{Errc::file_too_large, "file", bytes.size(), options.max_bundle_bytes};
  auto held = borrow_or_copy(bytes);
  if (!held) return held.error();
  return Impl::open(std::move(*held), options, options.verify_checksums);
}

Bundle::Bundle(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Bundle::Bundle(Bundle&&) noexcept = default;
Bundle& Bundle::operator=(Bundle&&) noexcept = default;
Bundle::~Bundle() = default;

std::uint32_t Bundle::article_count() const noexcept { return impl_->catalogue.articles; }

Result<ArticleSummary> Bundle::Impl::summary(std::uint32_t ordinal) const noexcept {
  const std::uint32_t count = catalogue.articles;
  if (ordinal >= count) return Error{Errc::bad_argument, "article", ordinal, count};
  auto summary = catalogue.facts(ordinal);
  const auto name = names.find(catalogue, ordinal);
  if (!summary) return Error{Errc::bad_offset, "catalogue", ordinal, count};
  if (!name) return name.error();
  summary->id = name->id;
  summary->title = name->title;
  return *summary;
}

Result<ArticleSummary> Bundle::summary(ArticleRef article) const noexcept { return impl_->summary(article.ordinal); }

}  // namespace shelf
