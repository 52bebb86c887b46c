// Shows an article and keeps its widgets running: sends what the session asks for to a host, hands the answers back, and
// draws again after each.
import {FakeHost} from "./fake_host.mjs";

// Twenty times as fast as the services: people who look at a demonstration do not wait.
const speed = 20;

export class LiveArticle {
  #article;
  #session;
  #context;
  #place;
  #host = new FakeHost();
  #closed = false;
  #timer = 0;

  constructor(article, place, context) {
    this.#article = article;
    this.#place = place;
    this.#context = context;
    this.#session = article.session(context);
    this.#take(this.#session.start(this.#now()));
  }

  get states() { return this.#session.states(); }
  run(slot) { return this.#take(this.#session.run(slot, this.#now())); }
  submit(slot, inputs) { return this.#take(this.#session.submit(slot, inputs, this.#now())); }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#session.close();
    this.#article.close();
  }

  #now() { return performance.now() * speed; }

  // Draws, sends, and comes back when something is due. Returns the requests.
  #take(requests) {
    this.#draw();
    for (const request of requests) this.#send(request);
    clearTimeout(this.#timer);
    const due = this.#session.nextDue;
    if (due !== null)
      this.#timer = setTimeout(() => this.#take(this.#session.tick(this.#now())), Math.max(0, (due - this.#now()) / speed) + 1);
    return requests;
  }

  async #send(request) {
    if (request.action === "collectInputs") return;  // the page asks
    const answer = await this.#host.answer(request);
    if (!this.#closed) this.#take(this.#session.answer(answer, this.#now()));
  }

  // What the library writes is safe to become part of a page: texts are escaped, and there are no scripts. An answer
  // changes few widgets, and only those are replaced: the rest keeps its focus and selection.
  #draw() {
    const drawn = document.createElement("template");
    drawn.innerHTML = this.#article.render("html", {session: this.#session, context: this.#context});
    const widgets = (root) => [...root.querySelectorAll("section.shelf-widget")];
    const before = widgets(this.#place), after = widgets(drawn.content);
    const same = before.length === after.length && before.length > 0 &&
      before.every((section, i) => section.dataset.shelfSlot === after[i].dataset.shelfSlot);
    if (!same) return this.#place.replaceChildren(drawn.content);
    before.forEach((section, i) => {
      if (section.outerHTML !== after[i].outerHTML) section.replaceWith(after[i]);
    });
  }
}
