"""A sheet by one word, `offer:12`: what is said of organisations, places and offers alike names them so."""

from collections import defaultdict
from collections.abc import Iterable

from partners.models import Offer, Organisation, Place

Sheet = Organisation | Place | Offer
MODELS: dict[str, type[Sheet]] = {model._meta.model_name: model for model in (Organisation, Place, Offer)}


def key_of(sheet: Sheet) -> str:
    """Return the key of a saved sheet."""
    return f"{sheet._meta.model_name}:{sheet.pk}"


def sheet_of(key: str) -> Sheet | None:
    """Return the sheet of a key as the database has it; None for a key of nothing."""
    name, _, pk = key.partition(":")
    model = MODELS.get(name)
    return model.objects.filter(pk=int(pk)).first() if model and pk.isdecimal() else None


def hold(key: str) -> Sheet | None:
    """The same, locked until the end of the transaction."""
    name, _, pk = key.partition(":")
    return MODELS[name].objects.select_for_update().filter(pk=pk).first()


def sheets_at(keys: Iterable[str]) -> dict[str, Sheet]:
    """Return the sheets that these keys name, by their key, in a query a kind."""
    asked: dict[str, list[str]] = defaultdict(list)
    for name, _, pk in (key.partition(":") for key in keys):
        asked[name].append(pk)
    found = (MODELS[name].objects.filter(pk__in=pks) for name, pks in asked.items())
    return {key_of(sheet): sheet for sheets in found for sheet in sheets}


def organisation_of(sheet: Sheet) -> Organisation | None:
    """Return who answers for a sheet; nobody for a place without an organisation."""
    return sheet if isinstance(sheet, Organisation) else sheet.organisation
