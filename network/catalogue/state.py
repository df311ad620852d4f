"""The catalogue's version: a token that no two states share, even after a rolled-back change.

It has two halves, `words-cards`: a changed card leaves the staff's words as they were.
"""

from secrets import token_hex

from django.db import connection, transaction

from network.catalogue.models import CatalogueState
from network.content import state as content


def current_version() -> str:
    """Return the token of the catalogue as this connection sees it."""
    with connection.cursor() as cursor:
        # By hand: most pages begin with it.
        cursor.execute("SELECT version FROM catalogue_cataloguestate WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else touch(words=True)


def words_version(version: str) -> str:
    """Return the half of a version that changes with the staff's words only."""
    return version.partition("-")[0]


def lock() -> CatalogueState | None:
    """Let one writer of the projection at a time compare and write, until its transaction ends.

    SQLite has one writer anyway; on PostgreSQL two edits of one workshop would each write what they
    saw before the other's commit.

    A change of a page holds the content's row when it comes here; so whoever comes here holds it first.
    """
    if connection.features.has_select_for_update:
        content.lock()
    return CatalogueState.objects.select_for_update().filter(pk=1).first()


@transaction.atomic(savepoint=False)
def touch(*, words: bool = False) -> str:
    """Give the catalogue a new token, in the caller's transaction, and return it.

    `words` says that the staff's words changed as well.
    """
    state = lock() or CatalogueState(pk=1, version="")
    half = token_hex(7) if words or not state.version else words_version(state.version)
    state.version = f"{half}-{token_hex(7)}"
    state.save()
    return state.version
