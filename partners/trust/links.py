"""The link of a reminder: it names a person, sealed, and is good for sixty days."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from network.users.models import User

GOOD_FOR = timedelta(days=60)
_SALT = "partners.trust.still-right"


def asking_url(user: User) -> str:
    """Return the whole address of the page where somebody says what is still right."""
    token = signing.dumps(_name(user), salt=_SALT)
    return f"{settings.SITE_URL}{reverse('still-right', args=[token])}"


def asked_user(token: str) -> User | None:
    """Return whom a link was written to; None for a link that is old, changed, or of a closed account."""
    try:
        name = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=name[0], is_active=True).first()
    return user if user and _name(user) == name else None


def _name(user: User) -> list[object]:
    """Return what is sealed: after a restored backup the number of an account is another's."""
    return [user.pk, user.date_joined.timestamp()]
