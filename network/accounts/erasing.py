"""What is left of accounts after a while is erased: old letters, devices whose session is over."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from network.accounts.models import AccountLetter
from network.users.models import User

KEPT_FOR = timedelta(days=30)


def forget_name(instance: User, **_: object) -> None:
    """Take the name or the address of an account that was deleted out of the journal of the site."""
    kind = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(instance.pk)).update(label="")


def erase_traces(now: datetime) -> int:
    """Erase letters older than thirty days, sent or not, and devices logged out; return how many."""
    letters = AccountLetter.objects.filter(created_at__lt=now - KEPT_FOR).delete()[0]
    old = UserSession.objects.filter(created_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE))
    return letters + sum(one.purge() for one in old.iterator())
