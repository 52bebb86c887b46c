// The same through the C interface, which also covers what the C++ one leaves to exceptions: lists, sessions.
#include "faults/failing_memory.hpp"
#include "shelf.h"
#include "support/specimen_file.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

struct Handles {
  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    shelf_session_close(&session);
    shelf_article_close(&article);
    shelf_bundle_close(&bundle);
  }
  shelf_bundle* bundle = nullptr;
  shelf_article* article = nullptr;
  shelf_session* session = nullptr;
};

int append_to_page(void* to, const char* data, std::size_t size) {
  static_cast<std::string*>(to)->append(data, size);
  return 0;
}

shelf_status open_all(Handles& handles, std::uint32_t ordinal) {
  shelf_status status = shelf_open_memory(specimen().data(), specimen().size(), nullptr, &handles.bundle, nullptr);
  if (status == SHELF_OK) status = shelf_article_open(handles.bundle, ordinal, &handles.article, nullptr);
  return status;
}

Outcome outcome_of(shelf_status status, std::string_view written = {}) {
  if (status != SHELF_OK) return {0, Error{static_cast<Errc>(status), "call"}};
  return {number_of(written), {}};
}

shelf_context context() {
  static constexpr std::string_view resource =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Lantern.Streets/cabinets/c7";
  shelf_context out{};
  out.struct_size = sizeof out;
  out.resource_id = {resource.data(), resource.size()};
  return out;
}

// Opened, started, answered with what no service says, shown.
shelf_status live(Handles& handles, std::string& out) {
  const shelf_context known = context();
  shelf_status status = open_all(handles, 0);
  if (status == SHELF_OK) status = shelf_session_open(handles.article, &known, nullptr, &handles.session, nullptr);
  if (status == SHELF_OK) status = shelf_session_start(handles.session, 0, append_to_page, &out, nullptr);
  if (status == SHELF_OK) {
    shelf_answer answer{};
    answer.struct_size = sizeof answer;
    const std::size_t id = out.find("\"requestId\":\"");
    if (id != std::string::npos) answer.request_id = {out.data() + id + 13, 32};
    static constexpr std::string_view body = R"({"properties":{"provisioningState":"Succeeded","insights":[]}})";
    answer.body = {body.data(), body.size()};
    status = shelf_session_answer(handles.session, &answer, 5, append_to_page, &out, nullptr);
  }
  if (status == SHELF_OK) status = shelf_session_states(handles.session, append_to_page, &out, nullptr);
  return status;
}

}  // namespace

TEST_CASE("no memory, in C: opening, describing and verifying say so") {
  CHECK(fail_each([] {
          Handles handles;
          std::string& out = page();
          shelf_status status = open_all(handles, 0);
          if (status == SHELF_OK) status = shelf_info(handles.bundle, append_to_page, &out, nullptr);
          std::size_t damage = 0;
          if (status == SHELF_OK) status = shelf_verify(handles.bundle, nullptr, nullptr, &damage, nullptr);
          return outcome_of(status, out);
        }) > 10);
}

TEST_CASE("no memory, in C: an article, its widgets and its requests are whole, or there is an error") {
  for (std::uint32_t ordinal = 0; ordinal < 8; ++ordinal) {
    CAPTURE(ordinal);
    CHECK(fail_each([&] {
            Handles handles;
            std::string& out = page();
            const shelf_context known = context();
            shelf_status status = open_all(handles, ordinal);
            if (status == SHELF_OK) status = shelf_widgets(handles.article, append_to_page, &out, nullptr);
            if (status == SHELF_OK)
              status = shelf_requests(handles.article, &known, nullptr, append_to_page, &out, nullptr);
            for (shelf_format format = SHELF_HTML; status == SHELF_OK && format <= SHELF_APOLLO; ++format)
              status = shelf_render(handles.article, format, nullptr, append_to_page, &out, nullptr);
            return outcome_of(status, out);
          }) > 10);
  }
}

TEST_CASE("no memory, in C: a session is refused or right, a new one is") {
  CHECK(fail_each([] {
          Handles handles;
          std::string& out = page();
          const shelf_status status = live(handles, out);
          return outcome_of(status, out);
        }) > 10);
}

TEST_CASE("no memory, in C: a sentence for an error needs none") {
  shelf_error error{};
  error.struct_size = sizeof error;
  shelf_open_file("no/such/file", nullptr, nullptr, &error);
  char sentence[100] = "";
  CHECK(fail_each([&] {
          const bool told = shelf_describe(&error, sentence, sizeof sentence) > 0 && sentence[0] != '\0';
          return told ? Outcome{} : Outcome{0, Error{Errc::bad_argument, "sentence"}};
        }) >= 0);
}
