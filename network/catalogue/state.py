"""The catalogue's version: a token that no two states share, even after a rolled-back change.

It has three parts, `words-cards-seats`: a changed card leaves the staff's words as they were, and a seat
leaves the cards. Each is as long as the next one, so that the seats change in one statement.
"""

from secrets import token_hex

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Left, Length
from django.utils import timezone

from network.catalogue.models import CatalogueState
from network.content import state as content

# Bytes of each part, written in hexadecimal, and characters of the whole.
PART = 5
LENGTH = 3 * 2 * PART + 2


def current_version() -> str:
    """Return the token of the catalogue as this connection sees it."""
    with connection.cursor() as cursor:
        # By hand: most pages begin with it.
        cursor.execute("SELECT version FROM catalogue_cataloguestate WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else touch(words=True)


def words_version(version: str) -> str:
    """Return the part of a version that changes with the staff's words only."""
    return version.partition("-")[0]


def cards_version(version: str) -> str:
    """Return the parts of a version that change with words and cards, not with each seat."""
    return version.rpartition("-")[0]


def lock() -> CatalogueState:
    """Let one writer of the projection at a time compare and write, until its transaction ends.

    SQLite has one writer anyway; on PostgreSQL two edits of one workshop would each write what they
    saw before the other's commit.

    A change of a page holds the content's row when it comes here; so whoever comes here holds it first.
    """
    if connection.features.has_select_for_update:
        content.lock()
    return content.hold(CatalogueState.objects, version=_version(token_hex(PART)))


@transaction.atomic(savepoint=False)
def touch(*, words: bool = False) -> str:
    """Give the catalogue a new token, in the caller's transaction, and return it.

    `words` says that the staff's words changed as well.
    """
    state = lock()
    is_new = words or len(state.version) != LENGTH
    half = token_hex(PART) if is_new else words_version(state.version)
    state.version = _version(half)
    state.save()
    return state.version


def _version(words: str) -> str:
    return f"{words}-{token_hex(PART)}-{token_hex(PART)}"


def touch_seats() -> None:
    """Say that seats changed and nothing else; hold the catalogue's row until the transaction ends.

    Who changes a seat holds no other row of content or catalogue, so need not take the content's first.
    """
    seats = Concat(Left("version", LENGTH - 2 * PART), Value(token_hex(PART)))
    current = CatalogueState.objects.annotate(size=Length("version")).filter(pk=1, size=LENGTH)
    if not current.update(version=seats, changed_at=timezone.now()):
        touch(words=True)
