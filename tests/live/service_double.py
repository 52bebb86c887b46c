#!/usr/bin/env python3
"""A stand-in for the live services, on loopback only: plays recorded answers and writes down what it was asked.

    service_double.py SCENARIOS RECORD [--files FOLDER]

Prints its port as the first line; ends when standard input does. Addresses are

    /SCENARIO/arm/PATH     the resource manager, as SCENARIOS/SCENARIO/answers.json says
    /SCENARIO/search       the search of the host, likewise
    /SCENARIO/FILE         a file of FOLDER: a page and its script

answers.json is a list of rules. The first rule whose "method" is the request's, whose "path" is part of its path and
whose "query" (name to value) it has, answers with the next of its "answers"; the last one repeats. An answer has
"status", "headers", "body" (JSON, or a string sent as it is) and "delay_s", seconds of real time. RECORD gets one JSON
object for each request to a service: scenario, method, path, query, body.
"""
import argparse
import json
import pathlib
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

MAX_BODY_BYTES = 1 << 20
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


class Scenarios:
    """The rules of every scenario, and how far each has been played."""

    def __init__(self, folder, record):
        self.rules = {path.parent.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*/answers.json")}
        self.played = {}
        self.record = record
        self.lock = threading.Lock()

    def answer(self, scenario, method, path, query, body):
        with self.lock:
            line = {"scenario": scenario, "method": method, "path": path, "query": query, "body": body}
            self.record.write(json.dumps(line) + "\n")
            self.record.flush()
            for number, rule in enumerate(self.rules.get(scenario, [])):
                if not self.fits(rule, method, path, query):
                    continue
                turn = self.played.get((scenario, number), 0)
                self.played[scenario, number] = turn + 1
                return rule["answers"][min(turn, len(rule["answers"]) - 1)]
        return {"status": 404, "body": {"error": {"code": "NotFound", "message": f"no rule for {method} {path}"}}}

    @staticmethod
    def fits(rule, method, path, query):
        if rule["method"] != method or rule["path"] not in path:
            return False
        return all([name, value] in query for name, value in rule.get("query", {}).items())


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        self.serve()

    def do_PUT(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def serve(self):
        address = urlsplit(self.path)
        scenario, _, rest = address.path[1:].partition("/")
        if rest.startswith("arm/") or rest == "search":
            path = rest[len("arm"):] if rest != "search" else "/search"
            query = [list(pair) for pair in parse_qsl(address.query, keep_blank_values=True)]
            self.play(self.server.scenarios.answer(scenario, self.command, path, query, self.read_body()))
        else:
            self.send_file(rest)

    def read_body(self):
        size = min(int(self.headers.get("Content-Length") or 0), MAX_BODY_BYTES)
        text = self.rfile.read(size).decode("utf-8")
        try:
            return json.loads(text) if text else None
        except ValueError:
            return text

    def play(self, answer):
        time.sleep(answer.get("delay_s", 0))
        body = answer.get("body", "")
        data = (body if isinstance(body, str) else json.dumps(body)).encode("utf-8")
        headers = {"Content-Type": "application/json"} | answer.get("headers", {})
        self.send(answer.get("status", 200), headers, data)

    def send_file(self, name):
        path = self.server.files / name if self.server.files and "/" not in name and ".." not in name else None
        if path is None or path.suffix not in TYPES or not path.is_file():
            self.send(404, {"Content-Type": "text/plain"}, b"no such file\n")
        else:
            self.send(200, {"Content-Type": TYPES[path.suffix]}, path.read_bytes())

    def send(self, status, headers, data):
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client did not wait; that is part of some scenarios

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenarios", type=pathlib.Path)
    parser.add_argument("record", type=argparse.FileType("w", encoding="utf-8"))
    parser.add_argument("--files", type=pathlib.Path)
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.scenarios = Scenarios(options.scenarios, options.record)
    server.files = options.files
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
