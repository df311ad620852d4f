"""How the visitor connects: to the address that was checked and no other, with the name of the host."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.adapters import HTTPAdapter

from home.resources.links.addresses import RefusedAddressError
from home.resources.links.pace import Pace

AddressRule = Callable[[str, int], str]
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
