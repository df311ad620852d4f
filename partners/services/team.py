"""The people of an organisation change: another role, removed, leaving. An organisation keeps an owner."""

from django.db import transaction

from network.users.models import User
from partners.enums import Role
from partners.models import Membership, Organisation
from partners.services.history import note


class LastOwnerError(Exception):
    """Without this person the organisation would have members and no owner."""


@transaction.atomic
def change_role(*, member: Membership, role: Role, by: User) -> None:
    """Give a member another role. Raises LastOwnerError."""
    if role != Role.OWNER:
        _keep_an_owner(member)
    Membership.objects.filter(pk=member.pk).update(role=role)
    note(member.organisation, "partners.change_role", by=by, role=role, member=member.user_id)


@transaction.atomic
def remove(*, member: Membership, by: User) -> None:
    """End a membership. What the person wrote, drafts too, stays with the organisation.

    Raises LastOwnerError, unless nobody else is there: staff then look after the organisation.
    """
    _keep_an_owner(member)
    organisation, user = member.organisation, member.user_id
    member.delete()
    note(organisation, "partners.leave" if by.pk == user else "partners.remove", by=by, member=user)


def move_members(*, source: Organisation, target: Organisation) -> None:
    """Let the people of a sheet that was merged work for the one that took its place, under the higher role.

    Call it in the transaction of the merge. Whoever works for both keeps one membership there; those of the
    merged sheet stay with it, so that undoing the merge finds them. Invitations still open go along.
    """
    there = {one.user_id: one for one in target.members.all()}
    for member in source.members.all():
        known = there.get(member.user_id)
        if known is None:
            Membership.objects.create(user_id=member.user_id, organisation=target, role=member.role)
        elif member.role == Role.OWNER and known.role != Role.OWNER:
            Membership.objects.filter(pk=known.pk).update(role=Role.OWNER)
    waiting = {"accepted_at": None, "withdrawn_at": None}
    invited = list(target.invitations.filter(**waiting).values_list("email", flat=True))
    source.invitations.filter(**waiting).exclude(email__in=invited).update(organisation=target)


def _keep_an_owner(member: Membership) -> None:
    # The row of the organisation is held: two owners who leave at once are asked one after the other.
    Organisation.objects.select_for_update().get(pk=member.organisation_id)
    others = Membership.objects.filter(organisation=member.organisation_id).exclude(pk=member.pk)
    if member.role == Role.OWNER and others.exists() and not others.owners().exists():
        raise LastOwnerError
