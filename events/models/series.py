"""Dates that come again, entered once; each of them is a session of its own."""

from datetime import date, datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.session import Session
from events.recurrence.pattern import Pattern
from partners.models import Place

LONGEST_MINUTES = 12 * 60
MOST_SEATS = 10_000


class Series(models.Model):
    """When, where and for how many; `recurrence` holds RRULE, RDATE and EXDATE (RFC 5545)."""

    workshop_key = models.UUIDField(_("workshop"), db_index=True)
    first_on = models.DateField(_("first day"))
    hour = models.TimeField(_("from"))
    minutes = models.PositiveSmallIntegerField(
        _("length"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)]
    )
    recurrence = models.TextField(_("recurrence"), editable=False)
    skips_public_holidays = models.BooleanField(_("not on public holidays"), default=True)
    skips_school_holidays = models.BooleanField(_("not during school holidays"), default=False)
    place = models.ForeignKey(
        # A plan keeps no place: the sessions there do, each for itself.
        Place,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place"),
    )
    remote_url = models.URLField(_("link to join online"), blank=True)
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=LONGEST_MINUTES), name="series_length"
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=False) | ~Q(remote_url=""),
                name="series_is_somewhere",
                violation_error_message=_("Choose a place or write the link to join online."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1) & Q(capacity__lte=MOST_SEATS),
                name="series_seats_some",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop_key} · {self.first_on} · {self.recurrence.partition(chr(10))[0]}"

    @property
    def pattern(self) -> Pattern:
        return Pattern.read(
            self.recurrence,
            first=self.first_on,
            hour=self.hour,
            skips_public_holidays=self.skips_public_holidays,
            skips_school_holidays=self.skips_school_holidays,
        )

    @pattern.setter
    def pattern(self, pattern: Pattern) -> None:
        self.first_on, self.hour, self.recurrence = pattern.first, pattern.hour, pattern.text
        self.skips_public_holidays = pattern.skips_public_holidays
        self.skips_school_holidays = pattern.skips_school_holidays

    def planned(self, starts_at: datetime) -> dict[str, object]:
        """Return what a session that begins then has from its series."""
        return {
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=self.minutes),
            "place_id": self.place_id,
            "remote_url": self.remote_url,
            "capacity": self.capacity,
            "note": self.note,
        }

    def session(self, day: date, starts_at: datetime) -> Session:
        """Return the session of a day, not saved yet."""
        return Session(workshop_key=self.workshop_key, series=self, series_day=day, **self.planned(starts_at))
