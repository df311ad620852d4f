"""Why something cannot be done, in words for the person who asked."""

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.models import Session, WorkshopPage
from network.catalogue.enums import Status


class Reason(TextChoices):
    """Keys are stable; labels say what to do instead."""

    BEGUN = "begun", _("This session has begun. Choose another date.")
    CALLED_OFF = "called-off", _("This session is called off. Choose another date.")
    NOT_OFF = "not-off", _("This date is not called off.")
    POSTPONED = "postponed", _("This session is postponed and has no date yet. Call us to be told.")
    CLOSED = "closed", _("Registration is closed for this session. Choose another date, or call us.")
    NOT_PUBLIC = "not-public", _("This session is not open to the public. Choose another date.")
    TOO_MANY = (
        "too-many",
        _(
            "%(people)s people cannot come: there are %(capacity)s seats in all. "
            "Split the group between several dates."
        ),
    )
    NOBODY = "nobody", _("Write at least one person.")
    OVER = (
        "over",
        _("This offer is over: the seat went to the next person. You can register again to wait."),
    )
    KNOWN = "known", _("Somebody of this name is registered here with this address already.")
    TOO_EARLY = (
        "too-early",
        _("This opens two hours before the session. Until then, enrol people as for any date."),
    )
    NO_SEAT_LEFT = (
        "no-seat-left",
        _("No seat is left. To let this person in all the same, write why: a seat is added."),
    )
    NOT_THERE = ("not-there", _("An attestation is for people who were there. Note their attendance first."))
    TAKEN = (
        "taken",
        _(
            "%(people)s people have a seat already: write at least %(people)s seats, "
            "or cancel registrations first."
        ),
    )
    NO_SEAT = "no-seat", _("No seat is free at that date: nothing was changed. Choose another date.")
    LEFT = "left", _("This person does not come any more: register them again instead.")


class NotPossibleError(Exception):
    """What was asked cannot be done; its text says why, and what to do."""

    def __init__(self, reason: Reason, **figures: int) -> None:
        self.reason = reason
        super().__init__(str(reason.label) % figures if figures else str(reason.label))


_CLOSED = {
    Status.CANCELLED: Reason.CALLED_OFF,
    Status.POSTPONED: Reason.POSTPONED,
}


def why_closed(session: Session, *, now: datetime, by_staff: bool = False) -> Reason | None:
    """Return why nobody can register; None where people can. Staff also enrol where the public cannot."""
    if session.starts_at <= now:
        return Reason.BEGUN
    if session.status in _CLOSED or by_staff:
        return _CLOSED.get(session.status)
    if session.status == Status.FULL:
        return Reason.CLOSED
    return None if _is_public(session) else Reason.NOT_PUBLIC


def _is_public(session: Session) -> bool:
    is_somewhere = session.is_online or session.place.live
    pages = WorkshopPage.objects.readable().filter(translation_key=session.workshop_key)
    return is_somewhere and pages.exists()
