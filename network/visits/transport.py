"""How the visitor connects: to the address that was checked and no other, with the name of the host."""

from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from requests import PreparedRequest, Session
from requests.adapters import HTTPAdapter

from network.visits.addresses import RefusedAddressError
from network.visits.pace import Pace

AddressRule = Callable[[str, int], str]
Answer = TypeVar("Answer")
DEFAULT_PORTS = {"http": 80, "https": 443}


class PinnedAdapter(HTTPAdapter):
    """Asks `address_of` at each request and connects to its answer: a host that changes it in between
    (DNS rebinding) gains nothing. The certificate is still checked against the name."""

    def __init__(self, *, address_of: AddressRule, pace: Pace) -> None:
        self._address_of, self._pace = address_of, pace
        super().__init__()

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        where, options = super().build_connection_pool_key_attributes(request, verify, cert)
        scheme, name = where["scheme"], where["host"]
        self._pace.wait(name)
        where["host"] = self._address_of(name, where["port"] or DEFAULT_PORTS[scheme])
        if scheme == "https":
            options |= {"server_hostname": name, "assert_hostname": name}
        return where, options

    def add_headers(self, request: PreparedRequest, **_: Any) -> None:
        parts = urlsplit(request.url)
        if parts.username is not None:
            raise RefusedAddressError(parts.hostname)
        request.headers["Host"] = parts.netloc


def session_through(adapter: PinnedAdapter, *, purpose: str) -> Session:
    """Return a session that knows neither proxies, nor passwords, nor cookies of the machine."""
    session = Session()
    session.trust_env = False
    session.headers["User-Agent"] = f"Entraide {purpose} (+{settings.SITE_URL})"
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def within(seconds: float, call: Callable[[], Answer], *, otherwise: Answer) -> Answer:
    """Return what `call` returns, or `otherwise` when it takes longer; the call is then left alone."""
    answers: list[Answer] = []
    thread = Thread(target=lambda: answers.append(call()), daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else otherwise
