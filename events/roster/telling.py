"""All that the roster of a session says, read once for screen, paper and spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from events.enums import Attendance, RegistrationStatus
from events.models import Meeting, Registration, Session
from network.content.templatetags.plain_words import hour, phone, when
from network.geo.normalise import normalise


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody with a seat, or in the line; `number` is the place in the list or in the line, from 1."""

    pk: int
    number: int
    first_name: str
    last_name: str
    email: str
    phone: str
    access_needs: str
    equipment_needed: str
    party: str
    status: str
    standing: str
    attendance: str

    @property
    def needs(self) -> str:
        """What helps the person to come and what they borrow, in one text."""
        return " · ".join(filter(None, [self.access_needs, self.equipment_needed]))

    @property
    def name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()

    @property
    def spoken_name(self) -> str:
        """The name as one says it."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Roster:
    """Those with a seat, by name; the line in its order; those who cancelled or did not answer, by name."""

    title: str
    dates: tuple[str, ...]
    place: str
    note: str
    capacity: int | None
    seated: tuple[Comer, ...]
    line: tuple[Comer, ...]
    gone: tuple[Comer, ...]

    @property
    def present(self) -> int:
        return self._noted(Attendance.PRESENT)

    @property
    def absent(self) -> int:
        return self._noted(Attendance.ABSENT)

    @property
    def unnoted(self) -> int:
        return len(self.seated) - self.present - self.absent

    @property
    def people(self) -> str:
        """How many have a seat, and how many seats there are where they are counted."""
        number = len(self.seated)
        said = ngettext("%(number)s person registered", "%(number)s people registered", number)
        seats = ngettext("%(number)s seat", "%(number)s seats", self.capacity or 0)
        parts = [said % {"number": number}]
        if self.capacity is not None:
            parts.append(seats % {"number": self.capacity})
        return ", ".join(parts)

    def _noted(self, attendance: Attendance) -> int:
        return sum(comer.attendance == attendance for comer in self.seated)


def roster_of(session: Session) -> Roster:
    """Return the roster of a session as it stands, in the active language."""
    rows = list(session.registrations.select_related("party"))
    workshop = session.workshop
    return Roster(
        title=workshop.title if workshop else str(session.workshop_key),
        dates=tuple(map(span, session.dates)),
        place=_place(session),
        note=session.note,
        capacity=session.capacity,
        seated=_comers(sorted(_with(rows, RegistrationStatus.CONFIRMED), key=_by_name)),
        line=_comers(_with(rows, RegistrationStatus.OFFERED, RegistrationStatus.WAITING)),
        gone=_comers(sorted((one for one in rows if not one.is_active), key=_by_name)),
    )


def _with(rows: Iterable[Registration], *statuses: RegistrationStatus) -> list[Registration]:
    return [one for one in rows if one.status in statuses]


def _by_name(one: Registration) -> tuple[str, str, int]:
    """Order by last name, then first: É stands beside E, and who gave one name stands under it."""
    return normalise(one.last_name or one.first_name), normalise(one.first_name), one.pk


def _comers(rows: Iterable[Registration]) -> tuple[Comer, ...]:
    return tuple(
        Comer(
            pk=one.pk,
            number=number,
            first_name=one.first_name,
            last_name=one.last_name,
            email=one.email or (one.party.email if one.party else ""),
            phone=phone(one.phone or (one.party.phone if one.party else "")),
            access_needs=one.access_needs,
            equipment_needed=one.equipment_needed,
            party=one.party.name if one.party else "",
            status=one.status,
            standing=one.get_status_display(),
            attendance=one.attendance,
        )
        for number, one in enumerate(rows, start=1)
    )


def span(date: Session | Meeting) -> str:
    """Return a date with its end: "mardi 8 décembre à 14 h, jusqu’à 16 h"."""
    until = gettext("until %(end)s") % {"end": hour(date.ends_at)}
    return f"{when(date.starts_at)}, {until}"


def _place(session: Session) -> str:
    if session.is_online:
        return gettext("Online")
    return ", ".join(filter(None, [session.place.name, session.place.address, session.place.commune]))
