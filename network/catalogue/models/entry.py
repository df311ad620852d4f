"""The projection that engines search: one row a card, one row a date of the card."""

from secrets import token_hex

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import Fee, Format, Kind, Level, Status


class Entry(models.Model):
    """One card: a workshop at one place, an offer, or an online resource.

    Written by `projection` alone, from what the sources of the apps say. `terms` holds every facet
    value as `facet:value`, separated by blanks.
    """

    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
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
    format = models.CharField(max_length=10, choices=Format.choices)
    terms = models.TextField(blank=True)
    is_dated = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        indexes = [models.Index(fields=["latitude", "longitude"], name="entry_position")]

    def __str__(self) -> str:
        return self.title

    def values_of(self, facet: str) -> tuple[str, ...]:
        """Return the card's values of a facet."""
        prefix = f"{facet}:"
        return tuple(term.removeprefix(prefix) for term in self.terms.split() if term.startswith(prefix))


class EntrySession(models.Model):
    """One date of a card. `slot` is one bit: 3 × weekday + part of the day, in local time."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sessions")
    session = models.PositiveBigIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    slot = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status.choices)
    is_open = models.BooleanField()
    seats_left = models.PositiveIntegerField(null=True)

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
