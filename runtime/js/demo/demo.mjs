// The page: a search for topic and product, the articles that are found, the one that is chosen, its questions.
import {Shelf} from "../shelf.mjs";
import {LiveArticle} from "./live_article.mjs";

const byId = (id) => document.getElementById(id);
const resourceId =
  "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/demo/providers/Nimbus.Network/gateways/gateway-1";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

class Page {
  #bundle;
  #shown = null;

  constructor(bundle) {
    this.#bundle = bundle;
    byId("search").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#find();
    });
    this.#suggest("topics", "supporttopicids");
    this.#suggest("products", "productpesids");
    byId("note").textContent = `${bundle.articleCount} articles`;
  }

  // What can be searched for: every id that an article names.
  #suggest(list, attribute) {
    const ids = new Set(this.#bundle.find().flatMap((hit) => {
      const article = this.#bundle.article(hit), found = article.attribute(attribute).split(",");
      article.close();
      return found.map((id) => id.trim()).filter(Boolean);
    }));
    byId(list).replaceChildren(...[...ids].sort().map((value) => make("option", {value})));
  }

  #find() {
    const given = Object.fromEntries([...new FormData(byId("search"))].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    const hits = this.#bundle.find(given);
    byId("note").textContent = hits.length === 1 ? "1 article" : `${hits.length} articles`;
    byId("hits").replaceChildren(...hits.slice(0, 50).map((hit) => {
      const button = make("button", {type: "button", "data-article": hit.id}, hit.title || hit.id);
      button.addEventListener("click", () => this.#show(hit, button, given));
      return make("li", {}, button);
    }));
  }

  #show(hit, button, {topic, product}) {
    this.#shown?.close();
    for (const other of document.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    byId("title").textContent = hit.title;
    byId("article").replaceChildren();
    byId("questions").hidden = true;
    const context = {resourceId, topic, product, topicName: hit.title, nonce: String(Math.random())};
    this.#shown = new LiveArticle(this.#bundle.article(hit), byId("article"), context);
    this.#ask();
    byId("title").focus();
  }

  // The questions of the first check that waits for answers.
  #ask() {
    const waiting = this.#shown.states.find(({state}) => state.state === "NeedsInput");
    if (!waiting) return;
    const request = this.#shown.run(waiting.slot).find(({action}) => action === "collectInputs");
    const questions = request && this.#form(request);
    if (!questions) return;
    const button = make("button", {}, "Run this check");
    questions.append(button);
    questions.noValidate = true;
    questions.addEventListener("submit", (event) => {
      event.preventDefault();
      const answers = [...new FormData(questions)].filter(([, value]) => value).map(([name, value]) => [name.replace(/^ac-/, ""), value]);
      this.#shown.submit(waiting.slot, answers);
      byId("questions").hidden = true;
    });
    byId("questions").replaceChildren(questions);
    byId("questions").hidden = false;
  }

  // Of an article of the bundle, or a field for each parameter.
  #form({form, parameters}) {
    const article = form ? this.#bundle.article(form) : null;
    if (!article) return make("form", {}, ...parameters.map((name) => make("label", {}, `${name} `, make("input", {name}))));
    const drawn = make("div");
    drawn.innerHTML = article.render("html");
    article.close();
    return drawn.querySelector("form");
  }
}

try {
  new Page(await Shelf.open("help.shelf"));
} catch (error) {
  byId("note").textContent = `Help cannot be shown: ${error.message}`;
}
