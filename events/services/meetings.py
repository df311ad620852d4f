"""The further dates of a session that is booked as one."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from events.keeping_in_step import refresh_workshops
from events.models import Meeting, Session


@transaction.atomic
def set_meetings(*, session: Session, starts: Iterable[datetime]) -> None:
    """Give a session these further dates and no other; each lasts as long as the first."""
    length = session.ends_at - session.starts_at
    wanted = {start: start + length for start in starts}
    session.meetings.exclude(starts_at__in=wanted).delete()
    Meeting.objects.bulk_create(
        [Meeting(session=session, starts_at=start, ends_at=end) for start, end in wanted.items()],
        update_conflicts=True,
        unique_fields=["session", "starts_at"],
        update_fields=["ends_at"],
    )
    refresh_workshops([session.workshop_key])
