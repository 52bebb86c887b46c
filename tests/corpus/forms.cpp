// Every scoping form of the reference corpus: its questions against an independent reading of the authored JSON, and
// its visibility against a small evaluator that walks the authored text.
#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "corpus.hpp"
#include "shelf/form.hpp"
#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

using Answers = std::map<std::string, std::vector<std::string>>;  // by id

std::string trim(const std::string& text) {
  const char* blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// An authored form, by ids. Expressions as authored; other visibilities are left out.
struct Authored {
  std::vector<std::string> ids;

  // The same case first; as it is when no question has it.
  [[nodiscard]] std::string resolve(const std::string& id) const {
    for (const auto& other : ids)
      if (other == id) return other;
    for (const auto& other : ids)
      if (fold(other) == fold(id)) return other;
    return id;
  }
  std::map<std::string, std::string> expressions;
  std::map<std::string, bool> hidden;  // by the literal `false`
};

// Ids that an expression names: what stands before `==` or `!=` in each part between `&&`, `||` and parentheses in
// front of an operand.
std::vector<std::string> named_in(const std::string& expression) {
  std::vector<std::string> ids;
  std::size_t begin = 0;
  while (begin < expression.size()) {
    const auto end = std::min({expression.find("&&", begin), expression.find("||", begin), expression.size()});
    std::string part = trim(expression.substr(begin, end - begin));
    while (!part.empty() && part[0] == '(') part = trim(part.substr(1));
    ids.push_back(trim(part.substr(0, std::min(part.find("=="), part.find("!=")))));
    begin = end + 2;
  }
  return ids;
}

class Oracle {
 public:
  Oracle(const Authored& form, const Answers& answers) : form_(form), answers_(answers) {}

  bool visible(const std::string& id) {
    if (form_.hidden.contains(id)) return false;
    const auto found = form_.expressions.find(id);
    if (found == form_.expressions.end()) return true;
    if (const auto known = known_.find(id); known != known_.end()) return known->second;
    const bool lenient = on_circle(id);
    std::size_t at = 0;
    const bool result = any(found->second, at, lenient, false);
    return known_[id] = result;
  }

 private:
  // Does the question depend on a circle?
  bool on_circle(const std::string& id) {
    const auto known = circles_.find(id);
    if (known != circles_.end()) return known->second;
    circles_[id] = true;  // while it is being looked at
    bool circle = false;
    if (const auto found = form_.expressions.find(id); found != form_.expressions.end())
      for (const auto& other : named_in(found->second)) circle |= on_circle(form_.resolve(other));
    return circles_[id] = circle;
  }

  static void blanks(const std::string& text, std::size_t& at) {
    while (at < text.size() && std::string(" \t\r\n").find(text[at]) != std::string::npos) ++at;
  }
  static bool take(const std::string& text, std::size_t& at, const char* mark) {
    blanks(text, at);
    if (text.compare(at, std::string(mark).size(), mark) != 0) return false;
    at += std::string(mark).size();
    return true;
  }
  bool any(const std::string& text, std::size_t& at, bool lenient, bool inside) {
    bool result = all(text, at, lenient, inside);
    while (take(text, at, "||")) result |= all(text, at, lenient, inside);
    return result;
  }
  bool all(const std::string& text, std::size_t& at, bool lenient, bool inside) {
    bool result = operand(text, at, lenient, inside);
    while (take(text, at, "&&")) result &= operand(text, at, lenient, inside);
    return result;
  }
  bool operand(const std::string& text, std::size_t& at, bool lenient, bool inside) {
    if (take(text, at, "(")) {
      const bool result = any(text, at, lenient, true);
      REQUIRE(take(text, at, ")"));
      return result;
    }
    const auto sign = std::min(text.find("==", at), text.find("!=", at));
    REQUIRE(sign != std::string::npos);
    const std::string id = form_.resolve(trim(text.substr(at, sign - at)));
    at = sign + 2;
    std::string literal;
    for (int open = 0; at < text.size() && text.compare(at, 2, "&&") != 0 && text.compare(at, 2, "||") != 0; ++at) {
      if (text[at] == ')' && open == 0 && inside) break;
      if (text[at] == '(') ++open;
      if (text[at] == ')' && open > 0) --open;
      literal += text[at];
    }
    const auto values = answers_.find(id);
    const bool counts = values != answers_.end() && ((lenient && on_circle(id)) || visible(id));
    const bool equal =
        counts && std::find(values->second.begin(), values->second.end(), trim(literal)) != values->second.end();
    return equal == (text[sign] == '=');
  }

  const Authored& form_;
  const Answers& answers_;
  std::map<std::string, bool> known_, circles_;
};

// The JSON between the fences. Strict JSON but for keys without quotes, newlines in strings, bytes that are not UTF-8.
nlohmann::json read_body(const std::string& body) {
  const auto begin = body.find('{', body.find("\n---")), end = body.rfind('}');
  std::string text = body.substr(begin, end - begin + 1);
  if (!is_utf8(text))
    for (char& c : text) c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
  std::string mended;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string && text[i] == '\\') {
      mended += text[i++];
    } else if (text[i] == '"') {
      in_string = !in_string;
    } else if (!in_string && text.compare(i, 11, "visibility:") == 0) {
      mended += "\"visibility\":";
      i += 10;
      continue;
    }
    mended += in_string && static_cast<unsigned char>(text[i]) < 0x20 ? std::string("\\n") : std::string(1, text[i]);
  }
  return nlohmann::json::parse(mended);
}

const nlohmann::json* member(const nlohmann::json& object, const std::string& key) {
  const nlohmann::json* found = nullptr;
  for (const auto& [name, value] : object.items())
    if (fold(name) == key && !value.is_null()) found = &value;
  return found;
}

Authored read_authored(const std::string& body) {
  Authored form;
  const nlohmann::json root = read_body(body);
  for (const auto& element : *member(root, "formelements")) {
    const std::string id = member(element, "id")->get<std::string>();
    form.ids.push_back(id);
    const auto* visibility = member(element, "visibility");
    if (!visibility) continue;
    if (visibility->is_boolean() && !visibility->get<bool>()) form.hidden[id] = true;
    if (!visibility->is_string()) continue;
    const std::string word = fold(trim(visibility->get<std::string>()));
    if (word == "false") form.hidden[id] = true;
    if (word != "false" && word != "true" && word != "null" && !word.empty())
      form.expressions[id] = visibility->get<std::string>();
  }
  return form;
}

// Calls `use(form, authored)` for each; returns how many there were.
template <class Use>
std::size_t for_every_form(Use use) {
  std::map<std::string, const NaiveArticle*> by_path;
  for (const auto& article : corpus().naive) by_path[article.path] = &article;
  std::size_t count = 0;
  for (std::uint32_t ordinal = 0; ordinal < corpus().bundle.article_count(); ++ordinal) {
    const auto article = corpus().bundle.article({ordinal});
    REQUIRE(article);
    if (article->summary().type != ArticleType::ProblemScopingQuestions) continue;
    INFO(std::string(article->source_path()));
    auto form = Form::read(*article);
    REQUIRE(form);
    use(*form, read_authored(by_path.at(std::string(article->source_path()))->body));
    ++count;
  }
  return count;
}

std::vector<std::string_view> views(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

// Values worth trying for each question: its options, and what expressions compare it with.
std::map<std::string, std::vector<std::string>> values_to_try(const Form& form, const Authored& authored) {
  std::map<std::string, std::vector<std::string>> values;
  for (std::uint32_t i = 0; i < form.questions().size(); ++i) {
    auto& list = values[std::string(form.questions()[i].id)];
    for (const Option& option : form.options(i)) list.push_back(option.value);
    list.insert(list.end(), {"", "something else"});
  }
  for (const auto& [id, expression] : authored.expressions)
    for (const auto& named : named_in(expression)) {
      const auto found = values.find(authored.resolve(named));
      if (found == values.end()) continue;
      for (std::size_t at = 0; (at = expression.find("=", at)) != std::string::npos; ++at) {
        const auto end = expression.find_first_of("&|)", at);
        found->second.push_back(trim(expression.substr(at + 1, end == std::string::npos ? end : end - at - 1)));
      }
    }
  return values;
}

// Answers some questions at random: no value, one, or two.
template <class Random>
void answer_at_random(Form& form, Answers& answers, const std::map<std::string, std::vector<std::string>>& values,
                      Random& random) {
  for (std::uint32_t i = 0; i < form.questions().size(); ++i) {
    if (form.questions()[i].control == Control::Info || random() % 3 == 0) continue;
    const std::string id = std::string(form.questions()[i].id);
    const auto& list = values.at(id);
    std::vector<std::string> chosen = {list[random() % list.size()]};
    if (form.questions()[i].control == Control::MultiSelect && random() % 2 == 0)
      chosen.push_back(list[random() % list.size()]);
    form.answer(i, views(chosen));
    answers[id] = chosen;
    if (std::all_of(chosen.begin(), chosen.end(), [](const auto& value) { return value.empty(); })) answers.erase(id);
  }
}

}  // namespace

TEST_CASE("corpus: every scoping form is read, question by question") {
  std::size_t questions = 0, expressions = 0, descriptions = 0;
  const std::size_t forms = for_every_form([&](const Form& form, const Authored& authored) {
    REQUIRE(form.questions().size() == authored.ids.size());
    questions += authored.ids.size();
    for (const auto& id : authored.ids) REQUIRE(form.find(id));
    std::int64_t last = -1;
    for (const Question& question : form.questions()) {
      const std::string id = std::string(question.id);
      CHECK(last < question.order);
      last = question.order;
      expressions += question.visibility.empty() ? 0 : 1;
      CHECK(question.visibility.empty() == !authored.expressions.contains(id));
      descriptions += question.additional_details ? 1 : 0;
    }
  });
  CHECK(forms == 2831);
  CHECK(questions == 16026);
  CHECK(expressions == 1881);
  CHECK(descriptions == forms - 1);  // one has no text box at all
}

TEST_CASE("corpus: visibility of every question with random answers is what the authored text says") {
  std::mt19937 random(20260228);
  std::size_t differences = 0, evaluations = 0, shown = 0;
  for_every_form([&](Form& form, const Authored& authored) {
    if (authored.expressions.empty()) return;
    const auto values = values_to_try(form, authored);
    Answers answers;
    for (int round = 0; round < 40; ++round) {
      answer_at_random(form, answers, values, random);
      Oracle oracle(authored, answers);
      for (std::uint32_t i = 0; i < form.questions().size(); ++i) {
        const std::string id = std::string(form.questions()[i].id);
        const bool expected = oracle.visible(id);
        if (form.visible(i) != expected && ++differences == 1) CHECK(id == "visible as the oracle says");
        if (!authored.expressions.contains(id)) continue;
        ++evaluations;
        shown += expected ? 1 : 0;
      }
    }
  });
  CHECK(differences == 0);
  CHECK(evaluations == 40 * 1881);
  CHECK(shown > evaluations / 10);  // the answers reach both outcomes
  CHECK(shown < evaluations * 9 / 10);
}

TEST_CASE("corpus: hidden questions stop nothing and send nothing, and no answer is lost") {
  std::mt19937 random(20260301);
  std::size_t hidden = 0, problems = 0, sent = 0;
  for_every_form([&](Form& form, const Authored& authored) {
    const auto values = values_to_try(form, authored);
    std::vector<std::vector<std::string>> given(form.questions().size());
    for (int round = 0; round < 10; ++round) {
      for (std::uint32_t i = 0; i < given.size(); ++i) {
        if (form.questions()[i].control == Control::Info || random() % 2 == 0) continue;
        const auto& list = values.at(std::string(form.questions()[i].id));
        given[i] = {list[random() % list.size()]};
        form.answer(i, views(given[i]));
      }
      std::size_t wrong = 0;
      for (std::uint32_t i = 0; i < given.size(); ++i) {
        hidden += form.visible(i) ? 0 : 1;
        wrong += form.required(i) && !form.visible(i) ? 1 : 0;
        wrong += std::equal(given[i].begin(), given[i].end(), form.answers(i).begin(), form.answers(i).end()) ? 0 : 1;
      }
      for (const Invalid& problem : form.validate()) wrong += form.visible(problem.question) ? 0 : 1, ++problems;
      for (const auto& [id, value] : form.parameters()) wrong += form.visible(*form.find(id)) ? 0 : 1, ++sent;
      CHECK(wrong == 0);
    }
  });
  CHECK(hidden > 10000);
  CHECK(problems > 10000);
  CHECK(sent > 10000);
}

TEST_CASE("corpus: options are asked for within the subscription only") {
  std::mt19937 random(20260302);
  const std::string subscription = "/subscriptions/12345678-1234-1234-1234-123456789abc";
  Context context;
  context.resource_id = subscription + "/resourceGroups/blue/providers/nimbus.network/gateways/north";
  std::size_t dynamic = 0, asked = 0, wrong = 0;
  RequestList requests;
  for_every_form([&](Form& form, const Authored& authored) {
    const auto values = values_to_try(form, authored);
    std::vector<bool> seen(form.questions().size());
    for (const Question& question : form.questions()) dynamic += question.has_dynamic_options ? 1 : 0;
    Answers answers;
    for (int round = 0; round < 10; ++round) {
      answer_at_random(form, answers, values, random);
      form.option_requests(context, requests);
      for (const Request& request : requests) {
        seen[*form.find(request.input.parameters[0])] = true;
        wrong += request.http.path.starts_with(subscription) ? 0 : 1;
        wrong += request.http.path.find_first_of("{} ") == std::string_view::npos ? 0 : 1;
        wrong += request.http.method == Method::Get ? 0 : 1;
      }
    }
    asked += static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  });
  CHECK(wrong == 0);
  CHECK(dynamic == 402);
  CHECK(asked > 300);  // the others are outside of a subscription, or no address at all
}
