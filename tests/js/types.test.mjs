// The types of the package fit what programs write, and refuse what is none of it.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {copyFileSync, mkdirSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {test} from "node:test";
import {fileURLToPath} from "node:url";
import {packageFolder, scratch, Shelf, ShelfError, source} from "./support.mjs";

const modules = process.env.SHELF_NODE_MODULES ?? fileURLToPath(new URL("./node_modules", import.meta.url));
const compiler = createRequire(join(modules, "x.js")).resolve("typescript/lib/tsc.js");

test("a program that uses everything compiles; what is wrong in it is an error", () => {
  const folder = scratch(), installed = join(folder, "node_modules/shelf-reader");
  mkdirSync(installed, {recursive: true});
  for (const file of ["shelf.d.ts", "package.json"]) copyFileSync(join(packageFolder, file), join(installed, file));
  copyFileSync(join(source, "tests/js/uses_types.ts"), join(folder, "uses_types.ts"));
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({files: ["uses_types.ts"], compilerOptions: {strict: true, noEmit: true,
    module: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: []}}));
  try {
    execFileSync(process.execPath, [compiler, "-p", folder], {encoding: "utf8"});
  } catch (error) {
    assert.fail(error.stdout);
  }
});

test("what the types name is there", async () => {
  assert.equal(typeof Shelf.open, "function");
  assert.ok(new ShelfError("x", {number: 1, code: "c"}) instanceof Error);
});
