// What callers hand in, as structures of shelf.h. A member that does not exist is refused: it is a slip of the pen, and
// what it was to filter or to say would silently be missing.
import {numberOf} from "./engine.mjs";
import {badArgument} from "./error.mjs";
import * as structs from "./structs.mjs";

const resourceWords = {undefined: 0, true: 1, false: 2};

export function refuseUnknown(given, known, what) {
  if (typeof given !== "object" || given === null) throw badArgument(`${what} is no object`);
  for (const name of Object.keys(given))
    if (!known.includes(name)) throw badArgument(`there is no \`${name}\` in ${what}; there are: ${known.join(", ")}`);
}

// Those of `names` that are given, as strings, by their names in C.
function texts(given, names) {
  const found = Object.entries(names).filter(([name]) => given[name] !== undefined && given[name] !== null);
  return Object.fromEntries(found.map(([name, member]) => [member, String(given[name])]));
}

const cloudOf = (engine, frame, name) =>
  (name === undefined || name === null ? 0 : numberOf(engine, frame, name, "cloud", "shelf_cloud_of"));

const queryTexts = {articleId: "article_id", topic: "topic", product: "product", service: "service",
  resource: "resource", client: "client", articleTag: "article_tag"};

export function queryStruct(engine, frame, query) {
  refuseUnknown(query, [...Object.keys(queryTexts), "types", "cloud", "hasResource", "tags"], "a query");
  const types = [query.types ?? []].flat().map((name) => 1 << numberOf(engine, frame, name, "article type", "shelf_article_type_of"));
  const tags = query.tags ?? [];
  if (!(String(query.hasResource) in resourceWords)) throw badArgument("`hasResource` is true, false or not given");
  return frame.struct(structs.Query, {...texts(query, queryTexts), types: types.reduce((all, one) => all | one, 0),
    cloud: cloudOf(engine, frame, query.cloud), has_resource: resourceWords[String(query.hasResource)],
    tags: frame.texts(tags), tag_count: tags.length});
}

const contextTexts = {resourceId: "resource_id", subscriptionId: "subscription_id", portal: "portal",
  directory: "directory", client: "client", topic: "topic", product: "product", topicName: "topic_name",
  query: "query", nonce: "nonce"};
const contextNames = [...Object.keys(contextTexts), "cloud", "automaticDiagnostics", "capabilities", "now"];

// A Date, its text, or seconds since 1970, as the tools take it.
function secondsOf(now) {
  const seconds = typeof now === "number" ? now : new Date(now).getTime() / 1000;
  if (!Number.isFinite(seconds)) throw badArgument("`now` is a Date, its text, or seconds since 1970");
  return Math.trunc(seconds);
}

// 0, which is NULL, for no context. Without `now` it is the current minute: the library reads no clock.
export function contextStruct(engine, frame, context) {
  if (context === undefined || context === null) return 0;
  refuseUnknown(context, contextNames, "a context");
  const {capabilities} = context;
  const now = secondsOf(context.now ?? Math.floor(Date.now() / 60000) * 60);
  return frame.struct(structs.Context, {...texts(context, contextTexts), cloud: cloudOf(engine, frame, context.cloud), now,
    manual_diagnostics: context.automaticDiagnostics === false ? 1 : 0,
    // An empty list says that nothing can be shown, so it must not be NULL.
    capabilities: !capabilities ? 0 : frame.texts(capabilities) || frame.allocate(1), capability_count: capabilities?.length ?? 0});
}

// An object of name to text, or pairs, when a name stands several times.
export function namedTexts(frame, given) {
  const pairs = Array.isArray(given) ? given : Object.entries(given ?? {});
  const list = pairs.map(([name, value]) => ({name: String(name), value: String(value)}));
  return {at: frame.structs(structs.NamedText, list), count: list.length};
}

function valueStructs(frame, values) {
  const list = Object.entries(values ?? {}).map(([name, value]) => {
    const items = [value].flat().map(String);
    return {name, items: frame.texts(items), item_count: items.length, is_list: Array.isArray(value) ? 1 : 0};
  });
  return {values: frame.structs(structs.Value, list), value_count: list.length};
}

export const formats = ["html", "text", "ansi", "markdown", "json", "help", "apollo"];

export function formatNumber(format) {
  const number = formats.indexOf(format);
  if (number < 0) throw badArgument(`there is no format \`${format}\`; there are: ${formats.join(", ")}`);
  return number;
}

// `session`: its handle, or 0.
export function renderStruct(engine, frame, options, session) {
  refuseUnknown(options, ["title", "values", "context", "session", "messages", "width", "color", "hyperlinks"], "options");
  const messages = namedTexts(frame, options.messages);
  return frame.struct(structs.RenderOptions, {title: options.title ? 1 : 0, no_color: options.color === false ? 1 : 0,
    no_hyperlinks: options.hyperlinks === false ? 1 : 0, width: options.width === 0 ? -1 : options.width ?? 0,
    ...valueStructs(frame, options.values), context: contextStruct(engine, frame, options.context), session,
    messages: messages.at, message_count: messages.count});
}

export function requestStruct(frame, options) {
  refuseUnknown(options, ["generation", "inputs", "required"], "options");
  const inputs = namedTexts(frame, options.inputs), required = options.required ?? [];
  return frame.struct(structs.RequestOptions, {generation: options.generation ?? 0, inputs_given: options.inputs ? 1 : 0,
    inputs: inputs.at, input_count: inputs.count, required: frame.texts(required), required_count: required.length});
}

export function sessionStruct(frame, options) {
  refuseUnknown(options, ["criticalOnly", "maxInFlight", "messages"], "options");
  const messages = namedTexts(frame, options.messages);
  return frame.struct(structs.SessionOptions, {critical_only: options.criticalOnly ? 1 : 0,
    max_in_flight: options.maxInFlight ?? 0, messages: messages.at, message_count: messages.count});
}

export const outcomes = ["answered", "error", "timeout", "canceled", "unsupported", "offline"];

export function answerStruct(frame, answer) {
  refuseUnknown(answer, ["requestId", "outcome", "status", "retryAfter", "body"], "an answer");
  const outcome = outcomes.indexOf(answer.outcome ?? "answered");
  if (outcome < 0) throw badArgument(`there is no outcome \`${answer.outcome}\`; there are: ${outcomes.join(", ")}`);
  const retryAfter = answer.retryAfter ?? null, body = answer.body ?? "";
  return frame.struct(structs.Answer, {request_id: String(answer.requestId), outcome, http_status: answer.status ?? 0,
    has_retry_after: retryAfter === null ? 0 : 1, retry_after: retryAfter ?? 0,
    body: typeof body === "string" ? body : JSON.stringify(body)});
}
