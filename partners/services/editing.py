"""What partners change: kept as a revision, public at once where there is trust, else reviewed first."""

import json
from hashlib import sha256

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import Revision

from network.users.models import User
from partners.differences import content_of
from partners.keys import Sheet, key_of
from partners.models import Organisation, Proposal
from partners.models.proposal import State
from partners.permissions import PUBLISHES_ALL, acts_for
from partners.services.recording import begin_history
from partners.services.telling import tell

# What staff decide or the site notes, whatever a draft of before says.
NOT_THEIRS = frozenset(["is_trusted", "merged_into", "asked_months", "hidden_from"])


# In the history of what its own people took down: the mark of what the public read until then.
READ_BEFORE = "read_before"
# Two who write at once began with one of the newest texts.
MOST_LOOKED_AT = 20


class Outcome(TextChoices):
    PUBLISHED = "published"
    IN_REVIEW = "in-review"


class ClashError(Exception):
    """Somebody saved since: `latest` is what they wrote. Nothing was saved; both can be shown."""

    def __init__(self, latest: Sheet) -> None:
        self.latest = latest
        super().__init__(str(latest))


def latest(sheet: Sheet) -> Sheet:
    """Return a sheet as it was written last, public or not; what its people do not write is as it is now."""
    if not (sheet.pk and sheet.has_unpublished_changes):
        return sheet
    return keep_what_staff_decide(sheet.get_latest_revision_as_object(), sheet)


def keep_what_staff_decide(draft: Sheet, now: Sheet) -> Sheet:
    """Return a text of a sheet with what is not its people's to say as it is now."""
    for name in NOT_THEIRS & {field.name for field in now._meta.concrete_fields}:
        setattr(draft, name, getattr(now, name))
    return draft


def edition(sheet: Sheet) -> str:
    """Return the mark of what was written last: another mark means other words, whoever wrote them.

    That somebody said meanwhile that all is right is no other word.
    """
    if not sheet.pk:
        return ""
    return _mark(latest(type(sheet).objects.get(pk=sheet.pk)))


def _mark(text: Sheet) -> str:
    told = content_of(text) | {text.checked_field: None}
    said = json.dumps(told, sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def begun_with(sheet: Sheet, mark: str) -> Sheet | None:
    """Return the text of an edition; where none is kept, what was written before the newest; else None."""
    texts = [one.as_object() for one in sheet.revisions.order_by("-pk")[:MOST_LOOKED_AT]]
    before = texts[1] if len(texts) > 1 else None
    return next((text for text in texts if _mark(text) == mark), before)


def publishes(user: User, organisation: Organisation) -> bool:
    """Return whether what a user writes for an organisation is public at once."""
    return organisation.is_trusted or user.has_perm(PUBLISHES_ALL)


@transaction.atomic
def propose(*, sheet: Sheet, user: User, organisation: Organisation, based_on: str) -> Outcome:
    """Keep a changed, checked sheet as a revision; public at once, or to be reviewed.

    `based_on` is the `edition` that its author had before them. Raises ClashError.
    """
    public = _held(sheet)
    if public and edition(public) != based_on:
        raise ClashError(latest(public))
    base = content_of(public) if public and public.live else None
    if public is None:
        _begin(sheet, user)
    else:
        begin_history(public)
    is_known = public is not None and _is_what_was_public(sheet, public)
    revision = keep(sheet, user, organisation)
    if is_known or publishes(user, organisation):
        revision.publish(user=user, skip_permission_checks=True)
        settle_open(sheet, State.ACCEPTED, user)
        return Outcome.PUBLISHED
    _ask_for_review(sheet, revision, base, user, organisation)
    return Outcome.IN_REVIEW


def keep(sheet: Sheet, user: User, organisation: Organisation) -> Revision:
    """Save a sheet as its newest revision; the history says who wrote, and for whom."""
    revision = sheet.save_revision(user=user, clean=False)
    data = {"for": organisation.pk} if acts_for(user, organisation) else None
    log(sheet, "wagtail.edit", user=user, revision=revision, content_changed=True, data=data)
    return revision


def _is_what_was_public(sheet: Sheet, public: Sheet) -> bool:
    """Return whether its own people took a sheet down and put it back as everybody read it: known words."""
    if public.live:
        return False
    entries = log_registry.get_logs_for_instance(public).filter(action__regex=r"^wagtail\.(un)?publish")
    last = entries.order_by("timestamp", "pk").last()
    return last is not None and last.data.get(READ_BEFORE) == _mark(sheet)


@transaction.atomic
def withdraw(*, sheet: Sheet, user: User, organisation: Organisation) -> None:
    """Take a sheet down: what an organisation does not offer any more is public no longer, at once.

    A change of it that waits need not be decided: its text stays, and is proposed when the sheet is put back.
    """
    sheet = _held(sheet)
    Proposal.objects.open().filter(sheet=key_of(sheet)).delete()
    if not sheet.live:
        return
    # What staff take down waits for staff.
    is_staff_in_their_place = acts_for(user, organisation)
    data = {"for": organisation.pk} if is_staff_in_their_place else {READ_BEFORE: _mark(sheet)}
    sheet.first_published_at = sheet.first_published_at or timezone.now()
    UnpublishAction(sheet, user=user, log_action=False).execute(skip_permission_checks=True)
    log(sheet, "wagtail.unpublish", user=user, data=data)


def settle_open(sheet: Sheet, state: State, user: User | None) -> Proposal | None:
    """Close the proposal that waits for a sheet, if any, as decided by a user; its author is told."""
    open_ones = Proposal.objects.open().filter(sheet=key_of(sheet)).select_for_update()
    waiting = open_ones.first()
    if waiting:
        waiting.state, waiting.decided_at, waiting.decided_by = state, timezone.now(), user
        waiting.save()
        tell(waiting, sheet, user)
    return waiting


def _held(sheet: Sheet) -> Sheet | None:
    """Return the row of a sheet, locked until the end of the transaction; None of a new one."""
    return type(sheet).objects.select_for_update().get(pk=sheet.pk) if sheet.pk else None


def _begin(sheet: Sheet, user: User) -> None:
    """Save a new sheet, not public yet, with what it points to."""
    sheet.live = False
    chosen = {field.name: list(getattr(sheet, field.name).all()) for field in sheet._meta.many_to_many}
    sheet.save()
    for name, rows in chosen.items():
        setattr(sheet, name, rows)
    log(sheet, "wagtail.create", user=user)


def _ask_for_review(
    sheet: Sheet, revision: Revision, base: object, user: User, organisation: Organisation
) -> None:
    """Make the one open proposal of a sheet say this; what the public read at its start stays its base."""
    told = {"revision": revision, "author": user, "organisation": organisation}
    fresh = {"state": State.WAITING, "reason": "", "created_at": timezone.now()}
    if base is None:
        # Taken down meanwhile: all of the text is to be read again.
        fresh["base"] = None
    open_one = Proposal.objects.open().filter(sheet=key_of(sheet))
    if not open_one.update(**told, **fresh, decided_by=None, decided_at=None):
        Proposal.objects.create(**{"sheet": key_of(sheet), "base": base, **told, **fresh})
