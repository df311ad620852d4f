"""The people of an organisation change: another role, removed, leaving. An organisation keeps an owner."""

from django.db import transaction
from django.utils import timezone

from network.users.models import User
from partners.enums import Role
from partners.models import Invitation, Membership, Organisation
from partners.services.history import note


class LastOwnerError(Exception):
    """Without this person the organisation would have members and no owner."""


@transaction.atomic
def change_role(*, member: Membership, role: Role, by: User) -> None:
    """Give a member another role. Raises LastOwnerError."""
    if role != Role.OWNER:
        _keep_an_owner(member)
        _withdraw_theirs(member, by)
    Membership.objects.filter(pk=member.pk).update(role=role)
    note(member.organisation, "partners.change_role", by=by, role=role, member=member.user_id)


@transaction.atomic
def remove(*, member: Membership, by: User) -> None:
    """End a membership. What the person wrote, drafts too, stays with the organisation.

    Raises LastOwnerError, unless nobody else is there: staff then look after the organisation.
    """
    _keep_an_owner(member)
    _withdraw_theirs(member, by)
    organisation, user = member.organisation, member.user_id
    member.delete()
    note(organisation, "partners.leave" if by.pk == user else "partners.remove", by=by, member=user)


def _withdraw_theirs(member: Membership, by: User) -> None:
    """Let the invitations of somebody who may invite no more work no more.

    Whoever leaves of their own will has named who comes next.
    """
    if by.pk != member.user_id:
        theirs = Invitation.objects.filter(organisation=member.organisation_id, invited_by=member.user_id)
        theirs.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _keep_an_owner(member: Membership) -> None:
    # The row of the organisation is held: two owners who leave at once are asked one after the other.
    Organisation.objects.select_for_update().get(pk=member.organisation_id)
    others = Membership.objects.filter(organisation=member.organisation_id).exclude(pk=member.pk)
    if member.role == Role.OWNER and others.exists() and not others.owners().exists():
        raise LastOwnerError
