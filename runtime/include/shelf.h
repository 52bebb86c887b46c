/* Shelf for C, and for every language that can call C: the same library as shelf/shelf.hpp, in libshelf.so.
 *
 * Handles are opaque and counted: a bundle lives until it and every article and session made of it are closed, in any
 * order. Texts go in and out as pointer and size; nothing needs to end in NUL, and what goes in may be any bytes.
 * What has structure (widgets, requests, states, information) comes as JSON, one object a line, in UTF-8; the objects
 * are described in runtime/docs/json.md and only ever gain members.
 *
 * Errors: every call that can fail returns a shelf_status, SHELF_OK or the number of an error, and fills a shelf_error
 * when it is given one. Not found is an answer: a count of 0. NULL where a handle or a structure is needed, a
 * `struct_size` that is none, or a number that is none of its enumeration is SHELF_BAD_ARGUMENT. No exception and no
 * signal leaves the library, it prints nothing, reads no clock, starts no thread and keeps nothing between calls but
 * what handles own.
 *
 * Threads: bundles and articles may be used by any number at once. A session by one at a time. Closing needs
 * exclusion.
 *
 * Options are structures that begin with their own size, so that they can grow: `shelf_query query =
 * SHELF_INIT(shelf_query);`, or clear them and set `struct_size` to their sizeof. All zero is the default of every
 * member. A program may be older or newer than the library: members that the library does not know have to be zero.
 */
#ifndef SHELF_H
#define SHELF_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define SHELF_NOEXCEPT noexcept
extern "C" {
#else
#define SHELF_NOEXCEPT
#endif

#if defined(_WIN32)
#define SHELF_API
#else
#define SHELF_API __attribute__((visibility("default")))
#endif

/* --- texts, numbers, errors */

/* UTF-8, not ended by NUL. Empty: size 0, `data` may then be NULL. */
typedef struct shelf_text {
  const char* data;
  size_t size;
} shelf_text;

typedef struct shelf_named_text {
  shelf_text name, value;
} shelf_named_text;

/* Numbers never change; further ones may come. shelf_status_name() names them. */
typedef int32_t shelf_status;
enum {
  SHELF_OK = 0,
  SHELF_IO = 10,
  SHELF_NOT_A_REGULAR_FILE = 11,
  SHELF_NOT_A_BUNDLE = 20,
  SHELF_FORMAT_TOO_NEW = 21,
  SHELF_UNKNOWN_SECTION = 22,
  SHELF_EMPTY_FILE = 23,
  SHELF_FORMAT_TOO_OLD = 24,
  SHELF_OTHER_BYTE_ORDER = 25,
  SHELF_TRUNCATED = 30,
  SHELF_TRAILING_DATA = 31,
  SHELF_BAD_CHECKSUM = 32,
  SHELF_BAD_OFFSET = 33,
  SHELF_BAD_STRUCTURE = 34,
  SHELF_BAD_UNIT = 35,
  SHELF_BAD_DICTIONARY = 36,
  SHELF_LIMIT_EXCEEDED = 40,
  SHELF_FILE_TOO_LARGE = 41,
  SHELF_TOO_MANY_SECTIONS = 42,
  SHELF_TOO_MANY_ARTICLES = 43,
  SHELF_DICTIONARY_TOO_LARGE = 44,
  SHELF_ARTICLE_TOO_LARGE = 45,
  SHELF_RATIO_TOO_HIGH = 46,
  SHELF_BLOCK_TOO_LARGE = 47,
  SHELF_BAD_ARGUMENT = 50,
  SHELF_TOO_MANY_VALUES = 51,
  SHELF_VALUE_TOO_LONG = 52,
  SHELF_REQUEST_TOO_LONG = 53,
  SHELF_NO_MEMORY = 60,
  SHELF_STOPPED = 61
};

/* What went wrong, where. The caller's own; calls overwrite it when they fail and leave it alone when they do not. */
typedef struct shelf_error {
  size_t struct_size;
  shelf_status status;
  int32_t system_error; /* errno, for SHELF_IO */
  const char* part;     /* "header", "catalogue", "article" …; ended by NUL, lives forever */
  uint64_t offset;      /* bytes from the start of the part, or the value that was found */
  uint64_t bound;       /* the limit that it broke */
} shelf_error;

/* "bad_checksum", "ok"; "unknown" for other numbers. Ended by NUL, lives forever. */
SHELF_API const char* shelf_status_name(shelf_status status) SHELF_NOEXCEPT;
/* One sentence, ended by NUL, of at most `capacity` bytes with the NUL. Returns the bytes of the whole sentence without
 * it, as snprintf does. */
SHELF_API size_t shelf_describe(const shelf_error* error, char* buffer, size_t capacity) SHELF_NOEXCEPT;

/* "0.1.0": of the library that runs. Ended by NUL, lives forever. */
SHELF_API const char* shelf_version(void) SHELF_NOEXCEPT;

#ifndef __cplusplus
#define SHELF_INIT(type) \
  { .struct_size = sizeof(type) }
#endif

/* --- where bytes go */

/* Takes bytes in order, in as many calls as it needs. Returns 0 to go on; anything else stops the call that writes,
 * which returns SHELF_STOPPED. May call the library: a call of the session that it is written for is
 * SHELF_BAD_ARGUMENT, what it closes lives until the call ends. Must not throw. */
typedef int (*shelf_sink)(void* user, const char* data, size_t size);

/* A sink for memory of the caller: pass shelf_to_buffer with a shelf_buffer as its user data. What fits is kept, `size`
 * counts everything: it is complete when size <= capacity. */
typedef struct shelf_buffer {
  char* data;
  size_t capacity;
  size_t size;
} shelf_buffer;
SHELF_API int shelf_to_buffer(void* buffer, const char* data, size_t size) SHELF_NOEXCEPT;

/* --- bundles */

typedef struct shelf_bundle shelf_bundle;

typedef struct shelf_open_options {
  size_t struct_size;
  /* Map the file instead of copying it: only for files that nobody but an installer writes, by rename. */
  uint8_t map;
  /* Verify every checksum now. Copies always are; memory and maps only when set. */
  uint8_t verify_checksums;
  /* 0: the limits of the library, 1 GiB, 1,000,000, 8 MiB, 1 MiB. */
  uint64_t max_bundle_bytes;
  uint32_t max_articles;
  uint32_t max_dictionary_bytes;
  uint32_t max_article_bytes;
} shelf_open_options;

/* `path` is ended by NUL. `*bundle` is set to NULL when the call fails. */
SHELF_API shelf_status shelf_open_file(const char* path, const shelf_open_options* options, shelf_bundle** bundle,
                                       shelf_error* error) SHELF_NOEXCEPT;
/* Bytes that the caller keeps, unchanged, until the bundle is gone. Where they do not start at a multiple of 8 they are
 * copied. */
SHELF_API shelf_status shelf_open_memory(const void* data, size_t size, const shelf_open_options* options,
                                         shelf_bundle** bundle, shelf_error* error) SHELF_NOEXCEPT;
/* Closes it and sets `*bundle` to NULL. Nothing happens to NULL. */
SHELF_API void shelf_bundle_close(shelf_bundle** bundle) SHELF_NOEXCEPT;

SHELF_API uint32_t shelf_article_count(const shelf_bundle* bundle) SHELF_NOEXCEPT;

/* What the bundle is and holds: the object that `shelf info --json` prints. */
SHELF_API shelf_status shelf_info(const shelf_bundle* bundle, shelf_sink sink, void* user,
                                  shelf_error* error) SHELF_NOEXCEPT;

/* Every checksum, every article, every entry of the index. `damage` (may be NULL) is called for each fault; anything
 * but 0 ends the search. A fault SHELF_NO_MEMORY: not all was looked at. `*count`: how many were found. SHELF_OK, also
 * for a damaged bundle. */
typedef int (*shelf_damage)(void* user, const shelf_error* damage);
SHELF_API shelf_status shelf_verify(const shelf_bundle* bundle, shelf_damage damage, void* user, size_t* count,
                                    shelf_error* error) SHELF_NOEXCEPT;

/* --- look-up */

typedef uint32_t shelf_cloud;
enum {
  SHELF_ANY_CLOUD = 0, /* in a context: public */
  SHELF_CLOUD_PUBLIC,
  SHELF_CLOUD_FAIRFAX,
  SHELF_CLOUD_MOONCAKE,
  SHELF_CLOUD_BLACKFOREST,
  SHELF_CLOUD_USNAT,
  SHELF_CLOUD_USSEC
};

typedef uint32_t shelf_article_type;
enum {
  SHELF_TYPE_UNKNOWN = 0,
  SHELF_TYPE_GENERIC,
  SHELF_TYPE_PROBLEM_SCOPING_QUESTIONS,
  SHELF_TYPE_TSG_CONTENT,
  SHELF_TYPE_DIAGNOSTICS,
  SHELF_TYPE_RESOURCE,
  SHELF_TYPE_ADVISOR_RECOMMENDATION_METADATA,
  SHELF_TYPE_RCA,
  SHELF_TYPE_SERVICE_HEALTH_INSIGHTS,
  SHELF_TYPE_SUPPORT_TOPIC_DESCRIPTION,
  SHELF_TYPE_TSG_DESCRIPTION,
  SHELF_TYPE_APOLLO,
  SHELF_TYPE_DIAGNOSE_AND_SOLVE,
  SHELF_TYPE_TOOLS,
  SHELF_TYPE_TSG_QUESTIONS,
  SHELF_TYPE_PARTNER_CENTER_QUICK_START
};

/* Names as the sources have them, compared without regard to case. 0 and SHELF_TYPE_UNKNOWN: none of them. The other
 * way round: ended by NUL, lives forever; "unknown" for other numbers. */
SHELF_API shelf_cloud shelf_cloud_of(shelf_text name) SHELF_NOEXCEPT;
SHELF_API const char* shelf_cloud_name(shelf_cloud cloud) SHELF_NOEXCEPT;
SHELF_API shelf_article_type shelf_article_type_of(shelf_text name) SHELF_NOEXCEPT;
SHELF_API const char* shelf_article_type_name(shelf_article_type type) SHELF_NOEXCEPT;

/* SHELF_UNSTATED, SHELF_YES, SHELF_NO */
enum { SHELF_UNSTATED = 0, SHELF_YES = 1, SHELF_NO = 2 };

/* What is not given filters nothing. Ids, tags and names compare folded; GUIDs with or without braces. */
typedef struct shelf_query {
  size_t struct_size;
  shelf_text article_id, topic, product;
  uint32_t types;        /* of these: a mask of 1 << SHELF_TYPE_… */
  shelf_cloud cloud;     /* for this one */
  uint32_t has_resource; /* SHELF_YES, SHELF_NO: ranks, does not drop */
  shelf_text service, resource;
  const shelf_text* tags; /* at most 16: an article with resourceTags needs one of these */
  size_t tag_count;
  shelf_text client, article_tag;
} shelf_query;

/* Articles that match, best first, as ordinals of this bundle: at most `capacity` into `articles` (NULL with a capacity
 * of 0). `*count`: how many there are. Allocates nothing. */
SHELF_API shelf_status shelf_find(const shelf_bundle* bundle, const shelf_query* query, uint32_t* articles,
                                  size_t capacity, size_t* count, shelf_error* error) SHELF_NOEXCEPT;

/* The catalogue's entry of an article. Texts live as long as the bundle. */
typedef struct shelf_summary {
  size_t struct_size;
  shelf_text id, title;
  shelf_article_type type;
  uint32_t clouds;            /* a mask of 1 << (SHELF_CLOUD_… - 1) */
  uint32_t has_display_order; /* 0 or 1 */
  uint32_t display_order;
  uint32_t resource_required; /* SHELF_UNSTATED, SHELF_YES, SHELF_NO */
  uint32_t shadowed;          /* 0 or 1: another article with this id and type is the one that is found by id */
} shelf_summary;

/* `struct_size` of `summary` has to be set. */
SHELF_API shelf_status shelf_summarize(const shelf_bundle* bundle, uint32_t article, shelf_summary* summary,
                                       shelf_error* error) SHELF_NOEXCEPT;

/* --- articles */

typedef struct shelf_article shelf_article;

/* Decompresses and checks one article. `*article` is set to NULL when the call fails. */
SHELF_API shelf_status shelf_article_open(const shelf_bundle* bundle, uint32_t ordinal, shelf_article** article,
                                          shelf_error* error) SHELF_NOEXCEPT;
SHELF_API void shelf_article_close(shelf_article** article) SHELF_NOEXCEPT;

/* The path of its source, relative to the folder that was compiled. Lives as long as the article. */
SHELF_API shelf_text shelf_article_path(const shelf_article* article) SHELF_NOEXCEPT;
/* One attribute of its header, the name compared folded; empty: not given. Lives as long as the article. */
SHELF_API shelf_text shelf_article_attribute(const shelf_article* article, shelf_text name) SHELF_NOEXCEPT;

/* What the host knows. Everything is optional, checked, and encoded for the place where it is used. */
typedef struct shelf_context {
  size_t struct_size;
  shelf_cloud cloud;
  uint32_t manual_diagnostics; /* 1: checks that need no input wait until the user asks */
  shelf_text resource_id, subscription_id, portal, directory, client, topic, product, topic_name, query, nonce;
  const shelf_text* capabilities; /* "insight", "chart@1" …; NULL: everything can be shown */
  size_t capability_count;
  int64_t now; /* seconds since 1970, UTC */
} shelf_context;

/* A value for a replacement token: one text, or a list when `is_list`. Untrusted text, never parsed. */
typedef struct shelf_value {
  shelf_text name;
  const shelf_text* items;
  size_t item_count; /* exactly 1 without `is_list` */
  uint32_t is_list;
} shelf_value;

typedef uint32_t shelf_format;
enum {
  SHELF_HTML = 0,
  SHELF_TEXT,
  SHELF_ANSI,
  SHELF_MARKDOWN,
  SHELF_JSON,
  SHELF_HELP, /* the dialects of the services */
  SHELF_APOLLO
};
/* "html" …; "unknown" for other numbers. */
SHELF_API const char* shelf_format_name(shelf_format format) SHELF_NOEXCEPT;

typedef struct shelf_session shelf_session;

typedef struct shelf_render_options {
  size_t struct_size;
  uint32_t title; /* 1: with the internal title */
  /* ansi: 1 leaves them out. */
  uint32_t no_color, no_hyperlinks;
  int32_t width; /* ansi: columns to wrap at; 0: 80; negative: never */
  const shelf_value* values;
  size_t value_count;
  const shelf_context* context;
  const shelf_session* session;     /* whose states the widgets show */
  const shelf_named_text* messages; /* the library's own words in another language, by their names */
  size_t message_count;
} shelf_render_options;

/* `options` may be NULL. Never more than 16 MiB. */
SHELF_API shelf_status shelf_render(const shelf_article* article, shelf_format format,
                                    const shelf_render_options* options, shelf_sink sink, void* user,
                                    shelf_error* error) SHELF_NOEXCEPT;

/* Its widgets in document order, as JSON lines. */
SHELF_API shelf_status shelf_widgets(const shelf_article* article, shelf_sink sink, void* user,
                                     shelf_error* error) SHELF_NOEXCEPT;

typedef struct shelf_request_options {
  size_t struct_size;
  uint32_t generation;            /* 0: 1 */
  uint32_t inputs_given;          /* 1: the form of a check was filled in, even with nothing */
  const shelf_named_text* inputs; /* its answers: parameters of checks */
  size_t input_count;
  const shelf_text* required; /* parameters that the service asked for */
  size_t required_count;
} shelf_request_options;

/* What the host is asked to do for the widgets, as JSON lines (runtime/REQUESTS.md). `context` and `options` may be
 * NULL. */
SHELF_API shelf_status shelf_requests(const shelf_article* article, const shelf_context* context,
                                      const shelf_request_options* options, shelf_sink sink, void* user,
                                      shelf_error* error) SHELF_NOEXCEPT;

/* --- sessions: the life of an article's widgets */

/* No I/O, no clock, no thread: the host sends the requests it is given and hands the answers back. Calls that take a
 * sink write the requests that are to be sent now, as JSON lines. `now` is in milliseconds of any clock that never goes
 * back. `slot` is the key of a widget, 36 characters. When a call has failed for want of memory (SHELF_NO_MEMORY), or
 * its sink has stopped, requests may be lost: the session then answers SHELF_NO_MEMORY or goes on, and best is a new
 * one. */

typedef struct shelf_session_options {
  size_t struct_size;
  uint32_t critical_only; /* 1: only critical findings, as the portal does */
  uint32_t max_in_flight; /* requests at a time; 0: 4 */
  const shelf_named_text* messages;
  size_t message_count;
} shelf_session_options;

/* `context` and `options` may be NULL. `*session` is set to NULL when the call fails. */
SHELF_API shelf_status shelf_session_open(const shelf_article* article, const shelf_context* context,
                                          const shelf_session_options* options, shelf_session** session,
                                          shelf_error* error) SHELF_NOEXCEPT;
SHELF_API void shelf_session_close(shelf_session** session) SHELF_NOEXCEPT;

/* Everything that may run without being asked for. */
SHELF_API shelf_status shelf_session_start(shelf_session* session, int64_t now, shelf_sink sink, void* user,
                                           shelf_error* error) SHELF_NOEXCEPT;
/* One widget because the user asks: run, try again, show a late result. */
SHELF_API shelf_status shelf_session_run(shelf_session* session, shelf_text slot, int64_t now, shelf_sink sink,
                                         void* user, shelf_error* error) SHELF_NOEXCEPT;
/* The form of a check or the step of a troubleshooter was filled in. */
SHELF_API shelf_status shelf_session_submit(shelf_session* session, shelf_text slot, const shelf_named_text* inputs,
                                            size_t input_count, int64_t now, shelf_sink sink, void* user,
                                            shelf_error* error) SHELF_NOEXCEPT;

enum {
  SHELF_ANSWERED = 0, /* the service answered, whatever its status */
  SHELF_OUTCOME_ERROR,
  SHELF_OUTCOME_TIMEOUT,
  SHELF_OUTCOME_CANCELED,
  SHELF_OUTCOME_UNSUPPORTED,
  SHELF_OUTCOME_OFFLINE
};
typedef struct shelf_answer {
  size_t struct_size;
  shelf_text request_id;
  uint32_t outcome;
  int32_t http_status;      /* 0: 200 */
  uint32_t has_retry_after; /* 0 or 1 */
  uint32_t retry_after;     /* seconds */
  shelf_text body;          /* JSON; untrusted; at most 4 MiB */
} shelf_answer;

/* What came of a request. An old generation or an unknown id changes nothing. */
SHELF_API shelf_status shelf_session_answer(shelf_session* session, const shelf_answer* answer, int64_t now,
                                            shelf_sink sink, void* user, shelf_error* error) SHELF_NOEXCEPT;
/* Deadlines, polls that are due, retries: call it when shelf_session_next_due says so. */
SHELF_API shelf_status shelf_session_tick(shelf_session* session, int64_t now, shelf_sink sink, void* user,
                                          shelf_error* error) SHELF_NOEXCEPT;
/* Returns 1 and sets `*due` (milliseconds of the host's clock), or 0: nothing is to come. */
SHELF_API int shelf_session_next_due(const shelf_session* session, int64_t* due) SHELF_NOEXCEPT;
SHELF_API shelf_status shelf_session_cancel(shelf_session* session, shelf_text slot, shelf_sink sink, void* user,
                                            shelf_error* error) SHELF_NOEXCEPT;
/* Another resource, cloud, connection: everything starts again with the next generation. */
SHELF_API shelf_status shelf_session_set_context(shelf_session* session, const shelf_context* context, int64_t now,
                                                 shelf_sink sink, void* user, shelf_error* error) SHELF_NOEXCEPT;
SHELF_API shelf_status shelf_session_set_offline(shelf_session* session, uint32_t offline,
                                                 shelf_error* error) SHELF_NOEXCEPT;
/* Live objects of a whole solution, in either dialect, go to their slots. Writes one JSON object: what found its slot
 * and what did not. */
SHELF_API shelf_status shelf_session_merge(shelf_session* session, shelf_text solution, shelf_sink sink, void* user,
                                           shelf_error* error) SHELF_NOEXCEPT;
/* What every widget has to show, as JSON lines in document order. */
SHELF_API shelf_status shelf_session_states(const shelf_session* session, shelf_sink sink, void* user,
                                            shelf_error* error) SHELF_NOEXCEPT;
/* 1: nothing is under way. */
SHELF_API int shelf_session_settled(const shelf_session* session) SHELF_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
