"""Who may read who comes: moderators, and those who answer for the workshop (decision 32)."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q

from events.models import Responsible, Session, WorkshopPage
from events.models.session import SessionQuerySet
from network.users.models import User

ENTERS_ADMIN = "wagtailadmin.access_admin"
READS_ALL = "events.view_registration"


def may_read_roster(user: User | AnonymousUser, session: Session) -> bool:
    """Return whether a user may read, and change, who comes to a session: the rule for all that shows it."""
    return rosters(user).filter(pk=session.pk).exists()


def rosters(user: User | AnonymousUser) -> SessionQuerySet:
    """Return the sessions whose people a user may read: all for moderators, else those they answer for."""
    if not user.has_perm(ENTERS_ADMIN):
        return Session.objects.none()
    if user.has_perm(READS_ALL):
        return Session.objects.all()
    return Session.objects.filter(Q(workshop_key__in=_named(user)) | Q(workshop_key__in=_made(user)))


def responsible_users(workshop_key: UUID) -> list[int]:
    """Return the keys of the users whom moderators named for a workshop."""
    named = Responsible.objects.filter(workshop_key=workshop_key)
    return list(named.order_by("user").values_list("user", flat=True))


def _named(user: User) -> object:
    return Responsible.objects.filter(user=user).values("workshop_key")


def _made(user: User) -> object:
    """Return the keys of the workshops that a user made; whoever translates a page did not make it."""
    older = WorkshopPage.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return WorkshopPage.objects.filter(~Exists(older), owner=user).values("translation_key")
