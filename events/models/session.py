"""One date of a workshop: when, where, how many seats. No edit of a page can touch it."""

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from events.enums import Attendance
from events.local_time import to_wall_clock
from events.models.counter import CounterField
from events.models.workshop_page import WorkshopPage
from network.catalogue.enums import OPEN_STATUSES, Format, Status, shown_status
from partners.models import Place

if TYPE_CHECKING:
    from events.models.meeting import Meeting


class SessionQuerySet(models.QuerySet["Session"]):
    _wants_workshops = False

    def of(self, workshop: Page) -> Self:
        """Sessions of a workshop, the same for all its languages."""
        return self.filter(workshop_key=workshop.translation_key)

    def of_keys(self, keys: Iterable[UUID]) -> Self:
        return self.filter(workshop_key__in=keys)

    def upcoming(self, now: datetime) -> Self:
        return self.filter(starts_at__gte=now).order_by("starts_at")

    def past(self, now: datetime) -> Self:
        return self.filter(starts_at__lt=now).order_by("-starts_at")

    def coming_first(self, now: datetime) -> Self:
        """The next session first, then the past from the oldest."""
        is_past = models.Case(models.When(starts_at__lt=now, then=1), default=0)
        return self.order_by(is_past, "starts_at", "pk")

    def between(self, start: datetime, end: datetime) -> Self:
        """Sessions that start from `start`, included, to `end`, excluded."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def open(self) -> Self:
        """Sessions that will take place, full ones too."""
        return self.filter(status__in=OPEN_STATUSES)

    def with_seats(self) -> Self:
        """Sessions where somebody who comes now has a seat at once."""
        taken = models.F("confirmed") + models.F("offered")
        return self.filter(Q(capacity=None) | Q(capacity__gt=taken, waiting=0)).exclude(status=Status.FULL)

    def at(self, place: Place) -> Self:
        return self.filter(place=place)

    def workshop_keys(self) -> models.QuerySet["Session", UUID]:
        return self.order_by().values_list("workshop_key", flat=True).distinct()

    def somewhere_public(self) -> Self:
        """Sessions online or at a published place; a session moved online has left its place."""
        return self.filter(Q(place=None) | Q(place__live=True) | Q(status=Status.MOVED_ONLINE))

    def lost(self) -> Self:
        """Sessions nobody can come to: their workshop or their place is not public, or they have no place
        while the workshop is on site."""
        readable = WorkshopPage.objects.readable()
        on_site = readable.filter(format=Format.ON_SITE).values("translation_key")
        return self.open().filter(
            ~Q(workshop_key__in=readable.values("translation_key"))
            | Q(place=None, workshop_key__in=on_site) & ~Q(status=Status.MOVED_ONLINE)
            | Q(place__live=False) & ~Q(status=Status.MOVED_ONLINE)
        )

    def with_attendance(self) -> Self:
        """Count of those with a seat who was noted (`noted`), and who was there (`present`)."""
        # Here, because registrations know sessions: at the top the two would import each other.
        from events.models.registration import Registration

        seated = Registration.objects.confirmed().filter(session=models.OuterRef("pk"))
        people = seated.order_by().values("session")
        counted = people.annotate(people=models.Count("pk")).values("people")
        return self.annotate(
            noted=Coalesce(models.Subquery(counted.exclude(attendance="")), 0),
            present=Coalesce(models.Subquery(counted.filter(attendance=Attendance.PRESENT)), 0),
        )

    def with_workshops(self) -> Self:
        """Bring the workshop of every session, in the active language, in one query for all."""
        clone = self._chain()
        clone._wants_workshops = True
        return clone

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._wants_workshops = self._wants_workshops
        return clone

    def _fetch_all(self) -> None:
        is_first_time = self._result_cache is None
        super()._fetch_all()
        if is_first_time and self._wants_workshops:
            keys = {session.workshop_key for session in self._result_cache}
            pages = WorkshopPage.objects.by_key(keys, language=get_language() or "")
            for session in self._result_cache:
                session.workshop = pages.get(session.workshop_key)


class Session(models.Model):
    """A date of a workshop, at a place, online, or both."""

    workshop_key = models.UUIDField(_("workshop"), db_index=True)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("place"),
        help_text=_("Empty when the session is only online."),
    )
    remote_url = models.URLField(
        _("link to join online"), blank=True, help_text=_("For an online session, or one moved online.")
    )
    capacity = models.PositiveIntegerField(
        _("seats"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many people can come. Empty: as many as like."),
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Shown beside the date: “Room 3, first floor”.")
    )
    series = models.ForeignKey(
        "events.Series",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="sessions",
    )
    # The day the series has it on, wherever it was moved since: what RFC 5545 calls RECURRENCE-ID.
    series_day = models.DateField(null=True, blank=True, editable=False)
    source_uid = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    # People: those who have a seat, those to whom one is offered, those in line; and the last number given.
    confirmed = CounterField()
    offered = CounterField()
    waiting = CounterField()
    turns = CounterField()

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("The session must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=False) | ~Q(remote_url=""),
                name="session_is_somewhere",
                violation_error_message=_("Choose a place or write the link to join online."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.MOVED_ONLINE) | ~Q(remote_url=""),
                name="session_moved_online_has_link",
                violation_error_message=_("Write the link to join: the session moved online."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                name="session_seats_some",
                violation_error_message=_("Write at least 1 seat, or nothing."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True)
                | Q(capacity__gte=models.F("confirmed") + models.F("offered")),
                name="session_never_oversold",
                violation_error_message=_("More people than that have a seat already."),
            ),
            models.UniqueConstraint(
                fields=["workshop_key", "starts_at", "place"],
                name="session_once_at_a_place",
                violation_error_message=_("This workshop already has a session at this time and place."),
            ),
            models.UniqueConstraint(
                fields=["workshop_key", "starts_at"],
                condition=Q(place__isnull=True),
                name="session_once_online",
                violation_error_message=_("This workshop already has an online session at this time."),
            ),
            models.UniqueConstraint(fields=["series", "series_day"], name="session_once_a_day_of_a_series"),
        ]

    def __str__(self) -> str:
        starts = date_format(to_wall_clock(self.starts_at), "SHORT_DATETIME_FORMAT")
        return f"{self.workshop or self.workshop_key} · {starts}"

    @cached_property
    def workshop(self) -> WorkshopPage | None:
        """The page of the workshop in the active language, else in the default one, else in any."""
        key = self.workshop_key
        return WorkshopPage.objects.by_key([key], language=get_language() or "").get(key)

    @property
    def is_online(self) -> bool:
        """Whether people join from home only."""
        return self.place_id is None or self.status == Status.MOVED_ONLINE

    @cached_property
    def dates(self) -> list["Session | Meeting"]:
        """All that one booking holds, its first date first; each has `starts_at` and `ends_at`."""
        return [self, *self.meetings.all()]

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    @property
    def as_shown(self) -> tuple[Hashable, ...]:
        """All that a page says of this date today: what is the same is drawn once."""
        place = self.place and (self.place.name, self.place.commune)
        seats = self.status, self.seats_left, self.waiting
        when = timezone.localdate(), self.ends_at, *(date.starts_at for date in self.dates)
        return self.pk, *when, *seats, self.note, self.remote_url, place

    @property
    def is_booked(self) -> bool:
        """Whether somebody holds, was offered or waits for a seat: then no series may move or delete it."""
        return bool(self.confirmed or self.offered or self.waiting)

    @property
    def takes_registrations(self) -> bool:
        """Whether people may ask for a seat, or for a place in the line."""
        return self.is_open and self.status != Status.FULL

    @property
    def taken(self) -> int:
        """Seats that people have or that are kept for those they are offered to."""
        return self.confirmed + self.offered

    @property
    def free(self) -> int | None:
        """Seats that nobody has nor is offered; None where they are not counted."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def seats_left(self) -> int | None:
        """Seats that the next person gets at once; None where they are not counted.

        None are left while people wait, or once staff closed the session: what is free is for the line.
        """
        if self.status == Status.FULL or (self.waiting and self.capacity is not None):
            return 0
        return self.free

    @property
    def shown_status(self) -> str:
        """The status as people read it: a session without a seat is full, whoever says so."""
        return shown_status(self.status, self.seats_left)
