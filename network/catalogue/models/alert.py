"""A search that somebody wants to hear from by e-mail, what they were told, and the letters that say it."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.letters.models import Letter, secret

UNCONFIRMED_FOR = timedelta(days=7)
UNUSED_FOR = timedelta(days=365)


class Rhythm(models.TextChoices):
    DAILY = "daily", _("Once a day at most")
    WEEKLY = "weekly", _("Once a week at most")


# A little less than the whole time, so that a daily timetable that starts earlier misses no day.
PAUSES = {Rhythm.DAILY: timedelta(hours=20), Rhythm.WEEKLY: timedelta(days=6, hours=20)}


class AlertQuerySet(models.QuerySet["Alert"]):
    def due(self, now: datetime) -> Self:
        """Return confirmed alerts whose pause is over."""
        over = [Q(rhythm=rhythm, looked_at__lte=now - pause) for rhythm, pause in PAUSES.items()]
        return self.filter(reduce(or_, over), confirmed_at__isnull=False, used_at__gt=now - UNUSED_FOR)

    def to_erase(self, now: datetime) -> Self:
        """Return alerts that nobody confirmed for a week, or kept for a year."""
        return self.filter(
            Q(confirmed_at=None, created_at__lte=now - UNCONFIRMED_FOR) | Q(used_at__lte=now - UNUSED_FOR)
        )


class Alert(models.Model):
    """`key` is the secret of its links; `question` the address of the search, without what is before “?”.

    `used_at` is when the person last said that they want it, `looked_at` when the catalogue was last asked.
    """

    key = models.CharField(max_length=40, unique=True, default=secret)
    email = models.EmailField()
    question = models.CharField(max_length=1000, blank=True)
    language = models.CharField(max_length=10)
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(db_index=True)
    looked_at = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [models.UniqueConstraint(fields=["email", "question", "language"], name="alert_once")]

    def __str__(self) -> str:
        # Never the address of a person: this may be logged.
        return f"{self.pk}"

    @property
    def until(self) -> datetime:
        """When it ends unless the person keeps it."""
        return self.used_at + UNUSED_FOR


class AlertMessage(Letter):
    """A letter of an alert; its words are forgotten once it left."""

    forgotten: ClassVar[dict[str, str]] = {"text": ""}

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="messages")
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("letter of an alert")
        verbose_name_plural = _("letters of alerts")


class AlertCard(models.Model):
    """A card that the person knows: told by `message`, or there when the alert began.

    `last_at` is the last of its dates that they were told about, None for a card without dates.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="cards")
    card = models.CharField(max_length=120)
    message = models.ForeignKey(AlertMessage, on_delete=models.CASCADE, null=True, related_name="cards")
    last_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("card of an alert")
        verbose_name_plural = _("cards of alerts")
        constraints = [models.UniqueConstraint(fields=["alert", "card"], name="alert_card_once")]

    def __str__(self) -> str:
        return self.card
