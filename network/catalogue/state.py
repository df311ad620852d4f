"""The catalogue's version: a token that no two states share, even after a rolled-back change."""

from secrets import token_hex

from network.catalogue.models import CatalogueState


def current_version() -> str:
    """Return the token of the catalogue as this connection sees it."""
    version = CatalogueState.objects.values_list("version", flat=True).first()
    return version or touch()


def lock() -> None:
    """Let one writer of the projection at a time compare and write, until its transaction ends.

    SQLite has one writer anyway; on PostgreSQL two edits of one workshop would each write what they
    saw before the other's commit.
    """
    CatalogueState.objects.select_for_update().filter(pk=1).first()


def touch() -> str:
    """Give the catalogue a new token, in the caller's transaction, and return it."""
    state, _ = CatalogueState.objects.update_or_create(pk=1, defaults={"version": token_hex(8)})
    return state.version
