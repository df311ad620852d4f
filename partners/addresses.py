"""Where the page of a place, an organisation or an offer is, for the other apps that name one."""

from collections.abc import Collection

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import get_language

from partners.models import DirectoryPage, Offer, Organisation, Place


def address_of(listed: Place | Organisation | Offer) -> str:
    """Return the path of its page in the active language; nothing for a draft or without a directory."""
    directory = DirectoryPage.current() if listed.is_public else None
    return directory.address_of(listed) if directory else ""


def public_organisations(keys: Collection[int]) -> list[tuple[Organisation, str]]:
    """Return the published ones with the path of their page, "" without a directory, in one query."""
    directory = DirectoryPage.objects.live().filter(locale__language_code=get_language() or "")
    path = Subquery(directory.values("url_path")[:1])
    found = Organisation.objects.live().filter(pk__in=keys).annotate(directory_path=path)
    return [(one, _below(one.directory_path or "", one.slug)) for one in found]


def _below(directory_path: str, slug: str) -> str:
    """Return the path of an address below the directory; a page's own path begins with that of the site."""
    _, _, path = directory_path.strip("/").partition("/")
    return reverse("wagtail_serve", args=[f"{path}/{slug}/"]) if path else ""
