"""Any number of threads at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import shelf
from conftest import GATEWAY, RESOURCE

THREADS = 8


def together(work):
    """Runs `work(number)` in all threads, from the same moment on; returns what they return."""
    ready = threading.Barrier(THREADS)

    def run(number):
        ready.wait(60)
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_renders_are_equal(bundle):
    articles = list(bundle)  # shared: the first to come reads
    expected = [other.html() for other in bundle]
    for found in together(lambda number: [article.html() for article in articles]):
        assert found == expected


def test_closing_while_others_read(path):
    for _ in range(5):
        bundle = shelf.open(path)
        article = bundle[GATEWAY]
        expected = article.html()

        def work(number, bundle=bundle, article=article, expected=expected):
            if number == 0:
                bundle.close()
                article.close()
                return True
            for _ in range(50):
                article.close()
                assert article.html() == expected
                try:
                    assert len(list(bundle)) == 46 and bundle.verify() == []
                except shelf.ArgumentError as error:
                    assert "closed" in str(error)
            return True

        assert all(together(work))


def test_threads_take_turns_with_a_session(article):
    with article.session(shelf.Context(resource_id=RESOURCE, nonce="n")) as session:
        known = [each["slot"] for each in session.states()]

        def work(number):
            for step in range(25):
                if number % 2:
                    session.set_context(shelf.Context(resource_id=RESOURCE + str(step)), step)
                for request in session.start(step):
                    session.answer(request["requestId"], b"{}", now=step)
                assert [each["slot"] for each in session.states()] == known
                article.html(session=session)
                assert session.settled in (True, False)
            return True

        assert all(together(work))
