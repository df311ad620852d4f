"""Copies of a session in the weeks that follow, until a series is a thing of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from events.keeping_in_step import refresh_workshops
from events.local_time import same_time_after
from events.models import Session
from network.catalogue.enums import Status

MAX_TIMES = 52
MAX_WEEKS = 8
AS_PLANNED = (Status.SCHEDULED, Status.FULL)


@dataclass(frozen=True, slots=True)
class Copies:
    """What became of a demand for copies; `skipped` are starts where the session was there already."""

    created: list[Session]
    skipped: list[datetime]


@transaction.atomic
def copy_weekly(*, session: Session, times: int, weeks: int = 1) -> Copies:
    """Copy `session` `times` times, every `weeks` weeks, at the same time on the wall in Paris.

    A copy is scheduled, whatever became of the original: why that one was called off or moved is not
    said of the copies. Raises ValueError beyond 52 times or 8 weeks.
    """
    if not (1 <= times <= MAX_TIMES and 1 <= weeks <= MAX_WEEKS):
        raise ValueError(f"times must be 1 to {MAX_TIMES} and weeks 1 to {MAX_WEEKS}")
    wanted = [_moved(session, days=7 * weeks * step) for step in range(1, times + 1)]
    taken = _taken(session, [copy.starts_at for copy in wanted])
    created = Session.objects.bulk_create([copy for copy in wanted if copy.starts_at not in taken])
    refresh_workshops([session.workshop_key])
    return Copies(created, [copy.starts_at for copy in wanted if copy.starts_at in taken])


def _moved(session: Session, *, days: int) -> Session:
    return Session(
        workshop_key=session.workshop_key,
        starts_at=same_time_after(session.starts_at, days),
        ends_at=same_time_after(session.ends_at, days),
        place_id=session.place_id,
        remote_url=session.remote_url,
        capacity=session.capacity,
        status=Status.SCHEDULED,
        note=session.note if session.status in AS_PLANNED else "",
    )


def _taken(session: Session, starts: list[datetime]) -> set[datetime]:
    same = Session.objects.of_keys([session.workshop_key]).filter(
        place=session.place_id, starts_at__in=starts
    )
    return set(same.values_list("starts_at", flat=True))
