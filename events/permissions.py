"""Who may read who comes: moderators, those who answer for the workshop, the people of its organisation.

Decisions 32 and 43.
"""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from events.models import Responsible, Session, WorkshopPage
from events.models.session import SessionQuerySet
from network.users.models import User
from partners.models import Membership

ENTERS_ADMIN = "wagtailadmin.access_admin"
READS_ALL = "events.view_registration"


def may_read_roster(user: User | AnonymousUser, session: Session) -> bool:
    """Return whether a user may read, and change, who comes to a session: the rule for all that shows it."""
    return rosters(user).filter(pk=session.pk).exists()


def rosters(user: User | AnonymousUser) -> SessionQuerySet:
    """Return the sessions whose people a user may read: all for moderators, else those they answer for,
    and those of an organisation they work for."""
    is_theirs = Q(workshop_key__in=_of_their_organisations(user))
    if not user.has_perm(ENTERS_ADMIN):
        return Session.objects.filter(is_theirs)
    if user.has_perm(READS_ALL):
        return Session.objects.all()
    return Session.objects.filter(
        is_theirs | Q(workshop_key__in=_named(user)) | Q(workshop_key__in=_made(user))
    )


def responsible_users(workshop_key: UUID) -> list[int]:
    """Return the keys of the users whom moderators named for a workshop."""
    named = Responsible.objects.filter(workshop_key=workshop_key)
    return list(named.order_by("user").values_list("user", flat=True))


def _of_their_organisations(user: User | AnonymousUser) -> object:
    """Return the keys of the workshops led by the organisations a user works for, as the public reads them.

    A translation cannot say otherwise: who leads it is a fact of its original.
    """
    theirs = Membership.objects.filter(user=user.pk).values("organisation")
    return WorkshopPage.objects.filter(organisation__in=theirs).values("translation_key")


def _named(user: User) -> object:
    return Responsible.objects.filter(user=user).values("workshop_key")


def _made(user: User) -> object:
    """Return the keys of the workshops that a user made; whoever translates a page did not make it."""
    older = WorkshopPage.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return WorkshopPage.objects.filter(~Exists(older), owner=user).values("translation_key")
