"""The address at which a person's own dates are, for the calendar of their phone."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from events.models.registration import Registration, key


class PersonalCalendarQuerySet(models.QuerySet["PersonalCalendar"]):
    def unused(self) -> Self:
        """Those of people of whom no registration is left: to be deleted."""
        theirs = Registration.objects.filter(person_key=OuterRef("person_key"))
        return self.filter(~Exists(theirs))


class PersonalCalendar(models.Model):
    """Made when a person asks for it. Its address is `key`, signed: renewed, the old address is dead."""

    person_key = models.CharField(max_length=32, unique=True)
    key = models.CharField(max_length=32, unique=True, default=key)
    # An address given to a program is used for years without anybody: it ends unless it is renewed.
    renewed_at = models.DateTimeField()

    objects = PersonalCalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("personal calendar")
        verbose_name_plural = _("personal calendars")

    def __str__(self) -> str:
        # Neither the person nor the address: this may be logged.
        return f"{self.pk}"
