"""A new sheet is made once, however often its form is sent: a slow phone is pressed twice."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.core.cache import cache
from django.utils.crypto import get_random_string

from partners.services.drafting import Fields

KEPT_SECONDS = 24 * 3600
_LENGTH = 32
_BEGUN, _DONE = "begun", "done"


class SentAlreadyError(Exception):
    """This form was sent before; `is_done` says whether its sheet is made, or being made."""

    def __init__(self, *, is_done: bool) -> None:
        self.is_done = is_done
        super().__init__()


def new_mark() -> str:
    """Return what tells one empty form from all others."""
    return get_random_string(_LENGTH)


@contextmanager
def once(mark: str, data: Fields) -> Iterator[None]:
    """Let the same words of the form of a mark through once; raises SentAlreadyError.

    What failed may be sent again; other words, typed after the button “back”, are another sheet.
    """
    if not mark:
        yield
        return
    sent = json.dumps([mark, data], sort_keys=True)
    key = f"space-sent:{sha256(sent.encode()).hexdigest()}"
    if not cache.add(key, _BEGUN, KEPT_SECONDS):
        raise SentAlreadyError(is_done=cache.get(key) == _DONE)
    try:
        yield
    except BaseException:
        cache.delete(key)
        raise
    cache.set(key, _DONE, KEPT_SECONDS)
