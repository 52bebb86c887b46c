// The package in headless Chromium, under a policy without eval, gives what the native tools and Node give; and the
// demonstration works, with no network beyond its own origin.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {fileURLToPath, pathToFileURL} from "node:url";
import {play, renderAll, requestsOfAll} from "./everything.mjs";
import {scenarioAnswers} from "./scenario.mjs";
import {checkArticle, compileBundle, nativeRenders, packageFolder, resourceId, scratch, Shelf, source} from "./support.mjs";

const modules = process.env.SHELF_NODE_MODULES ?? fileURLToPath(new URL("./node_modules", import.meta.url));
const {chromium} = createRequire(join(modules, "x.js"))("playwright-core");
const {serve} = await import(pathToFileURL(join(packageFolder, "demo/serve.mjs")));

const folder = scratch(), file = compileBundle(folder);
const context = {resourceId, topic: "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04", product: "20101", now: "2026-01-04T00:00:00Z", nonce: "test"};
const scenario = JSON.parse(readFileSync(join(source, "tests/live/scenarios/running-then-succeeded/answers.json"), "utf8"));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
let server, browser, page, origin;
const asked = [], complaints = [];

before(async () => {
  server = await serve(packageFolder, {"/demo/help.shelf": file, "/own.shelf": file, "/test/": here("page.html"),
    "/test/everything.mjs": here("everything.mjs"), "/test/scenario.mjs": here("scenario.mjs"),
    "/test/answers.mjs": here("../bindings/answers.mjs")});
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({executablePath: process.env.SHELF_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox",
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]});
  page = await browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
});

after(async () => {
  await browser?.close();
  server?.close();
});

const inPage = async (work, argument) => {
  await page.goto(`${origin}/test/`);
  return page.evaluate(work, argument);
};

test("renders and requests of every article are the native bytes", async () => {
  const found = await inPage(async (context) => {
    const {Shelf} = await import("/shelf.mjs");
    const {renderAll, requestsOfAll} = await import("/test/everything.mjs");
    const bundle = await Shelf.open("/own.shelf");
    return {renders: renderAll(bundle), requests: requestsOfAll(bundle, context)};
  }, context);
  const expected = nativeRenders(file, folder);
  for (const [format, articles] of Object.entries(expected)) assert.deepEqual(found.renders[format], articles, format);
  assert.deepEqual(found.requests, requestsOfAll(await Shelf.open(file), context));
});

test("the same look-ups as through the other bindings give the same answers", async () => {
  const lookUps = here("../bindings/look_ups.txt");
  const found = await inPage(async (text) => {
    const {Shelf} = await import("/shelf.mjs");
    const {answers} = await import("/test/answers.mjs");
    return answers(await Shelf.open("/own.shelf"), text);
  }, readFileSync(lookUps, "utf8"));
  assert.equal(found, execFileSync(process.env.SHELF_ANSWERS, [file, lookUps], {encoding: "utf8"}));
  assert.ok(found.split("\n").length > 200);
});

test("the smaller module renders the same, and has no sessions", async () => {
  const formats = ["html", "text", "ansi", "markdown", "json"];
  const found = await inPage(async (formats) => {
    const {Shelf} = await import("/shelf.mjs");
    const {renderAll} = await import("/test/everything.mjs");
    const bundle = await Shelf.open("/own.shelf", {small: true});
    let thrown = null;
    for (const work of [() => bundle.article(0).session(), () => bundle.article(0).render("help"), () => bundle.verify()])
      try { work(); } catch (error) { thrown = `${thrown ?? ""} ${error.code}`; }
    return {renders: renderAll(bundle, formats), thrown};
  }, formats);
  assert.deepEqual(found.renders, renderAll(await Shelf.open(file), formats));
  assert.equal(found.thrown, " bad_argument bad_argument bad_argument");
});

test("a session goes the way it goes in Node", async () => {
  const found = await inPage(async ({id, context, scenario}) => {
    const {Shelf} = await import("/shelf.mjs");
    const {play} = await import("/test/everything.mjs");
    const {scenarioAnswers} = await import("/test/scenario.mjs");
    return play(await Shelf.open(await fetch("/own.shelf")), id, context, scenarioAnswers(scenario));
  }, {id: checkArticle, context, scenario});
  assert.deepEqual(found, play(await Shelf.open(file), checkArticle, context, scenarioAnswers(scenario)));
});

test("what is not there and what is no bundle are errors", async () => {
  const codes = await inPage(async () => {
    const {Shelf} = await import("/shelf.mjs");
    const codeOf = (source) => Shelf.open(source).then(() => "none", (error) => `${error.name} ${error.code}`);
    return [await codeOf("/nothing.shelf"), await codeOf("/shelf.mjs"), await codeOf(new Uint8Array(9)), await codeOf(new Uint8Array())];
  });
  assert.deepEqual(codes, ["ShelfError io", "ShelfError not_a_bundle", "ShelfError not_a_bundle", "ShelfError empty_file"]);
});

test("the demonstration finds, shows, asks and runs", async () => {
  complaints.length = 0;
  await page.goto(`${origin}/demo/`);
  await page.fill("[name=topic]", context.topic);
  await page.fill("[name=product]", context.product);
  await page.click("#search button");
  await page.click(`[data-article="${checkArticle}"]`);
  await page.waitForSelector('section[data-shelf-kind="metric"][data-shelf-state="Results"]');
  await page.fill('#questions [name="ac-problem_start_time"]', "2026-01-03");
  await page.click("#questions button");
  await page.waitForSelector('section[data-shelf-kind="insight"][data-shelf-state="Running"]');
  await page.waitForSelector('section[data-shelf-kind="insight"][data-shelf-state="Results"]', {timeout: 60000});
  assert.match(await page.textContent("#article"), /A probe asks for a path that does not exist/);
  if (process.env.SHELF_SCREENSHOT) await page.screenshot({path: process.env.SHELF_SCREENSHOT, fullPage: true});
  assert.deepEqual(complaints, []);
});

test("nothing was asked of anybody else", () => {
  assert.ok(asked.some((url) => url.endsWith("/shelf.wasm")));
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${origin}/`)), []);
});
