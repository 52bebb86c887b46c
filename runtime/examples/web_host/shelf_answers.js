// What an answer of a service means for a part of the page: its state, and elements that show the results. Text of the
// service becomes text only; nothing here is ever parsed as HTML of the page.

// The library's words, by name; the page fills them in.
export const messages = {};

const MAX_HITS = 100;  // what the service itself allows

const same = (a, b) => String(a ?? "").toLowerCase() === String(b ?? "").toLowerCase();
export const list = (value) => (Array.isArray(value) ? value : []);
export const fill = (message, value) => messages[message].replace("%", () => value);

// An element with text, attributes and children.
export function make(tag, {text, ...attributes} = {}, ...children) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Text of the service's HTML. A parsed document is inert: it runs nothing and loads nothing. Attributes go before, so
// that not even a policy has anything to refuse.
export function plain(html) {
  const bare = String(html ?? "").slice(0, 1 << 18).replace(/<([a-z][a-z0-9]*)[^<>]*>/gi, "<$1>");
  const parsed = new DOMParser().parseFromString(bare, "text/html");
  for (const element of parsed.querySelectorAll("script, style, template")) element.remove();
  for (const element of parsed.querySelectorAll("p, li, br, h2, h3, h4, div, tr")) element.append("\n");
  const text = parsed.body.textContent.replace(/[\0-\t\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, " ");
  return text.replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n").trim();
}

// --- checks and metrics
export function judgeFailure({status, body}) {
  const error = body?.error ?? body ?? {};
  if (status === 408) return {state: "TimedOut"};
  const cause = {401: "NoAccess", 403: "NoAccess", 404: "NotFound", 410: "NotFound", 429: "Throttled"}[status];
  if (cause) return {state: "Failed", cause};
  if (status === 0) return {state: "Failed"};
  if (![400, 409, 422].includes(status)) return {state: "Failed", cause: "Server"};
  if (/metric configuration/i.test(error.message)) return badMetric(error.message);
  return {state: "Failed", details: error.message};
}

export function judgeCheck(facts, {body, blank, status}) {
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

export function judgeMetric(facts, {body}) {
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

// --- searches
function readHit(one) {
  const text = (...names) => plain(names.map((name) => one?.[name]).find((value) => typeof value === "string"))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*\*|__|`+/g, "");
  const link = one?.link ?? one?.url;
  const url = URL.canParse(link) && new URL(link).protocol === "https:" ? new URL(link) : null;
  const source = one?.resultType ?? one?.knowledgeSource;
  return {title: text("title", "name") || url?.href, text: text("content", "snippet", "description"), url,
    group: same(source, "Documentation") || (!same(source, "Community") && /^(docs|learn)\./.test(url?.host ?? ""))
      ? "documentation" : "community", rank: Number.isFinite(one?.rank) ? one.rank : Infinity};
}

export function showHits(hits) {
  const shown = ({title, text, url}) => make("li", {},
    url ? make("a", {text: title, href: url.href, target: "_blank", rel: "noopener noreferrer"}) : title,
    ...(url && url.host !== title ? [` (${url.host})`] : []), ...(text ? [make("br"), text] : []));
  return ["documentation", "community", "local_results"].flatMap((group) => {
    const mine = hits.filter((hit) => hit.group === group);
    if (!mine.length) return [];
    return [make("p", {class: "shelf-group", text: messages[group]}), make("ul", {}, ...mine.map(shown))];
  });
}

export function judgeSearch({body}) {
  if (typeof body !== "object" || !body) return {state: "Failed", cause: "BadAnswer"};
  const answer = body.properties ?? body;
  const served = [answer, answer.searchResults, answer.webResults, answer.azureKb, answer.results, answer.value]
    .find(Array.isArray) ?? [];
  const hits = served.flatMap((each) => [each, ...list(each?.searchResults)]).map(readHit).filter(({title}) => title)
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank))).slice(0, MAX_HITS);
  return hits.length ? {state: "Results", nodes: showHits(hits)} : {state: "Empty"};
}
