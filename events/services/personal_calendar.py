"""The address of a person's own calendar: made when asked for, and changed."""

from datetime import datetime

from events.models import PersonalCalendar
from events.models.registration import key


def renew_personal_calendar(*, person_key: str, now: datetime) -> PersonalCalendar:
    """Give a person a calendar at a new address; the one before, if any, is dead from now on."""
    calendar, _is_new = PersonalCalendar.objects.update_or_create(
        person_key=person_key, defaults={"key": key(), "renewed_at": now}
    )
    return calendar
