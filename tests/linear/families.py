"""Articles that are worst cases, by family: each makes a body, or a whole file, of about `size` bytes."""

HEADER = """<properties
  pageTitle="Growth"
  articleId="growth"
  selfHelpType="generic"
  supportTopicIds="41000101"
  cloudEnvironments="public" />
"""
FORM_HEADER = HEADER.replace("generic", "problemScopingQuestions")


def fill(piece, size, end=""):
    return piece * max(1, size // len(piece)) + end


def numbered(piece, size):
    """`piece` with {i} in it, each time with another number."""
    out, length, i = [], 0, 0
    while length < size:
        out.append(piece.replace("{i}", str(i)))
        length += len(out[-1])
        i += 1
    return "".join(out)


def body(text):
    return HEADER + text + "\n"


def form(text):
    return FORM_HEADER + "# Questions\n---\n" + text + "\n---\n"


FAMILIES = {
    # runs of delimiters
    "underscores before letters": lambda n: body(fill("_q ", n)),
    "stars and underscores": lambda n: body(fill("*q_ ", n)),
    "nested emphasis": lambda n: body(fill("*a **a ", n)),
    "open and closed emphasis": lambda n: body(fill("**x", n // 2) + fill("x**", n // 2)),
    "tildes": lambda n: body(fill("~~q ~", n)),
    "back quotes of growing length": lambda n: body("".join("e" + "`" * i for i in range(1, int((2 * n) ** 0.5)))),
    "back quotes without a partner": lambda n: body(fill("a ` b `` c ``` ", n)),
    "backslashes": lambda n: body(fill("\\", n)),
    "ampersands": lambda n: body(fill("&", n)),
    "entities": lambda n: body(fill("&amp;&#x26;&nope;", n)),
    # brackets and references
    "links without an address": lambda n: body(fill("[q]", n)),
    "open brackets": lambda n: body(fill("[", n)),
    "images open": lambda n: body(fill("![", n)),
    "links without an end": lambda n: body(fill("[q](r ", n)),
    "brackets in brackets": lambda n: body(fill("[", n // 2) + fill("]", n // 2)),
    "parentheses in an address": lambda n: body("[q](" + fill("(", n) + ")"),
    "many definitions": lambda n: body(numbered("[a{i}]: https://docs.nimbus.example/{i}\n", n)),
    "many definitions and uses": lambda n: body(numbered("[a{i}]: /{i}\n", n // 2) + "\n" + numbered("[a{i}] ", n // 2)),
    "one long definition used often": lambda n: body("[a]: https://docs.nimbus.example/" + fill("x", n // 2) + "\n\n" + fill("[a] ", n // 2)),
    "titles without an end": lambda n: body(fill('[a](/b "', n)),
    "addresses in angle brackets": lambda n: body(fill("<https://", n)),
    "bare addresses": lambda n: body(fill("https://docs.nimbus.example/a ", n)),
    "blades": lambda n: body(fill("[a](data-blade:Nimbus.Blade.a.$resourceId) ", n)),
    "one long blade": lambda n: body("[a](data-blade:Nimbus" + fill(".a.$b", n) + ")"),
    "addresses of blades": lambda n: body(fill("[a](data-blade:A.B;data-blade-uri:https://docs.nimbus.example/) ", n)),
    # raw HTML
    "less-than signs": lambda n: body(fill("<", n)),
    "open comments": lambda n: body(fill("<!--", n)),
    "processing instructions": lambda n: body(fill("<?", n)),
    "CDATA": lambda n: body(fill("<![CDATA[", n)),
    "open quotes in tags": lambda n: body(fill('<a href="', n)),
    "tags that are never closed": lambda n: body(fill("<b>", n)),
    "end tags": lambda n: body(fill("</b>", n)),
    "tags crosswise": lambda n: body(fill("<b><i></b></i>", n)),
    "tables of HTML": lambda n: body(fill("<table><tr><td>", n)),
    "attributes of a tag": lambda n: body("<p " + numbered("a{i}=b ", n) + ">x</p>"),
    "unknown tags": lambda n: body(fill("<your-name>", n)),
    "script": lambda n: body(fill("<script>", n)),
    # blocks
    "quotes in quotes": lambda n: body(fill("> ", n, "x")),
    "lines of quotes": lambda n: body(fill("> a\n", n)),
    "lists in lists": lambda n: body("".join(" " * min(i, 60) + "* a\n" for i in range(n // 40))),
    "list items": lambda n: body(fill("- a\n", n)),
    "dashes": lambda n: body(fill("- ", n, "x")),
    "numbers": lambda n: body(fill("1. ", n, "x")),
    "headings that are alike": lambda n: body(fill("# a\n", n)),
    "headings under lines": lambda n: body(fill("a\n=\n", n)),
    "fences": lambda n: body(fill("```\n", n)),
    "fences that never end": lambda n: body(fill("~~~ x\n``` y\n", n)),
    "one long line": lambda n: body(fill("word ", n)),
    "lines of a paragraph": lambda n: body(fill("word\n", n)),
    "lines with brackets": lambda n: body(fill("[a\n", n)),
    "blank lines": lambda n: body(fill("\n", n)),
    # tables
    "columns": lambda n: body(fill("|a", n // 3) + "|\n" + fill("|---", n // 3) + "|\n" + fill("|b", n // 3) + "|\n"),
    "rows": lambda n: body("|a|b|\n|---|---|\n" + fill("|a|b|\n", n)),
    "rows with fewer cells": lambda n: body("|a|b|c|d|e|f|g|h|\n|---|---|---|---|---|---|---|---|\n" + fill("|\n", n)),
    # encodings
    "zero bytes": lambda n: body(fill("a\0", n)),
    "carriage returns": lambda n: body(fill("a\r", n)),
    "byte order marks": lambda n: body(fill("\ufeffa", n // 2)),
    "broken UTF-8": lambda n: body("").encode() + b"\xc0\xafa\xff" * (n // 4),
    "tabs": lambda n: body(fill("\ta\n", n)),
    # widgets
    "openers of widgets": lambda n: body(fill("<insight>\n", n)),
    "widgets": lambda n: body(fill("<insight><symptomId>A</symptomId></insight>\n\n", n)),
    "children of a widget": lambda n: body("<insight>\n" + numbered("<a{i}>b</a{i}>\n", n) + "</insight>"),
    "children in children": lambda n: body("<insight>" + fill("<a>", n) + "</insight>"),
    "attributes of a widget": lambda n: body("<insight " + numbered('a{i}="b" ', n) + "></insight>"),
    "entities in a widget": lambda n: body("<insight><symptomId>" + fill("&amp;lt;", n) + "</symptomId></insight>"),
    "videos of a group": lambda n: body("<videoGroup>" + fill("<video><src>https://www.youtube.com/watch?v=AbCdEfGhIj0</src><title>t</title></video>", n) + "</videoGroup>"),
    # templates
    "dollars": lambda n: body(fill("$", n)),
    "tokens": lambda n: body(numbered("<!--$a{i}-->[a{i}]<!--/$a{i}--> ", n)),
    "openers of tokens": lambda n: body(fill("<!--$a-->", n)),
    "ends of tokens": lambda n: body(fill("<!--/$a-->", n)),
    "openers of regions": lambda n: body(fill("<!--issueDescription-->\n", n)),
    "sections": lambda n: body(numbered(":::Section a{i}:::\n\nx\n\n", n)),
    # headers
    "attributes of the header": lambda n: "<properties\n" + numbered('a{i}="b"\n', n) + HEADER[len("<properties\n"):] + "x\n",
    "one long value": lambda n: HEADER.replace("Growth", fill("v", n)) + "x\n",
    "topic ids": lambda n: HEADER.replace("41000101", numbered("41{i},", n)) + "x\n",
    "a quote that stays open": lambda n: HEADER.replace('"Growth"', '"Growth ') + fill("a=b\n", n),
    "headers": lambda n: fill(HEADER, n) + "x\n",
    "quotes in the header": lambda n: HEADER.replace("Growth", fill("'", n)) + "x\n",
    # JSON
    "arrays in arrays": lambda n: form(fill("[", n)),
    "objects in objects": lambda n: form(fill('{"a":', n)),
    "long digits": lambda n: form('{"a": ' + fill("1", n) + "}"),
    "lone surrogates": lambda n: form('{"a": "' + fill("\\ud800", n) + '"}'),
    "the same key": lambda n: form("{" + fill('"a":1,', n) + '"b":2}'),
    "many keys": lambda n: form("{" + numbered('"a{i}":1,', n) + '"b":2}'),
    "questions": lambda n: form('{"$schema": "SelfHelpContent", "formElements": [' + numbered('{"id":"q{i}","order":{i},"controlType":"textbox","displayLabel":"a","required":false},', n) + '{"id":"z","order":99999,"controlType":"textbox","displayLabel":"a"}]}'),
    "questions that wait for another": lambda n: form('{"$schema": "SelfHelpContent", "formElements": [' + numbered('{"id":"q{i}","order":{i},"controlType":"textbox","displayLabel":"a","visibility":"q0 == \'a\'"},', n) + '{"id":"q0","order":99999,"controlType":"textbox","displayLabel":"a"}]}'),
    "one long expression": lambda n: form('{"$schema": "SelfHelpContent", "formElements": [{"id":"a","order":1,"controlType":"textbox","displayLabel":"a","visibility":"' + fill("a == 'b' && ", n) + "a == 'c'" + '"}]}'),
}


def write(path, family, size):
    text = FAMILIES[family](size)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
