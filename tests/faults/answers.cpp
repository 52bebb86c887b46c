#include "faults/answers.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include "shelf_format/xxh64.hpp"

namespace shelf::test {

namespace {

constexpr std::array<std::string_view, 15> topics = {
    "",
    "70000101",
    "70000102",
    "70000103",
    "70000104",
    "70000201",
    "70000202",
    "61b40f7e-2a11-4d0c-9c55-7f3e1d2b0a01",
    "{61B40F7E-2A11-4D0C-9C55-7F3E1D2B0A02}",
    "61b40f7e-2a11-4d0c-9c55-7f3e1d2b0a03",
    "61b40f7e-2a11-4d0c-9c55-7f3e1d2b0a04",
    "1",
    "999999999",
    "a topic of words",
    "another",
};
constexpr std::array<std::string_view, 7> products = {"", "30101", "30102", "30201", "30202", "7", "words"};
constexpr std::array<std::string_view, 12> ids = {
    "c3a1f6d2-88b4-4e57-a0d9-5b7c6e4f3a10",
    "lamps-flicker",
    "LAMP-questions",
    "7e5d9c31-40b2-4a6f-8c1d-2f0e9b8a7d20",
    "a9f0b7c6-1d2e-4c3b-9a48-6e5d4c3b2a30",
    "street-problems",
    "cabinet-restarted",
    "first-street",
    "no-such-article",
    "a",
    "b",
    "{",
};
constexpr std::array<Format, 7> formats = {Format::html, Format::text, Format::ansi,  Format::markdown,
                                           Format::json, Format::help, Format::apollo};
constexpr std::size_t most_output = 16u << 20;

Context make_context() {
  Context context;
  context.resource_id =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Lantern.Streets/cabinets/c7";
  context.topic = "70000101";
  context.product = "30101";
  context.query = "dark street";
  context.now = 1'900'000'000;
  context.nonce = "n";
  return context;
}

class Asker {
 public:
  explicit Asker(const Bundle& bundle) : bundle_(bundle), context_(make_context()) {
    (void)values_.set("ResourceName", "Cabinet <7> & \"8\"");
    const std::vector<std::string> poles = {"pole 1", "pole & 2"};
    (void)values_.set_list("Poles", poles);
  }

  Answers ask(std::uint64_t file_size) {
    ask_lists();
    ask_look_ups();
    for (std::uint32_t i = 0; i < bundle_.article_count(); ++i) ask_article(ArticleRef{i});
    ask_about_file(file_size);
    answers_.digest = format::xxh64(all_.data(), all_.size());
    return std::move(answers_);
  }

 private:
  void add(std::string_view text) { all_.append(text).push_back('\0'); }
  void add(std::uint64_t number) { all_.append(reinterpret_cast<const char*>(&number), sizeof number); }
  void add(const Error& error) {
    if (name(error.code) == "unknown" || describe(error).empty()) throw std::logic_error("an error without a name");
    ++answers_.errors[error.code];
    add(static_cast<std::uint64_t>(error.code));
  }

  void add(const Result<ArticleSummary>& summary) {
    if (!summary) return add(summary.error());
    add(summary->id);
    add(summary->title);
    add(static_cast<std::uint64_t>(summary->type) << 8 | summary->clouds);
    add(summary->display_order.value_or(~0u));
    add(static_cast<std::uint64_t>(summary->resource_required.value_or(false)) << 1 | (summary->shadowed ? 1 : 0));
  }

  void ask_lists() {
    for (std::uint32_t i = 0; i < bundle_.article_count(); ++i) add(bundle_.summary(ArticleRef{i}));
    add(bundle_.summary(ArticleRef{bundle_.article_count()}));
  }

  void ask_query(const Query& query) {
    const auto hits = bundle_.find(query);
    if (!hits) return add(hits.error());
    std::uint64_t count = 0;
    for (const ArticleRef hit : *hits) {
      if (++count > std::uint64_t{2} * bundle_.article_count()) throw std::logic_error("a look-up that gives articles again and again");
      add(hit.ordinal);
    }
    add(~count);
  }

  void ask_look_ups() {
    static constexpr std::array<std::string_view, 2> tags = {"diode", "home"};
    for (const auto topic : topics)
      for (const auto product : products) ask_query({.topic = topic, .product = product});
    for (const auto id : ids) ask_query({.article_id = id});
    ask_query({.topic = "70000101", .cloud = Cloud::Fairfax, .has_resource = true});
    ask_query({.product = "30101", .tags = tags, .client = "worksdesk"});
    ask_query({.service = "lantern.streets", .resource = "cabinets"});
    ask_query({.service = "lantern.billing", .client = "worksdesk"});
    ask_query({.article_tag = "healthannotation_reports"});
    ask_query({.topic = "70000101", .product = "30101", .service = "lantern.streets", .tags = tags});
  }

  // One rendering; 0 when it is refused.
  std::uint64_t render(const Article& article, Format format, const RenderOptions& options) {
    out_.clear();
    const auto rendered = article.render(format, out_, options);
    if (out_.size() > most_output) throw std::logic_error("an output without an end");
    if (!rendered) {
      add(rendered.error());
      return 0;
    }
    const std::uint64_t digest = format::xxh64(out_.data(), out_.size());
    add(digest);
    return digest;
  }

  void ask_article(ArticleRef ref) {
    answers_.bodies.push_back(0);
    answers_.headers.push_back(0);
    // Every other one owns its memory; the others refer to a scratch that the last refused article left behind.
    const auto article = ref.ordinal % 2 == 0 ? bundle_.article(ref) : bundle_.article(ref, scratch_);
    if (!article) return add(article.error());
    RenderOptions options{true, &values_};
    bool whole = true;
    std::uint64_t body = 0;
    for (const Format format : formats) {
      const std::uint64_t digest = render(*article, format, options);
      whole = whole && digest != 0;
      body = body * 31 + digest;
    }
    answers_.bodies.back() = whole ? body : 0;
    options.context = &context_;
    options.bundle = &bundle_;
    for (const Format format : {Format::html, Format::text, Format::apollo}) (void)render(*article, format, options);
    ask_header(*article);
    ask_widgets(*article);
    ask_form(*article);
  }

  void ask_header(const Article& article) {
    const std::size_t begin = all_.size();
    add(article.source_path());
    const auto attributes = article.attributes();
    for (const auto& [name, value] : attributes) {
      add(name);
      add(value);
    }
    add(article.attribute("ownershipId"));
    if (attributes.empty() && article.source_path().empty()) return;
    answers_.headers.back() = format::xxh64(all_.data() + begin, all_.size() - begin);
  }

  void ask_widgets(const Article& article) {
    article.read_widgets(widgets_);
    for (const Widget& widget : widgets_) {
      add(widget.title);
      add(widget.fallback_text);
      add(widget.fallback_url);
    }
    add(article.degraded(context_).size());
    RequestOptions options;
    options.bundle = &bundle_;
    make_requests(article, widgets_, context_, requests_, options);
    add_requests();
  }
  void add_requests() {
    for (const Request& request : requests_) {
      out_.clear();
      write_json(request, out_);
      add(out_);
    }
  }

  void ask_form(const Article& article) {
    auto form = Form::read(article);
    if (!form) return;
    static constexpr std::array<std::string_view, 1> answer = {"one"};
    const auto count = static_cast<std::uint32_t>(form->questions().size());
    for (std::uint32_t i = 0; i < count; ++i) {
      add(form->questions()[i].label);
      form->answer(i, answer);
      for (const auto& option : form->options(i)) add(option.text);
      add(form->visible(i) ? 1 : 0);
      add(form->visibility(i).size());
    }
    for (const auto& invalid : form->validate()) add(invalid.text);
    for (const auto& [name, value] : form->parameters()) add(value);
    form->option_requests(context_, requests_);
    add_requests();
  }

  void ask_about_file(std::uint64_t file_size) {
    const BundleInfo info = bundle_.info();
    add(info.label);
    add(info.compiler);
    add(info.topics << 40 ^ info.products << 20 ^ info.pairs);
    std::uint64_t end = 0;
    for (const ByteRange& range : bundle_.inspect()) {
      if (range.offset != end) throw std::logic_error("inspect() leaves a gap or names bytes twice");
      end = range.offset + range.size;
      add(range.meaning);
    }
    if (end != file_size) throw std::logic_error("inspect() does not name every byte");
    const auto damage = bundle_.verify();
    answers_.damage = static_cast<std::uint32_t>(damage.size());
    for (const Error& error : damage)
      if (name(error.code) == "unknown" || describe(error).empty()) throw std::logic_error("damage without a name");
  }

  const Bundle& bundle_;
  Context context_;
  Values values_;
  Scratch scratch_;
  WidgetList widgets_;
  RequestList requests_;
  std::string out_, all_;
  Answers answers_;
};

}  // namespace

Answers ask_all(const Bundle& bundle, std::uint64_t file_size) { return Asker(bundle).ask(file_size); }

}  // namespace shelf::test
