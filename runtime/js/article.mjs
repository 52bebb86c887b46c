// One decoded article.
import {badArgument} from "./error.mjs";
import {Handle} from "./handle.mjs";
import {contextStruct, formatNumber, renderStruct, requestStruct} from "./options.mjs";
import {Session} from "./session.mjs";
import * as structs from "./structs.mjs";

export class Article {
  #handle;
  #summary;

  constructor(bundle, summary) {
    const {engine} = bundle;
    this.#summary = summary;
    this.#handle = new Handle(engine, "article", (frame, at) =>
      engine.check(frame, "shelf_article_open", bundle.pointer, summary.ordinal, at));
  }

  get ordinal() { return this.#summary.ordinal; }
  get id() { return this.#summary.id; }
  get title() { return this.#summary.title; }
  get type() { return this.#summary.type; }
  get summary() { return this.#summary; }

  // The path of its source, relative to the folder that was compiled.
  get path() { return this.#returned("shelf_article_path"); }

  // One attribute of its header; empty: not given.
  attribute(name) {
    return this.#returned("shelf_article_attribute", (frame) => [frame.texts([String(name)])]);
  }

  render(format = "html", options = {}) {
    return this.#handle.text("shelf_render", (frame) => [formatNumber(format),
      renderStruct(this.#handle.engine, frame, options, options.session?.pointer ?? 0)]);
  }

  widgets() { return this.#handle.lines("shelf_widgets"); }

  requests(context, options = {}) {
    return this.#handle.lines("shelf_requests", (frame) =>
      [contextStruct(this.#handle.engine, frame, context), requestStruct(frame, options)]);
  }

  session(context, options) {
    if (!this.#handle.engine.has("shelf_session_open")) throw badArgument("the small module has no sessions");
    return new Session(this.#handle, context, options);
  }

  close() { this.#handle.close(); }

  // A function that returns a text: it is written to where the first argument says.
  #returned(name, args = () => []) {
    const {engine, pointer} = this.#handle;
    return engine.framed((frame) => {
      const at = frame.allocate(structs.Text.size);
      engine.call(name, at, pointer, ...args(frame));
      return engine.read(structs.Text, at).text;
    });
  }
}
