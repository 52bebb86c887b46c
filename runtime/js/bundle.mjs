// A bundle: what it holds, look-up, its articles.
import {Article} from "./article.mjs";
import {badArgument} from "./error.mjs";
import {Handle} from "./handle.mjs";
import {queryStruct, refuseUnknown} from "./options.mjs";
import * as structs from "./structs.mjs";

const clouds = 6;
const stated = [null, true, false];
const limits = {maxBundleBytes: "max_bundle_bytes", maxArticles: "max_articles",
  maxDictionaryBytes: "max_dictionary_bytes", maxArticleBytes: "max_article_bytes"};

export class Bundle {
  #engine;
  #handle;
  #content;
  #names = new Map();  // of numbers of clouds and types: every summary has some

  // `bytes` are copied into the engine's memory, which is this bundle's own.
  constructor(engine, bytes, options) {
    refuseUnknown(options, [...Object.keys(limits), "verifyChecksums"], "options");
    this.#engine = engine;
    this.#content = engine.allocate(bytes.length);
    engine.bytes.set(bytes, this.#content);
    const given = Object.entries(limits).filter(([name]) => options[name] !== undefined);
    const members = Object.fromEntries(given.map(([name, member]) => [member, options[name]]));
    this.#handle = new Handle(engine, "bundle", (frame, at) => engine.check(frame, "shelf_open_memory", this.#content,
      bytes.length, frame.struct(structs.OpenOptions, {verify_checksums: options.verifyChecksums === false ? 0 : 1,
        ...members}), at));
  }

  get articleCount() { return this.#engine.call("shelf_article_count", this.#handle.pointer); }

  // Ordinals of the articles that match, best first.
  findOrdinals(query = {}) {
    return this.#engine.framed((frame) => {
      const asked = queryStruct(this.#engine, frame, query), count = frame.allocate(4);
      const find = (to, room) =>
        this.#engine.check(frame, "shelf_find", this.#handle.pointer, asked, to, room, count);
      const few = 64, first = frame.allocate(4 * few);
      find(first, few);
      const found = this.#engine.view.getUint32(count, true);
      const all = found <= few ? first : frame.allocate(4 * found);
      if (found > few) find(all, found);
      return new Uint32Array(this.#engine.bytes.slice(all, all + 4 * found).buffer);
    });
  }

  // The same as summaries.
  find(query = {}) { return Array.from(this.findOrdinals(query), (ordinal) => this.summary(ordinal)); }

  summary(ordinal) {
    if (!Number.isInteger(ordinal) || ordinal < 0) throw badArgument("an ordinal is a whole number from 0");
    return this.#engine.framed((frame) => {
      const at = frame.struct(structs.Summary, {});
      this.#engine.check(frame, "shelf_summarize", this.#handle.pointer, ordinal, at);
      const read = this.#engine.read(structs.Summary, at);
      const names = Array.from({length: clouds}, (_, i) => i + 1).filter((cloud) => read.clouds >> (cloud - 1) & 1);
      return {ordinal, id: read.id, title: read.title, type: this.#name("shelf_article_type_name", read.type),
        clouds: names.map((cloud) => this.#name("shelf_cloud_name", cloud)),
        displayOrder: read.has_display_order ? read.display_order : null,
        resourceRequired: stated[read.resource_required], shadowed: read.shadowed === 1};
    });
  }

  // By ordinal, by id, or what find() gave. null: there is none with this id.
  article(wanted) {
    const ordinal = typeof wanted === "string" ? this.findOrdinals({articleId: wanted})[0] : wanted?.ordinal ?? wanted;
    if (ordinal === undefined) return null;
    return new Article(this.#handle, this.summary(ordinal));
  }

  info() { return JSON.parse(this.#handle.text("shelf_info")); }

  // Every checksum, every article, every entry of the index: what is damaged, as errors. Empty: nothing.
  verify() {
    if (!this.#engine.has("shelf_verify")) throw badArgument("the small module verifies nothing");
    return this.#engine.framed((frame) => this.#engine.collectDamage(frame, this.#handle.pointer));
  }

  // Articles and sessions that are open stay usable.
  close() { this.#handle.close(); }

  #name(lookup, number) {
    const key = `${lookup} ${number}`;
    if (!this.#names.has(key)) this.#names.set(key, this.#engine.cString(this.#engine.call(lookup, number)));
    return this.#names.get(key);
  }
}
