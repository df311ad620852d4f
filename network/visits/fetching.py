"""Fetches a small file from a public https address, within a time and a size."""

from urllib.parse import urljoin, urlsplit

import requests
from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from network.visits.addresses import RefusedAddressError, public_address
from network.visits.pace import Pace
from network.visits.transport import AddressRule, PinnedAdapter, session_through, within

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5, 10, 20
MOST_REDIRECTS = 5
PIECE = 64 * 1024


class FetchError(Exception):
    """The file could not be had; the message says why and what to do."""


def fetch(url: str, *, most_bytes: int, purpose: str, address_of: AddressRule = public_address) -> bytes:
    """Return what is at `url`; raises FetchError, for a private address too, wherever a redirect leads.

    `webcal:` is read as https. The address that was judged public is the one connected to.
    """
    adapter = PinnedAdapter(address_of=address_of, pace=Pace(sleep=lambda _: None))

    def ask() -> bytes | Exception:
        try:
            return _read(url.replace("webcal://", "https://", 1), most_bytes, adapter, purpose)
        except Exception as error:
            # Told in the thread that waits.
            return error

    answer = within(WHOLE_SECONDS, ask, otherwise=FetchError(_("The address takes too long to answer.")))
    if isinstance(answer, bytes):
        return answer
    raise _said(answer) from answer


def _read(url: str, most_bytes: int, adapter: PinnedAdapter, purpose: str) -> bytes:
    with session_through(adapter, purpose=purpose) as session:
        for _turn in range(MOST_REDIRECTS + 1):
            if urlsplit(url).scheme != "https":
                raise FetchError(_("The address must begin with https://."))
            timeout = (CONNECT_SECONDS, READ_SECONDS)
            with session.get(url, allow_redirects=False, stream=True, timeout=timeout) as response:
                target = session.get_redirect_target(response)
                if not target:
                    return _body(response, most_bytes)
            url = urljoin(url, target)
    raise FetchError(_("The address leads from one page to another without end."))


def _body(response: requests.Response, most_bytes: int) -> bytes:
    if not response.ok:
        raise FetchError(_("The address answers with error %(code)s.") % {"code": response.status_code})
    body = b""
    for piece in response.iter_content(PIECE):
        body += piece
        if len(body) > most_bytes:
            size = most_bytes // 1024 // 1024
            raise FetchError(_("The file is larger than %(size)s MB.") % {"size": size})
    return body


def _said(error: Exception) -> Exception:
    if isinstance(error, FetchError):
        return error
    if isinstance(error, RefusedAddressError):
        return FetchError(_("This address is not on the public network: we do not go there."))
    # UnicodeError and ValueError: a name or a port that is none.
    if isinstance(error, requests.RequestException | HTTPError | OSError | ValueError):
        return FetchError(_("Nothing answers at this address: check it, or download the file and send it."))
    return error
