"""Calling a session off: it stays visible, struck, so that nobody comes in vain."""

from django.db import transaction

from events.models import Session
from network.catalogue.enums import Status


@transaction.atomic
def cancel(*, session: Session, note: str = "") -> Session:
    """Mark `session` cancelled, with a note that says why when there is one."""
    session.status = Status.CANCELLED
    session.note = note or session.note
    session.full_clean()
    session.save()
    return session
