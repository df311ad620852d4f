"""What somebody registered for is not deleted, by any way: it is called off or hidden instead."""

from django.db.models import ProtectedError, QuerySet
from django.utils.translation import ngettext

from events.models import Registration, Session, WorkshopPage


def why_kept(sessions: QuerySet[Session]) -> str:
    """Return why these sessions, or what they belong to, are not deleted, and what to do; "" where they may.

    It tells how many people are concerned, never who.
    """
    people = Registration.objects.filter(session__in=sessions).count()
    if not people:
        return ""
    words = ngettext(
        "Not deleted: %(people)s person registered here. Call the session off instead: everybody is told, "
        "and it stays visible, struck.",
        "Not deleted: %(people)s people registered here. Call the sessions off instead: everybody is told, "
        "and they stay visible, struck.",
        people,
    )
    return words % {"people": people}


def keep_booked_page(page: WorkshopPage) -> None:
    """Raise ProtectedError where the last page of a workshop went while people are registered for it.

    Sessions know their workshop by a key, which no foreign key protects.
    """
    if WorkshopPage.objects.filter(translation_key=page.translation_key).exists():
        return
    reason = why_kept(Session.objects.of(page))
    if reason:
        raise ProtectedError(reason, {page})
