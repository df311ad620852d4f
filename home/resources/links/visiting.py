"""One visit to one address: HEAD, then GET where a site does not know HEAD, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from home.resources.enums import LinkStatus
from network.visits.addresses import RefusedAddressError, public_address
from network.visits.pace import Pace
from network.visits.transport import AddressRule, PinnedAdapter, session_through, within

CONNECT_SECONDS, READ_SECONDS = 5, 10
# For the whole visit: a site that sends one letter every nine seconds must not keep us all night.
WHOLE_SECONDS = 45
MOST_REDIRECTS = 5
PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
GUARDED = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What we found; `code` is the last answer's, None when there was none."""

    status: LinkStatus
    code: int | None = None


NO_ANSWER = Visit(LinkStatus.UNREACHABLE)


class Visitor:
    """Visits addresses one after the other; `address_of` decides where it may connect."""

    def __init__(self, *, address_of: AddressRule = public_address, pace: Pace | None = None) -> None:
        self._adapter = PinnedAdapter(address_of=address_of, pace=pace or Pace())

    def visit(self, url: str) -> Visit:
        """Return what is at `url`; never raises for what a site or a network does."""
        return within(WHOLE_SECONDS, lambda: self._visit(url), otherwise=NO_ANSWER)

    def _visit(self, url: str) -> Visit:
        try:
            codes = list(self._codes("HEAD", url))
            if codes[-1] >= HTTPStatus.BAD_REQUEST:
                codes = list(self._codes("GET", url))
        except RefusedAddressError:
            return Visit(LinkStatus.REFUSED)
        except requests.TooManyRedirects:
            return Visit(LinkStatus.BROKEN)
        # UnicodeError and ValueError: a name or a port that is none.
        except (requests.RequestException, HTTPError, OSError, ValueError):
            return NO_ANSWER
        return Visit(verdict(codes), codes[-1])

    def _codes(self, method: str, url: str) -> Iterator[int]:
        """Yield the code of each answer on the way. Bodies are never read, not even those of redirects,
        which `requests` would read to their end."""
        with session_through(self._adapter, purpose="link check") as session:
            for _ in range(MOST_REDIRECTS + 1):
                with session.request(
                    method, url, allow_redirects=False, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS)
                ) as response:
                    yield response.status_code
                    target = session.get_redirect_target(response)
                if not target:
                    return
                url = urljoin(url, target)
        raise requests.TooManyRedirects


def verdict(codes: list[int]) -> LinkStatus:
    """Return what the answers of a visit mean, redirects first."""
    last = codes[-1]
    if last in GUARDED:
        return LinkStatus.GUARDED
    if last >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return LinkStatus.UNREACHABLE
    if last >= HTTPStatus.BAD_REQUEST:
        return LinkStatus.BROKEN
    redirects = codes[:-1]
    return LinkStatus.MOVED if redirects and all(code in PERMANENT for code in redirects) else LinkStatus.OK
