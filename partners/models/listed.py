"""What organisations and places share: a name to file under, an address, a draft and a history."""

import re
from collections.abc import Callable, Collection
from datetime import date
from string import ascii_lowercase
from typing import Self

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from network.content.previews import PreviewedOnPhones
from network.geo.gazetteer import by_insee, department_of
from network.geo.normalise import normalise
from partners.fields import DerivedField
from partners.trust.freshness import HIDDEN_AFTER, UNVERIFIED_AFTER

OTHER_LETTERS = "0"
"""Stands for every name that does not begin with a letter."""

# A text written before a letter or a merge, and published after it, undoes neither.
NOTED = ("asked_about", "asked_months", "hidden_from", "merged_into_id")

_ARTICLE = re.compile(r"(?:(l|la|le|les) )?(.*)")

validate_postcode = RegexValidator(r"^\d{5}$", _("A postcode has five digits."))
validate_insee_code = RegexValidator(
    r"^([013-9]\d|2[AB1-9])\d{3}$", _("An INSEE code has five signs, for example 25056.")
)


class ListedQuerySet(models.QuerySet):
    """What the directory asks of organisations and places alike."""

    def live(self) -> Self:
        """Return those anybody may read; one whose end has come is hidden before it is taken down."""
        return self.filter(live=True).exclude(expire_at__lte=timezone.now())

    def unmerged(self) -> Self:
        """Return those that no other sheet took the place of."""
        return self.filter(merged_into=None)

    def successors(self, slugs: Collection[str]) -> dict[str, str]:
        """Return the slug of what took the place of each of these that gave way to another."""
        merged = self.filter(slug__in=slugs).exclude(merged_into=None)
        return {one.slug: one.stands_for.slug for one in merged}

    def successor(self, slug: str) -> "Listed | None":
        """Return the public sheet that took the place of the one with this slug, at the end of the chain."""
        merged = self.filter(slug=slug).exclude(merged_into=None).first()
        return self.live().filter(pk=merged.stands_for.pk).first() if merged else None

    def unverified(self, on: date) -> Self:
        """Return those of which nobody said for months that they are right, or ever."""
        name = self.model.checked_field
        before = on - relativedelta(months=UNVERIFIED_AFTER)
        return self.filter(models.Q((f"{name}__lte", before)) | models.Q((name, None)))

    def lapsed(self, on: date) -> Self:
        """Return those that left the catalogue because nobody answered; `freshness` says when."""
        name = self.model.checked_field
        checked_before = {f"{name}__lte": on - relativedelta(months=HIDDEN_AFTER)}
        return self.filter(hidden_from__lte=on, asked_about=models.F(name), **checked_before)

    def in_department(self, code: str) -> Self:
        return self.filter(department=code)

    def starting_with(self, letter: str) -> Self:
        """Return those filed under a letter a–z, or under none with `OTHER_LETTERS`."""
        if letter == OTHER_LETTERS:
            return self.annotate(first=Left("sort_key", 1)).exclude(first__in=ascii_lowercase)
        return self.filter(sort_key__startswith=normalise(letter)[:1])

    def matching(self, text: str) -> Self:
        """Return those whose name, commune or postcode hold every word of the text."""
        matches = self
        for word in normalise(text).split():
            matches = matches.filter(sort_key__contains=word)
        return matches

    def shelves(self, name: str) -> Self:
        """Return the triples (name, département, first sign) that exist; shelves can be united."""
        shelves = self.order_by().annotate(shelf=models.Value(name), first=Left("sort_key", 1))
        return shelves.values_list("shelf", "department", "first").distinct()

    def departments(self) -> list[str]:
        """Return the codes of the départements that have at least one, in order."""
        return sorted(set(self.order_by().values_list("department", flat=True).distinct()) - {""})


class Listed(
    WorkflowMixin,
    DraftStateMixin,
    RevisionMixin,
    PreviewedOnPhones,
    index.Indexed,
    ClusterableModel,
):
    """Something the directory lists under its name and its commune."""

    # Where the day of the last check stands.
    checked_field = "checked_on"

    name = models.CharField(_("name"), max_length=200)
    slug = DerivedField(_("address on this site"), derive="stable_slug", max_length=120, unique=True)
    sort_key = DerivedField(_("filed under"), derive="filed_under", max_length=350, db_index=True)
    department = DerivedField(_("département"), derive="department_code", max_length=3, db_index=True)

    # Which check its people were asked about, at how many months, and from when on it may be hidden if
    # nobody answers (decision 42). Another check since makes all three void.
    asked_about = models.DateField(null=True, editable=False)
    asked_months = models.PositiveSmallIntegerField(default=0, editable=False)
    hidden_from = models.DateField(null=True, editable=False)
    # The sheet that took its place: the row stays, so that its old address leads on.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Return whether anybody may read it now, as `live()` says of rows."""
        return self.live and not (self.expire_at and self.expire_at <= timezone.now())

    def clean(self) -> None:
        super().clean()
        if self.merged_into_id:
            raise ValidationError(_("It was merged into another sheet: undo the merge first."))

    @property
    def stands_for(self) -> Self:
        """Return the sheet at the end of its merges: itself where there were none."""
        sheet, seen = self, {self.pk}
        while sheet.merged_into_id and sheet.merged_into_id not in seen:
            seen.add(sheet.merged_into_id)
            sheet = sheet.merged_into
        return sheet

    def with_content_json(self, content: dict[str, object]) -> Self:
        """Return an older or newer text of it; what the site noted meanwhile is no part of the text."""
        sheet = super().with_content_json(content)
        for name in NOTED:
            setattr(sheet, name, getattr(self, name))
        return sheet

    def slug_source(self) -> str:
        """Return the words the slug is made from."""
        return self.name

    def stable_slug(self) -> str:
        """Return the slug, made once: a changed name must not break the links people keep."""
        if not self.slug:
            taken = type(self)._default_manager.values_list("slug", flat=True)
            self.slug = free_slug(self.slug_source(), lambda slug: taken.filter(slug=slug).exists())
        return self.slug

    def filed_under(self) -> str:
        """Return name, commune and postcode folded, to sort and to search in.

        A leading article goes last, as in a library: “La Petite Gare” stands under P.
        """
        article, rest = _ARTICLE.match(normalise(self.name)).groups()
        return normalise(f"{rest} {self.commune} {self.postcode} {article or ''}")[:350]

    def department_code(self) -> str:
        """Return the département of the INSEE code, else of the postcode, else nothing."""
        commune = by_insee(self.insee_code) if self.insee_code else None
        if commune:
            return commune.department
        department = department_of(self.insee_code or self.postcode)
        return department.code if department else ""


def free_slug(words: str, is_taken: Callable[[str], bool]) -> str:
    """Return a slug of at most 120 signs for `words`; numbered from 2 when it is taken."""
    base = slugify(normalise(words))[:110].strip("-") or "x"
    slug, number = base, 1
    while is_taken(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug
