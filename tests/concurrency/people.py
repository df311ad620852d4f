"""People with a browser: they open the form, press the button, press it again when nothing comes."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TypeVar
from urllib.parse import urlencode

Result = TypeVar("Result")
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request brought; `sent` and `came` are seconds of one clock."""

    status: int
    text: str
    location: str
    cookie: str
    sent: float
    came: float

    @property
    def seconds(self) -> float:
        return self.came - self.sent


def ask(port: int, method: str, path: str, body: str = "", cookie: str = "") -> Answer:
    """Send one request over a connection of its own. Raises OSError or HTTPException where none answers."""
    sent, connection = time.monotonic(), HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    headers |= {"Cookie": cookie} if cookie else {}
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        given = response.headers.get_all("Set-Cookie") or ()
        brought = "; ".join(one.partition(";")[0] for one in given)
        location = response.headers.get("Location") or ""
        return Answer(response.status, text, location, brought, sent, time.monotonic())
    finally:
        connection.close()


def insist(port: int, method: str, path: str, body: str = "", cookie: str = "") -> Answer:
    """Send a request again while the server dies under it: each may be sent twice."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            return ask(port, method, path, body, cookie)
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"{path} was never answered")


def _value(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


class Form:
    """The form of a session, opened once and filled in as often as one likes."""

    def __init__(self, port: int, session: int) -> None:
        self.port, self.path = port, f"/fr/inscription/{session}/"
        opened = insist(port, "GET", self.path)
        self.cookie = opened.cookie
        self.hidden = {name: _value(opened.text, name) for name in ("csrfmiddlewaretoken", "started")}

    def send(self, name: str, how: Callable[..., Answer] = ask) -> Answer:
        fields = {"first_name": name, "last_name": "Martin", "email": f"{name.casefold()}@exemple.fr"}
        body = urlencode(fields | self.hidden)
        return how(self.port, "POST", self.path, body, self.cookie)


def at_once(actions: Sequence[Callable[[], Result]]) -> list[Result]:
    """Do all of these at the same moment, each in a thread; return what each brought."""
    barrier = threading.Barrier(len(actions))

    def act(action: Callable[[], Result]) -> Result:
        barrier.wait(60)
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(act, actions))
