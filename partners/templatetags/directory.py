"""Links of the directory's pages."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django import template

if TYPE_CHECKING:
    from partners.models import DirectoryPage, Offer, Organisation, Place

register = template.Library()


@register.simple_tag
def address_in(directory: "DirectoryPage", listed: "Organisation | Place | Offer") -> str:
    """Return the path of the page of a place, an organisation or an offer in this directory."""
    return directory.address_of(listed)


@register.filter
def host(url: str) -> str:
    """Return the part of a web address that people recognise: `exemple.fr`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
