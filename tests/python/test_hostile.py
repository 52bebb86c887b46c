"""Damage, wrong types, wrong numbers, closed things: an exception that says why, no worse."""

import errno
import gc
import pickle
import random
import weakref

import pytest
import shelf
from conftest import GATEWAY

SURROGATE = "\ud800"
HUGE = "a" * (16 << 20)


def test_files_that_are_none(tmp_path):
    missing = tmp_path / "none.shelf"
    with pytest.raises(FileNotFoundError) as raised:
        shelf.open(missing)
    error = raised.value
    assert isinstance(error, shelf.FileError) and isinstance(error, shelf.Error)
    assert (error.status, error.errno, error.filename) == (
        shelf.Status.IO,
        errno.ENOENT,
        str(missing),
    )
    assert str(missing) in str(error) and error.strerror in str(error)
    with pytest.raises(shelf.FileError) as raised:
        shelf.open(tmp_path)
    assert raised.value.status == shelf.Status.NOT_A_REGULAR_FILE
    with pytest.raises(OSError) as raised:
        shelf.open(tmp_path / ("a" * 300))
    assert raised.value.errno == errno.ENAMETOOLONG
    with pytest.raises(ValueError, match="NUL"):
        shelf.open(f"{missing}\0.shelf")


def test_bytes_that_are_no_bundle(data):
    for given, status in [
        (b"", shelf.Status.EMPTY_FILE),
        (b"x" * 100, shelf.Status.NOT_A_BUNDLE),
        (data[:1000], shelf.Status.TRUNCATED),
        (data + b"more", shelf.Status.TRAILING_DATA),
    ]:
        with pytest.raises(shelf.BundleError) as raised:
            shelf.open(given)
        assert raised.value.status == status
        assert str(raised.value)


def use(bundle):
    """Everything that reads."""
    for article in bundle:
        try:
            found = bundle.get(article.id)
            assert found is None or found.title is not None
            for name in shelf.Format:
                article.render(name)
            article.widgets(), article.requests(), article.path
            with article.session() as session:
                session.start(0), session.states()
        except shelf.Error as error:
            assert error.status in shelf.Status and str(error)
    bundle.info()
    return bundle.verify()


def test_damage_anywhere(data):
    chosen = random.Random(17)
    opened = damaged = 0
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(chosen.choice([1, 1, 1, 20])):
            changed[chosen.randrange(len(changed))] = chosen.randrange(256)
        try:
            bundle = shelf.open(changed)
        except shelf.Error:
            continue
        opened += 1
        damaged += bool(use(bundle))
    assert opened >= 10 and damaged >= 10  # else this tests nothing


def test_a_closed_bundle(bundle):
    bundle.close()
    uses = [
        lambda: len(bundle),
        lambda: list(bundle),
        lambda: bundle[GATEWAY],
        lambda: GATEWAY in bundle,
        lambda: bundle.find(),
        lambda: bundle.info(),
        lambda: bundle.verify(),
        lambda: bundle.__enter__(),
    ]
    for each in uses:
        with pytest.raises(shelf.ArgumentError, match="the bundle is closed"):
            each()
    assert repr(bundle) == "<shelf.Bundle, closed>"


def not_refused(kind, uses):
    """Positions of those that do not raise `kind` with a sentence."""
    wrong = []
    for number, each in enumerate(uses):
        try:
            each()
            wrong.append(number)
        except kind as error:
            assert str(error)
    return wrong


def test_wrong_types(bundle, article):
    uses = [
        lambda: shelf.open(7),
        lambda: shelf.open(None),
        lambda: shelf.open(["x"]),
        lambda: shelf.open(b"", max_articles="1"),
        lambda: bundle[7],
        lambda: bundle[b"id"],
        lambda: bundle.find(topic=b"41000101"),
        lambda: bundle.find(topic=True),
        lambda: bundle.find(product=1.5),
        lambda: bundle.find(service=7),
        lambda: bundle.find(cloud=1),
        lambda: bundle.find(types=[3]),
        lambda: bundle.find(types=3),
        lambda: bundle.find(tags="tag"),
        lambda: bundle.find(tags=[1]),
        lambda: bundle.find(has_resource=1),
        lambda: article.attribute(7),
        lambda: article.render(0),
        lambda: article.render(None),
        lambda: article.render(shelf.Cloud.PUBLIC),
        lambda: article.html(values=[("a", "b")]),
        lambda: article.html(values={"a": 7}),
        lambda: article.html(values={"a": [7]}),
        lambda: article.html(values={7: "a"}),
        lambda: article.html(context={"cloud": "public"}),
        lambda: article.html(context=shelf.Context(resource_id=7)),
        lambda: article.html(context=shelf.Context(now="now")),
        lambda: article.html(context=shelf.Context(capabilities="chart")),
        lambda: article.html(session="session"),
        lambda: article.requests(inputs="a=b"),
        lambda: article.requests(required="a"),
        lambda: article.write_to("no function"),
        lambda: article.session().start("now"),
        lambda: article.session().run(7),
        lambda: article.session().answer(7),
        lambda: article.session().answer("x", {"a": 1}),
        lambda: article.session().submit("0" * 36, None),
    ]
    assert not_refused(TypeError, uses) == []
    assert article.html()


def test_wrong_values(bundle, article):
    uses = [
        lambda: bundle.find(topic=""),
        lambda: bundle.find(topic=" \t"),
        lambda: bundle.find(client=" "),
        lambda: bundle.find(cloud="moon"),
        lambda: bundle.find(types="poem"),
        lambda: bundle.find(tags=["x"] * 17),
        lambda: article.render("pdf"),
        lambda: article.render("ansi", width=0),
        lambda: article.render("ansi", width=-1),
        lambda: article.render("ansi", width=2**40),
        lambda: article.html(values={"a": "x" * 5000}),
        lambda: article.html(values={f"name{i}": "x" for i in range(5000)}),
        lambda: article.requests(generation=2**32),
        lambda: article.requests(generation=-1),
        lambda: article.requests(shelf.Context(now=2**63)),
        lambda: article.session().start(2**63),
        lambda: article.session().run("short"),
        lambda: article.session().answer("x", http_status=-1),
        lambda: article.session().answer("x", retry_after=2**32),
        lambda: article.session(max_in_flight=2**32),
        lambda: shelf.open(b"", max_articles=-1),
        lambda: shelf.open(b"", max_bundle_bytes=2**64),
    ]
    assert not_refused(ValueError, uses) == []


def test_a_time_without_a_zone_is_refused(article):
    from datetime import datetime

    with pytest.raises(ValueError, match="time zone"):
        article.requests(shelf.Context(now=datetime(2026, 1, 1)))


def test_lone_surrogates(bundle, article):
    uses = [
        lambda: bundle.find(topic=SURROGATE),
        lambda: bundle[SURROGATE],
        lambda: article.attribute(SURROGATE),
        lambda: article.html(values={"a": SURROGATE}),
        lambda: article.requests(shelf.Context(query=SURROGATE)),
        lambda: article.session().answer("x", SURROGATE),
    ]
    for each in uses:
        with pytest.raises(UnicodeEncodeError):
            each()


def test_huge_keys(bundle, article):
    assert len(bundle.find(topic=HUGE)) == 0
    assert HUGE not in bundle
    assert article.attribute(HUGE) is None
    assert article.requests(shelf.Context(resource_id=HUGE)) is not None
    assert article.session().answer(HUGE, HUGE) == []
    assert len(bundle.find(topic="41000101\0")) == 0


def test_markup_in_values_is_text(bundle):
    shown = bundle["MachineRestart-Host"].html(values={"vmname": "<script>x</script>\0\x1b[31m"})
    assert "<script" not in shown and "&lt;script" in shown


def test_handles_are_closed_without_being_told(path):
    bundle = shelf.open(path)
    article = bundle[GATEWAY]
    session = article.session()
    article.html()
    handles = [weakref.ref(each._handle) for each in (bundle, article, session)]
    del bundle, article, session
    gc.collect()
    assert [each() for each in handles] == [None, None, None]


def test_errors_can_be_pickled(path):
    for each in (lambda: shelf.open("/no/such.shelf"), lambda: shelf.open(b"x" * 64)):
        with pytest.raises(shelf.Error) as raised:
            each()
        copy = pickle.loads(pickle.dumps(raised.value))
        assert type(copy) is type(raised.value)
        assert (str(copy), copy.status, copy.part, copy.offset, copy.bound) == (
            str(raised.value),
            raised.value.status,
            raised.value.part,
            raised.value.offset,
            raised.value.bound,
        )


def test_numbers_of_a_newer_library():
    error = shelf._errors.new_error()
    with pytest.raises(shelf.Error) as raised:
        shelf._errors.check(199, error)
    assert raised.value.status == 199 and str(raised.value)
