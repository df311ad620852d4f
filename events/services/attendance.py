"""Who was there, noted at the door: the same note twice changes nothing, the last tap wins."""

from datetime import datetime

from django.db.models import Q

from events.enums import Attendance
from events.models import Registration, Session
from events.services.refusing import NotPossibleError, Reason
from events.services.waiting_list import LAST_OFFER_BEFORE
from network.catalogue.enums import Status


def check_doors(session: Session, *, now: datetime) -> None:
    """Raise NotPossibleError until two hours before a session: from then on no seat is offered any more."""
    if session.status == Status.CANCELLED:
        raise NotPossibleError(Reason.CALLED_OFF)
    if now < session.starts_at - LAST_OFFER_BEFORE:
        raise NotPossibleError(Reason.TOO_EARLY)


def why_closed_door(session: Session, *, now: datetime) -> str:
    """Return why nobody can be noted yet, or any more; nothing while the doors are open."""
    try:
        check_doors(session, now=now)
    except NotPossibleError as refusal:
        return str(refusal)
    return ""


def note_attendance(
    *, session: Session, registration: int, attendance: str, noted_at: datetime, now: datetime
) -> str:
    """Note who was there, "" to take a note back; return what is noted now.

    A tap that arrives late, from a phone that had no connection, does not undo a later one. Raises
    Registration.DoesNotExist for who has no seat here, NotPossibleError.
    """
    check_doors(session, now=now)
    seated = Registration.objects.confirmed().filter(session=session, pk=registration)
    earlier = seated.filter(Q(attendance_at=None) | Q(attendance_at__lte=noted_at))
    earlier.update(attendance=Attendance(attendance) if attendance else "", attendance_at=min(noted_at, now))
    return seated.values_list("attendance", flat=True).get()
