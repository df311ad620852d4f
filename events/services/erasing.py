"""Names go, figures stay: what is personal in a registration is emptied, its row is still counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from events.local_time import local
from events.models import ExtraSeat, Message, Party, PersonalCalendar, Registration
from events.models.registration import key
from events.services import locking
from events.services.cancelling import cancel_registration
from network import erasures
from network.content.models import NetworkSettings
from network.erasures import Erasure

# What tells who somebody is; the text of these fields is erased. Their links die with their key.
PERSONAL: Mapping[type, tuple[str, ...]] = {
    Registration: (
        "first_name",
        "last_name",
        "email",
        "phone",
        "access_needs",
        "equipment_needed",
        "asked_by",
    ),
    Party: ("name", "email", "phone"),
}
# Rows that hang on those, and go with the names.
FOLLOWERS = (Message,)
# The kinds of the journal.
REGISTRATION, PARTY = "registration", "party"


def retention_days() -> int:
    """Return how many days after a session names are kept."""
    chosen = NetworkSettings.objects.values_list("retention_days", flat=True).first()
    return chosen or NetworkSettings.RETENTION_DAYS


def erase_old(*, now: datetime) -> int:
    """Erase who came to sessions that are over for long enough; return how many registrations and groups."""
    limit = now - timedelta(days=retention_days())
    old = [model.objects.kept().over_before(limit) for model in PERSONAL]
    sessions = {session for rows in old for session in rows.values_list("session", flat=True)}
    erased = sum(_erase_session(session, now) for session in sorted(sessions))
    PersonalCalendar.objects.unused().delete()
    return erased


@transaction.atomic
def erase(rows: Sequence[Registration | Party], *, now: datetime) -> int:
    """Empty rows of one model that are not erased yet, with what hangs on them; return how many.

    The journal knows them by the key that a backup may still hold.
    """
    if not rows:
        return 0
    model = type(rows[0])
    erasures.record(REGISTRATION if model is Registration else PARTY, *(row.key for row in rows))
    fields = {name for row in rows for name in _empty(row, now)}
    model.objects.bulk_update(rows, sorted(fields), batch_size=200)
    _erase_followers(model, [row.pk for row in rows])
    return len(rows)


def erase_one(*, registration: int, now: datetime) -> bool:
    """Erase one registration; return whether it had a seat or a place in the line, which goes to the next."""
    session = Registration.objects.values_list("session", flat=True).get(pk=registration)
    with locking.held(session) as held:
        one = Registration.objects.kept().filter(pk=registration).first()
        leaves = one is not None and one.is_active and held.starts_at > now
        if leaves:
            one = cancel_registration(registration=one, now=now)
        erase([one] if one else [], now=now)
    return leaves


def replay_registrations(lines: Sequence[Erasure]) -> int:
    """Erase again the registrations that a restored backup brought back, and what is due by its age."""
    now = timezone.now()
    found = Registration.objects.kept().filter(key__in=[line.key for line in lines])
    rows = list(found.values_list("pk", flat=True))
    for row in rows:
        erase_one(registration=row, now=now)
    return len(rows) + erase_old(now=now)


def replay_parties(lines: Sequence[Erasure]) -> int:
    """Erase again who had enrolled others."""
    found = Party.objects.kept().filter(key__in=[line.key for line in lines])
    return erase(list(found), now=timezone.now())


@transaction.atomic
def _erase_session(session: int, now: datetime) -> int:
    return sum(erase(list(model.objects.kept().filter(session=session)), now=now) for model in PERSONAL)


def _empty(row: Registration | Party, now: datetime) -> Iterable[str]:
    """Take out what is personal; return the fields that changed."""
    changed = dict.fromkeys(PERSONAL[type(row)], "")
    # The minute somebody pressed a button could be found in another log.
    midnight = local(row.created_at).replace(hour=0, minute=0, second=0, microsecond=0)
    changed |= {"key": key(), "created_at": midnight, "erased_at": now}
    if isinstance(row, Registration):
        # Another one a row: who has a seat is there once, erased or not.
        changed |= {"person_key": key(), "consented_at": None}
    for name, value in changed.items():
        setattr(row, name, value)
    return changed


def _erase_followers(model: type, rows: Sequence[int]) -> None:
    field = "registration" if model is Registration else "party"
    for follower in FOLLOWERS:
        follower.objects.filter(Q(**{f"{field}__in": rows})).delete()
    if model is Registration:
        # Why somebody was let in may tell who they are.
        ExtraSeat.objects.filter(registration__in=rows).update(reason="")
    kind = ContentType.objects.get_for_model(model)
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=map(str, rows)).delete()
