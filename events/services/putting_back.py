"""A session that was called off takes place after all: its seats are free again."""

from datetime import datetime

from events.models import Session
from events.services import locking
from events.services.refusing import NotPossibleError, Reason
from network.catalogue.enums import Status


def check_back(session: Session, *, now: datetime) -> None:
    """Raise NotPossibleError where a session was not called off, or its hour is over."""
    if session.status != Status.CANCELLED:
        raise NotPossibleError(Reason.NOT_OFF)
    if session.starts_at <= now:
        raise NotPossibleError(Reason.BEGUN)


def put_session_back(*, session: int, note: str, now: datetime) -> Session:
    """Let a session that was called off take place, with this note beside it. Raises NotPossibleError.

    Who was registered was told that it does not take place and has no seat: nobody is told, nobody is seated.
    """
    with locking.held(session) as row:
        check_back(row, now=now)
        row.status, row.note = Status.SCHEDULED, note
        row.full_clean()
        row.save(update_fields=["status", "note"])
    return row
