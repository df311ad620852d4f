"""Making the sessions of a series equal to its plan, without touching what people rely on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.keeping_in_step import refresh_workshops
from events.models import Series, Session, WorkshopPage
from network.catalogue.enums import Status

Slot = tuple[datetime, int | None]


class Stay(TextChoices):
    """Why a session stays as it is."""

    BOOKED = "booked", _("somebody has booked it")
    LEFT = "left", _("people had registered for it: call it off instead")
    OFF = "off", _("it was called off, postponed or moved online")
    MOVED = "moved", _("it was moved")
    CHANGED = "changed", _("it was changed by itself")
    TAKEN = "taken", _("there is a session already at this time")


@dataclass(frozen=True, slots=True)
class Plan:
    """What regenerating would do; `stay` are dates left as they are, with why."""

    create: list[Session] = field(default_factory=list)
    change: list[Session] = field(default_factory=list)
    delete: list[Session] = field(default_factory=list)
    stay: list[tuple[Session, Stay]] = field(default_factory=list)


def plan(*, series: Series, before: Series | None, now: datetime) -> Plan:
    """Return how the coming sessions of a series must change; writes nothing.

    `before` is the series as its sessions were made from, None for a new one.
    """
    return _Planning(series, before, now).result()


@transaction.atomic
def carry_out(*, series: Series, before: Series | None = None, now: datetime) -> Plan:
    """Save the series, make its coming sessions equal to its plan, and return what was done.

    Sessions that are booked, called off, moved or changed by hand stay. Done twice, the second
    changes nothing.
    """
    if series.pk:
        # Two editors of one series take turns.
        Series.objects.select_for_update().get(pk=series.pk)
    series.save()
    made = plan(series=series, before=before, now=now)
    Session.objects.filter(pk__in=[session.pk for session in made.delete]).delete()
    Session.objects.bulk_update(made.change, ["series", "series_day", *series.planned(now)])
    Session.objects.bulk_create(made.create)
    refresh_workshops([series.workshop_key])
    return made


def forget_series(page: WorkshopPage) -> None:
    """Delete the plans of a workshop whose last page went; they know it by a key alone."""
    if not WorkshopPage.objects.filter(translation_key=page.translation_key).exists():
        Series.objects.filter(workshop_key=page.translation_key).delete()


def reason_to_stay(session: Session, series: Series) -> Stay | None:
    """Return why a session is not the series' any more to change or delete; None while it still is."""
    if session.is_booked or session.status == Status.FULL:
        return Stay.BOOKED
    if session.status != Status.SCHEDULED:
        return Stay.OFF
    planned = series.planned(series.pattern.start(session.series_day))
    differing = {name for name, value in planned.items() if getattr(session, name) != value}
    if differing & {"starts_at", "ends_at", "place_id"}:
        return Stay.MOVED
    return Stay.CHANGED if differing or session.meetings.all() else None


class _Planning:
    def __init__(self, series: Series, before: Series | None, now: datetime) -> None:
        self.series, self.before, self.now, self.made = series, before or series, now, Plan()
        pattern = series.pattern
        starts = {day: pattern.start(day) for day in pattern.days()}
        self.wanted = {day: start for day, start in starts.items() if start >= now}
        self.own: Mapping[date, Session] = (
            {session.series_day: session for session in series.sessions.prefetch_related("meetings")}
            if series.pk
            else {}
        )
        self.others = self._others()

    def result(self) -> Plan:
        for day, session in self.own.items():
            if session.starts_at >= self.now:
                self._judge(day, session)
        taken = {_slot(session) for session, _why in self.made.stay}
        for day, start in self.wanted.items():
            if day not in self.own:
                self._add(day, start, taken)
        self.made.stay.sort(key=lambda one: one[0].starts_at)
        return self.made

    def _judge(self, day: date, session: Session) -> None:
        start = self.wanted.get(day)
        planned = self.series.planned(start) if start else {}
        if start and all(getattr(session, name) == value for name, value in planned.items()):
            return
        why = reason_to_stay(session, self.before)
        if why:
            self.made.stay.append((session, why))
        elif not start and session.turns:
            # Nobody comes any more; that people had registered is kept.
            self.made.stay.append((session, Stay.LEFT))
        elif not start:
            self.made.delete.append(session)
        elif (start, self.series.place_id) in self.others:
            self.made.stay.append((session, Stay.TAKEN))
        else:
            self.made.change.append(_told(session, planned))

    def _add(self, day: date, start: datetime, taken: set[Slot]) -> None:
        slot = (start, self.series.place_id)
        there = self.others.get(slot)
        if there is None and slot not in taken:
            self.made.create.append(self.series.session(day, start))
        elif there is not None and there.series_id is None:
            # Entered by hand before: it becomes one of the series, as it is.
            there.series, there.series_day = self.series, day
            self.made.change.append(there)
        else:
            self.made.stay.append((there or self.series.session(day, start), Stay.TAKEN))

    def _others(self) -> dict[Slot, Session]:
        same = Session.objects.of_keys([self.series.workshop_key]).filter(
            place=self.series.place_id, starts_at__in=self.wanted.values()
        )
        if self.series.pk:
            same = same.exclude(series=self.series)
        return {_slot(session): session for session in same}


def _slot(session: Session) -> Slot:
    return session.starts_at, session.place_id


def _told(session: Session, planned: Mapping[str, object]) -> Session:
    for name, value in planned.items():
        setattr(session, name, value)
    return session
