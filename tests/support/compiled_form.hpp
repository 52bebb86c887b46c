// A form as an author writes it, compiled and read.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shelf/form.hpp"
#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

namespace shelf::test {

class CompiledForm {
 public:
  // `elements`: what stands in the brackets of `formElements`.
  explicit CompiledForm(const std::string& elements) {
    const Folder folder;
    folder.put("form.md",
               "<properties\n  pageTitle=\"Questions\"\n  articleId=\"questions\"\n"
               "  selfHelpType=\"problemScopingQuestions\"\n  supportTopicIds=\"41000101\"\n"
               "  cloudEnvironments=\"public\" />\n# Questions\n---\n"
               "{\"$schema\": \"SelfHelpContent\", \"formElements\": [" +
                   elements + "]}\n---\n");
    open(folder.path().string());
  }
  // An article of a folder or file, by its id.
  CompiledForm(const std::string& source, std::string_view id) { open(source, id); }

  Form& operator*() { return *form_; }
  Form* operator->() { return &*form_; }
  const Form* operator->() const { return &*form_; }
  [[nodiscard]] bool is_form() const noexcept { return form_.has_value(); }

  [[nodiscard]] std::uint32_t at(std::string_view id) const {
    const auto found = form_->find(id);
    INFO(std::string(id));
    REQUIRE(found);
    return *found;
  }
  void answer(std::string_view id, std::initializer_list<std::string_view> values) {
    form_->answer(at(id), std::vector<std::string_view>(values));
  }
  // "id id": the visible questions, in order; required ones with a star.
  [[nodiscard]] std::string shown() const {
    std::string text;
    for (std::uint32_t i = 0; i < form_->questions().size(); ++i) {
      if (!form_->visible(i)) continue;
      if (!text.empty()) text += ' ';
      text += form_->questions()[i].id;
      if (form_->required(i)) text += '*';
    }
    return text;
  }
  // "id=value; id=value"
  [[nodiscard]] std::string parameters() const {
    std::string text;
    for (const auto& [id, value] : form_->parameters()) {
      if (!text.empty()) text += "; ";
      text.append(id).append("=").append(value);
    }
    return text;
  }
  // "id: words; id: words"
  [[nodiscard]] std::string problems() const {
    std::string text;
    for (const Invalid& problem : form_->validate()) {
      if (!text.empty()) text += "; ";
      text.append(form_->questions()[problem.question].id).append(": ").append(problem.text);
    }
    return text;
  }

 private:
  void open(const std::string& source, std::string_view id = "questions") {
    compiler::Options options;
    options.sources = {source};
    options.threads = 1;
    bytes_ = compiler::compile(options).bundle;
    auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes_)));
    REQUIRE(bundle);
    bundle_ = std::make_unique<Bundle>(std::move(*bundle));
    Query query;
    query.article_id = id;
    const auto hits = bundle_->find(query);
    REQUIRE(hits);
    REQUIRE(hits->size() == 1);
    auto article = bundle_->article(hits->front());
    REQUIRE(article);
    article_ = std::make_unique<Article>(std::move(*article));
    form_ = Form::read(*article_);
  }

  std::string bytes_;
  std::unique_ptr<Bundle> bundle_;
  std::unique_ptr<Article> article_;
  std::optional<Form> form_;
};

}  // namespace shelf::test
