// Serves the demonstration on loopback: node serve.mjs PACKAGE BUNDLE [PORT]. Prints its address.
import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer} from "node:http";
import {extname, join, normalize, sep} from "node:path";
import {pathToFileURL} from "node:url";

const types = {".html": "text/html; charset=utf-8", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm",
  ".shelf": "application/octet-stream", ".json": "application/json"};
// The same as in the page: what the engine needs, and nothing else.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'";

// `extra`: further files by path. Resolves to the server, listening.
export function serve(folder, extra = {}, port = 0) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const wanted = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    const file = extra[path] ?? (wanted.startsWith(folder + sep) ? wanted : "");
    if (!file || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, {"Content-Type": types[extname(file)] ?? "application/octet-stream", "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff"});
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, bundle, port] = process.argv.slice(2);
  const server = await serve(normalize(folder).replace(/[/\\]$/, ""), {"/demo/help.shelf": bundle}, Number(port ?? 0));
  console.log(`http://127.0.0.1:${server.address().port}/demo/`);
}
