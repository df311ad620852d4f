"""What every kind of letter keeps about its own way: when it is due, how often refused, whether it left."""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone


def secret() -> str:
    """Return a name that nobody guesses."""
    return token_urlsafe(24)


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self, now: datetime) -> Self:
        """Letters to send: neither sent, nor set aside, nor in the hands of a sender, nor resting."""
        return self.to_send().filter(due_at__lte=now)

    def to_send(self) -> Self:
        """Letters that have not left and that a sender, not a person, has to deal with."""
        return self.filter(sent_at=None, set_aside_at=None)

    def set_aside(self) -> Self:
        """Letters refused so often that a person must look at them."""
        return self.exclude(set_aside_at=None)


class Letter(models.Model):
    """A letter that its sender writes in the transaction of what it tells.

    `name` stays the same each time it has to be sent again; it makes the Message-ID. `due_at` is when it may
    next be tried: a sender that takes it puts that off, so that no other takes it meanwhile.
    """

    # What is erased once the letter left.
    forgotten: ClassVar[Mapping[str, str]] = {}

    name = models.CharField(max_length=60, unique=True, default=secret)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(default=timezone.now)
    refusals = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        # Never the address of a person: this may be logged.
        return self.name

    def address_refused(self, now: datetime) -> None:
        """Note that the server knows no such address; a kind of letter says where."""
