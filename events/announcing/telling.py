"""All that the sheets of a workshop say, read once; whoever holds the same words holds the same sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Session, WorkshopPage
from events.workshop_words import facts_of
from network.catalogue.enums import Fee, Format, Status
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import hour, phone, when
from partners.models import Place

# More than a sheet has room for.
MOST_DATES = 8
SAID_OF_A_DATE = (Status.RESCHEDULED, Status.FULL)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date that will take place; `place` is short, `address` in full; `remark` says that it is full."""

    when: str
    until: str
    place: str
    address: str
    remark: str
    note: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """The words of one workshop in one language, on one day."""

    language: str
    title: str
    introduction: str
    what: str
    price: str
    is_free: bool
    outcomes: tuple[str, ...]
    dates: tuple[PrintedDate, ...]
    date_count: int
    bring: str
    facts: tuple[tuple[str, str], ...]
    network: str
    phone: str
    phone_hours: str
    url: str
    made_on: datetime
    as_of: str

    @property
    def short_url(self) -> str:
        """The address as one types it."""
        return self.url.partition("://")[2].rstrip("/")

    @property
    def site(self) -> str:
        return self.short_url.partition("/")[0]


def announcement(page: WorkshopPage, network: NetworkSettings) -> Announcement:
    """Return what the sheets of a workshop say today, in the active language."""
    coming = [session for session in page.coming_sessions if session.is_open]
    kind = page.get_kind_display()
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    return Announcement(
        language=page.locale.language_code,
        title=page.title,
        introduction=page.introduction,
        what=_("%(kind)s · free") % {"kind": kind} if page.fee == Fee.FREE else kind,
        price=page.fee_note or page.get_fee_display(),
        is_free=page.fee == Fee.FREE,
        outcomes=tuple(page.outcomes),
        dates=tuple(_dates(page, coming[:MOST_DATES])),
        date_count=len(coming),
        bring=page.bring,
        facts=tuple((fact.label, fact.text) for fact in facts_of(page) if fact.text),
        network=network.name,
        phone=phone(network.phone) if network.phone else "",
        phone_hours=network.phone_hours or "",
        url=f"{settings.SITE_URL}{page.get_url()}",
        made_on=datetime.combine(today, time(), timezone.get_default_timezone()),
        as_of=date_format(today, "j F Y"),
    )


def _dates(page: WorkshopPage, sessions: Iterable[Session]) -> Iterable[PrintedDate]:
    for session in sessions:
        yield PrintedDate(
            when=when(session.starts_at),
            until=_("until %(end)s") % {"end": hour(session.ends_at)},
            place=_place(
                page, session, f"{session.place.name}, {session.place.commune}" if session.place else ""
            ),
            address=_place(page, session, _address(session.place) if session.place else ""),
            remark=session.get_status_display() if session.status in SAID_OF_A_DATE else "",
            note=session.note,
        )


def _place(page: WorkshopPage, session: Session, named: str) -> str:
    if session.is_online:
        return _("Online, from home")
    return _("%(place)s, or from home") % {"place": named} if page.format == Format.HYBRID else named


def _address(place: Place) -> str:
    town = f"{place.postcode} {place.commune}".strip()
    return ", ".join(filter(None, [place.name, place.address, town]))
