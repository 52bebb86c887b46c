#include "c/session.hpp"

#include "c/arguments.hpp"
#include "c/calls.hpp"
#include "c/options.hpp"

namespace shelf::c {

OwnedMessages::OwnedMessages(const Messages& from) {
  for (std::size_t i = 0; i < message_count; ++i) {
    kept[i] = from.texts[i];
    messages.texts[i] = kept[i];
  }
}

OwnedSession::OwnedSession(std::shared_ptr<const OwnedArticle> of, Context context, SessionOptions options,
                           const Messages& words)
    : article(std::move(of)),
      messages(words),
      session(*article->bundle, article->article, std::move(context),
              {.messages = &messages.messages,
               .critical_only = options.critical_only,
               .max_in_flight = options.max_in_flight}) {}

std::span<const SlotState> states_of(const OwnedSession& session) noexcept { return session.session.states(); }

namespace {

// One call at a time; one that throws in the middle leaves a session that may not go on.
class Turn {
 public:
  explicit Turn(OwnedSession& session) noexcept : session_(session) { session_.busy = session_.lost = true; }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { session_.busy = false; }
  void changed() noexcept { session_.lost = false; }

 private:
  OwnedSession& session_;
};

std::optional<Error> check_turn(const shelf_session* session) noexcept {
  if (!shelf_session::is_open(session)) return Error{Errc::bad_argument, "session"};
  if (session->content->busy) return Error{Errc::bad_argument, "session, in a sink of its own"};
  if (session->content->lost) return Error{Errc::no_memory, "session, in an earlier call"};
  return std::nullopt;
}

std::optional<Error> write_requests(CallerSink& out, std::span<const Request> requests) {
  for (const Request& request : requests)
    if (auto failed = write_line(out, [&](Sink to) { return write_json(request, to); })) return failed;
  return std::nullopt;
}

// A change of the session, and the requests it asks for. `read(Arguments&)` reads what the caller gave and returns the
// change, which takes the Session.
template <class Read>
shelf_status change(shelf_session* session, shelf_sink sink, void* user, shelf_error* error,
                    const Read& read) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    if (auto fault = check_turn(session)) return fault;
    CallerSink out(sink, user);
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    Arguments arguments;
    auto apply = read(arguments);
    if (arguments.fault()) return arguments.fault();
    const std::shared_ptr<OwnedSession> kept = session->content;
    Turn turn(*kept);
    const auto requests = apply(kept->session);
    turn.changed();
    return write_requests(out, requests);
  });
}

}  // namespace
}  // namespace shelf::c

using namespace shelf;
using namespace shelf::c;

shelf_status shelf_session_open(const shelf_article* article, const shelf_context* context,
                                const shelf_session_options* options, shelf_session** session,
                                shelf_error* error) noexcept {
  if (session != nullptr) *session = nullptr;
  return call(error, [&]() -> std::optional<Error> {
    if (!shelf_article::is_open(article)) return Error{Errc::bad_argument, "article"};
    if (session == nullptr) return Error{Errc::bad_argument, "session"};
    Arguments arguments;
    const shelf_session_options given = arguments.structure(options, "options");
    SessionOptions read;
    read.critical_only = arguments.flag(given.critical_only, "options.critical_only");
    if (given.max_in_flight != 0) read.max_in_flight = given.max_in_flight;
    const Messages messages = read_messages(arguments, given.messages, given.message_count);
    Context known = read_context(arguments, context);
    if (arguments.fault()) return arguments.fault();
    *session = new shelf_session(std::make_shared<OwnedSession>(article->content, std::move(known), read, messages));
    return std::nullopt;
  });
}

void shelf_session_close(shelf_session** session) noexcept { close_handle(session); }

shelf_status shelf_session_start(shelf_session* session, int64_t now, shelf_sink sink, void* user,
                                 shelf_error* error) noexcept {
  return change(session, sink, user, error,
                [&](Arguments&) { return [=](Session& changed) { return changed.start(now); }; });
}

shelf_status shelf_session_run(shelf_session* session, shelf_text slot, int64_t now, shelf_sink sink, void* user,
                               shelf_error* error) noexcept {
  return change(session, sink, user, error, [&](Arguments& arguments) {
    return [key = read_slot(arguments, slot), now](Session& changed) { return changed.run(key, now); };
  });
}

shelf_status shelf_session_submit(shelf_session* session, shelf_text slot, const shelf_named_text* inputs,
                                  size_t input_count, int64_t now, shelf_sink sink, void* user,
                                  shelf_error* error) noexcept {
  return change(session, sink, user, error, [&](Arguments& arguments) {
    return [key = read_slot(arguments, slot), given = read_named_texts(arguments, inputs, input_count, "inputs"),
            now](Session& changed) { return changed.submit(key, given, now); };
  });
}

shelf_status shelf_session_answer(shelf_session* session, const shelf_answer* answer, int64_t now, shelf_sink sink,
                                  void* user, shelf_error* error) noexcept {
  return change(session, sink, user, error, [&](Arguments& arguments) {
    if (answer == nullptr) arguments.refuse("answer", 0);
    const shelf_answer given = arguments.structure(answer, "answer");
    Answer read;
    read.request_id = arguments.text(given.request_id, "answer.request_id");
    read.outcome = arguments.number<Outcome>(given.outcome, SHELF_OUTCOME_OFFLINE + 1, "answer.outcome");
    if (given.http_status != 0) read.http_status = given.http_status;
    if (arguments.flag(given.has_retry_after, "answer.has_retry_after")) read.retry_after_s = given.retry_after;
    read.body = arguments.text(given.body, "answer.body");
    return [read, now](Session& changed) { return changed.answer(read, now); };
  });
}

shelf_status shelf_session_tick(shelf_session* session, int64_t now, shelf_sink sink, void* user,
                                shelf_error* error) noexcept {
  return change(session, sink, user, error,
                [&](Arguments&) { return [=](Session& changed) { return changed.tick(now); }; });
}

int shelf_session_next_due(const shelf_session* session, int64_t* due) noexcept {
  if (check_turn(session) || due == nullptr) return 0;
  const auto next = session->content->session.next_due();
  if (next) *due = *next;
  return next ? 1 : 0;
}

shelf_status shelf_session_cancel(shelf_session* session, shelf_text slot, shelf_sink sink, void* user,
                                  shelf_error* error) noexcept {
  return change(session, sink, user, error, [&](Arguments& arguments) {
    return [key = read_slot(arguments, slot)](Session& changed) { return changed.cancel(key); };
  });
}

shelf_status shelf_session_set_context(shelf_session* session, const shelf_context* context, int64_t now,
                                       shelf_sink sink, void* user, shelf_error* error) noexcept {
  return change(session, sink, user, error, [&](Arguments& arguments) {
    return
        [known = read_context(arguments, context), now](Session& changed) { return changed.set_context(known, now); };
  });
}

shelf_status shelf_session_set_offline(shelf_session* session, uint32_t offline, shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    if (auto fault = check_turn(session)) return fault;
    Arguments arguments;
    const bool is_offline = arguments.flag(offline, "offline");
    if (arguments.fault()) return arguments.fault();
    Turn turn(*session->content);
    session->content->session.set_offline(is_offline);
    turn.changed();
    return std::nullopt;
  });
}

shelf_status shelf_session_merge(shelf_session* session, shelf_text solution, shelf_sink sink, void* user,
                                 shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    if (auto fault = check_turn(session)) return fault;
    CallerSink out(sink, user);
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    Arguments arguments;
    const std::string_view body = arguments.text(solution, "solution");
    if (arguments.fault()) return arguments.fault();
    const std::shared_ptr<OwnedSession> kept = session->content;
    Turn turn(*kept);
    const MergeReport report = kept->session.merge(body);
    turn.changed();
    return write_line(out, [&](Sink to) { return write_json(report, to); });
  });
}

shelf_status shelf_session_states(const shelf_session* session, shelf_sink sink, void* user,
                                  shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    if (auto fault = check_turn(session)) return fault;
    CallerSink out(sink, user);
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    const std::shared_ptr<OwnedSession> kept = session->content;
    const Session& read = kept->session;
    Turn turn(*kept);
    turn.changed();
    for (const SlotState& state : read.states())
      if (auto failed =
              write_line(out, [&](Sink to) { return write_json(state, to, read.widgets().find(state.slot)); }))
        return failed;
    return std::nullopt;
  });
}

int shelf_session_settled(const shelf_session* session) noexcept {
  return shelf_session::is_open(session) && session->content->session.settled() ? 1 : 0;
}
