"""What a person kept of the catalogue, on one sheet: address and browser hold the list, the site does not."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from network.catalogue.cards import card_of, session_of
from network.catalogue.models import Entry, EntrySession
from network.catalogue.presentation import ShownCard, shown_card, ways_on
from network.catalogue.results import Card, CardSession
from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import course, when

# As many as one A4 sheet holds; static/js/shortlist.js keeps no more.
MOST = 8
LONGEST_KEY = Entry._meta.get_field("key").max_length


# What one person chose is kept by nobody on the way.
@cache_control(private=True, no_cache=True)
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """Show the cards that the address names, the soonest first; without any, how to keep one."""
    asked = list(dict.fromkeys(filter(_is_key, request.GET.getlist("card"))))[:MOST]
    words, language = vocabulary(current_version()), reading_language()
    cards = [shown_card(card, words, language) for card in coming_cards(asked, now=timezone.now())]
    network = NetworkSettings.for_request(request)
    context = {
        "cards": cards,
        "lost": len(asked) - len(cards),
        "empty_actions": ways_on(),
        "mail": mail_link(cards, network.name) if cards else "",
    }
    return render(request, "catalogue/shortlist.html", context)


def coming_cards(keys: Sequence[str], *, now: datetime) -> list[Card]:
    """Return those of the catalogue's cards that still have something to come, the soonest first."""
    lasting = Q(expires_at=None) | Q(expires_at__gt=now)
    entries = Entry.objects.filter(lasting, key__in=keys, in_catalogue=True)
    dates: dict[int, list[CardSession]] = defaultdict(list)
    for row in EntrySession.objects.filter(entry__in=list(entries), is_open=True, starts_at__gte=now):
        dates[row.entry_id].append(session_of(row))
    found = [card_of(entry, dates[entry.pk]) for entry in entries if dates[entry.pk] or not entry.is_dated]
    return sorted(found, key=lambda card: (not card.sessions, card.sessions and card.sessions[0].starts_at))


def mail_link(cards: Sequence[ShownCard], name: str) -> str:
    """Return the address that opens a letter with the list in the visitor's own mail program (RFC 6068)."""
    address = f"{settings.SITE_URL}{reverse('shortlist')}?{urlencode([('card', card.id) for card in cards])}"
    body = "\r\n\r\n".join([*map(_in_a_letter, cards), _("The whole list, to print:"), address])
    subject = _("My list of workshops – %(network)s") % {"network": name}
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"


def _in_a_letter(card: ShownCard) -> str:
    date = when(card.sessions[0].starts_at) if card.sessions else card.hours
    place = f"{card.place.name}, {card.place.commune}" if card.place else card.format_label
    several = course(card.sessions[0].dates) if card.sessions else ""
    return "\r\n".join(filter(None, [card.title, date, several, place]))


def _is_key(value: str) -> bool:
    return 0 < len(value) <= LONGEST_KEY and value.isprintable()
