// What the tests of the package share: the native tools, whose answers are what is expected, and bundles.
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

export const source = resolve(fileURLToPath(import.meta.url), "../../..");
export const packageFolder = resolve(process.env.SHELF_PACKAGE);
export const {Shelf, ShelfError} = await import(pathToFileURL(join(packageFolder, "shelf.mjs")));

export const formats = ["html", "text", "ansi", "markdown", "json", "help", "apollo"];
export const resourceId =
  "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Nimbus.Network/gateways/gw-1";
export const checkArticle = "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11";

// A folder that is gone when the process is.
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "shelf-js-"));
  process.on("exit", () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

// What `shelf` prints; what it answers "no" to prints nothing.
export function shelf(...args) {
  try {
    return execFileSync(process.env.SHELF, args, {encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"]});
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}
export const lines = (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line));

// Of the project's own articles and those of the tests of live parts.
export function compileBundle(folder) {
  const file = join(folder, "own.shelf");
  execFileSync(process.env.SHELFC, ["compile", "--quiet", join(source, "articles"), join(source, "tests/live/articles"), "-o", file]);
  return file;
}

// Every article in every format, as the native tool writes it: {format: {path: text}}.
export function nativeRenders(bundle, folder) {
  return Object.fromEntries(formats.map((format) => {
    const to = join(folder, format);
    shelf("export", bundle, to, "--format", format, "--color", "always");
    const index = JSON.parse(readFileSync(join(to, "index.json"), "utf8"));
    return [format, Object.fromEntries(index.map(({path, file}) => [path, readFileSync(join(to, file), "utf8")]))];
  }));
}
