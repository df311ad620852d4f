"""The visitor of links against a real server on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from home.resources.enums import LinkStatus
from home.resources.links import visiting
from home.resources.links.visiting import Visit, Visitor
from network.visits.addresses import RefusedAddressError
from network.visits.pace import Pace

ENDLESS = 10_000_000


class Site(BaseHTTPRequestHandler):
    """Answers by the path: /200, /405-head, /301?/200, /endless, /slow."""

    seen: list[tuple[str, str]] = []
    headers_seen: list[dict[str, str]] = []

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        path, _, target = self.path.partition("?")
        self.seen.append((method, path))
        self.headers_seen.append(dict(self.headers))
        if path == "/slow":
            time.sleep(2)
        only_get = path.endswith("-head")
        code = int(path[1:4]) if path[1:4].isdigit() else 200
        self.send_response(200 if only_get and method == "GET" else code)
        if target:
            self.send_header("Location", target)
        endless = path.endswith("endless")
        self.send_header("Content-Length", str(ENDLESS if endless else 0))
        self.end_headers()
        if endless and method == "GET":
            self.pour()

    def pour(self) -> None:
        sent = 0
        try:
            while sent < ENDLESS:
                sent += self.wfile.write(b"x" * 65536)
        except OSError:
            pass
        self.seen.append(("sent", str(sent)))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen, Site.headers_seen = [], []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://ressource.example:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def here(host: str, port: int) -> str:
    """The rule of the tests: any host is this machine, except those named private."""
    if host.startswith("private"):
        raise RefusedAddressError(host)
    return "127.0.0.1"


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def visitor(naps) -> Visitor:
    return Visitor(address_of=here, pace=Pace(clock=lambda: 0.0, sleep=naps.append))


def test_a_page_that_answers_is_asked_once_with_head(visitor, site):
    assert visitor.visit(f"{site}/200") == Visit(LinkStatus.OK, 200)
    assert Site.seen == [("HEAD", "/200")]


def test_the_visitor_says_who_it_is_and_which_host_it_asks_for(visitor, site):
    visitor.visit(f"{site}/200")
    [headers] = Site.headers_seen
    assert headers["User-Agent"] == "Entraide link check (+https://entraide.example)"
    assert headers["Host"] == site.removeprefix("http://")


@pytest.mark.parametrize("code", [403, 404, 405, 501])
def test_a_site_that_does_not_know_head_is_asked_with_get(visitor, site, code):
    assert visitor.visit(f"{site}/{code}-head") == Visit(LinkStatus.OK, 200)
    assert [method for method, _ in Site.seen] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (404, LinkStatus.BROKEN),
        (410, LinkStatus.BROKEN),
        (400, LinkStatus.BROKEN),
        (401, LinkStatus.GUARDED),
        (403, LinkStatus.GUARDED),
        (429, LinkStatus.GUARDED),
        (500, LinkStatus.UNREACHABLE),
        (503, LinkStatus.UNREACHABLE),
    ],
)
def test_a_code_means_what_it_says(visitor, site, code, status):
    assert visitor.visit(f"{site}/{code}") == Visit(status, code)


def test_a_page_that_moved_for_good_is_told_from_one_that_moved_for_now(visitor, site):
    assert visitor.visit(f"{site}/301?/200") == Visit(LinkStatus.MOVED, 200)
    assert visitor.visit(f"{site}/302?/200") == Visit(LinkStatus.OK, 200)
    assert visitor.visit(f"{site}/308?/404") == Visit(LinkStatus.BROKEN, 404)


def test_a_circle_of_redirects_ends(visitor, site):
    assert visitor.visit(f"{site}/302?/302").status == LinkStatus.OK
    Site.seen.clear()
    assert visitor.visit(f"{site}/302?//ressource.example:{site.rpartition(':')[2]}/302?x").status
    assert len(Site.seen) <= 2 * (visiting.MOST_REDIRECTS + 1)


def test_a_redirect_into_a_private_network_is_refused(visitor, site):
    port = site.rpartition(":")[2]
    assert visitor.visit(f"{site}/302?http://private.example:{port}/200") == Visit(LinkStatus.REFUSED)
    assert Site.seen == [("HEAD", "/302")]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://ressource.example/", "gopher://x/", "http://["]
)
def test_a_redirect_to_something_else_than_the_web_leads_nowhere(visitor, site, target):
    assert visitor.visit(f"{site}/302?{target}").status in (LinkStatus.UNREACHABLE, LinkStatus.REFUSED)


def test_a_redirect_with_a_password_is_refused(visitor, site):
    target = site.replace("://", "://moi:secret@")
    assert visitor.visit(f"{site}/302?{target}/200") == Visit(LinkStatus.REFUSED)


def test_the_host_is_resolved_for_each_request_and_never_again_in_between(site):
    asked = []

    def rule(host: str, port: int) -> str:
        asked.append((host, port))
        return "127.0.0.1"

    Visitor(address_of=rule, pace=Pace(sleep=lambda _: None)).visit(f"{site}/302?/404")
    assert len(asked) == len(Site.seen) == 4
    assert {host for host, _ in asked} == {"ressource.example"}


def test_bodies_are_not_downloaded(visitor, site):
    assert visitor.visit(f"{site}/404-endless").status == LinkStatus.BROKEN
    assert visitor.visit(f"{site}/302-endless?/200").status == LinkStatus.OK
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not any(method == "sent" for method, _ in Site.seen):
        time.sleep(0.05)
    sent = [int(number) for method, number in Site.seen if method == "sent"]
    assert sent
    assert max(sent) < ENDLESS


def test_cookies_and_proxies_of_the_machine_are_not_used(visitor, site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert visitor.visit(f"{site}/200").status == LinkStatus.OK


def test_a_site_that_is_not_there_is_unreachable(visitor):
    assert visitor.visit("http://ressource.example:1/") == Visit(LinkStatus.UNREACHABLE)


def test_a_site_too_slow_is_left(visitor, site, monkeypatch):
    monkeypatch.setattr(visiting, "WHOLE_SECONDS", 0.2)
    started = time.monotonic()
    assert visitor.visit(f"{site}/slow") == Visit(LinkStatus.UNREACHABLE)
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("url", ["http://", "https://exa mple/", "http://a.example:99999/", "http://./", "x"])
def test_what_is_no_address_breaks_nothing(visitor, url):
    assert visitor.visit(url).status in (LinkStatus.UNREACHABLE, LinkStatus.REFUSED)


def test_one_host_is_asked_at_most_once_a_second_and_others_at_once(visitor, site, naps):
    port = site.rpartition(":")[2]
    visitor.visit(f"{site}/404")
    assert naps == [1.0]
    visitor.visit(f"http://autre.example:{port}/200")
    assert naps == [1.0]


def test_by_default_this_machine_is_never_visited(site):
    port = site.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert Visitor().visit(f"http://{host}:{port}/200").status == LinkStatus.REFUSED
    assert Visitor().visit("http://127.0.0.1/").status == LinkStatus.REFUSED
    assert Site.seen == []
