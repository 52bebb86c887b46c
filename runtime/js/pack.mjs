// Makes one file of the loader's modules, without comments and indentation: node pack.mjs OUT. Names at their top are
// different from each other, so that they may stand side by side; where two were the same, the result would not parse.
import {readFileSync, writeFileSync} from "node:fs";

const modules = ["error", "structs", "engine", "handle", "options", "session", "article", "bundle", "shelf"];
const exported = ["Article", "Bundle", "Session", "Shelf", "ShelfError"];

function pack(name) {
  const lines = readFileSync(new URL(`./${name}.mjs`, import.meta.url), "utf8").split("\n");
  const code = lines.map((line) => line.trim().replace(/\s+\/\/ .*$/, "")).filter((line) => line && !line.startsWith("//"));
  return code.filter((line) => !/^(import|export) .*"\.\/\w+\.mjs";$/.test(line) && !/^export \{[^}]*\};$/.test(line))
    .map((line) => line.replace(/^export /, "").replace(/\bstructs\./g, "")).join("\n");
}

const head = "// Shelf: reads bundles of support articles. MIT License, Copyright (c) 2026 The Shelf authors";
const text = [head, ...modules.map(pack), `export {${exported.join(", ")}};`, ""].join("\n");
if (/^(import|export) .*from/m.test(text)) throw new Error("a module is imported that is not packed");
writeFileSync(process.argv[2], text);
