"""The two files of data.inclusion: the same sheets give the same bytes."""

import json
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Max
from django.utils.translation import override

from partners.addresses import address_of
from partners.inclusion.rows import NAME_LENGTHS, Row, address, service, structure
from partners.models import Offer, Organisation, Place


def structures() -> tuple[bytes, int]:
    """Return the file of public organisations and places, and how many it holds."""
    with override(settings.LANGUAGE_CODE):
        newest = _newest_days()
        organisations = Organisation.objects.live().order_by("slug")
        places = Place.objects.live().select_related("organisation").order_by("slug")
        rows = [
            *(structure(one, address(address_of(one)), newest.get(one.pk)) for one in organisations),
            *(structure(one, address(address_of(one))) for one in places),
        ]
    return _json(filter(_is_whole, rows))


def services() -> tuple[bytes, int]:
    """Return the file of public offers, and how many it holds."""
    offers = Offer.objects.current().select_related("organisation").prefetch_related("places", "skills")
    with override(settings.LANGUAGE_CODE):
        rows = [service(offer, address(address_of(offer))) for offer in offers.order_by("slug")]
    return _json(filter(_is_whole, rows))


def _newest_days() -> dict[int, date]:
    """Return for each organisation the newest day on which something of it was checked."""
    places = Place.objects.live().values_list("organisation").annotate(Max("updated_on")).order_by()
    offers = Offer.objects.current().values_list("organisation").annotate(Max("checked_on")).order_by()
    days: dict[int, date] = {}
    for pk, day in (*places, *offers):
        if pk and day:
            days[pk] = max(day, days.get(pk, day))
    return days


def _is_whole(row: Row) -> bool:
    """Return whether a row has what the schema requires."""
    return bool(row.get("date_maj")) and len(str(row.get("nom", ""))) in NAME_LENGTHS


def _json(rows: Iterable[Row]) -> tuple[bytes, int]:
    told = list(rows)
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n", len(told)
