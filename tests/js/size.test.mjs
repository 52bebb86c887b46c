// What a page has to load, compressed: the module and every file of the loader. To be lowered with the package.
import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {gzipSync} from "node:zlib";
import {packageFolder} from "./support.mjs";

const packed = (name) => gzipSync(readFileSync(join(packageFolder, name)), {level: 9}).length;
const loader = readdirSync(packageFolder).filter((name) => name.endsWith(".mjs")).map(packed).reduce((a, b) => a + b, 0);

for (const [name, most] of [["shelf_core.wasm", 120 << 10], ["shelf.wasm", 203 << 10]])
  test(`${name} and the loader`, (t) => {
    const module = packed(name);
    t.diagnostic(`${name} ${readFileSync(join(packageFolder, name)).length} bytes, ${module} compressed; loader ${loader} compressed`);
    assert.ok(module + loader <= most, `${module} + ${loader} bytes are more than ${most}`);
  });

test("the modules import nothing", async () => {
  for (const name of ["shelf_core.wasm", "shelf.wasm"]) {
    const module = await WebAssembly.compile(readFileSync(join(packageFolder, name)));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
  }
});
