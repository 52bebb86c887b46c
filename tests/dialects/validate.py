#!/usr/bin/env python3
"""Every article in both service dialects against the schemas beside this file, and every marker against its objects.

Usage: validate.py SHELFC SHELF ARTICLES LIVE_DOCUMENTS
The articles of the project always, and what the program LIVE_DOCUMENTS prints: documents of widgets in every state, one
JSON object {"dialect", "what", "document"} on a line. The Apollo articles of the reference corpus when SHELF_CORPUS names it.
Exit status: 0 all good, 1 something is wrong, 77 skipped because the jsonschema module is missing.
"""
import collections
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: the Python module jsonschema is missing (package python3-jsonschema)")
    sys.exit(77)

DIALECTS = {"help": ("content", "replacementMaps"), "apollo": ("htmlContent", "bindings")}
KINDS = {  # widget kind to the list it belongs to; other kinds stay in the text
    "help": {"azureKB": "webResults", "insight": "diagnostics", "metric": "metricsBasedCharts", "video": "videos",
             "videoGroup": "videoGroups"},
    "apollo": {"azureKB": "azureKb", "insight": "insights", "video": "videos", "videoGroup": "videoGroups",
               "CommonSolution": "commonSolutions"},
}
SEVERAL = {"diagnostics", "insights"}  # one object per symptom
GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
MARKER = re.compile("<!--" + GUID + "-->")
FALLBACK = re.compile('<section class="shelf-widget" data-shelf-kind="(\\w+)" data-shelf-slot="(' + GUID + ')"')


def without_live(node):
    """A schema without the members that only a service fills in, so that they are refused."""
    if isinstance(node, list):
        return [without_live(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {name: without_live(item) for name, item in node.items()
            if not (isinstance(item, dict) and item.get("live") is True)}


def validator(dialect, live=False):
    path = pathlib.Path(__file__).parent / (dialect + ".schema.json")
    schema = json.loads(path.read_text("utf-8"))
    if not live:
        schema = without_live(schema)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def parts(document, dialect):
    """The texts of a document with their lists: the one before the sections, then every section."""
    content, maps = DIALECTS[dialect]
    properties = document["properties"]
    return [(part[content], part[maps]) for part in [properties] + properties["sections"]]


def check_part(html, lists):
    """Complaints about markers and objects that do not belong together."""
    wrong = []
    keys = collections.Counter()
    for name, objects in lists.items():
        here = collections.Counter(entry["replacementKey"] for entry in objects)
        wrong += [f"{name}: {count} objects at {key}" for key, count in here.items() if count > 1 and name not in SEVERAL]
        keys.update(here.keys())
    wrong += [f"objects of two lists at {key}" for key, count in keys.items() if count > 1]
    lines = html.split("\n")
    alone = collections.Counter(line for line in lines if MARKER.fullmatch(line))
    wrong += [f"{count} markers {key}" for key, count in alone.items() if count > 1]
    if html.count("<!--") != sum(alone.values()):
        wrong.append("a marker or comment that is not alone on its line")
    wrong += [f"marker without object: {key}" for key in alone.keys() - keys.keys()]
    wrong += [f"object without marker: {key}" for key in keys.keys() - alone.keys()]
    return wrong


def widgets(node):
    """(slot, kind) of every widget of a block tree; those of a group belong to the group."""
    if node["type"] == "widget":
        yield node["slot"], node["kind"]
        return
    for child in node.get("children", []):
        yield from widgets(child)


def check_nothing_lost(document, tree, dialect):
    """Every widget of the lossless output is in the list of its kind, or is a fallback in the text."""
    wrong = []
    body = tree["body"]
    expected = [pair for node in body.get("blocks", []) for pair in widgets(node)]
    shown, listed = set(), {}
    for html, lists in parts(document, dialect):
        shown |= {slot for _, slot in FALLBACK.findall(html)}
        for name, objects in lists.items():
            listed.update({entry["replacementKey"][4:-3]: name for entry in objects})
    for slot, kind in expected:
        if slot in listed:
            if listed[slot] != KINDS[dialect].get(kind):
                wrong.append(f"{kind} {slot} is in {listed[slot]}")
        elif slot not in shown:
            wrong.append(f"{kind} {slot} is lost")
    if set(listed) - {slot for slot, _ in expected}:
        wrong.append("objects of widgets that the article does not have")
    return wrong


def check_document(document, tree, dialect, schema):
    wrong = [error.message for error in schema.iter_errors(document)]
    if wrong:
        return wrong
    seen = collections.Counter()
    for html, lists in parts(document, dialect):
        wrong += check_part(html, lists)
        seen.update(set(MARKER.findall(html)))
    wrong += [f"{key} in {count} parts" for key, count in seen.items() if count > 1]
    return wrong + check_nothing_lost(document, tree, dialect)


def mutations(document, dialect):
    """(what was done, the damaged document), as far as the document has what is to be damaged."""
    content, maps = DIALECTS[dialect]

    def changed(what, change):
        damaged = copy.deepcopy(document)
        change(damaged["properties"])
        return what, damaged

    yield changed("no title", lambda p: p.pop("title"))
    yield changed("an unknown member", lambda p: p.update(status="Succeeded"))
    yield changed("no lists", lambda p: p.pop(maps))
    yield changed("an empty list", lambda p: p[maps].update(videos=[]))
    for name in document["properties"][maps]:
        yield changed(f"{name}: no key", lambda p: p[maps][name][0].pop("replacementKey"))
        yield changed(f"{name}: no marker", lambda p: p[maps][name][0].update(replacementKey="S1"))
        yield changed(f"{name}: another key",
                      lambda p: p[maps][name][0].update(replacementKey="<!--" + "0" * 8 + "-0000-0000-0000-" + "0" * 12 + "-->"))
        yield changed(f"{name}: an object gone", lambda p: p[maps].pop(name))
        yield changed(f"{name}: a live member", lambda p: p[maps][name][0].update(status="Running"))
    for marker in MARKER.findall(document["properties"][content])[:1]:
        text = document["properties"][content]
        yield changed("marker inside text", lambda p: p.update({content: text.replace(marker, "<p>" + marker + "</p>")}))
        yield changed("marker twice", lambda p: p.update({content: text + marker + "\n"}))
        yield changed("marker gone", lambda p: p.update({content: text.replace(marker, "")}))
    for chart in document["properties"][maps].get("metricsBasedCharts", [])[:1]:
        yield changed("a word that is no aggregation",
                      lambda p: p[maps]["metricsBasedCharts"][0].update(aggregationType="Average"))
    for insight in document["properties"][maps].get("insights", [])[:1]:
        yield changed("a count that is a number", lambda p: p[maps]["insights"][0].update(maxInsightCount=1))
        yield changed("a flag that is a text", lambda p: p[maps]["insights"][0].update(additionalInputsReq="true"))


def export(shelf, bundle, work, dialect):
    """Path of the source to what `shelf export` wrote for it."""
    folder = os.path.join(work, dialect)
    subprocess.run([shelf, "export", bundle, folder, "--format", dialect], check=True)
    index = json.loads(pathlib.Path(folder, "index.json").read_text("utf-8"))
    return {(entry["articleId"], entry["path"]): pathlib.Path(folder, entry["file"]).read_text("utf-8") for entry in index}


def check_articles(shelfc, shelf, articles, options):
    """Number of complaints. Prints them and what was counted."""
    complaints = 0
    with tempfile.TemporaryDirectory() as work:
        bundle = os.path.join(work, "articles.shelf")
        subprocess.run([shelfc, "compile", "--quiet", *options, articles, "-o", bundle], check=not options,
                       stderr=subprocess.DEVNULL if options else None)
        trees = {key: json.loads(text) for key, text in export(shelf, bundle, work, "json").items()}
        for dialect in DIALECTS:
            schema = validator(dialect)
            texts = export(shelf, bundle, work, dialect)
            counts = collections.Counter()
            refused = 0
            for key, text in texts.items():
                document = json.loads(text)
                wrong = check_document(document, trees[key], dialect, schema)
                for message in wrong[:5]:
                    print(f"{dialect} {key[1]}: {message}")
                complaints += len(wrong)
                if wrong:
                    continue
                for what, damaged in mutations(document, dialect):
                    if check_document(damaged, trees[key], dialect, schema):
                        refused += 1
                    else:
                        print(f"{dialect} {key[1]}: not refused: {what}")
                        complaints += 1
                for html, lists in parts(document, dialect):
                    counts["markers"] += len(MARKER.findall(html))
                    counts.update(f"fallback {kind}" for kind, _ in FALLBACK.findall(html))
                    for name, objects in lists.items():
                        counts[name] += len(objects)
                counts["sections"] += len(document["properties"]["sections"])
            size = sum(len(text.encode("utf-8")) for text in texts.values())
            found = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
            print(f"{dialect}: {len(texts)} articles, {size} bytes, {refused} damaged documents refused; {found}")
            if not texts or refused == 0:
                print(f"{dialect}: nothing was checked")
                complaints += 1
    return complaints


def live_mutations(document, dialect):
    """(what was done, the damaged document), of its live members."""
    maps = DIALECTS[dialect][1]

    def changed(what, change):
        damaged = copy.deepcopy(document)
        change(damaged["properties"])
        return what, damaged

    if "provisioningState" in document["properties"]:
        yield changed("a word that is no state", lambda p: p.update(provisioningState="Done"))
    for name in ("diagnostics", "insights"):
        for i, check in enumerate(document["properties"][maps].get(name, [])):
            if "status" not in check:
                continue
            yield changed("a word that is no status", lambda p: p[maps][name][i].update(status="Pending"))
            yield changed("an unknown member", lambda p: p[maps][name][i].update(cause="None"))
            yield changed("details that are no text", lambda p: p[maps][name][i].update(statusDetails=None))
            yield changed("minutes that are a number", lambda p: p[maps][name][i].update(estimatedCompletionTime=3))
            yield changed("no parameters", lambda p: p[maps][name][i].update(requiredParameters=[]))
            if "statusDetails" in check:
                yield changed("details without a status", lambda p: p[maps][name][i].pop("status"))
            if check.get("insights"):
                yield changed("a finding without text", lambda p: p[maps][name][i]["insights"][0].pop("results"))
                yield changed("a finding with a word of its own",
                              lambda p: p[maps][name][i]["insights"][0].update(severity="Critical"))
    for name in ("webResults", "azureKb"):
        for i, search in enumerate(document["properties"][maps].get(name, [])):
            if not search.get("searchResults"):
                continue
            yield changed("a kind of result", lambda p: p[maps][name][i]["searchResults"][0].update(resultType="Local"))
            yield changed("a link that runs",
                          lambda p: p[maps][name][i]["searchResults"][0].update(link="javascript:alert(1)"))
            yield changed("a rank that is a text", lambda p: p[maps][name][i]["searchResults"][0].update(rank="1"))
    if document["properties"][maps].get("troubleshooters"):
        yield changed("a troubleshooter without id", lambda p: p[maps]["troubleshooters"][0].pop("solutionId"))


def without_troubleshooters(parts_of):
    """They have no place in the text, so no marker."""
    return [(html, {name: objects for name, objects in lists.items() if name != "troubleshooters"})
            for html, lists in parts_of]


def check_live(program):
    """Number of complaints about documents of widgets that are under way."""
    complaints, refused = 0, 0
    counts = collections.Counter()
    schemas = {dialect: (validator(dialect), validator(dialect, live=True)) for dialect in DIALECTS}
    for line in subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8").splitlines():
        case = json.loads(line)
        dialect, document = case["dialect"], case["document"]
        author, live = schemas[dialect]
        wrong = [error.message for error in live.iter_errors(document)]
        for html, lists in without_troubleshooters(parts(document, dialect)):
            wrong += check_part(html, lists)
        for message in wrong[:5]:
            print(f"{dialect} {case['what']}: {message}")
        complaints += len(wrong)
        counts[dialect] += 1
        counts["live " + dialect] += any(True for _ in author.iter_errors(document))
        for what, damaged in live_mutations(document, dialect):
            if any(True for _ in live.iter_errors(damaged)):
                refused += 1
            else:
                print(f"{dialect} {case['what']}: not refused: {what}")
                complaints += 1
    found = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    print(f"documents with states: {refused} damaged ones refused; {found}")
    if refused == 0 or not all(counts["live " + dialect] for dialect in DIALECTS):
        print("documents with states: nothing was checked")
        complaints += 1
    return complaints


def main():
    shelfc, shelf, articles, live_documents = sys.argv[1:5]
    complaints = check_articles(shelfc, shelf, articles, []) + check_live(live_documents)
    corpus = os.path.join(os.environ.get("SHELF_CORPUS", ""), "articles")
    if os.path.isabs(corpus) and os.path.isdir(corpus):
        complaints += check_articles(shelfc, shelf, corpus, ["--type", "Apollo", "--keep-going", "yes"])
    else:
        print("reference corpus: not checked, SHELF_CORPUS does not name it")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
