"""The life of an article's widgets, as a host in Python drives it."""

import json
import threading

import pytest
import shelf
from conftest import RESOURCE

CONTEXT = shelf.Context(resource_id=RESOURCE, query="error 502", now=1_900_000_000, nonce="n")
METRIC = {
    "value": [
        {
            "name": {"value": "HealthyHosts"},
            "unit": "Count",
            "timeseries": [{"data": [{"timeStamp": "2030-03-17T17:00:00Z", "average": 2}]}],
        }
    ]
}


def of_kind(lines, kind):
    return next(line for line in lines if line["kind"] == kind)


@pytest.fixture
def session(article):
    with article.session(CONTEXT) as made:
        yield made


def test_started_answered_shown(article, session):
    assert {state["state"]["state"] for state in session.states()} == {"Idle"}
    sent = session.start(1000)
    assert [each["requestId"] for each in sent] == [
        each["requestId"]
        for each in article.requests(CONTEXT)
        if each["trigger"] == "auto" and each["action"] in ("http", "kbSearch", "collectInputs")
    ][: len(sent)]
    assert not session.settled
    assert session.next_due > 1000
    metric = of_kind(sent, "metric")
    before = article.html(session=session)
    session.answer(metric["requestId"], json.dumps(METRIC), now=2000)
    assert "2030-03-17T17:00:00Z" in json.dumps(session.states())
    assert article.html(session=session) != before
    assert session.answer("no such id", b"{}", now=2001) == []
    parts = []
    article.write_to(parts.append, session=session)
    assert b"".join(parts).decode() == article.html(session=session)


def asked_again_at(session, retry_after):
    """When a metric is asked again whose service was busy at 10 ms."""
    metric = of_kind(session.start(0), "metric")
    session.answer(metric["requestId"], http_status=429, retry_after=retry_after, now=10)
    while session.next_due is not None:
        now = session.next_due
        if metric["slot"] in [each["slot"] for each in session.tick(now)]:
            return now
    return None


def test_a_busy_service_is_asked_again_when_it_said(article):
    for seconds in (7, 12):
        with article.session(CONTEXT) as session:
            assert asked_again_at(session, seconds) == 10 + seconds * 1000
    with article.session(CONTEXT) as session:
        assert asked_again_at(session, None) < 7000


def test_a_sink_may_change_the_session_that_is_shown(article, session):
    session.start(0)
    expected, parts = article.html(session=session), []

    def change(data):
        parts.append(data)
        thread = threading.Thread(target=session.set_context, args=(None, 5), daemon=True)
        thread.start()
        thread.join(30)
        assert not thread.is_alive()  # rendering is over, and the session free for others

    article.write_to(change, session=session)
    assert b"".join(parts).decode() == expected
    assert article.html(session=session) != expected


def test_outcomes(session):
    for request in session.start(0):
        session.answer(request["requestId"], outcome="offline", now=5)
    states = {state["state"]["state"] for state in session.states()}
    assert "Offline" in states
    with pytest.raises(ValueError, match="answered, error, timeout"):
        session.answer("x", outcome="lost")


def test_questions_answered_cancelled_run_again(session):
    session.start(0)
    slot = of_kind(session.states(), "insight")["slot"]
    sent = session.submit(slot, {"backendName": "pool-7"}, 5)
    assert "pool-7" in json.dumps(of_kind(sent, "insight"))
    session.cancel(slot)
    assert of_kind(session.states(), "insight")["state"]["state"] == "Canceled"
    assert of_kind(session.run(slot.upper(), 9), "insight")["slot"] == slot


def test_another_resource_and_no_connection(session):
    first = session.start(0)
    other = shelf.Context(resource_id=RESOURCE + "2", now=1_900_000_000, nonce="n")
    again = session.set_context(other, 5)
    assert {each["generation"] for each in again} == {2}
    assert {each["generation"] for each in first} == {1}
    session.set_offline(True)
    assert "Offline" in {state["state"]["state"] for state in session.states()}
    session.set_offline(False)
    session.set_context(None, 6)


def test_a_whole_solution_finds_its_slots(article, session):
    solution = {
        "properties": {
            "replacementMaps": {
                "troubleshooters": [
                    {"replacementKey": "<!--none-->", "solutionId": "guide", "title": "Guide"}
                ]
            }
        }
    }
    report = session.merge(json.dumps(solution))
    assert len(report["unmatched"]) == 1
    assert session.merge(json.dumps(solution))["unmatched"] == []  # it has a slot by now
    with article.session(CONTEXT) as other:
        assert other.merge(json.dumps(solution).encode()) == report


def test_the_clock_is_that_of_the_host_or_the_machine(article):
    with article.session(CONTEXT) as session:
        session.start()
        first = session.next_due
        session.tick()
        assert session.next_due is None or session.next_due >= first - 1
    with article.session(CONTEXT, max_in_flight=1, critical_only=True) as session:
        assert sum(each["action"] == "http" for each in session.start(0)) == 1


def test_closed(article, session):
    session.start(0)
    session.close()
    session.close()
    assert session.closed
    slot = "0" * 36
    uses = [
        lambda: session.start(0),
        lambda: session.run(slot),
        lambda: session.submit(slot, {}),
        lambda: session.answer("x"),
        lambda: session.tick(0),
        lambda: session.cancel(slot),
        lambda: session.set_context(None),
        lambda: session.set_offline(True),
        lambda: session.merge("{}"),
        lambda: session.states(),
        lambda: session.settled,
        lambda: session.next_due,
        lambda: article.html(session=session),
    ]
    for use in uses:
        with pytest.raises(shelf.ArgumentError, match="the session is closed"):
            use()
