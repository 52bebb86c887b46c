// One instance of the module: its memory, and calls into it. Each bundle has an instance of its own, so that nothing
// one of them does, nor its size, is felt by another.
import {badArgument, ShelfError} from "./error.mjs";
import * as structs from "./structs.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", {ignoreBOM: true});

// Memory that is given back when the call is over.
export class Frame {
  #engine;
  #blocks = [];

  constructor(engine) { this.#engine = engine; }

  allocate(size) {
    const at = this.#engine.allocate(size);
    this.#blocks.push(at);
    return at;
  }

  release() { for (const at of this.#blocks) this.#engine.call("free", at); }

  // A string as {data, size}.
  text(value) {
    const bytes = encoder.encode(value);
    const data = bytes.length === 0 ? 0 : this.allocate(bytes.length);
    this.#engine.bytes.set(bytes, data);
    return {data, size: bytes.length};
  }

  // `values`: by member, numbers and strings; the others are 0. `struct_size` is set.
  struct(layout, values) { return this.structs(layout, [values]); }

  structs(layout, list) {
    if (list.length === 0) return 0;
    const at = this.allocate(layout.size * list.length);
    this.#engine.bytes.fill(0, at, at + layout.size * list.length);
    list.forEach((values, i) => this.#write(at + i * layout.size, layout, values));
    return at;
  }

  texts(list) { return this.structs(structs.Text, list.map((text) => ({text}))); }

  #write(at, layout, values) {
    const all = layout.members.has("struct_size") ? {struct_size: layout.size, ...values} : values;
    for (const [name, value] of Object.entries(all)) {
      const {offset, type} = layout.members.get(name);
      const text = type === "text" ? this.text(value) : null;  // may move the memory, so before the view is made
      const view = this.#engine.view;
      if (text) {
        view.setUint32(at + offset, text.data, true);
        view.setUint32(at + offset + 4, text.size, true);
      } else if (type === "u64" || type === "i64") view.setBigInt64(at + offset, BigInt(value), true);
      else if (type === "u8") view.setUint8(at + offset, value);
      else view.setInt32(at + offset, value, true);
    }
  }
}

export class Engine {
  #exports;
  #broken = null;

  static async create(module) { return new Engine(await WebAssembly.instantiate(module, {})); }

  constructor(instance) {
    this.#exports = instance.exports;
    this.#exports._initialize?.();
  }

  get bytes() { return new Uint8Array(this.#exports.memory.buffer); }
  get view() { return new DataView(this.#exports.memory.buffer); }

  // Want of memory ends the module: nothing in it can be used afterwards.
  call(name, ...args) {
    if (this.#broken) throw this.#broken;
    try {
      return this.#exports[name](...args);
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) throw cause;
      this.#broken = new ShelfError("there is no memory left for this bundle; open it again",
        {number: 60, code: "no_memory", part: "memory"}, {cause});
      throw this.#broken;
    }
  }

  has(name) { return name in this.#exports; }

  get isBroken() { return this.#broken !== null; }

  allocate(size) {
    const at = this.call("malloc", Math.max(size, 1)) >>> 0;
    if (at === 0) throw new ShelfError(`there is no memory for ${size} bytes`, {number: 60, code: "no_memory", part: "memory"});
    return at;
  }

  // `work(frame)`, whose memory is released whatever comes of it.
  framed(work) {
    const frame = new Frame(this);
    try {
      return work(frame);
    } finally {
      if (!this.isBroken) frame.release();
    }
  }

  // A call that returns a status; its last argument, a shelf_error, is added.
  check(frame, name, ...args) {
    const error = frame.struct(structs.ErrorInfo, {});
    const status = this.call(name, ...args, error);
    if (status !== 0) throw this.errorAt(status, error);
  }

  // What a function writes into the sink that `args` ends with, as text.
  collect(frame, name, ...args) {
    return decoder.decode(this.collectBytes(frame, name, ...args));
  }

  collectBytes(frame, name, ...args) { return this.#collected(frame, "shelf_js_collect", name, args); }

  #collected(frame, collector, name, args) {
    const into = frame.struct(structs.Collected, {});
    try {
      this.check(frame, name, ...args, this.call(collector), into);
      const {data, size} = this.read(structs.Collected, into);
      return this.bytes.slice(data, data + size);
    } finally {
      if (!this.isBroken) this.call("free", this.read(structs.Collected, into).data);
    }
  }

  // Faults as shelf_verify tells them, each an error.
  collectDamage(frame, bundle) {
    const into = frame.struct(structs.Collected, {}), count = frame.allocate(4);
    try {
      this.check(frame, "shelf_verify", bundle, this.call("shelf_js_collect_damage"), into, count);
      const {data, size} = this.read(structs.Collected, into);
      const each = structs.ErrorInfo.size;
      return Array.from({length: size / each}, (_, i) =>
        this.errorAt(this.read(structs.ErrorInfo, data + i * each).status, data + i * each));
    } finally {
      if (!this.isBroken) this.call("free", this.read(structs.Collected, into).data);
    }
  }

  read(layout, at) {
    const view = this.view, out = {};
    for (const [name, {offset, type}] of layout.members) {
      const here = at + offset;
      if (type === "text") out[name] = this.text(view.getUint32(here, true), view.getUint32(here + 4, true));
      else if (type === "u64") out[name] = Number(view.getBigUint64(here, true));
      else if (type === "i64") out[name] = Number(view.getBigInt64(here, true));
      else if (type === "i32") out[name] = view.getInt32(here, true);
      else if (type === "u8") out[name] = view.getUint8(here);
      else out[name] = view.getUint32(here, true);
    }
    return out;
  }

  text(data, size) { return decoder.decode(this.bytes.subarray(data, data + size)); }

  // A text that is ended by NUL.
  cString(at) {
    const bytes = this.bytes;
    return this.text(at, bytes.indexOf(0, at) - at);
  }

  errorAt(status, at) {
    const {part, offset, bound} = this.read(structs.ErrorInfo, at);
    return this.framed((frame) => {
      const room = 512, text = frame.allocate(room);
      this.call("shelf_describe", at, text, room);
      return new ShelfError(this.cString(text), {number: status, code: this.cString(this.call("shelf_status_name", status)),
        part: part === 0 ? "" : this.cString(part), offset, bound});
    });
  }
}

// The number of a name, by one of the functions that end in _of.
export function numberOf(engine, frame, name, what, lookup) {
  const {data, size} = frame.text(String(name));
  const pair = frame.allocate(8), view = engine.view;
  view.setUint32(pair, data, true);
  view.setUint32(pair + 4, size, true);
  const number = engine.call(lookup, pair);
  if (number === 0) throw badArgument(`there is no ${what} \`${name}\``);
  return number;
}
