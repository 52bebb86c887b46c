"""Open, look up, walk: the same answers as the tools give."""

import json
import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest
import shelf
from conftest import GATEWAY, SOURCE


def test_open_takes_paths_and_bytes(path, data):
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        sources = [path, str(path), data, bytearray(data), memoryview(data), mapped]
        for source in sources:
            with shelf.open(source) as bundle:
                assert len(bundle) == 46
    with shelf.open(path, map=True, verify_checksums=True) as bundle:
        assert bundle[GATEWAY].title == "Unhealthy gateway hosts"


def test_bytes_of_a_bundle_are_kept_as_they_were(data):
    changing = bytearray(data)
    bundle = shelf.open(changing)
    expected = [article.html() for article in bundle]
    changing[:] = b"x" * len(changing)
    assert [article.html() for article in bundle] == expected
    assert bundle.verify() == []


def test_limits_are_handed_on(path):
    with pytest.raises(shelf.LimitError) as raised:
        shelf.open(path, max_articles=45)
    error = raised.value
    assert (error.status, error.offset, error.bound) == (shelf.Status.TOO_MANY_ARTICLES, 46, 45)
    assert "46" in str(error) and "45" in str(error)
    with pytest.raises(shelf.LimitError):
        shelf.open(path, max_bundle_bytes=1000)


def test_info_is_that_of_the_tool(bundle, tool):
    assert bundle.info() == json.loads(tool("info", "--json"))


def test_versions(bundle):
    assert shelf.library_version() == shelf.__version__ == bundle.info()["compiler"]
    project = (SOURCE / "runtime/python/pyproject.toml").read_text()
    assert f'version = "{shelf.__version__}"' in project


def summary_of(article):
    """As `shelf list --json` has it."""
    listed = {
        "articleId": article.id,
        "type": str(article.type),
        "title": article.title,
        "clouds": [str(cloud) for cloud in article.clouds],
        "displayOrder": article.display_order,
        "path": article.path,
    }
    if article.shadowed:
        listed["shadowed"] = True
    return listed


def lines(written):
    return [json.loads(line) for line in written.decode().splitlines()]


def test_walk_is_the_list_of_the_tool(bundle, tool):
    listed = lines(tool("list", "--json"))
    walked = [summary_of(article) for article in bundle]
    assert sorted(walked, key=json.dumps) == sorted(listed, key=json.dumps)
    assert [article.ordinal for article in bundle] == list(range(46))


def queries(bundle):
    """Every pair of a topic and a product of every article, and filters that drop and rank."""
    pairs = set()
    for article in bundle:
        topics = (article.attribute("supportTopicIds") or "").split(",")
        products = (article.attribute("productPesIds") or "").split(",")
        pairs.update((topic.strip(), product.strip()) for topic in topics for product in products)
    for topic, product in sorted(pair for pair in pairs if any(pair)):
        asked = {"topic": topic or None, "product": product or None}
        yield asked
        yield asked | {"cloud": "fairfax"}
        yield asked | {"has_resource": False, "types": ["Apollo", "generic"]}


def words_of(query):
    for name, value in query.items():
        option = {"types": "--type", "has_resource": "--has-resource"}.get(name, f"--{name}")
        if isinstance(value, bool):
            value = "yes" if value else "no"
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                yield from (option, each)


def test_find_is_that_of_the_tool(bundle, tool):
    asked = list(queries(bundle))
    assert len(asked) > 60
    for query in asked:
        expected = [line["articleId"] for line in lines(tool("find", "--json", *words_of(query)))]
        assert [article.id for article in bundle.find(**query)] == expected, query


def test_find_by_everything_else(bundle):
    assert list(bundle.find(article_id="{" + GATEWAY.upper() + "}")) == [bundle[GATEWAY]]
    assert list(bundle.find(topic=41000101)) == list(bundle.find(topic="41000101"))
    assert len(bundle.find(topic="no such topic")) == 0
    assert len(bundle.find()) == 46
    kinds = {article.type for article in bundle.find(types=shelf.ArticleType.APOLLO)}
    assert kinds == {shelf.ArticleType.APOLLO}
    assert list(bundle.find(types="apollo")) == list(bundle.find(types=[shelf.ArticleType.APOLLO]))
    service = bundle[GATEWAY].attribute("service")
    assert bundle[GATEWAY] in bundle.find(service=service.upper(), resource="gateways")
    assert bundle[GATEWAY] not in bundle.find(service="no.such.service")
    assert list(bundle.find(tags={"linux"})) == list(bundle.find(tags=iter(["LINUX"])))
    assert len(bundle.find(tags=["linux"])) != len(bundle.find(tags=["no such tag"]))


def test_found_articles_are_a_sequence(bundle):
    found = bundle.find(types="Apollo")
    assert len(found) == len(list(found)) == 7
    assert found[0] == list(found)[0] and found[-1] == list(found)[6]
    assert list(found[1:3]) == list(found)[1:3]
    assert found.index(found[2]) == 2
    with pytest.raises(IndexError):
        found[7]


def test_more_articles_than_the_first_answer_holds(bundle, monkeypatch):
    expected = list(bundle.find())
    monkeypatch.setattr(shelf._bundle, "_first_hits", 4)
    assert list(bundle.find()) == expected and len(expected) == 46


def test_articles_by_id(bundle):
    assert bundle[GATEWAY].id == bundle.get(GATEWAY.upper()).id == GATEWAY
    assert GATEWAY in bundle and bundle[GATEWAY] in bundle
    assert "no-such-article" not in bundle and "" not in bundle and " " not in bundle
    assert 7 not in bundle
    assert bundle.get("no-such-article") is None
    with pytest.raises(KeyError, match="no-such-article"):
        bundle["no-such-article"]


def test_articles_are_equal_by_bundle_and_place(bundle, path):
    assert bundle[GATEWAY] == bundle[GATEWAY]
    assert len({bundle[GATEWAY], bundle[GATEWAY]}) == 1
    with shelf.open(path) as other:
        assert other[GATEWAY] != bundle[GATEWAY]
        assert other[GATEWAY] not in bundle


def test_resource_required_and_attributes(bundle):
    article = bundle[GATEWAY]
    assert article.resource_required is True
    assert article.attribute("MS.AUTHOR") == "mira,tom"
    assert article.attribute("disableClouds") is None
    assert article.attribute("nothing of the kind") is None
    stated = {each.resource_required for each in bundle}
    assert stated == {None, True, False}


def test_verify_says_what_is_damaged(data):
    damaged = bytearray(data)
    damaged[-5] ^= 1
    with shelf.open(damaged) as bundle:
        found = bundle.verify()
    assert found
    assert found[0].status == shelf.Status.BAD_CHECKSUM
    assert found[0].part and found[0].part in str(found[0])


def test_closed_in_any_order(path):
    bundle = shelf.open(path)
    article = bundle[GATEWAY]
    session = article.session()
    expected = article.html()
    bundle.close()
    bundle.close()
    assert bundle.closed
    article.close()
    assert article.html() == expected  # read again
    del article
    assert session.states()
    with pytest.raises(shelf.ArgumentError, match="the bundle is closed") as raised:
        bundle[GATEWAY]
    assert isinstance(raised.value, ValueError)


def open_files():
    return {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines()}


def test_a_map_goes_with_the_last_user(path):
    with shelf.open(path, map=True) as bundle:
        article = bundle[GATEWAY]
        session = article.session()
        assert str(path) in open_files()
    assert str(path) in open_files()  # `article` still needs it
    del article
    assert str(path) in open_files()  # and `session`
    del session
    assert str(path) not in open_files()


def test_importing_says_what_is_missing():
    for library, expected in [
        ("/no/such/libshelf.so.0", "cannot be loaded"),
        ("libc.so.6", "is no library of Shelf, or an older one"),
    ]:
        done = subprocess.run(
            [sys.executable, "-c", "import shelf"],
            env=os.environ | {"SHELF_LIBRARY": library},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        last = done.stderr.splitlines()[-1]
        assert "LibraryError" in last and library in last and expected in last


class OtherVersion:
    """A library with every function, which says what version it is."""

    def __init__(self, version):
        self._version = version.encode()

    def __getattr__(self, name):
        return _Function(self._version)


class _Function:
    def __init__(self, answer):
        self._answer = answer

    def __call__(self):
        return self._answer


def test_other_versions_of_the_library():
    check = shelf._library._check
    for version in ("0.1.0", "0.1.7", "0.2.0"):
        check(OtherVersion(version), "here")
    for version in ("1.0.0", "0.0.9", "nonsense"):
        with pytest.raises(shelf.LibraryError, match="here is"):
            check(OtherVersion(version), "here")
