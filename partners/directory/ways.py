"""How one gets an offer, in the order its people chose, each way with what it takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from network.content.templatetags.plain_words import phone, tel_link
from partners.enums import Way

if TYPE_CHECKING:
    from partners.models import Offer


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One way: words for the button, or what to do where there is nothing to press.

    `written` is what stands on paper, where nobody can press a button.
    """

    way: str
    icon: str
    label: str = ""
    url: str = ""
    text: str = ""
    written: str = ""
    is_main: bool = False


def ways_of(offer: "Offer", *, has_places: bool) -> list[ShownWay]:
    """Return the ways of an offer; the first of them, and the phone, are the main ones."""
    chosen = [way for way in Way.values if way in offer.ways]
    ways = [_WAYS[way](offer, has_places) for way in chosen] or list(_through_organisation(offer))
    first = next((way.way for way in ways if way.url), "")
    return [replace(way, is_main=way.way in (first, Way.PHONE)) for way in ways]


def _come(offer: "Offer", has_places: bool) -> ShownWay:
    if has_places:
        return ShownWay(Way.COME, "map-pin", _("Come: see when and where"), "#where")
    return ShownWay(Way.COME, "map-pin", text=_("Come and ask for it."))


def _call(offer: "Offer", has_places: bool) -> ShownWay:
    asked = _("Ask for %(name)s.") % {"name": offer.contact_name} if offer.contact_name else ""
    number = phone(offer.phone)
    return ShownWay(Way.PHONE, "phone", number, tel_link(offer.phone), asked, number)


def _write(offer: "Offer", has_places: bool) -> ShownWay:
    return ShownWay(Way.MAIL, "mail", offer.email, f"mailto:{offer.email}", written=offer.email)


def _follow(offer: "Offer", has_places: bool) -> ShownWay:
    return ShownWay(Way.LINK, "external-link", _("Sign up online"), offer.link, written=offer.link)


def _be_sent(offer: "Offer", has_places: bool) -> ShownWay:
    text = _("A professional sends you: %(who)s.") % {"who": offer.referral}
    return ShownWay(Way.REFERRAL, "handshake", text=text)


def _through_organisation(offer: "Offer") -> Iterator[ShownWay]:
    """Yield how to reach the organisation, where the offer says nothing itself."""
    organisation = offer.organisation
    if organisation.phone:
        number = phone(organisation.phone)
        yield ShownWay(Way.PHONE, "phone", number, tel_link(organisation.phone), written=number)
    if organisation.email:
        yield ShownWay(Way.MAIL, "mail", organisation.email, f"mailto:{organisation.email}")


_WAYS: dict[str, Callable[["Offer", bool], ShownWay]] = {
    Way.COME: _come,
    Way.PHONE: _call,
    Way.MAIL: _write,
    Way.LINK: _follow,
    Way.REFERRAL: _be_sent,
}
