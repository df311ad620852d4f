"""Every reading of names is noted: who, when, which session, how; never what was read."""

from datetime import datetime, timedelta

from django.utils import timezone

from events.enums import RosterUse
from events.models import RosterAccess, Session
from network.users.models import User

KEPT_FOR = timedelta(days=365)


def record_access(*, user: User, session: Session, how: RosterUse) -> None:
    """Note that a user has who comes to a session before them; called by whatever shows or sends names."""
    RosterAccess.objects.create(user=user, session=session, how=RosterUse(how), at=timezone.now())


def forget_accesses(*, now: datetime) -> int:
    """Erase the notes that are a year old; return how many."""
    return RosterAccess.objects.before(now - KEPT_FOR).delete()[0]
