"""The network says that somebody was there: once, with what they agreed to show."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from events.enums import Attendance
from events.local_time import local
from events.models import Attestation, Registration, Session
from events.models.attestation import holder_of
from events.services.refusing import NotPossibleError, Reason
from network import erasures

KIND = "attestation_name"


@transaction.atomic
def attest(
    *, registration: Registration, now: datetime, shows_name: bool = False, in_passport: bool = False
) -> Attestation:
    """Return the attestation of somebody who was there, made at the first call, with these agreements.

    What it says of the workshop stays as it was then. Raises NotPossibleError where they were not there.
    """
    if registration.attendance != Attendance.PRESENT or not registration.first_name:
        raise NotPossibleError(Reason.NOT_THERE)
    agreed = {"shows_name": shows_name, "holder": holder_of(registration.email) if in_passport else ""}
    told = _told(registration) | agreed | {"made_at": now}
    made, is_new = Attestation.objects.get_or_create(registration=registration, defaults=told)
    if is_new:
        return made
    if (made.shows_name and not shows_name) or (made.holder and not in_passport):
        erasures.record(KIND, made.code)
    made.shows_name, made.holder = agreed["shows_name"], agreed["holder"]
    made.save(update_fields=["shows_name", "holder"])
    return made


def forget_holder(*, email: str) -> int:
    """Take all attestations of an address out of its passport, and their names off the public page."""
    held = list(Attestation.objects.held_by(holder_of(email)))
    return forget_codes([one.code for one in held])


@transaction.atomic
def forget_codes(codes: list[str]) -> int:
    """Do the same for attestations by their codes; return how many there were."""
    erasures.record(KIND, *codes)
    return Attestation.objects.filter(code__in=codes).update(shows_name=False, holder="")


def _told(registration: Registration) -> dict[str, object]:
    """Return what the attestation will say, in the language of its person."""
    session = Session.objects.select_related("place").get(pk=registration.session_id)
    dates = session.dates
    length = sum(int((date.ends_at - date.starts_at).total_seconds()) for date in dates) // 60
    with override(registration.language):
        workshop = session.workshop
    return {
        "session": session,
        "language": workshop.locale.language_code if workshop else registration.language,
        "title": workshop.title if workshop else "",
        "organisation": workshop.organisation.name if workshop else "",
        "skills": [skill.name for skill in workshop.taught] if workshop else [],
        "place": "" if session.is_online else f"{session.place.name}, {session.place.commune}",
        "first_on": local(dates[0].starts_at).date(),
        "last_on": local(dates[-1].starts_at).date(),
        "dates": len(dates),
        "minutes": length,
    }


def forget_again(lines: Sequence[erasures.Erasure]) -> int:
    """Withdraw again after a restore what was withdrawn since the backup."""
    return forget_codes([line.key for line in lines])
