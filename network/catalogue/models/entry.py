"""The projection that engines search: one row a card, one row a date of the card."""

from datetime import datetime
from secrets import token_hex
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import KINDS, Fee, Format, Level, Status


class EntryQuerySet(models.QuerySet["Entry"]):
    def waiting(self) -> Self:
        """Return the rows that the search server has not acknowledged as they are."""
        return self.filter(version__gt=models.F("acknowledged"))

    def to_keep(self, subject: str, *, language: str) -> Self:
        """Return the catalogue's cards of a subject in one language: what a visitor may put in their list."""
        return self.filter(subject=subject, language=language, in_catalogue=True).order_by("commune", "pk")


class Entry(models.Model):
    """One card in one language: a workshop at one place, an offer, an online resource, a page.

    Written by `projection` alone, from what the sources of the apps say. `terms` holds every facet
    value as `facet:value`, separated by blanks; `reserved_for` the départements whose people alone may
    come, separated by blanks, empty for all; `shown_in` the languages of the site that show the
    card, each between blanks. What is not `in_catalogue` only the search of the whole site finds. `version`
    grows with each change; `acknowledged` is the last one that the search server said it holds.
    `appeared_at` is the moment the card was first told.
    """

    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=20, choices=KINDS)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    language = models.CharField(max_length=10)
    organisation = models.CharField(max_length=255, blank=True)
    partner = models.CharField(max_length=255, blank=True)
    place_name = models.CharField(max_length=255, blank=True)
    commune = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    skills = models.TextField(blank=True)
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    fee = models.CharField(max_length=12, choices=Fee.choices, blank=True)
    format = models.CharField(max_length=10, choices=Format.choices, blank=True)
    terms = models.TextField(blank=True)
    reserved_for = models.CharField(max_length=500, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    is_dated = models.BooleanField(default=True)
    in_catalogue = models.BooleanField(default=True)
    shown_in = models.CharField(max_length=100)
    expires_at = models.DateTimeField(null=True, db_index=True)
    appeared_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveBigIntegerField(default=1)
    acknowledged = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="entry_position"),
            models.Index(
                fields=["id"], condition=models.Q(version__gt=models.F("acknowledged")), name="entry_waiting"
            ),
            # Every answer asks which card ended last.
            models.Index(
                fields=["expires_at"], condition=models.Q(expires_at__isnull=False), name="entry_ending"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def values_of(self, facet: str) -> tuple[str, ...]:
        """Return the card's values of a facet."""
        prefix = f"{facet}:"
        return tuple(term.removeprefix(prefix) for term in self.terms.split() if term.startswith(prefix))


class EntrySessionQuerySet(models.QuerySet["EntrySession"]):
    def shown_in(self, language: str) -> Self:
        """Return the dates of the catalogue's cards that `language` shows, those called off too."""
        return self.filter(entry__in_catalogue=True, entry__shown_in__contains=f" {language} ")

    def announced(self, now: datetime, *, language: str) -> Self:
        """Return the dates to come, those called off too: people who had planned to come look for them."""
        is_there = models.Q(entry__expires_at=None) | models.Q(entry__expires_at__gt=now)
        return self.shown_in(language).filter(is_there, starts_at__gte=now)

    def coming(self, now: datetime, *, language: str) -> Self:
        """Return the open dates to come of the catalogue's cards that `language` shows."""
        return self.announced(now, language=language).filter(is_open=True)


class EntrySession(models.Model):
    """One date of a card. `slot` is one bit: 3 × weekday + part of the day, in local time.

    `meetings` are the further dates of a course booked as one (network.catalogue.meetings); `changed_at` is
    the moment its times, place or status last became other.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sessions")
    session = models.PositiveBigIntegerField(db_index=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    slot = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status.choices)
    is_open = models.BooleanField()
    seats_left = models.PositiveIntegerField(null=True)
    waiting = models.PositiveIntegerField(default=0)
    meetings = models.TextField(blank=True, default="")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = EntrySessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["entry", "starts_at"], name="entrysession_by_entry"),
            models.Index(fields=["starts_at"], name="entrysession_by_date"),
        ]
        constraints = [models.UniqueConstraint(fields=["entry", "session"], name="entrysession_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.starts_at:%Y-%m-%d %H:%M}"


class CatalogueState(models.Model):
    """One row: a token that changes with the projection, and when it last changed."""

    version = models.CharField(max_length=32, default=token_hex)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="catalogue_state_single")]

    def __str__(self) -> str:
        return self.version
