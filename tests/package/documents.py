"""documents.py PREFIX SOURCE DOCUMENT: programs and build files shown in the document are those of runtime/examples, and
every command prints what is shown."""
import os
import re
import subprocess
import sys
from pathlib import Path

from support import check


def check_blocks(document, examples):
    shown = 0
    texts = [path.read_text() for path in examples.rglob("*") if path.is_file()]
    for kind, block in re.findall(r"^```(cpp|c|ninja|make)\n(.*?)^```$", document.read_text(), re.M | re.S):
        if kind in ("cpp", "c") and "main(" not in block:
            continue
        check(any(block in text for text in texts), f"{document.name} shows what no file of runtime/examples holds:\n{block}")
        shown += 1
    return shown


def main():
    prefix, source, document = (Path(path).absolute() for path in sys.argv[1:4])
    shown = check_blocks(document, source / "runtime/examples")
    print(f"{document.name}: {shown} programs and build files are those of the examples", flush=True)
    env = {**os.environ, "CMAKE_PREFIX_PATH": str(prefix), "LC_ALL": "C", "CCACHE_DISABLE": "1"}
    tour = subprocess.run([source / "tests/readme/run_tour.sh", document, source, prefix / "bin"], env=env)
    sys.exit(tour.returncode)


main()
