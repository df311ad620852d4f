"""What staff decide about a proposal: yes, not yet, no; a no can be taken back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.users.models import User
from partners.differences import content_of, differences
from partners.keys import Sheet, hold, key_of, sheet_of
from partners.models import Proposal
from partners.models.proposal import State
from partners.services.editing import keep, keep_what_staff_decide, settle_open
from partners.services.telling import tell


class DecidedError(Exception):
    """Somebody decided about this proposal meanwhile, or its sheet is gone."""


@transaction.atomic
def accept(*, proposal: Proposal, user: User) -> Sheet:
    """Make public what the author changed, and nothing else: what others changed since stays.

    Raises DecidedError; ValidationError where the two together make no sense, or the sheet was taken down.
    """
    held = _held(proposal)
    if held.base is not None and not sheet_of(held.sheet).live:
        raise ValidationError(_("It was taken down since. Refuse the change, or publish the sheet first."))
    sheet = merged(held)
    sheet.full_clean()
    revision = keep(sheet, user, held.organisation)
    revision.publish(user=user, skip_permission_checks=True)
    _decide(held, State.ACCEPTED, user)
    return sheet


def merged(proposal: Proposal) -> Sheet:
    """Return the sheet as it would be: what the public reads now, with what the author changed."""
    proposed = proposal.revision.as_object()
    now = sheet_of(proposal.sheet)
    if now is None:
        return proposed
    if proposal.base is None or not now.live:
        return keep_what_staff_decide(proposed, now)
    for name in changed_fields(proposal):
        is_many = now._meta.get_field(name).many_to_many
        setattr(now, name, list(getattr(proposed, name).all()) if is_many else getattr(proposed, name))
    return now


def changed_fields(proposal: Proposal) -> list[str]:
    """Return the fields that the author changed, by what the public read when they began."""
    said, base = content_of(proposal.revision.as_object()), proposal.base or {}
    return [name for name, value in said.items() if (base.get(name) or "") != (value or "")]


def changed_meanwhile(proposal: Proposal) -> list[str]:
    """Return the fields that both the author and somebody else changed: a person has to look."""
    now = sheet_of(proposal.sheet)
    if proposal.base is None or now is None:
        return []
    said = content_of(now)
    both = (name for name in changed_fields(proposal) if name in proposal.base)
    return [name for name in both if (proposal.base[name] or "") != (said[name] or "")]


@transaction.atomic
def ask_for_change(*, proposal: Proposal, user: User, reason: str) -> None:
    """Send a proposal back with what to change; its text stays with its author. Raises DecidedError."""
    _decide(_held(proposal), State.ASKED, user, reason)


@transaction.atomic
def refuse(*, proposal: Proposal, user: User, reason: str) -> None:
    """Say no, and why: the public sheet stays, the text stays in the history. Raises DecidedError."""
    held = _held(proposal)
    sheet = sheet_of(held.sheet)
    if sheet.live:
        _show_draft(sheet, has_draft=False, revision=sheet.live_revision_id or held.revision_id)
    _decide(held, State.REFUSED, user, reason)


@transaction.atomic
def reopen(*, proposal: Proposal, user: User) -> None:
    """Take a refusal back: it waits again. Raises DecidedError where another one waits for the sheet."""
    sheet = hold(proposal.sheet)
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    is_taken = Proposal.objects.open().filter(sheet=held.sheet).exists()
    if held.state != State.REFUSED or is_taken or sheet is None:
        raise DecidedError
    _show_draft(sheet, has_draft=True, revision=held.revision_id)
    _decide(held, State.WAITING, user)


@transaction.atomic
def amended(*, sheet: Sheet, user: User) -> None:
    """Note that staff published a sheet in the admin: a proposal that waited for it is accepted, and its
    author told what is otherwise than they wrote it.
    """
    waiting = Proposal.objects.open().filter(sheet=key_of(sheet)).select_related("revision").first()
    if waiting is None:
        return
    is_same = not differences(waiting.revision.as_object(), sheet)
    state = State.ACCEPTED if is_same else State.AMENDED
    settle_open(sheet, state, user)
    log(sheet, f"partners.{state}", user=user)


def _held(proposal: Proposal) -> Proposal:
    """Return the proposal, locked, where it still says and waits for what the person read."""
    # The sheet first, as whoever proposes does: two that wait for each other would both fail.
    sheet = hold(proposal.sheet)
    held = Proposal.objects.select_for_update().filter(pk=proposal.pk).first()
    is_same = held is not None and held.revision_id == proposal.revision_id
    if not is_same or held.state != State.WAITING or sheet is None:
        raise DecidedError
    return held


def _show_draft(sheet: Sheet, *, has_draft: bool, revision: int) -> None:
    """Say which revision those who edit the sheet begin with."""
    rows = type(sheet).objects.filter(pk=sheet.pk)
    rows.update(has_unpublished_changes=has_draft, latest_revision=revision)


def _decide(proposal: Proposal, state: State, user: User, reason: str = "") -> None:
    proposal.state, proposal.reason = state, reason
    proposal.decided_by, proposal.decided_at = user, timezone.now()
    proposal.save()
    data = {"reason": reason} if reason else None
    sheet = sheet_of(proposal.sheet)
    log(sheet, f"partners.{state}", user=user, data=data)
    tell(proposal, sheet, user)
