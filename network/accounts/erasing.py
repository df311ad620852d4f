"""What is left of accounts after a while is erased: old letters, devices whose session is over."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings

from network.accounts.models import AccountLetter

KEPT_FOR = timedelta(days=30)


def erase_traces(now: datetime) -> int:
    """Erase letters older than thirty days, sent or not, and devices logged out; return how many."""
    letters = AccountLetter.objects.filter(created_at__lt=now - KEPT_FOR).delete()[0]
    old = UserSession.objects.filter(created_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE))
    return letters + sum(one.purge() for one in old.iterator())
