"""The programmes of one language with their calls and how they stand, in three queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone

from funding.models.call import Call
from funding.models.programme_page import ProgrammePage
from funding.standing import Standing, standing
from network.content.frame import keep

if TYPE_CHECKING:
    from funding.models.funding_page import FundingPage


@dataclass(frozen=True, slots=True)
class Programme:
    """A readable programme as it stands; `area` is the key of its area in addresses, "region-27"."""

    page: ProgrammePage
    url: str
    calls: list[Call]
    standing: Standing
    area: str
    area_name: str

    @property
    def funder(self) -> str:
        return self.page.funder.name if self.page.funder.live else ""


def programmes_of(index: "FundingPage", request: HttpRequest) -> list[Programme]:
    """Return what anybody may read, the nearest deadline first."""
    now = timezone.now()
    kept = keep(request, ("programmes", index.pk), lambda: _read(index, now))
    told = [
        _programme(page, index.url, calls, now)
        for page, calls in kept
        if page.expire_at is None or page.expire_at > now
    ]
    return sorted(told, key=lambda one: (one.standing.order, one.page.title))


def _read(index: "FundingPage", now: datetime) -> list[tuple[ProgrammePage, list[Call]]]:
    """Return the programmes with their calls; requests share them, so nobody changes them."""
    pages = list(ProgrammePage.objects.child_of(index).readable(now).select_related("funder"))
    calls = Call.objects.of_keys(page.translation_key for page in pages).by_programme()
    return [(page, calls.get(page.translation_key, [])) for page in pages]


def _programme(page: ProgrammePage, address: str, calls: list[Call], now: datetime) -> Programme:
    area = "-".join(filter(None, (page.area_kind, page.area_code)))
    stands = standing(calls, page.recurrence, now)
    return Programme(page, f"{address}{page.slug}/", calls, stands, area, page.area)
