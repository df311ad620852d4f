"""A file from an address that somebody wrote: bounded, https only, wherever redirects lead."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from network.visits import fetching
from network.visits.fetching import FetchError, fetch


class Answers:
    """A session that answers from a table of addresses: bytes, a code, or where it leads."""

    def __init__(self, table: dict[str, object]) -> None:
        self.table = table

    def get(self, url: str, **_: object) -> object:
        said = self.table[url]
        code = said if isinstance(said, int) else 200
        pieces = [said] if isinstance(said, bytes) else []
        leads = said if isinstance(said, str) else ""
        return nullcontext(
            SimpleNamespace(
                ok=code < 400, status_code=code, leads=leads, iter_content=lambda size: iter(pieces)
            )
        )

    def get_redirect_target(self, response: SimpleNamespace) -> str:
        return response.leads


@pytest.fixture
def ask(monkeypatch):
    def ask(url: str, table: dict[str, object]) -> bytes:
        monkeypatch.setattr(fetching, "session_through", lambda *_, **__: nullcontext(Answers(table)))
        return fetch(url, most_bytes=10, purpose="test")

    return ask


def test_what_is_there_is_returned_after_redirects_and_webcal_is_https(ask):
    table = {"https://a.example/1": "/2", "https://a.example/2": b"agenda"}
    assert ask("webcal://a.example/1", table) == b"agenda"


@pytest.mark.parametrize(
    ("url", "table"),
    [
        ("https://a.example/", {"https://a.example/": b"x" * 11}),
        ("https://a.example/", {"https://a.example/": 404}),
        ("https://a.example/", {"https://a.example/": "http://a.example/"}),
        ("https://a.example/", {"https://a.example/": "file:///etc/passwd"}),
        ("https://a.example/", {"https://a.example/": "https://a.example/"}),
        ("http://a.example/", {}),
    ],
)
def test_too_large_missing_endless_or_not_https_is_refused(ask, url, table):
    with pytest.raises(FetchError):
        ask(url, table)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/a",
        "https://localhost/a",
        "https://[::1]/a",
        "https://10.0.0.1/a",
        "https://u:p@1.1.1.1/",
    ],
)
def test_a_private_address_and_a_password_are_refused_before_anything_is_sent(url):
    with pytest.raises(FetchError):
        fetch(url, most_bytes=10, purpose="test")
