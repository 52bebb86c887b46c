// Structures as JavaScript writes them are those of shelf.h: the same members in the same order, of the same types.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {source} from "./support.mjs";

const structs = await import(pathToFileURL(join(source, "runtime/js/structs.mjs")));
const header = readFileSync(join(source, "runtime/include/shelf.h"), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const types = {size_t: "size", uint8_t: "u8", uint32_t: "u32", int32_t: "i32", uint64_t: "u64", int64_t: "i64",
  shelf_text: "text", shelf_cloud: "u32", shelf_article_type: "u32", shelf_status: "i32"};

function membersOf(name) {
  const found = header.match(new RegExp(`typedef struct ${name} \\{([^}]*)\\} ${name};`));
  assert.ok(found, `shelf.h has ${name}`);
  return found[1].split(";").map((line) => line.trim()).filter(Boolean).flatMap((line) => {
    const [, type, names] = line.match(/^(?:const )?(\w+)\s*(.*)$/);
    return names.split(",").map((each) => (each.includes("*") ? [each.replace("*", "").trim(), "pointer"] : [each.trim(), types[type]]));
  });
}

const names = {NamedText: "shelf_named_text", ErrorInfo: "shelf_error", OpenOptions: "shelf_open_options", Query: "shelf_query",
  Summary: "shelf_summary", Context: "shelf_context", Value: "shelf_value", RenderOptions: "shelf_render_options",
  RequestOptions: "shelf_request_options", SessionOptions: "shelf_session_options", Answer: "shelf_answer"};
for (const [ours, theirs] of Object.entries(names))
  test(`${ours} is ${theirs}`, () => {
    const members = [...structs[ours].members].map(([name, {type}]) => [name, type]);
    assert.deepEqual(members, membersOf(theirs));
  });
