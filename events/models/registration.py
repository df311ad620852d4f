"""One person at one session, and the people whom somebody else enrolled together."""

from datetime import datetime
from secrets import token_hex
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from events.enums import Attendance, RegistrationStatus
from events.models.meeting import Meeting
from events.models.session import Session
from network.content.models.network_settings import languages

ACTIVE = (RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED, RegistrationStatus.WAITING)


def key() -> str:
    """Return what the signed links of a registration name it by; renewed, all its links are dead."""
    return token_hex(16)


class KeptQuerySet(models.QuerySet[models.Model]):
    """What is kept of people until it is erased."""

    def kept(self) -> Self:
        """Those whose names are still there."""
        return self.filter(erased_at=None)

    def over_before(self, moment: datetime) -> Self:
        """Those of sessions whose last date ended before a moment."""
        late = Meeting.objects.filter(ends_at__gte=moment).values("session")
        return self.filter(session__ends_at__lt=moment).exclude(session__in=late)


class PartyQuerySet(KeptQuerySet):
    def reached_at(self, email: str, since: datetime) -> Self:
        """Groups enrolled by somebody at this address, for sessions that were not over at `since`."""
        coming = Registration.objects.active().filter(session__ends_at__gte=since)
        return self.filter(email__iexact=email, registrations__in=coming).distinct().order_by("pk")


class Party(models.Model):
    """People enrolled together by somebody who answers for them: all get a seat, or all wait.

    `passed_over` counts who behind them in the line had a seat before, for want of enough seats.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="parties")
    key = models.CharField(max_length=32, unique=True, default=key, editable=False)
    name = models.CharField(_("who enrols them"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=languages)
    # When a mail server said that there is no such address: from then on somebody calls.
    address_refused_at = models.DateTimeField(null=True, editable=False)
    passed_over = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        # Never a name: this may be logged.
        return f"{self.pk}"


class RegistrationQuerySet(KeptQuerySet):
    def active(self) -> Self:
        """Those who have a seat, are offered one or wait."""
        return self.filter(status__in=ACTIVE)

    def confirmed(self) -> Self:
        return self.filter(status=RegistrationStatus.CONFIRMED)

    def in_line(self) -> Self:
        """Those who wait, in the order of their turn."""
        return self.filter(status=RegistrationStatus.WAITING).order_by("turn", "pk")

    def overdue(self, now: datetime) -> Self:
        """Those who did not answer an offer in time."""
        return self.filter(status=RegistrationStatus.OFFERED, offered_until__lte=now)

    def reached_at(self, email: str, since: datetime) -> Self:
        """Those who come or wait at this address of their own, for sessions not over at `since`."""
        coming = self.active().filter(session__ends_at__gte=since)
        return coming.filter(email__iexact=email).order_by("pk")

    def of_workshops(self, keys: models.QuerySet[object, UUID]) -> Self:
        return self.filter(session__workshop_key__in=keys)


class Registration(models.Model):
    """A person at a session. Written by `events.services` alone, while the session's row is held.

    `person_key` tells one person from another within a session; `turn` is the place in the order of
    arrival, the same for all of a party.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="registrations")
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    key = models.CharField(max_length=32, unique=True, default=key, editable=False)
    person_key = models.CharField(max_length=32, editable=False)
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    access_needs = models.CharField(_("what helps you to come"), max_length=300, blank=True)
    equipment_needed = models.CharField(_("what we lend you"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=languages)
    address_refused_at = models.DateTimeField(null=True, editable=False)
    # That they answered the questions afterwards, never what.
    gave_feedback = models.BooleanField(default=False, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=RegistrationStatus.choices, editable=False)
    turn = models.PositiveIntegerField(editable=False)
    offered_until = models.DateTimeField(_("offered until"), null=True, editable=False)
    attendance = models.CharField(_("attendance"), max_length=10, choices=Attendance.choices, blank=True)
    attendance_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    # When the status last became other; None while it is the first one.
    changed_at = models.DateTimeField(null=True, editable=False)
    consented_at = models.DateTimeField(null=True, editable=False)
    # Which browser asked, as a digest of its own for each session: sent twice, it sees the first answer.
    asked_by = models.CharField(max_length=32, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["turn", "pk"]
        indexes = [
            models.Index(
                fields=["offered_until"],
                condition=Q(status=RegistrationStatus.OFFERED),
                name="registration_offers",
            ),
            models.Index(fields=["session", "status", "turn"], name="registration_line"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person_key"],
                condition=Q(status__in=ACTIVE),
                name="registration_once",
                violation_error_message=_("This person is registered already."),
            ),
            models.CheckConstraint(
                condition=Q(offered_until__isnull=False) | ~Q(status=RegistrationStatus.OFFERED),
                name="registration_offer_has_end",
            ),
        ]

    def __str__(self) -> str:
        # Never a name: this may be logged.
        return f"{self.pk}"

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()
