// The life of an article's widgets. No I/O and no clock of its own beyond the default of `now`: the host sends the
// requests that are returned, and hands the answers back.
import {Handle} from "./handle.mjs";
import {answerStruct, contextStruct, namedTexts, sessionStruct} from "./options.mjs";

const clock = () => performance.now();
const millis = (now) => BigInt(Math.floor(now));

// A shelf_text that is handed over by value stands in memory.
function textArgument(engine, frame, value) {
  const {data, size} = frame.text(String(value));
  const at = frame.allocate(8), view = engine.view;
  view.setUint32(at, data, true);
  view.setUint32(at + 4, size, true);
  return at;
}

export class Session {
  #handle;

  constructor(article, context, options = {}) {
    const {engine} = article;
    this.#handle = new Handle(engine, "session", (frame, at) => engine.check(frame, "shelf_session_open", article.pointer,
      contextStruct(engine, frame, context), sessionStruct(frame, options), at));
  }

  get pointer() { return this.#handle.pointer; }

  start(now = clock()) { return this.#requests("shelf_session_start", () => [millis(now)]); }
  run(slot, now = clock()) { return this.#requests("shelf_session_run", (frame) => [this.#slot(frame, slot), millis(now)]); }

  submit(slot, inputs = {}, now = clock()) {
    return this.#requests("shelf_session_submit", (frame) => {
      const {at, count} = namedTexts(frame, inputs);
      return [this.#slot(frame, slot), at, count, millis(now)];
    });
  }

  answer(answer, now = clock()) {
    return this.#requests("shelf_session_answer", (frame) => [answerStruct(frame, answer), millis(now)]);
  }

  tick(now = clock()) { return this.#requests("shelf_session_tick", () => [millis(now)]); }
  cancel(slot) { return this.#requests("shelf_session_cancel", (frame) => [this.#slot(frame, slot)]); }

  setContext(context, now = clock()) {
    return this.#requests("shelf_session_set_context", (frame) =>
      [contextStruct(this.#handle.engine, frame, context), millis(now)]);
  }

  setOffline(offline = true) {
    const {engine} = this.#handle;
    engine.framed((frame) => engine.check(frame, "shelf_session_set_offline", this.pointer, offline ? 1 : 0));
  }

  // Live objects of a whole solution, as its JSON or as the object: what found its slot, and what did not.
  merge(solution) {
    const json = typeof solution === "string" ? solution : JSON.stringify(solution);
    return JSON.parse(this.#handle.text("shelf_session_merge", (frame) => [textArgument(this.#handle.engine, frame, json)]));
  }

  states() { return this.#handle.lines("shelf_session_states"); }
  get settled() { return this.#handle.engine.call("shelf_session_settled", this.pointer) === 1; }

  // Milliseconds of the host's clock, or null: nothing is to come.
  get nextDue() {
    const {engine} = this.#handle;
    return engine.framed((frame) => {
      const at = frame.allocate(8);
      return engine.call("shelf_session_next_due", this.pointer, at) ? Number(engine.view.getBigInt64(at, true)) : null;
    });
  }

  close() { this.#handle.close(); }

  #slot(frame, slot) { return textArgument(this.#handle.engine, frame, slot); }
  #requests(name, args) { return this.#handle.lines(name, args); }
}
