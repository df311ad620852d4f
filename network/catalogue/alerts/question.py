"""The search of an alert: kept as an address, asked as on the page, said in a few words."""

from dataclasses import replace
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from network.catalogue.addresses import without
from network.catalogue.forms import CatalogueForm
from network.catalogue.query import CatalogueQuery
from network.content.models import NetworkSettings

LONGEST = 1000


def kept_question(data: QueryDict) -> str:
    """Return the parameters of a search that an alert keeps, good or bad ones; "" for all there is."""
    kept = data.copy()
    for name in set(data) - set(CatalogueForm.every_field()) | {"sort"}:
        kept.pop(name, None)
    return without(kept, "page").removeprefix("?")


def network() -> NetworkSettings:
    """Return the settings of the site, in the active language."""
    return NetworkSettings.for_site(Site.objects.get(is_default_site=True))


def asked(question: str, *, now: datetime) -> CatalogueQuery:
    """Return what an alert asks now, in the active language; the newest card first."""
    form = CatalogueForm(QueryDict(question), departments=network().departments)
    form.is_valid()
    return replace(form.query(now=now), sort="newest", offset=0)


def in_words(question: str) -> str:
    """Return a search in a few words: the text and the place, how many other choices."""
    data = QueryDict(question)
    said = ", ".join(value for name in ("q", "near") if (value := data.get(name, "").strip()))
    others = len([name for name in data if name not in ("q", "near", "radius")])
    said = said or _("all workshops")
    return _("%(search)s, with your filters") % {"search": said} if others else said


def address(question: str) -> str:
    """Return the path of the page of the search."""
    path = reverse("catalogue")
    return f"{path}?{question}" if question else path
