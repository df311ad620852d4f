"""The two addresses of a personal calendar: the page about it, and the file that a program asks for."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.translation import override

from events.models import PersonalCalendar, Registration
from events.registration.links import seal

PURPOSE = "calendar"
# The page is opened from another one; the file is asked for by a program, for as long as somebody attends.
PAGE_GOOD_FOR = timedelta(days=1)
FILE_GOOD_FOR = timedelta(days=400)


def personal_feed_url(registration: Registration) -> str:
    """Return the address of the page about the person's own calendar, good for a day.

    Show it only to whoever came by a link that was sent to the person: it leads to all their dates.
    """
    with override(registration.language):
        path = reverse("personal_calendar", args=[seal(registration, PURPOSE)])
    return f"{settings.SITE_URL}{path}"


def file_path(calendar: PersonalCalendar) -> str:
    """Return the path of the file, in the language that is read."""
    return reverse("personal_file", args=[_signer().sign(calendar.key)])


def calendar_at(token: str) -> PersonalCalendar | None:
    """Return the calendar that a file's address names; None when it is forged, changed or too old."""
    try:
        key = _signer().unsign(token, max_age=FILE_GOOD_FOR)
    except BadSignature:
        return None
    return PersonalCalendar.objects.filter(key=key).first()


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="events.personal_calendar")
