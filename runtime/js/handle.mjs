// Something of the C interface that has to be closed: by close(), or once nobody can reach it any more.
import {closed} from "./error.mjs";
import * as structs from "./structs.mjs";

const abandoned = new FinalizationRegistry(({engine, closer, pointer}) => release(engine, closer, pointer));

function release(engine, closer, pointer) {
  if (engine.isBroken) return;
  engine.framed((frame) => {
    const at = frame.allocate(4);
    engine.view.setUint32(at, pointer, true);
    engine.call(closer, at);
  });
}

export class Handle {
  #engine;
  #pointer;
  #closer;
  #what;

  // `open(frame, at)` writes the pointer of what it opens to `at`.
  constructor(engine, what, open) {
    this.#engine = engine;
    this.#what = what;
    this.#closer = `shelf_${what}_close`;
    this.#pointer = engine.framed((frame) => {
      const at = frame.allocate(4);
      open(frame, at);
      return engine.view.getUint32(at, true);
    });
    abandoned.register(this, {engine, closer: this.#closer, pointer: this.#pointer}, this);
  }

  get engine() { return this.#engine; }
  get isOpen() { return this.#pointer !== 0; }
  get pointer() {
    if (this.#pointer === 0) throw closed(this.#what);
    return this.#pointer;
  }

  // What `name` writes, given the handle and what `args(frame)` returns.
  text(name, args = () => []) {
    return this.#engine.framed((frame) => this.#engine.collect(frame, name, this.pointer, ...args(frame)));
  }

  // The same for JSON lines.
  lines(name, args) {
    return this.text(name, args).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }

  close() {
    if (this.#pointer === 0) return;
    abandoned.unregister(this);
    release(this.#engine, this.#closer, this.#pointer);
    this.#pointer = 0;
  }
}
