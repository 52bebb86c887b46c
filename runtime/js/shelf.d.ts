// Types of shelf.mjs.

export type CloudName = "public" | "fairfax" | "mooncake" | "blackforest" | "usnat" | "ussec";
export type Format = "html" | "text" | "ansi" | "markdown" | "json" | "help" | "apollo";

/** What went wrong. Numbers never change their meaning; `code` is the name of the number. */
export class ShelfError extends Error {
  readonly name: "ShelfError";
  readonly number: number;
  readonly code: string;
  /** "header", "catalogue", "article" …; where in it, and the limit it broke. */
  readonly part: string;
  readonly offset: number;
  readonly bound: number;
}

export interface OpenOptions {
  /** Where shelf.wasm is when it is not beside the loader; or the module. */
  wasm?: string | URL | Response | BufferSource | WebAssembly.Module;
  /** true: the smaller module, without sessions, verify() and the formats `help` and `apollo`. */
  small?: boolean;
  /** Every checksum now; true when not given. */
  verifyChecksums?: boolean;
  maxBundleBytes?: number;
  maxArticles?: number;
  maxDictionaryBytes?: number;
  maxArticleBytes?: number;
}

export class Shelf {
  /** An address (in Node also the path of a file), a Response, or the bytes, which are copied. */
  static open(source: string | URL | Response | BufferSource | Promise<Response>, options?: OpenOptions): Promise<Bundle>;
}

/** What is not given filters nothing. */
export interface Query {
  articleId?: string;
  topic?: string | number;
  product?: string | number;
  types?: string | string[];
  cloud?: CloudName | (string & {});
  /** Ranks, does not drop. */
  hasResource?: boolean;
  service?: string;
  resource?: string;
  tags?: string[];
  client?: string;
  articleTag?: string;
}

export interface Summary {
  readonly ordinal: number;
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly clouds: string[];
  readonly displayOrder: number | null;
  readonly resourceRequired: boolean | null;
  readonly shadowed: boolean;
}

/** Open until close() is called, or until nobody can reach it any more. */
export class Bundle {
  private constructor();
  readonly articleCount: number;
  /** Articles that match, best first. */
  find(query?: Query): Summary[];
  findOrdinals(query?: Query): Uint32Array;
  summary(ordinal: number): Summary;
  /** By ordinal, by id, or what find() gave; null: there is none with this id. */
  article(wanted: string): Article | null;
  article(wanted: number | Summary): Article;
  info(): Record<string, unknown>;
  /** What is damaged; empty: nothing. */
  verify(): ShelfError[];
  close(): void;
}

export interface Context {
  cloud?: CloudName | (string & {});
  resourceId?: string;
  subscriptionId?: string;
  portal?: string;
  directory?: string;
  client?: string;
  topic?: string | number;
  product?: string | number;
  topicName?: string;
  query?: string;
  capabilities?: string[];
  /** Seconds since 1970, a Date or its text; the current minute when not given. */
  now?: number | Date | string;
  nonce?: string;
  automaticDiagnostics?: boolean;
}

export interface RenderOptions {
  title?: boolean;
  /** For replacement tokens: untrusted text, never parsed. */
  values?: Record<string, string | string[]>;
  context?: Context;
  /** Whose states the widgets show. */
  session?: Session;
  /** The library's own words in another language, by their names. */
  messages?: Record<string, string>;
  /** ansi: columns to wrap at, 0: never. */
  width?: number;
  color?: boolean;
  hyperlinks?: boolean;
}

export type Inputs = Record<string, string> | [name: string, value: string][];

export interface RequestOptions {
  generation?: number;
  inputs?: Inputs;
  required?: string[];
}

export class Article {
  private constructor();
  readonly ordinal: number;
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly summary: Summary;
  readonly path: string;
  attribute(name: string): string;
  render(format?: Format, options?: RenderOptions): string;
  widgets(): Widget[];
  requests(context?: Context, options?: RequestOptions): Request[];
  session(context?: Context, options?: SessionOptions): Session;
  close(): void;
}

/** As JSON; members may be added. */
export interface Widget {
  readonly kind: string;
  readonly slot: string;
  readonly [member: string]: unknown;
}

export interface Request {
  readonly requestId: string;
  readonly generation: number;
  readonly slot: string;
  readonly kind: string;
  readonly action: "http" | "openBlade" | "openUrl" | "kbSearch" | "collectInputs" | "pickResource" | "playVideo" | (string & {});
  readonly [member: string]: unknown;
}

export interface SlotState {
  readonly slot: string;
  readonly kind: string;
  readonly state: State;
  readonly [member: string]: unknown;
}

export interface State {
  readonly state: "Idle" | "Pending" | "Running" | "NeedsInput" | "NeedsContext" | "Results" | "Empty" | "Failed" | (string & {});
  /** One sentence for people. */
  readonly text: string;
  readonly [member: string]: unknown;
}

export interface SessionOptions {
  criticalOnly?: boolean;
  maxInFlight?: number;
  messages?: Record<string, string>;
}

export interface Answer {
  requestId: string;
  outcome?: "answered" | "error" | "timeout" | "canceled" | "unsupported" | "offline";
  /** 200 when not given. */
  status?: number;
  /** Seconds. */
  retryAfter?: number | null;
  /** JSON, or what is to be written as JSON. */
  body?: string | object;
}

/** Calls that return requests return those to be sent now. `now`: milliseconds of any clock that never goes back. */
export class Session {
  private constructor();
  start(now?: number): Request[];
  run(slot: string, now?: number): Request[];
  submit(slot: string, inputs?: Inputs, now?: number): Request[];
  answer(answer: Answer, now?: number): Request[];
  tick(now?: number): Request[];
  cancel(slot: string): Request[];
  setContext(context: Context, now?: number): Request[];
  setOffline(offline?: boolean): void;
  merge(solution: string | object): Record<string, unknown>;
  states(): SlotState[];
  readonly settled: boolean;
  readonly nextDue: number | null;
  close(): void;
}
