"""Where somebody may go whose session is lost: the catalogue's own answer, their workshop first."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from events.keeping_in_step import subject_of
from events.models import Session
from network.catalogue.enums import Format
from network.catalogue.query import CatalogueQuery, Near
from network.catalogue.results import Card, CardSession
from network.catalogue.searching import search
from network.content.templatetags.plain_words import when

MOST = 3
# Farther than a search goes by default: somebody had decided to come.
RADIUS_KM = 30
LOOKED_AT = 40
# To read the message, to decide and to come takes a day.
SOONEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A date with a free seat: its day, its title and its place in words, and where to register."""

    words: str
    url: str


def alternatives(session: Session) -> list[Alternative]:
    """Return at most three dates near by with a free seat, in the active language.

    Those of the same workshop come first, then others that teach the same.
    """
    own = subject_of(session.workshop_key)
    cards = sorted(search(_question(session)).cards, key=lambda card: not card.id.startswith(own))
    soonest = timezone.now() + SOONEST
    dates = [
        (card, date)
        for card in cards
        for date in (card.sessions if card.id.startswith(own) else card.sessions[:1])
        if date.id != session.pk and date.starts_at >= soonest
    ]
    return [_told(card, date) for card, date in dates[:MOST]]


def _question(session: Session) -> CatalogueQuery:
    workshop, place = session.workshop, None if session.is_online else session.place
    skills = frozenset(skill.key for skill in workshop.taught)
    near = place and place.latitude is not None and Near(place.latitude, place.longitude, "", RADIUS_KM)
    terms = {"skill": skills} if skills else {}
    return CatalogueQuery(
        now=timezone.now(),
        text="" if skills else workshop.title,
        near=near or None,
        seats=1,
        terms=terms if near else terms | {"format": frozenset({Format.REMOTE, Format.HYBRID})},
        sort="date",
        limit=LOOKED_AT,
        site_language=get_language() or settings.LANGUAGE_CODE,
    )


def _told(card: Card, date: CardSession) -> Alternative:
    place = f"{card.place.name}, {card.place.commune}" if card.place else ""
    words = ", ".join(filter(None, [when(date.starts_at), card.title, place]))
    return Alternative(words, f"{settings.SITE_URL}{reverse('register', args=[date.id])}")
