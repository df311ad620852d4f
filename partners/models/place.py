"""A place that receives people: where help is given."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from network.catalogue.enums import Access
from network.geo.distance import bounding_box, distance_km
from network.geo.gazetteer import find
from partners.directory.telling import place_context
from partners.fields import ListField
from partners.identifiers import is_pivot
from partners.models.listed import Listed, ListedQuerySet
from partners.models.place_panels import PLACE_PANELS
from partners.models.standard_columns import SINGLE_VALUES, StandardColumns
from partners.opening_hours import repair

# What a link to a place tells, in the order of the columns, as `from_db` takes them.
_LINKED = ("id", "name", "slug", "commune")


class PlaceQuerySet(ListedQuerySet):
    def offering(self, service: str) -> Self:
        """Return those that offer a service of the standard."""
        return self.filter(services__has=service)

    def unreachable(self) -> Self:
        """Return those without a phone number, an e-mail address or a website of their own."""
        return self.filter(phone="", emails="", website="")

    def near(self, lat: float, lon: float, km: float, most: int | None = None) -> list["Place"]:
        """Return the nearest at most `km` away: what a link tells of them, and `distance_km`."""
        south, west, north, east = bounding_box(lat, lon, km)
        boxed = self.filter(latitude__range=(south, north), longitude__range=(west, east)).order_by()
        # Measured here: a haversine takes the database no time, but the ORM more than all else on a page.
        rows = boxed.values_list("latitude", "longitude", *_LINKED)
        far = ((distance_km(lat, lon, *row[:2]), row[2:]) for row in rows)
        nearest = sorted(one for one in far if one[0] <= km)[:most]
        return [self._linked(values, away) for away, values in nearest]

    def _linked(self, values: tuple[object, ...], away: float) -> "Place":
        place = self.model.from_db(self.db, _LINKED, values)
        place.distance_km = away
        return place


class Place(StandardColumns, Listed):
    """A library, a town hall, a France Services centre… where people find help."""

    checked_field = "updated_on"

    organisation = models.ForeignKey(
        "partners.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("organisation"),
    )
    access = ListField(_("accessibility"), vocabulary=Access)

    objects = PlaceQuerySet.as_manager()

    panels = PLACE_PANELS
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("commune"),
        index.AutocompleteField("commune"),
        index.SearchField("address"),
        index.FilterField("live"),
        index.FilterField("merged_into"),
        index.FilterField("department"),
        index.FilterField("services"),
    ]

    class Meta(Listed.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [models.Index(fields=["latitude", "longitude"], name="place_position")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(live=False), name="place_merged_is_hidden"
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="place_has_slug"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="place_once_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(opening_hours="") | models.Q(raw_opening_hours=""),
                name="place_hours_understood_or_raw",
            ),
            models.CheckConstraint(
                # A comparison with nothing is neither true nor false, and would let half a point in.
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_position_whole",
                violation_error_message=_("Write both latitude and longitude, or neither."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.pivot and not is_pivot(self.pivot):
            raise ValidationError({"pivot": _("This is neither a SIRET nor an RNA number.")})
        if self.opening_hours and not repair(self.opening_hours):
            raise ValidationError(
                {"opening_hours": _("Write them like this: Mo-Fr 09:00-12:00,14:00-17:30.")}
            )
        self._forget_what_is_settled()

    def _forget_what_is_settled(self) -> None:
        """What an import kept aside ends when somebody writes the right value."""
        self.raw_opening_hours = "" if self.opening_hours else self.raw_opening_hours
        settled = {
            column for column, field in SINGLE_VALUES.items() if getattr(self, field) not in (None, "")
        }
        self.unknown_values = {
            column: values for column, values in self.unknown_values.items() if column not in settled
        }

    @property
    def catalogue_key(self) -> str:
        """Return the key under which the catalogue knows this place."""
        return f"place-{self.pk}"

    @property
    def point(self) -> tuple[float | None, float | None]:
        """Return the place's own position, else its commune's, so that it is found near by; WGS84 degrees."""
        if self.latitude is not None:
            return self.latitude, self.longitude
        match = find(f"{self.postcode} {self.commune}")
        return (match.lat, match.lon) if match else (None, None)

    def slug_source(self) -> str:
        return f"{self.name} {self.commune}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "partners/place_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        return super().get_preview_context(request, mode_name) | place_context(self, timezone.now())
