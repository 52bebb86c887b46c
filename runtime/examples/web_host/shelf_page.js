// Drives the live parts of a page that `shelf show --page --live-script` wrote: sends the requests that the page
// carries, polls, and shows what came of them. Needs nothing but its neighbours.
import {fill, judgeCheck, judgeFailure, judgeMetric, judgeSearch, list, make, messages, plain, showHits}
  from "./shelf_answers.js";
import {answersOf, watchQuestions} from "./shelf_questions.js";

const root = document.querySelector(".shelf-live");
const {requests = [], prepared, widgets = [], messages: words} = JSON.parse(root?.dataset.shelfLive ?? "{}");
Object.assign(messages, words);
// For tests and demonstrations: time passes N times faster.
const speed = Math.max(1, Number(new URL(import.meta.url).searchParams.get("speed")) || 1);
const later = (action, ms) => setTimeout(action, ms / speed);
const pause = (ms) => new Promise((resolve) => later(resolve, ms));

const MAX_IN_FLIGHT = 4, MAX_BODY_CHARS = 4 << 20, MAX_RETRY_AFTER_S = 380, STILL_WORKING_MS = 30000;
const FAILURES = {NoAccess: "failed_no_access", WrongResourceType: "failed_wrong_type", BadMetric: "failed_bad_metric",
  Throttled: "failed_throttled", Server: "failed_server", NotFound: "failed_not_found", BadAnswer: "failed_bad_answer"};
const DEFAULTS = {Idle: "idle", NeedsContext: "needs_context", NeedsInput: "needs_input", Pending: "pending",
  Running: "running", Results: "results", Empty: "empty", TimedOut: "timed_out", Failed: "failed",
  Canceled: "canceled", Offline: "offline", Unsupported: "unsupported"};
const LIVE_SEARCH = root?.dataset.shelfSearch;
const BUTTONS = {Idle: "run", TimedOut: "retry", Failed: "retry", Offline: "retry", Canceled: "run_again"};

// --- one widget of the page
class Slot {
  constructor(section, facts) {
    Object.assign(this, {section, facts, job: null, late: null, verdict: null});
    for (const old of section.querySelectorAll(".shelf-progress, .shelf-retry, .shelf-note-line")) old.remove();
    // Live regions stand in the page before their text changes, or it would not be read out.
    this.status = section.querySelector(".shelf-status") ?? make("p", {class: "shelf-status"});
    this.status.setAttribute("role", "status");
    this.alert = make("p", {class: "shelf-alert", role: "alert"});
    this.progress = make("div", {class: "shelf-progress", role: "progressbar", "aria-label": facts.title, hidden: ""});
    this.results = make("div", {class: "shelf-results"});
    this.questions = make("div", {class: "shelf-questions"});
    this.button = make("button", {type: "button", class: "shelf-retry", hidden: ""});
    this.button.addEventListener("click", () => this.press());
    if (!this.status.isConnected) section.append(this.status);
    this.status.after(this.alert, this.progress, this.results, this.questions, this.button);
    this.show({state: "Idle"});
  }

  text({state, cause, details, minutes, still}) {
    const served = ["Empty", "TimedOut", "Failed"].includes(state) ? plain(details) : "";
    const message = messages[(state === "Failed" && FAILURES[cause]) || DEFAULTS[state]];
    return [this.facts.texts[state] || served || message, minutes && fill("estimate", minutes),
      still && messages.still_working].filter(Boolean).join("\n");
  }

  show(verdict) {
    // A search that finds nothing, or that nobody carries out, falls back to what is at hand.
    const unanswered = ["Empty", "Offline", "Unsupported"].includes(verdict.state);
    const nodes = this.facts.kind === "azureKB" && unanswered ? ownLinks() : [];
    if (nodes.length) verdict = {state: "Results", nodes};
    if (verdict.state === "Running" && this.verdict?.still) verdict = {...verdict, still: true};
    this.verdict = verdict;
    this.section.dataset.shelfState = verdict.state;
    const failed = verdict.state === "TimedOut" || verdict.state === "Failed";
    const busy = verdict.state === "Pending" || verdict.state === "Running";
    const text = this.text(verdict);
    for (const [region, words] of [[this.status, failed ? "" : text], [this.alert, failed ? text : ""]]) {
      if (region.textContent !== words) region.textContent = words;  // what did not change is not read out again
    }
    this.progress.hidden = !busy;
    this.results.replaceChildren(...(verdict.nodes ?? []));
    for (const each of this.section.querySelectorAll(".shelf-fallback")) each.hidden = verdict.state === "Results";
    this.offer(BUTTONS[verdict.state], busy);
  }

  // A button that was pressed stays where it is, so that the focus does too.
  offer(label, busy) {
    if (label) this.button.textContent = messages[label];
    if (label) this.button.setAttribute("aria-label", `${messages[label]}: ${this.facts.title}`);
    this.button.hidden = !label && document.activeElement !== this.button;
    this.button.setAttribute("aria-disabled", String(busy || !label));
  }

  // A result after the time was up is not swapped in by itself.
  keep(verdict) {
    this.late = verdict;
    this.status.textContent = messages.late_result;
    this.offer("results", false);
  }

  press() {
    if (this.button.getAttribute("aria-disabled") === "true") return;
    const late = this.late;
    this.late = null;
    if (late) this.show(late);
    else launch(narrow(this.request, this), [this]);
  }

  // Questions before a check: the bundle's form, or a field for each name the service asks for.
  ask(request, missing) {
    const holder = root.querySelector(`[data-shelf-for="${this.facts.slot}"]`), given = holder?.querySelector("form");
    const form = given ?? make("form", {class: "shelf-form"});
    for (const each of form.querySelectorAll("[id], [for], [aria-describedby]")) {  // two checks may ask the same
      for (const name of ["id", "for", "aria-describedby"]) {
        if (each.hasAttribute(name)) each.setAttribute(name, `${each.getAttribute(name)}-${this.facts.slot}`);
      }
    }
    for (const name of given ? [] : missing) {
      form.append(make("p", {}, make("label", {text: `${name} `}, make("input", {name, type: "text"}))));
    }
    form.append(make("button", {type: "submit", class: "shelf-run", text: messages.run}));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.job) return;
      launch(this.request = withInputs(request, answersOf(form)), [this]);
    });
    if (given && holder.dataset.shelfVisibility) watchQuestions(form, JSON.parse(holder.dataset.shelfVisibility));
    this.questions.replaceChildren(form);
    this.show({state: "NeedsInput"});
  }
}

function withInputs(request, inputs) {
  const copy = structuredClone(request);
  for (const insight of list(copy.http.body?.properties?.insights)) {
    insight.additionalParameters = {...insight.additionalParameters, ...inputs};
  }
  return copy;
}

// Where the article itself leads, for searches without an answer.
function ownLinks() {
  const links = [...document.querySelectorAll("a[href^='https:']")]
    .filter((each) => each.textContent && !each.closest(".shelf-widget, .shelf-live"));
  const hits = [...new Map(links.map((each) => [each.href, each])).values()].slice(0, 10)
    .map((each) => ({title: each.textContent, url: new URL(each.href), group: "local_results"}));
  return showHits(hits);
}

// --- sending: at most so many at a time
let inFlight = 0;
const turns = [];
async function inTurn(action) {
  if (inFlight >= MAX_IN_FLIGHT) await new Promise((resolve) => turns.push(resolve));
  ++inFlight;
  return action().finally(() => {
    --inFlight;
    turns.shift()?.();
  });
}

// To the page's own origin only: a gateway there adds the token.
async function send({base, method, path, query, body}) {
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const below = new URL(base ?? root.dataset.shelfArm, location.href);
  if (below.origin !== location.origin) return {status: 0};
  const url = new URL(`${below.pathname}${path}${pairs.length ? "?" : ""}${pairs.join("&")}`, below.origin);
  try {
    const answer = await fetch(url, {method, redirect: "error", headers: {"Content-Type": "application/json"},
      body: body ? JSON.stringify(body) : undefined});
    const text = await answer.text();
    const seconds = Number(answer.headers.get("Retry-After")) || 0;
    return {status: answer.status, seconds, blank: !text.trim(), body: parse(text)};
  } catch {
    return {status: 0};
  }
}
function parse(text) {
  try {
    return text.length > MAX_BODY_CHARS ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

// --- one question, from its turn in the queue to its last answer
class Job {
  constructor(request, slots) {
    Object.assign(this, {request, slots, expired: false, timers: null});
    for (const slot of slots) slot.job = this;
  }
  // A slot that was run again waits for another job; what this one hears is not for it any more.
  get open() { return this.slots.filter((slot) => slot.job === this); }
  get polled() { return this.request.kind === "insight"; }

  async run() {
    for (const slot of this.open) slot.show({state: "Pending"});
    await this.converse();
    this.timers?.forEach(clearTimeout);
  }

  begin() {
    for (const slot of this.open) if (slot.verdict.state === "Pending") slot.show({state: "Running"});
    const limit = (this.polled && this.request.poll.capMs) || this.request.deadlineMs || 30000;
    this.timers ??= [later(() => this.expire(), limit), later(() => this.note(), STILL_WORKING_MS)];
  }
  expire() {
    this.expired = true;
    for (const slot of this.open) slot.show({state: "TimedOut"});
  }
  note() {
    for (const slot of this.expired ? [] : this.open) slot.show({...slot.verdict, still: true});
  }

  async converse() {
    let http = this.request.http, retries = http.method === "GET" ? 2 : 1, backOff = 2000, interval = 0;
    while (this.open.length) {
      const answer = await inTurn(() => {
        this.begin();
        return send(http);
      });
      const passing = answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
      if (passing && !this.expired && retries-- > 0 && !(answer.seconds > MAX_RETRY_AFTER_S)) {
        await pause(answer.seconds * 1000 || backOff);
        backOff *= 2;
      } else {
        if (!this.take(answer)) return;
        const {initialMs, intervalMs, maxIntervalMs} = this.request.poll;
        interval = interval ? Math.min(interval * 1.5, Math.max(maxIntervalMs || 0, intervalMs)) : initialMs;
        http = {...this.request.http, method: "GET", body: null};
        retries = 2;
        await pause(Math.max(interval, (answer.seconds || 0) * 1000));
      }
      if (this.expired) return;  // what is under way then is waited for, but nothing new is asked
    }
  }

  // True: it is to be asked again.
  take(answer) {
    const good = answer.status >= 200 && answer.status < 300;
    if (answer.status === 400 && this.request.kind === "metric" && this.open.length > 1) return this.split();
    for (const slot of this.open) {
      const verdict = !good ? judgeFailure(answer) : this.polled ? judgeCheck(slot.facts, answer)
        : this.request.kind === "azureKB" ? judgeSearch(answer) : judgeMetric(slot.facts, answer);
      if (verdict.state !== "Running") this.settle(slot, verdict);
      else if (!this.expired) slot.show(verdict);
    }
    return good && this.polled && this.open.length > 0 && !this.expired;
  }

  settle(slot, verdict) {
    slot.job = null;
    if (verdict.state === "NeedsInput") slot.ask(this.request, verdict.missing);
    else if (!this.expired) slot.show(verdict);
    else if (verdict.state === "Results" || verdict.state === "Empty") slot.keep(verdict);
  }

  // One unknown name fails all metrics that were asked for together: each is asked for alone, once.
  split() {
    for (const slot of this.open) launch(slot.request = narrow(this.request, slot), [slot]);
    return false;
  }
}

// The part of a request that is about one slot.
function narrow(request, {facts}) {
  if (request.kind !== "metric") return request;
  const name = facts.metricName.replaceAll(",", "%2");  // how a comma inside a name is written
  const query = request.http.query.map(([key, value]) => [key, key === "metricnames" ? name : value]);
  return {...request, http: {...request.http, query}};
}

function launch(request, slots) {
  if (navigator.onLine) new Job(request, slots).run();
  else for (const slot of slots) slot.show({state: "Offline"});
}

// --- begin
const slots = new Map();
for (const facts of widgets) {
  const section = document.querySelector(`section[data-shelf-slot="${CSS.escape(facts.slot)}"]`);
  if (section) slots.set(facts.slot, new Slot(section, facts));
}
for (const request of requests) {
  if (request.action === "kbSearch" && LIVE_SEARCH) {
    const query = [["query", request.query], ["maxResults", String(request.maxResults)]];
    request.http = {base: LIVE_SEARCH, method: "GET", path: "", query, body: null};
  }
  const covered = request.covers.map((key) => slots.get(key)).filter(Boolean);
  for (const slot of covered) {
    slot.request = request;
    if (request.missing.length || request.action === "pickResource") slot.show({state: "NeedsContext"});
    else if (request.action === "collectInputs") slot.ask(prepared[slot.facts.slot], list(request.parameters));
    else if (!request.http) slot.show({state: "Unsupported"});
  }
  const ready = request.http && !request.missing.length && request.trigger === "auto";
  if (ready && covered.length) launch(request, covered);
}
