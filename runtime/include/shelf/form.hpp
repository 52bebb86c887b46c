// The questions of a form: which are asked, what their answers may be, what has been answered.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/article.hpp"
#include "shelf/context.hpp"
#include "shelf/export.hpp"
#include "shelf/request.hpp"
#include "shelf/result.hpp"

namespace shelf {

enum class Control : std::uint8_t {
  Text,
  MultilineText,
  Number,
  DateTime,
  Dropdown,
  MultiSelect,
  RadioGroup,
  Info  // shown, not answered
};

struct Option {
  std::string value, text;
};

// A question as authored. Views live as long as the article.
struct Question {
  std::string_view id;
  Control control = Control::Text;
  std::string_view label, watermark, info;
  bool required = false;
  std::uint32_t max_length = 0;  // code points; 0: no limit
  std::uint32_t lines = 1;
  std::int64_t order = 0;
  std::string_view visibility;              // the expression as authored; empty: always visible
  bool additional_details = false;          // its answer describes the problem
  bool has_dynamic_options = false;         // options are fetched
  std::optional<std::uint32_t> depends_on;  // question whose answer its options need
};

// A compiled expression in postfix order: comparisons, and how many of the results before it a step joins.
struct VisibilityStep {
  enum class Kind : std::uint8_t { Equal, NotEqual, AllOf, AnyOf, Never } kind = Kind::Equal;
  std::optional<std::uint32_t> question;  // Equal, NotEqual: whose answer; none: no question has the id
  std::string_view literal;               // Equal, NotEqual
  std::uint32_t count = 0;                // AllOf, AnyOf: 2 or more
};

enum class Problem : std::uint8_t { MissingAnswer, TooLong, NotANumber, NotADate, NotAnOption, BrokenRule };
struct Invalid {
  std::uint32_t question = 0;
  Problem problem = Problem::MissingAnswer;
  std::string text;  // the form's own words for the rule, or ours
};

// A form that is being filled in. Answers are never lost: a question that becomes hidden keeps its answer, which counts
// again once it is shown. Needs its Article alive; move-only; one thread at a time.
class SHELF_EXPORT Form {
 public:
  // Nothing when the article is no form.
  [[nodiscard]] static std::optional<Form> read(const Article& article);
  Form(Form&&) noexcept;
  Form& operator=(Form&&) noexcept;
  ~Form();

  [[nodiscard]] std::span<const Question> questions() const noexcept;  // in their order
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const noexcept;

  [[nodiscard]] bool visible(std::uint32_t question) const noexcept;   // with the answers so far
  [[nodiscard]] bool required(std::uint32_t question) const noexcept;  // visible, and has to be answered
  // For a host that evaluates on its own, such as a page. Leaves one result; empty: always visible.
  [[nodiscard]] std::vector<VisibilityStep> visibility(std::uint32_t question) const;
  [[nodiscard]] std::span<const Option> options(std::uint32_t question) const noexcept;

  // Keeps the answer, whatever it is; values of a multi-select are separate. Empty: not answered.
  void answer(std::uint32_t question, std::span<const std::string_view> values);
  [[nodiscard]] std::span<const std::string> answers(std::uint32_t question) const noexcept;

  // What stops the form from being sent: visible questions only, in order.
  [[nodiscard]] std::vector<Invalid> validate() const;

  // Requests for options of visible questions that have none yet; a dependent one waits for its parent's answer.
  // GET only, to the resource manager, within the context's subscription; what cannot be built is left to the defaults.
  // Each has the slot of the form and names its question in `input.parameters`. `out` is overwritten; its views also
  // refer to the form.
  void option_requests(const Context& context, RequestList& out, std::uint32_t generation = 1) const;
  // Fetched options; at most 500 are kept. None: the form's defaults, and free text is accepted.
  void set_options(std::uint32_t question, std::vector<Option> options);
  // Where to find them in the service's answer (shelf::live reads it: read_options.hpp).
  struct OptionSource {  // as authored
    std::string_view uri, path, text_property, value_property, text_regex, value_regex, text_template;
  };
  [[nodiscard]] OptionSource option_source(std::uint32_t question) const noexcept;

  // Answers of visible questions as parameters of a request: (id, value); several values are joined by ','.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> parameters() const;

 private:
  struct Impl;
  explicit Form(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shelf
