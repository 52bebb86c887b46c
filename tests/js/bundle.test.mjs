// The package in Node gives what the native tools give, byte for byte.
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {findAll, renderAll, requestsOfAll} from "./everything.mjs";
import {checkArticle, compileBundle, lines, nativeRenders, resourceId, scratch, shelf, Shelf} from "./support.mjs";

const folder = scratch(), file = compileBundle(folder);
const bundle = await Shelf.open(file);
const listed = lines(shelf("list", file, "--json"));

test("a bundle is opened from a path, a URL, a Response, a buffer and a part of one", async () => {
  const bytes = readFileSync(file), odd = new Uint8Array(bytes.length + 1);
  odd.set(bytes, 1);
  for (const from of [file, pathToFileURL(file), new Response(bytes), Promise.resolve(new Response(bytes)), bytes, odd.slice(1).buffer,
    odd.subarray(1)]) {
    const opened = await Shelf.open(from);
    assert.equal(opened.articleCount, listed.length);
    opened.close();
  }
});

test("renders of every article in every format are those of `shelf export`", () => {
  const expected = nativeRenders(file, folder), rendered = renderAll(bundle);
  for (const [format, articles] of Object.entries(expected)) assert.deepEqual(rendered[format], articles, format);
});

test("renders with a title, values and no colours are those of `shelf show`", () => {
  const article = bundle.article(checkArticle);
  const values = {customerName: "A <b> & \"c\"", resources: ["one", "two"]};
  const set = ["--set", `customerName=${values.customerName}`];
  assert.equal(article.render("html", {title: true, values}), shelf("show", file, checkArticle, "--title", ...set));
  assert.equal(article.render("ansi", {color: false, hyperlinks: false}), shelf("show", file, checkArticle, "--format", "ansi", "--color", "never"));
});

test("find gives what `shelf find` gives, in its order", () => {
  const pairs = lines(shelf("info", file, "--json"))[0];
  assert.ok(pairs.topics > 0);
  const topics = new Set(), products = new Set();
  for (const hit of bundle.find()) {
    const article = bundle.article(hit);
    for (const id of article.attribute("supporttopicids").split(",")) topics.add(id.trim());
    for (const id of article.attribute("productpesids").split(",")) products.add(id.trim());
  }
  const queries = [...topics].filter(Boolean).flatMap((topic) => [{topic}, {topic, cloud: "mooncake"}, {topic, hasResource: true},
    ...[...products].filter(Boolean).slice(0, 3).map((product) => ({topic, product}))]).slice(0, 100);
  assert.ok(queries.length >= 50);
  const expected = queries.map((query) => {
    const options = Object.entries(query).flatMap(([name, value]) =>
      (name === "hasResource" ? ["--has-resource", "yes"] : [`--${name}`, value]));
    return lines(shelf("find", file, "--json", ...options)).map(({articleId}) => articleId);
  });
  assert.deepEqual(findAll(bundle, queries), expected);
  assert.ok(expected.some((ids) => ids.length > 1));
});

test("summaries are the lines of `shelf list`", () => {
  const ours = bundle.find().map(({ordinal, id, type, title, clouds, displayOrder}) =>
    ({articleId: id, type, title, clouds, displayOrder, path: bundle.article(ordinal).path}));
  const byPath = (list) => Object.fromEntries(list.map((each) => [each.path, each]));
  assert.deepEqual(byPath(ours), byPath(listed));
});

test("requests are those of `shelf requests`", () => {
  const context = {resourceId, nonce: "n", now: "2026-01-04T00:00:00Z"};
  const expected = shelf("requests", file, checkArticle, "--context", contextFile(context));
  assert.ok(lines(expected).length > 0);
  assert.deepEqual(bundle.article(checkArticle).requests(context), lines(expected));
  assert.ok(Object.values(requestsOfAll(bundle, context)).flat().length > 10);
});

test("info is what `shelf info --json` prints, and nothing is damaged", () => {
  assert.deepEqual(bundle.info(), JSON.parse(shelf("info", file, "--json")));
  assert.deepEqual(bundle.verify(), []);
});

test("widgets have kinds and slots", () => {
  const widgets = bundle.article(checkArticle).widgets();
  assert.ok(widgets.length > 0);
  for (const {kind, slot} of widgets) assert.ok(typeof kind === "string" && /^[0-9a-f-]{36}$/.test(slot));
});

test("there is no article with an unknown id", () => {
  assert.equal(bundle.article("no such id"), null);
  assert.deepEqual(bundle.find({topic: "no such topic"}), []);
});

function contextFile(context) {
  const path = `${folder}/context.json`;
  writeFileSync(path, JSON.stringify(context));
  return path;
}
