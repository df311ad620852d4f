"""Invitations: written, accepted by whom they were written to, withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from network.accounts.letters import write_letter
from network.users.models import User
from partners.enums import Role
from partners.joining.links import invitation_url
from partners.models import Invitation, Membership, Organisation
from partners.models.invitation import GOOD_FOR
from partners.services.history import note


class GoneError(Exception):
    """The invitation was accepted, withdrawn, or is too old."""


class NotTheirsError(Exception):
    """The invitation was written to another address."""


@transaction.atomic
def invite(*, organisation: Organisation, email: str, role: Role, by: User, now: datetime) -> Invitation:
    """Write an invitation and its letter; an older one to the same address stops working."""
    email = email.lower()
    Invitation.objects.filter(
        organisation=organisation, email=email, accepted_at=None, withdrawn_at=None
    ).update(withdrawn_at=now)
    invitation = Invitation(
        email=email,
        organisation=organisation,
        role=role,
        invited_by=by,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    invitation.full_clean()
    invitation.save()
    note(organisation, "partners.invite", by=by, role=role)
    write_letter(
        to=email,
        subject=_("%(name)s invites you") % {"name": organisation.name},
        template="partners/mail/invitation.txt",
        context={"invitation": invitation, "link": invitation_url(invitation), "inviter": by.get_full_name()},
    )
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, user: User, now: datetime) -> Membership:
    """Make the user a member. Raises GoneError and NotTheirsError; two at once accept once."""
    if user.email.lower() != invitation.email:
        raise NotTheirsError
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        raise GoneError
    member, is_new = Membership.objects.get_or_create(
        user=user, organisation=invitation.organisation, defaults={"role": invitation.role}
    )
    if not is_new and invitation.role == Role.OWNER and member.role != Role.OWNER:
        member.role = Role.OWNER
        member.save(update_fields=["role"])
    note(invitation.organisation, "partners.join", by=user, role=member.role)
    return member


@transaction.atomic
def accept_as_new(*, invitation: Invitation, name: str, password: str | None, now: datetime) -> User:
    """Make an account for the invited address, which has none, and a member of it; no password, links only.

    Raises GoneError, and ValidationError where somebody took the address meanwhile.
    """
    first, _space, last = name.partition(" ")
    user = User.objects.create_user(invitation.email, password, first_name=first, last_name=last)
    accept(invitation=invitation, user=user, now=now)
    return user


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User, now: datetime) -> None:
    """Let an invitation work no more; one that was accepted stays as it is."""
    if Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=now
    ):
        note(invitation.organisation, "partners.withdraw", by=by)
