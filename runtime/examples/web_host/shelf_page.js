// Drives the live parts of a page that `shelf show --page --live-script` wrote: sends the requests that the page
// carries, polls, and shows what came of them. Needs nothing; text of the service enters the page as text only.
"use strict";
(() => {
  const root = document.querySelector(".shelf-live");
  if (!root) return;
  const {requests, prepared, widgets, messages} = JSON.parse(root.dataset.shelfLive);
  // Requests go to the page's own origin, below this path: a gateway there adds the token.
  const arm = new URL(root.dataset.shelfArm, location.href);
  // For tests and demonstrations: time passes N times faster.
  const speed = Math.max(1, Number(new URL(document.currentScript.src).searchParams.get("speed")) || 1);
  const later = (action, ms) => setTimeout(action, ms / speed);
  const pause = (ms) => new Promise((resolve) => later(resolve, ms));

  const MAX_IN_FLIGHT = 4, MAX_BODY_CHARS = 4 << 20, MAX_RETRY_AFTER_S = 380, STILL_WORKING_MS = 30000;
  const FAILURES = {NoAccess: "failed_no_access", WrongResourceType: "failed_wrong_type", BadMetric: "failed_bad_metric",
    Throttled: "failed_throttled", Server: "failed_server", NotFound: "failed_not_found", BadAnswer: "failed_bad_answer"};
  const DEFAULTS = {Idle: "idle", NeedsContext: "needs_context", NeedsInput: "needs_input", Pending: "pending",
    Running: "running", Results: "results", Empty: "empty", TimedOut: "timed_out", Failed: "failed",
    Canceled: "canceled", Offline: "offline", Unsupported: "unsupported"};
  const BUTTONS = {Idle: "run", TimedOut: "retry", Failed: "retry", Offline: "retry", Canceled: "run_again"};

  const same = (a, b) => String(a ?? "").toLowerCase() === String(b ?? "").toLowerCase();
  const list = (value) => (Array.isArray(value) ? value : []);
  const fill = (message, value) => messages[message].replace("%", () => value);

  // An element with text, attributes and children. Nothing here is ever parsed as HTML.
  function make(tag, {text, ...attributes} = {}, ...children) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  // Text of the service's HTML. A parsed document is inert: it runs nothing and loads nothing. Attributes go before, so
  // that not even a policy has anything to refuse.
  function plain(html) {
    const bare = String(html ?? "").slice(0, 1 << 18).replace(/<([a-z][a-z0-9]*)[^<>]*>/gi, "<$1>");
    const parsed = new DOMParser().parseFromString(bare, "text/html");
    for (const element of parsed.querySelectorAll("script, style, template")) element.remove();
    for (const element of parsed.querySelectorAll("p, li, br, h2, h3, h4, div, tr")) element.append("\n");
    const text = parsed.body.textContent.replace(/[\0-\t\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, " ");
    return text.replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n").trim();
  }

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
      const given = root.querySelector(`[data-shelf-for="${this.facts.slot}"] form`);
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
        const inputs = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value)
          .map(([name, value]) => [name.replace(/^ac-/, ""), value]);
        launch(this.request = withInputs(request, inputs), [this]);
      });
      this.questions.replaceChildren(form);
      this.show({state: "NeedsInput"});
    }
  }

  function withInputs(request, inputs) {
    const copy = structuredClone(request);
    for (const insight of list(copy.http.body?.properties?.insights)) {
      insight.additionalParameters = {...insight.additionalParameters, ...Object.fromEntries(inputs)};
    }
    return copy;
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

  async function send({method, path, query, body}) {
    const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
    const url = new URL(`${arm.pathname}${path}${pairs.length ? "?" : ""}${pairs.join("&")}`, arm.origin);
    if (arm.origin !== location.origin) return {status: 0};
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
          : judgeMetric(slot.facts, answer);
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

  // --- what an answer means
  function judgeFailure({status, body}) {
    const error = body?.error ?? body ?? {};
    if (status === 408) return {state: "TimedOut"};
    const cause = {401: "NoAccess", 403: "NoAccess", 404: "NotFound", 410: "NotFound", 429: "Throttled"}[status];
    if (cause) return {state: "Failed", cause};
    if (status === 0) return {state: "Failed"};
    if (![400, 409, 422].includes(status)) return {state: "Failed", cause: "Server"};
    if (/metric configuration/i.test(error.message)) return badMetric(error.message);
    return {state: "Failed", details: error.message};
  }

  function judgeCheck(facts, {body, blank, status}) {
    if (blank || (!body && status === 202)) return {state: "Running"};
    if (!body) return {state: "Failed", cause: "BadAnswer"};
    const answer = body.properties ?? body, done = same(answer.provisioningState, "Succeeded");
    let worst = {rank: -1};
    for (const id of facts.symptomIds) {
      const one = list(answer.diagnostics).find((each) => same(each?.solutionId, id));
      if (list(one?.insights).length) return {state: "Results", nodes: findings(one.insights, facts.maxInsightCount)};
      const ended = standing(one, facts);
      if (ended && ended.rank > worst.rank) worst = ended;
      if (ended || done) continue;
      const over = ["Failed", "Canceled"].find((state) => same(answer.provisioningState, state));
      if (over) return {state: over, details: answer.error?.message};
      return {state: "Running", minutes: parseInt(one?.estimatedCompletionTime, 10) || 0};
    }
    return worst.rank < 0 ? {state: "Empty"} : worst;
  }

  function standing(one, facts) {
    const details = one?.statusDetails, told = details && plain(details) === facts.texts.TimedOut;
    switch (String(one?.status).toLowerCase()) {
      case "succeeded": return {state: "Empty", details, rank: 0};
      case "failed": case "canceled": return {state: told ? "TimedOut" : "Failed", details, rank: 1};
      case "timeout": case "timedout": return {state: "TimedOut", details, rank: 2};
      case "missinginputs": return {state: "NeedsInput", missing: list(one.requiredParameters), rank: 3};
    }
    return null;
  }

  function findings(served, count) {
    const levels = ["critical", "warning", "information", "other"];
    const rank = ({importanceLevel}) => levels.findIndex((level) => level === "other" || same(level, importanceLevel));
    const sorted = served.filter(Boolean).sort((a, b) => rank(a) - rank(b));
    const nodes = sorted.slice(0, count).map((one) => {
      const title = make("p", {class: "shelf-finding-title"},
        make("strong", {text: `${messages[`severity_${levels[rank(one)]}`]}:`}), ` ${plain(one.title) || one.id}`);
      const lines = plain(one.results).split("\n").filter(Boolean);
      return make("article", {class: "shelf-finding"}, title, ...lines.map((text) => make("p", {text})));
    });
    const more = sorted.length - nodes.length;
    return more > 0 ? [...nodes, make("p", {class: "shelf-more", text: fill("more", more)})] : nodes;
  }

  // A comma list of names has no blanks as served: no line could be broken there.
  function badMetric(message) {
    return {state: "Failed", cause: "BadMetric", details: String(message ?? "").replace(/,(?=\S)/g, ", ")};
  }

  function judgeMetric(facts, {body}) {
    if (!Array.isArray(body?.value)) return {state: "Failed", cause: "BadAnswer"};
    const mine = body.value.filter((each) => same(each?.name?.value, facts.metricName));
    const shown = mine.flatMap((each) => list(each.timeseries).map((series) => ({unit: each.unit,
      points: list(series?.data).map((point) => [String(point?.timeStamp), point?.[facts.field]])})))
      .filter(({points}) => points.some(([, value]) => Number.isFinite(value)));
    if (shown.length) return {state: "Results", nodes: shown.map((series) => figure(facts, series))};
    const refused = mine.find(({errorCode}) => errorCode && !same(errorCode, "Success"));
    return refused ? badMetric(refused.errorMessage) : {state: "Empty"};
  }

  // Numbers, then every point: a chart's text for everyone.
  function figure(facts, {unit, points}) {
    const values = points.map(([, value]) => value).filter(Number.isFinite);
    const figures = {minimum: values.reduce((a, b) => Math.min(a, b)), maximum: values.reduce((a, b) => Math.max(a, b)),
      average: values.reduce((a, b) => a + b) / values.length, latest: values[values.length - 1]};
    const row = (tag, cells) => make("tr", {}, ...cells.map((text) => make(tag, {text})));
    const number = (value) => (Number.isFinite(value) ? String(Number(value.toFixed(3))) : messages.no_data);
    const summary = Object.entries(figures).map(([name, value]) => [messages[name], number(value)]);
    return make("figure", {class: "shelf-metric"},
      make("figcaption", {text: unit && !same(unit, "Count") ? `${facts.title} (${unit})` : facts.title}),
      make("table", {}, row("th", summary.map(([name]) => name)), row("td", summary.map(([, value]) => value))),
      make("details", {}, make("summary", {text: messages.data}),
        make("table", {}, row("th", [messages.time, messages.value]),
          ...points.slice(0, 1000).map(([time, value]) => row("td", [time, number(value)])))));
  }

  // --- begin
  const slots = new Map();
  for (const facts of widgets) {
    const section = document.querySelector(`section[data-shelf-slot="${CSS.escape(facts.slot)}"]`);
    if (section) slots.set(facts.slot, new Slot(section, facts));
  }
  for (const request of requests) {
    const covered = request.covers.map((key) => slots.get(key)).filter(Boolean);
    for (const slot of covered) {
      slot.request = request;
      if (request.missing.length || request.action === "pickResource") slot.show({state: "NeedsContext"});
      else if (request.action === "collectInputs") slot.ask(prepared[slot.facts.slot], list(request.parameters));
      else if (request.action !== "http") slot.show({state: "Unsupported"});
    }
    const ready = request.action === "http" && !request.missing.length && request.trigger === "auto";
    if (ready && covered.length) launch(request, covered);
  }
})();
