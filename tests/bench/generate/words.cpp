#include "words.hpp"

#include <array>

namespace shelf::bench::words {

namespace {
using std::to_array;
using S = std::string_view;

constexpr auto syllables_ =
    to_array<S>({"al",  "bor", "cen", "dra", "el",  "fin", "gor", "hal", "il",  "jun", "kes", "lor", "mar",
                 "nel", "or",  "pin", "qua", "rin", "sol", "tal", "ur",  "ven", "wil", "xan", "yor", "zel",
                 "bra", "cli", "dun", "esk", "fro", "gle", "hem", "ist", "kra", "lum", "mis", "nov", "ond",
                 "pra", "ros", "sti", "tor", "ul",  "vas", "wen", "yel", "zan", "a",   "e",   "i",   "o"});
constexpr auto kinds_ = to_array<S>(
    {"relay",  "vault",   "queue",     "lake",       "gateway", "cluster",   "stream",  "registry", "mesh",   "ledger",
     "cache",  "depot",   "scheduler", "workspace",  "beacon",  "archive",   "bridge",  "notebook", "fabric", "broker",
     "tunnel", "catalog", "sandbox",   "dispatcher", "volume",  "directory", "monitor", "pipeline"});
constexpr auto parts_ = to_array<S>({"connection",   "certificate",    "replica",  "partition",       "access key",
                                     "backup",       "index",          "log file", "firewall rule",   "health probe",
                                     "role",         "network name",   "address",  "subnet",          "disk",
                                     "snapshot",     "endpoint",       "policy",   "worker",          "job",
                                     "message",      "listener",       "token",    "quota",           "billing record",
                                     "subscription", "client library", "template", "route",           "identity",
                                     "extension",    "deployment",     "lock",     "retention rule",  "consumer group",
                                     "schema",       "trigger",        "secret",   "storage account", "time zone"});
constexpr auto settings_ =
    to_array<S>({"Access control", "Networking",      "Scale",          "Diagnostics",     "Overview",    "Keys",
                 "Backup",         "Locks",           "Usage + quotas", "Export template", "Alerts",      "Metrics",
                 "Activity log",   "Identity",        "Encryption",     "Properties",      "Connection",  "Retention",
                 "Schedule",       "Private access",  "Size",           "Capacity",        "Maintenance", "Replication",
                 "Cost analysis",  "Resource health", "Configuration",  "Import",          "Versions",    "Limits"});
constexpr auto adjectives_ = to_array<S>({"slow",    "missing", "expired", "unhealthy", "full",      "stopped", "old",
                                          "locked",  "unknown", "blocked", "delayed",   "doubled",   "broken",  "empty",
                                          "partial", "foreign", "busy",    "detached",  "throttled", "corrupt"});
constexpr auto durations_ = to_array<S>({"5 minutes", "10 minutes", "15 minutes", "half an hour", "one hour", "2 hours",
                                         "24 hours", "one day", "7 days", "14 days", "30 days", "90 days"});
constexpr auto regions_ =
    to_array<S>({"North", "North 2", "South", "East", "East 2", "West", "Central", "Islands", "Harbour", "Mountain"});
constexpr auto roles_ =
    to_array<S>({"owner", "contributor", "reader", "billing owner", "network operator", "key custodian", "help desk"});
constexpr auto causes_ =
    to_array<S>({"the {p} was moved to another group", "a {r} changed the {p}", "the {p} is {a}",
                 "the {q} has reached its limit of {n}", "a rule under **{s}** denies it", "the {p} and the {q} differ",
                 "an update of the {q} is under way", "the name of the {p} does not resolve",
                 "the clock of the client is off by more than {d}", "the {q} in region {g} is {a}",
                 "the {p} was made with an older version", "another {k} uses the same {p}"});
constexpr auto states_ = to_array<S>({"succeeds", "fails", "hangs", "is refused", "returns", "times out", "comes back",
                                      "is repeated", "is lost", "is kept", "starts again", "ends early"});
constexpr auto tags_ = to_array<S>({"windows", "linux", "servers", "databases", "optional", "redhat", "home", "csp"});

constexpr auto errors_ =
    to_array<S>({"{K}NotFound", "{K}Conflict", "{K}QuotaExceeded", "Invalid{Q}", "{Q}Timeout", "{Q}AccessDenied",
                 "{Q}{A}", "0x8{z}", "HTTP {h}", "{K}-{z}", "{Q}Unreachable", "Too many {p}s"});
constexpr auto commands_ =
    to_array<S>({"nimbus {k} list --name <{k}>", "nimbus {k} restart --name <{k}> --wait", "nimbus {q} show --id {z}",
                 "nimbus {k} log --since {n}h | sort", "ping {q}.nimbus.example", "nimbus role list --scope <{k}>",
                 "nimbus {k} update --set {q}.limit={z}", "curl -v https://{q}.nimbus.example/health",
                 "nimbus {q} export --out {q}.json", "nimbus quota show --region {g}"});
constexpr auto blades_ = to_array<S>({"OverviewBlade", "KeysBlade", "ScaleBlade", "NetworkBlade", "AlertsBlade",
                                      "HealthBlade", "QuotaBlade", "LogBlade"});
constexpr auto tokens_ = to_array<S>({"ResourceName", "StartTime", "EndTime", "Region", "Count", "Status", "ErrorCode",
                                      "OperationId", "Limit", "ListOfNames"});

constexpr auto steps_ = to_array<S>({"Open **{s}** of the {k} and look for a {a} {p}",
                                     "Check that the {p} is not {a}",
                                     "Compare the {p} with the {q} under **{s}**",
                                     "Wait {d}, then try again",
                                     "Restart the {q} and see whether the {p} {f}",
                                     "Ask a {r} to approve the {p}",
                                     "Remove the {a} {p} and make a new one",
                                     "Set the limit of the {q} to {n} or more",
                                     "Run `{o}` and keep what it prints",
                                     "Note the time and the error {e}",
                                     "Select **{s}**, then **{s}**, and choose the {p} of region {g}",
                                     "Make sure that the {k} and its {q} are in the same region",
                                     "Move the {q} away from {g}",
                                     "If the {p} is {a}, choose **{s}** and save it again",
                                     "Give the {r} role to the identity of the {q}",
                                     "Turn on **{s}** and read the values of the last {d}",
                                     "Look for {e} in the log of the {q}",
                                     "Take a copy of the {p} before you change it",
                                     "Raise the number of {q} units from {n} to {n}",
                                     "Update the client library to version {n}.{n}",
                                     "Allow the addresses of the {q} in your firewall",
                                     "Replace the {p} in every client that still uses the old one",
                                     "Delete the lock on the {p}",
                                     "Try the same with a new {p} in {g}"});
constexpr auto statements_ = to_array<S>({"A {k} of {l} keeps one {p} for each {q}.",
                                          "When the {p} is {a}, a request to the {k} {f} with {e}.",
                                          "This usually means that {c}.",
                                          "The {q} reads its {p} every {d}.",
                                          "Most often {c}, or {c}.",
                                          "A {k} that is {a} still answers, but its {p} {f}.",
                                          "You can have at most {z} of them in one {q}.",
                                          "Nothing is lost: the {q} keeps the {p} for {d}.",
                                          "Only a {r} may change the {p} under **{s}**.",
                                          "If {c}, the {k} shows {e}.",
                                          "The {p} of a new {k} is ready after about {d}.",
                                          "Changes of the {p} reach every {q} within {d}.",
                                          "In region {g} the {q} is made of {n} units, elsewhere of {n}.",
                                          "The error {e} is written when {c}.",
                                          "A {a} {p} does not stop the {k}; a {a} {q} does.",
                                          "Since version {n}.{n} the {q} has a {p} of its own.",
                                          "We saw that the {p} {f} after {d}.",
                                          "Clients which use the {q} need a {p} that is not {a}.",
                                          "The state of the {p} is shown under **{s}** and in the log of the {q}.",
                                          "Costs rise with the number of {p}s, not with the size of the {q}."});
constexpr auto notes_ = to_array<S>(
    {"**Note:** the {p} cannot be restored later.", "Keep the {q} until the {p} works.",
     "**Important:** do this in a maintenance window of {d}.", "A {k} with more than {z} {p}s needs a plan.",
     "The name of the {p} is case-sensitive.", "While this runs, the {q} does not answer."});
constexpr auto questions_ = to_array<S>(
    {"Which {p} is affected?", "When did the {p} become {a}?", "What does the {q} show?", "How many {p}s do you have?",
     "Which error is shown?", "Is the {q} in region {g}?", "Was the {p} changed in the last {d}?",
     "What is the name of the {q}?", "Does it happen with a new {p}?", "Which client do you use?",
     "Do you use **{s}**?", "What did you try?"});
constexpr auto topics_ = to_array<S>({"{A} {p}", "the {p} {f}", "the {q} is {a}", "error {e}", "cannot change the {p}",
                                      "{s} of the {q}", "a {a} {p} in the {q}", "moving a {p}", "limits of a {q}"});

constexpr auto titles_ = to_array<S>(
    {"{l}: {t}", "{t} of a {k}", "{t}", "Help with {l}, {t}", "{l} - {t}", "Find out why {t}", "What to do when {t}"});
constexpr auto summaries_ =
    to_array<S>({"What to do when {t}", "{l}: {t} and how to get back to work", "First help for a {k}: {t}",
                 "Steps and documents for {l}, {t}", "{t}", "Why {c}"});
constexpr auto headings_ = to_array<S>({"Check the {p}", "When the {q} is {a}", "Before you begin", "Change the {p}",
                                        "Look at **{s}**", "Other causes", "Restore the {p}", "{l} in region {g}"});
constexpr auto links_ =
    to_array<S>({"About the {p}", "Limits of {l}", "{s} of a {k}", "How a {q} works", "Change the {p} of a {k}",
                 "Errors of the {q}", "{l} from the command line", "Plan the {q}", "Move a {p} to another region"});
constexpr auto boilerplate_ =
    to_array<S>({"If the steps do not help, create a support request and add what you found.",
                 "You need the role of an owner or of a contributor for the steps that follow.",
                 "Our engineers are working on it; nothing has to be done on your side.",
                 "We are sorry for what this has cost you.", "The page is updated as soon as more is known.",
                 "Most customers are back at work after the first two steps.",
                 "To be told early, set an alert on the health of the resource.", "The times below are in UTC.",
                 "What you enter is sent with your request only."});
}  // namespace

#define SHELF_WORDS(name) const List name = name##_
SHELF_WORDS(syllables);
SHELF_WORDS(kinds);
SHELF_WORDS(parts);
SHELF_WORDS(settings);
SHELF_WORDS(adjectives);
SHELF_WORDS(durations);
SHELF_WORDS(regions);
SHELF_WORDS(roles);
SHELF_WORDS(causes);
SHELF_WORDS(states);
SHELF_WORDS(tags);
SHELF_WORDS(errors);
SHELF_WORDS(commands);
SHELF_WORDS(blades);
SHELF_WORDS(tokens);
SHELF_WORDS(steps);
SHELF_WORDS(statements);
SHELF_WORDS(notes);
SHELF_WORDS(questions);
SHELF_WORDS(topics);
SHELF_WORDS(titles);
SHELF_WORDS(summaries);
SHELF_WORDS(headings);
SHELF_WORDS(links);
SHELF_WORDS(boilerplate);
#undef SHELF_WORDS

}  // namespace shelf::bench::words
