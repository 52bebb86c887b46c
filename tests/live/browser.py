"""Drives a headless Chromium through its debugging pipe: JSON messages, each ended by a zero byte."""
import fcntl
import json
import os
import select
import subprocess
import time

PATIENCE_S = 60


class Browser:
    """`events` are all that it told since `open`. Nothing outside of this machine can be reached from it."""

    def __init__(self, program, folder):
        ours, theirs = os.pipe(), os.pipe()
        # Bash, because other shells know no descriptors of two digits, and lower ones may be in use.
        into, out = (fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (ours[0], theirs[1]))
        command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
                   "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
                   "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", f"--user-data-dir={folder}/profile",
                   "--remote-debugging-pipe", "about:blank"]
        self.log = open(f"{folder}/browser.log", "wb")
        self.process = subprocess.Popen(["bash", "-c", f'exec "$@" 3<&{into} 4>&{out}', "bash", *command],
                                        pass_fds=(into, out), stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log)
        for fd in (into, out, ours[0], theirs[1]):
            os.close(fd)
        self.writer, self.reader = ours[1], theirs[0]
        self.number, self.pending, self.events, self.session = 0, b"", [], None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close", session=None)
            self.process.wait(10)
        except (OSError, EOFError, TimeoutError, RuntimeError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.writer)
        os.close(self.reader)
        self.log.close()

    def read(self, until):
        while b"\0" not in self.pending:
            ready, _, _ = select.select([self.reader], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.reader, 1 << 16)
            if not part:
                raise EOFError("the browser has ended")
            self.pending += part
        message, _, self.pending = self.pending.partition(b"\0")
        return json.loads(message)

    def call(self, method, session="own", **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        session = self.session if session == "own" else session
        if session:
            message["sessionId"] = session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE_S
        while True:
            answer = self.read(until)
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def open(self, url, first):
        """A page of its own; `first` is run in it before anything else."""
        target = self.call("Target.createTarget", session=None, url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", session=None, targetId=target, flatten=True)["sessionId"]
        self.events = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=first)
        self.call("Page.navigate", url=url)

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait(self, expression):
        """Until it is true. False: it never was."""
        until = time.monotonic() + PATIENCE_S / 2
        while time.monotonic() < until:
            if self.evaluate(expression):
                return True
            time.sleep(0.05)
        return False

    def complaints(self):
        """What went wrong in the page, but for answers of a service that are errors themselves."""
        for event in self.events:
            details = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                yield json.dumps(details["exceptionDetails"])
            elif event.get("method") == "Runtime.consoleAPICalled" and details["type"] in ("error", "warning"):
                yield json.dumps(details["args"])
            elif event.get("method") == "Log.entryAdded" and details["entry"]["source"] != "network":
                yield json.dumps(details["entry"])

    def addresses(self):
        return [event["params"]["request"]["url"] for event in self.events
                if event.get("method") == "Network.requestWillBeSent"]
