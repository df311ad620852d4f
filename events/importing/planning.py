"""Compares a file with what is here: what to create, what to change, what stays; writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from events.importing.reading import Dates, Row, Text
from events.importing.texts import SOURCE, differences
from events.models import Session, WorkshopPage
from events.services.capacity import check_capacity
from events.services.refusing import NotPossibleError
from network.catalogue.enums import Status
from network.sheets.verdicts import Outcome, Remark, Verdict

Slot = tuple[UUID, datetime, int | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What one workshop of the file needs; `changes` are the parts of its text that differ."""

    identifier: str
    key: UUID
    text: Text
    page: WorkshopPage | None
    changes: frozenset[str]
    created: list[Session]
    changed: list[Session]
    verdicts: list[Verdict]


class Planner:
    """Plans workshops against the pages and sessions already here, read once for all."""

    def __init__(self, identifiers: Iterable[str]) -> None:
        pages = WorkshopPage.objects.filter(source=SOURCE, source_id__in=set(identifiers))
        pages = pages.select_related("organisation", "locale").prefetch_related("skills")
        self.pages: Mapping[str, WorkshopPage] = {page.source_id: page for page in pages}
        sessions = Session.objects.of_keys([page.translation_key for page in self.pages.values()])
        self.sessions: dict[Slot, Session] = {_slot(session): session for session in sessions}

    def plan(self, identifier: str, rows: Sequence[Row]) -> Plan:
        page = self.pages.get(identifier)
        key, text = page.translation_key if page else uuid4(), rows[0].text
        changes = differences(page, text) if page else frozenset()
        plan = Plan(identifier, key, text, page, changes, [], [], [])
        seen: dict[Slot, int] = {}
        for row in rows:
            plan.verdicts.append(self._judge(row, plan, rows[0], seen))
        return plan

    def _judge(self, row: Row, plan: Plan, first: Row, seen: dict[Slot, int]) -> Verdict:
        wanted = [_session(plan.key, start, row.dates) for start in row.dates.starts]
        twice = next((seen[_slot(session)] for session in wanted if _slot(session) in seen), None)
        if twice:
            remark = Remark("starts_at", _("has a date that is already on line %(line)s") % {"line": twice})
            return Verdict(row.record, Outcome.REJECTED, [remark])
        seen |= {_slot(session): row.record.line for session in wanted}
        return self._accepted(row, plan, first, wanted)

    def _accepted(self, row: Row, plan: Plan, first: Row, wanted: Sequence[Session]) -> Verdict:
        here = [self.sessions.get(_slot(session)) for session in wanted]
        try:
            for known in filter(None, here):
                check_capacity(known, row.dates.capacity)
        except NotPossibleError as refusal:
            return Verdict(row.record, Outcome.REJECTED, [Remark("capacity", str(refusal))])
        new = [session for session, known in zip(wanted, here, strict=True) if not known]
        changed = [known for known in here if known and _update(known, row.dates)]
        plan.created.extend(new)
        plan.changed.extend(changed)
        outcome = _outcome(row, plan, first, new, changed)
        return Verdict(row.record, outcome, _remarks(row, plan, first))


def _slot(session: Session) -> Slot:
    return session.workshop_key, session.starts_at, session.place_id


def _session(key: UUID, start: datetime, dates: Dates) -> Session:
    return Session(
        workshop_key=key,
        starts_at=start,
        ends_at=start + timedelta(minutes=dates.minutes),
        place_id=dates.place,
        remote_url=dates.remote_url,
        capacity=dates.capacity,
        status=dates.status or Status.SCHEDULED,
    )


def _update(session: Session, dates: Dates) -> bool:
    """Give a session what its row says, and tell whether that changed it; what is not said stays."""
    said = {"ends_at": session.starts_at + timedelta(minutes=dates.minutes), "capacity": dates.capacity}
    said |= {"status": dates.status} if dates.status else {}
    said |= {"remote_url": dates.remote_url} if dates.remote_url else {}
    different = {name: value for name, value in said.items() if getattr(session, name) != value}
    for name, value in different.items():
        setattr(session, name, value)
    return bool(different)


def _outcome(row: Row, plan: Plan, first: Row, new: Sequence[Session], changed: Sequence[Session]) -> Outcome:
    if new:
        return Outcome.CREATED
    is_text_changed = row is first and plan.changes
    return Outcome.UPDATED if changed or is_text_changed else Outcome.UNCHANGED


def _remarks(row: Row, plan: Plan, first: Row) -> list[Remark]:
    if row is first and plan.changes and plan.page and plan.page.has_unpublished_changes:
        reason = _("has changes that are not published: they are kept and may undo this import")
        return [Remark("", reason)]
    if row.text == first.text:
        return []
    reason = _("says something else of the workshop than line %(line)s, which counts")
    return [Remark("", reason % {"line": first.record.line})]
