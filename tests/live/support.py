"""What both tests of hosts need: bundles, the stand-in for the services, what was asked of it."""
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
GATEWAY = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Nimbus.Network/gateways/gw-1"
ARTICLE = "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11"
CONTEXT = {
    "resourceId": GATEWAY,
    "topic": "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04",
    "product": "20101",
    "now": "2026-01-04T00:00:00Z",
    "nonce": "test",
}
NOW_SECONDS = 1767484800  # of CONTEXT
PATIENCE_S = 60  # for a machine under load; nothing takes nearly so long


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def check_program(path, what):
    if not path or not os.access(path, os.X_OK):
        skip(f"{what} is not there")


def compile_bundle(shelfc, articles, folder):
    bundle = folder / "live.shelf"
    subprocess.run([shelfc, "compile", "--quiet", articles, HERE / "articles", "-o", bundle], check=True)
    return bundle


def inputs_of(arguments):
    """NAME=VALUE of the `--input` among a host's arguments, as arguments again."""
    given = [value for name, value in zip(arguments, arguments[1:]) if name == "--input"]
    given = given or ["problem_start_time=2026-01-03"]
    return [word for value in given for word in ("--input", value)]


def scenarios():
    return sorted(path.parent for path in (HERE / "scenarios").glob("*/answers.json"))


class Double:
    """The stand-in, running. `asked` are the requests of one scenario so far."""

    def __init__(self, folder, files=None):
        self.record = folder / "record.jsonl"
        command = [sys.executable, HERE / "service_double.py", HERE / "scenarios", self.record]
        if files:
            command += ["--files", files]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.origin = f"http://127.0.0.1:{int(self.process.stdout.readline())}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def asked(self, scenario):
        lines = [json.loads(line) for line in self.record.read_text("utf-8").splitlines()]
        return [line for line in lines if line["scenario"] == scenario]


def list_requests(shelf, bundle, article, context, extra=()):
    """The `http` parts that `shelf requests` prints for an article, with the body as a value."""
    command = [shelf, "requests", bundle, article, "--context", context, *extra]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=PATIENCE_S).stdout.splitlines()
    return [json.loads(line)["http"] for line in lines if json.loads(line)["action"] == "http"]


def key(method, path, query, body):
    """Names of checks are the client's to choose: they are equal or not, but any will do."""
    path = re.sub(r"(/diagnostics/d-)[0-9a-f]{32}$", r"\1NAME", path)
    return json.dumps([method, path, query, body], sort_keys=True)


def follow_ups(http):
    """A request as it is sent, its polls, and the parts that a refused batch is split into."""
    method, path, query, body = http["method"], http["path"], http["query"], http["body"]
    yield key(method, path, query, body)
    if method == "PUT":
        yield key("GET", path, query, None)
    names = dict(query).get("metricnames", "").split(",")
    for name in names if len(names) > 1 else []:
        part = [[n, name if n == "metricnames" else value] for n, value in query]
        yield key(method, path, part, body)


def compare_requests(listed, asked):
    """Faults: what was listed and not sent as it is, and what was sent and follows from nothing that was listed."""
    sent = [key(line["method"], line["path"], line["query"], line["body"]) for line in asked if line["path"] != "/search"]
    allowed = {each for http in listed for each in follow_ups(http)}
    faults = [f"not sent: {first}" for first in (next(follow_ups(http)) for http in listed) if first not in sent]
    return faults + [f"not listed: {each}" for each in sent if each not in allowed]
