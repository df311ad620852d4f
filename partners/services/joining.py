"""Requests to take part: written by anybody, accepted with an invitation or refused with a reason."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.accounts.letters import write_letter
from network.users.models import User
from partners.enums import Decision, Role
from partners.models import Invitation, JoinRequest, Organisation
from partners.services.inviting import invite

KEPT_FOR = timedelta(days=30)
# Nobody decides any more on a request as old as this.
FORGOTTEN_AFTER = timedelta(days=180)


class DecidedError(Exception):
    """Somebody has decided already."""


@transaction.atomic
def accept_request(
    *, request: JoinRequest, organisation: Organisation, role: Role, by: User, now: datetime
) -> None:
    """Invite whoever asked. Raises DecidedError."""
    _decide(request, Decision.ACCEPTED, by, now)
    with override(request.language):
        invite(organisation=organisation, email=request.email, role=role, by=by, now=now)


@transaction.atomic
def refuse_request(*, request: JoinRequest, reason: str, by: User, now: datetime) -> None:
    """Tell whoever asked why not. Raises DecidedError."""
    _decide(request, Decision.REFUSED, by, now)
    with override(request.language):
        subject = _("Your request about %(name)s") % {"name": request.organisation_name}
        told = {"request": request, "reason": reason}
        write_letter(to=request.email, subject=subject, template="partners/mail/refusal.txt", context=told)


def erase_old(now: datetime) -> int:
    """Erase requests and invitations a month after they are over; return how many."""
    gone, long_ago = now - KEPT_FOR, now - FORGOTTEN_AFTER
    requests = JoinRequest.objects.filter(Q(decided_at__lt=gone) | Q(created_at__lt=long_ago))
    over = Q(accepted_at__lt=gone) | Q(withdrawn_at__lt=gone) | Q(expires_at__lt=gone)
    return requests.delete()[0] + Invitation.objects.filter(over).delete()[0]


def _decide(request: JoinRequest, decision: Decision, by: User, now: datetime) -> None:
    one = JoinRequest.objects.filter(pk=request.pk, decision=Decision.OPEN)
    if not one.update(decision=decision, decided_by=by, decided_at=now):
        raise DecidedError
