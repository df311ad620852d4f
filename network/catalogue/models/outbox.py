"""Cards that left the projection and that the search server has not forgotten yet."""

from django.db import models
from django.utils import timezone


class GoneEntry(models.Model):
    """The key of a deleted Entry, kept until the server acknowledged that it forgot the card."""

    entry = models.BigIntegerField(primary_key=True)
    gone_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.entry)
