"""Who may do what for an organisation: its members by their role, and staff in their place."""

from django.contrib.auth.models import AnonymousUser

from network.users.models import User
from partners.enums import Role
from partners.models import Membership, Organisation
from partners.models.organisation import OrganisationQuerySet

ENTERS_ADMIN = "wagtailadmin.access_admin"
EDITS_ALL = "partners.change_organisation"
PUBLISHES_ALL = "partners.publish_organisation"

Visitor = User | AnonymousUser


def organisations_of(user: Visitor) -> OrganisationQuerySet:
    """Return the organisations whose space a user may enter: all for staff, else those they work for."""
    if is_staff(user):
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=Membership.objects.filter(user=user.pk).values("organisation"))


def is_staff(user: Visitor) -> bool:
    """Return whether a user may edit every organisation, in the admin and in its space."""
    return user.has_perms([ENTERS_ADMIN, EDITS_ALL])


def role_in(user: Visitor, organisation: Organisation) -> Role | None:
    """Return the role of a member; None of anybody else, staff too."""
    found = Membership.objects.filter(user=user.pk, organisation=organisation).values_list("role", flat=True)
    return next(map(Role, found), None)


def acts_for(user: Visitor, organisation: Organisation) -> bool:
    """Return whether a user is staff acting in the place of the organisation's people."""
    return is_staff(user) and role_in(user, organisation) is None


def may_edit(user: Visitor, organisation: Organisation) -> bool:
    """Return whether a user may change pages, places, offers and dates of an organisation."""
    return is_staff(user) or role_in(user, organisation) is not None


def may_own(user: Visitor, organisation: Organisation) -> bool:
    """Return whether a user may say who works for an organisation: its owners, and moderators."""
    if is_staff(user) and user.has_perm(PUBLISHES_ALL):
        return True
    return role_in(user, organisation) is Role.OWNER
