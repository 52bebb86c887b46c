// Damage, misuse and want of memory are errors of this package, never a trap of the engine.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {compileBundle, scratch, Shelf, ShelfError} from "./support.mjs";

const file = compileBundle(scratch()), bytes = readFileSync(file);

const error = (number, code) => (thrown) => {
  assert.ok(thrown instanceof ShelfError, String(thrown));
  assert.deepEqual([thrown.name, thrown.number, thrown.code], ["ShelfError", number, code]);
  assert.ok(thrown.message.length > 10);
  return true;
};

function walk(bundle) {
  for (const {ordinal} of bundle.find()) {
    const article = bundle.article(ordinal);
    for (const format of ["html", "json", "help"]) article.render(format);
    article.widgets();
    article.close();
  }
}

test("what is no bundle, is cut off or not there", async () => {
  await assert.rejects(Shelf.open(new Uint8Array(0)), error(23, "empty_file"));
  await assert.rejects(Shelf.open(new Uint8Array(1000)), error(20, "not_a_bundle"));
  await assert.rejects(Shelf.open(bytes.subarray(0, bytes.length - 1)), error(30, "truncated"));
  await assert.rejects(Shelf.open("/no/such/file.shelf"), error(10, "io"));
  await assert.rejects(Shelf.open(new Response("", {status: 404})), error(10, "io"));
  await assert.rejects(Shelf.open(bytes, {maxBundleBytes: 100}), error(41, "file_too_large"));
  await assert.rejects(Shelf.open(12), error(50, "bad_argument"));
});

test("a flipped byte anywhere is refused, or does no harm", async () => {
  const step = Math.max(1, Math.floor(bytes.length / 150));
  let refused = 0;
  for (let at = 0; at < bytes.length; at += step) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] ^= 0x55;
    await assert.rejects(Shelf.open(damaged), ShelfError, `byte ${at}`);
    try {
      const bundle = await Shelf.open(damaged, {verifyChecksums: false});
      assert.ok(bundle.verify().every((fault) => fault instanceof ShelfError && fault.code !== "ok"));
      walk(bundle);
    } catch (thrown) {
      assert.ok(thrown instanceof ShelfError && thrown.code !== "no_memory", `byte ${at}: ${thrown}`);
      ++refused;
    }
  }
  assert.ok(refused > 10);
});

test("misuse", async () => {
  const bundle = await Shelf.open(bytes);
  const article = bundle.article(0);
  const bad = error(50, "bad_argument");
  assert.throws(() => bundle.find({topik: "x"}), bad);
  assert.throws(() => bundle.find({cloud: "nimbus"}), bad);
  assert.throws(() => bundle.find({types: ["none"]}), bad);
  assert.throws(() => bundle.find({tags: Array(17).fill("t")}), bad);
  assert.throws(() => bundle.article(1e6), bad);
  assert.throws(() => bundle.article(-1), bad);
  assert.throws(() => article.render("pdf"), bad);
  assert.throws(() => article.render("html", {context: {now: "never"}}), bad);
  assert.throws(() => article.render("html", {messages: {nothing: "x"}}), bad);
  assert.throws(() => article.session().run("x"), bad);
  assert.throws(() => article.render("html", {values: {name: "x".repeat(1 << 20)}}), error(52, "value_too_long"));
  article.close();
  article.close();
  assert.throws(() => article.render(), bad);
  bundle.close();
  assert.throws(() => bundle.find(), bad);
});

test("articles and sessions outlive their bundle; what is dropped is closed", async () => {
  const bundle = await Shelf.open(bytes);
  const article = bundle.article(0), expected = article.render();
  const session = article.session();
  bundle.close();
  assert.equal(article.render("html", {session}), expected);
  article.close();
  assert.ok(Array.isArray(session.states()));
  session.close();
});

test("twenty thousand renders need no more memory than a few", async () => {
  const bundle = await Shelf.open(bytes), article = bundle.article(0);
  for (let i = 0; i < 100; ++i) article.render();
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 20000; ++i) article.render();
  assert.ok(process.memoryUsage().rss - before < 200 << 20);
});
