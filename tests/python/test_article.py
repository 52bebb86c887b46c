"""Renders, widgets and requests are, byte for byte, those of the tool."""

import io
import json
from dataclasses import replace
from datetime import datetime, timezone

import pytest
import shelf
from conftest import GATEWAY, RESOURCE

FORMATS = [str(each) for each in shelf.Format]


@pytest.mark.parametrize("name", FORMATS)
def test_renders_are_those_of_the_tool(bundle, tool, name):
    for article in bundle:
        if article.shadowed:
            continue  # not found by id
        shown = tool("show", article.id, "--format", name, "--width", 80, "--color", "always")
        rendered = article.render(name).encode()
        assert rendered and rendered == shown[: len(rendered)], article.id
        assert shown[len(rendered) :] in (b"", b"\n")  # the tool ends its last line
        parts = []
        article.write_to(parts.append, name)
        assert b"".join(parts) == rendered


def test_options_of_rendering_are_those_of_the_tool(bundle, tool):
    article = bundle["MachineRestart-Host"]
    words = ["--set", "vmname=<b>web-1", "--set", "Reason=planned", "--title", "--width", 30]
    expected = tool("show", article.id, "--format", "ansi", "--color", "never", *words).decode()
    values = {"vmname": "<b>web-1", "Reason": "planned"}
    options = {"values": values, "title": True, "width": 30, "color": False, "hyperlinks": False}
    assert article.render("ansi", **options) == expected
    never = article.render("ansi", width=None, values={"vmname": "x" * 200})
    assert any(len(line) > 200 for line in never.splitlines())


def test_values_may_be_lists(bundle, tool, tmp_path):
    values = {"vmname": ["web-1", "web-2"], "Reason": "a"}
    file = tmp_path / "values.json"
    file.write_text(json.dumps(values))
    shown = tool("show", "MachineRestart-Host", "--values", file).decode()
    assert bundle["MachineRestart-Host"].html(values=values) == shown
    assert "web-2" in shown


def test_short_names_of_formats(article):
    assert article.html() == article.render() == article.render(shelf.Format.HTML)
    assert article.text(title=True) == article.render("TEXT", title=True)
    assert article.markdown() == article.render("markdown")
    assert article.json() == json.loads(article.render("json"))
    assert article.text(title=True) != article.text()


def test_messages_are_replaced(article):
    with article.session(shelf.Context(), messages={"needs_context": "Bitte wählen"}) as session:
        session.start(0)
        assert "Bitte wählen" in json.dumps(session.states(), ensure_ascii=False)
        words = {"needs_context": "Bitte wählen"}
        assert "Bitte wählen" in article.render("text", session=session, messages=words)
    with pytest.raises(shelf.ArgumentError) as raised:
        article.render("text", messages={"no such message": "x"})
    assert raised.value.part == "messages.name"


CONTEXT = {
    "cloud": "fairfax",
    "resourceId": RESOURCE,
    "portal": "https://portal.nimbus.example",
    "directory": "contoso.example",
    "client": "portal",
    "topic": "41000101",
    "product": "20101",
    "topicName": "Gateways",
    "query": "error 502 ä",
    "capabilities": ["insight", "chart"],
    "now": 1_900_000_000,
    "nonce": "n",
    "automaticDiagnostics": False,
}


def python_context(now):
    return shelf.Context(
        cloud=shelf.Cloud.FAIRFAX,
        resource_id=RESOURCE,
        portal="https://portal.nimbus.example",
        directory="contoso.example",
        client="portal",
        topic="41000101",
        product="20101",
        topic_name="Gateways",
        query="error 502 ä",
        capabilities=["insight", "chart"],
        now=now,
        nonce="n",
        manual_diagnostics=True,
    )


def requests_of(tool, article, *words):
    return [json.loads(line) for line in tool("requests", article.id, *words).splitlines()]


def test_requests_are_those_of_the_tool(bundle, tool, tmp_path):
    file = tmp_path / "context.json"
    file.write_text(json.dumps(CONTEXT))
    asked = 0
    for article in bundle:
        if article.shadowed:
            continue
        expected = requests_of(tool, article, "--context", file)
        assert article.requests(python_context(1_900_000_000)) == expected, article.id
        asked += len(expected)
        bare = requests_of(tool, article, "--now", "1900000000")
        assert article.requests(shelf.Context(now=1_900_000_000)) == bare
    assert asked > 20
    file.write_text(json.dumps({name: CONTEXT[name] for name in CONTEXT if name != "query"}))
    without_words = replace(python_context(1_900_000_000), query=None)
    expected = requests_of(tool, bundle[GATEWAY], "--context", file)
    assert bundle[GATEWAY].requests(without_words) == expected
    assert "Gateways" in json.dumps(expected)  # the topic's name, instead of the words
    file.write_text(json.dumps(CONTEXT))
    words = ["--context", file, "--input", "backendName=pool-7"]
    expected = requests_of(tool, bundle[GATEWAY], *words)
    given = python_context(datetime.fromtimestamp(1_900_000_000, timezone.utc))
    assert bundle[GATEWAY].requests(given, inputs={"backendName": "pool-7"}) == expected
    assert "pool-7" in json.dumps(expected)


def test_pages_with_a_context_are_those_of_the_tool(bundle, tool, tmp_path):
    file = tmp_path / "context.json"
    file.write_text(json.dumps(CONTEXT))
    changed = 0
    for article in bundle:
        if article.shadowed:
            continue
        shown = tool("show", article.id, "--context", file).decode()
        rendered = article.html(context=python_context(1_900_000_000))
        assert rendered == shown[: len(rendered)] and shown[len(rendered) :] in ("", "\n")
        changed += rendered != article.html()
    assert changed > 0


def test_no_capabilities_differ_from_all(article):
    nothing = article.render("html", context=shelf.Context(capabilities=[]))
    everything = article.render("html", context=shelf.Context(capabilities=None))
    assert nothing != everything


def test_generations_and_required_parameters(article):
    first, second = article.requests(), article.requests(generation=2)
    assert [each["generation"] for each in second] == [2] * len(first)
    assert {each["requestId"] for each in first}.isdisjoint(each["requestId"] for each in second)
    required = json.dumps(article.requests(required=["portNumber"]))
    assert "portNumber" in required
    assert "portNumber" not in json.dumps(first)


def test_widgets_have_documented_members(bundle):
    kinds = set()
    for article in bundle:
        for widget in article.widgets():
            kinds.add(widget["kind"])
            assert len(widget["slot"]) == 36 and widget["fallbackText"]
            assert {"title", "section", "clients", "needs", "capability"} <= set(widget)
    assert {"insight", "metric", "azureKB", "video"} <= kinds


def test_sinks_get_utf8_in_parts(article):
    file = io.BytesIO()
    article.write_to(file.write, "markdown")
    assert file.getvalue().decode() == article.markdown()


@pytest.mark.parametrize("kind", [RuntimeError, KeyboardInterrupt, SystemExit, StopIteration])
def test_what_a_sink_raises_reaches_the_caller(bundle, kind):
    calls, parts = [], []
    article = bundle["MachineRestart-Host"]
    large = {"values": {name: "&" * 4096 for name in ("vmname", "startTime", "Reason")}}
    article.write_to(parts.append, **large)
    assert len(parts) > 1

    def fail(data):
        calls.append(data)
        raise kind("from the sink")

    with pytest.raises(kind, match="from the sink"):
        article.write_to(fail, **large)
    assert len(calls) == 1  # it stopped at once
    assert article.html()


def test_a_sink_may_use_the_library(article):
    seen = []
    article.write_to(lambda data: seen.append(article.text()))
    assert set(seen) == {article.text()}


def test_a_render_that_is_larger_than_the_first_buffer(bundle):
    article = bundle["MachineRestart-Host"]
    values = {name: "&" * 4096 for name in ("vmname", "startTime", "Reason", "Duration")}
    large = article.html(values=values)
    assert len(large) > 65536
    parts = []
    article.write_to(parts.append, values=values)
    assert b"".join(parts).decode() == large


def test_names_of_types_are_those_of_the_sources(bundle):
    names = {str(article.type) for article in bundle}
    assert names == set(bundle.info()["types"])
    assert f"{shelf.ArticleType.TSG_CONTENT:>12}" == " TSG_Content"
