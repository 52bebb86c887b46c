// Shelf in browsers and in Node: `const bundle = await Shelf.open("help.shelf")`.
import {Bundle} from "./bundle.mjs";
import {Engine} from "./engine.mjs";
import {badArgument, ShelfError} from "./error.mjs";

export {Article} from "./article.mjs";
export {Bundle, ShelfError};
export {Session} from "./session.mjs";

const isNode = typeof process === "object" && Boolean(process.versions?.node);

const failed = (url, why) => new ShelfError(`cannot load ${url}: ${why}`, {number: 10, code: "io", part: "file"});

function baseAddress() {
  if (globalThis.document) return document.baseURI;
  if (globalThis.location) return location.href;
  return isNode ? `file://${process.cwd()}/` : undefined;
}

// Node's fetch() reads no files.
async function fileBytes(url) {
  const {readFile} = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
  return readFile(url).catch((error) => { throw failed(url, error.message); });
}

// A Response, or the bytes of a file, of an address.
async function load(address) {
  const url = new URL(address, baseAddress());
  if (isNode && url.protocol === "file:") return fileBytes(url);
  return fetch(url).catch((error) => { throw failed(url, error.message); });
}

function checkedResponse(response) {
  if (!response.ok) throw failed(response.url, `the server answers ${response.status}`);
  return response;
}

async function bytesOf(source) {
  const loaded = typeof source === "string" || source instanceof URL ? await load(source) : source;
  if (loaded instanceof Response) return new Uint8Array(await checkedResponse(loaded).arrayBuffer());
  if (loaded instanceof ArrayBuffer) return new Uint8Array(loaded);
  if (ArrayBuffer.isView(loaded)) return new Uint8Array(loaded.buffer, loaded.byteOffset, loaded.byteLength);
  throw badArgument("a bundle is opened from an address, a Response, or its bytes");
}

// Compiled while it arrives, where the server says what it is.
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  const loaded = typeof source === "string" || source instanceof URL ? await load(source) : source;
  const streams = loaded instanceof Response && loaded.headers.get("Content-Type") === "application/wasm";
  if (streams) return WebAssembly.compileStreaming(checkedResponse(loaded));
  return WebAssembly.compile(await bytesOf(loaded));
}

const compiled = new Map();  // the modules beside this file, each compiled once

async function moduleBeside(name) {
  if (!compiled.has(name)) compiled.set(name, compile(new URL(`./${name}`, import.meta.url)));
  try {
    return await compiled.get(name);
  } catch (error) {
    compiled.delete(name);  // the next one may have more luck
    throw error;
  }
}

export class Shelf {
  // `source`: an address (in Node also the path of a file), a Response, or bytes. Options: `small`: true loads the smaller
  // module, without sessions, verify() and the formats of services; `wasm`, where the module is when it is not beside
  // this file, or the module itself; `verifyChecksums` (true when not given) and the limits.
  static async open(source, {wasm, small = false, ...options} = {}) {
    const module = wasm === undefined ? moduleBeside(small ? "shelf_core.wasm" : "shelf.wasm") : compile(wasm);
    module.catch(() => {});  // reported below
    const bytes = await bytesOf(await source);
    return new Bundle(await Engine.create(await module), bytes, options);
  }
}
