"""A message in the 160 characters of a phone: what, when, where, and the number to call."""

from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.enums import MessageKind
from events.messages.words import network_now
from events.models import Message
from network.content.models import NetworkSettings
from network.content.templatetags.plain_words import hour, leaf, phone
from network.letters.sms import LONGEST, room_of, to_gsm

# Below it the place goes rather than the title.
SHORTEST_TITLE = 15
LONGEST_NAME = 22


def short_words_of(message: Message) -> str:
    """Return the text of a phone; the title of the workshop is cut, never the day nor the number to call."""
    with override(message.recipient.language):
        network = network_now()
        session = message.session
        facts = {
            "network": _short_name(network),
            "when": _short_day(session.starts_at),
            "where": _short_place(message),
            "until": _short_day(message.offered_until),
        }
        title = str(session.workshop)
        call = _call(network)
        return _fitted(_pattern(message), facts, title, call)


def _pattern(message: Message) -> str:
    until = message.offered_until
    return {
        MessageKind.CONFIRMED: _("%(network)s: you have a seat. %(title)s, %(when)s, %(where)s."),
        MessageKind.OFFERED: _("%(network)s: a seat is free. %(title)s, %(when)s. Call before %(until)s.")
        if until
        else _("%(network)s: the seat went to the next person. %(title)s, %(when)s."),
        MessageKind.CANCELLED: _("%(network)s: noted, you do not come. %(title)s, %(when)s."),
        MessageKind.CALLED_OFF: _("%(network)s: CALLED OFF. %(title)s, %(when)s."),
        MessageKind.MOVED: _("%(network)s: CHANGE. %(title)s: now %(when)s, %(where)s."),
        MessageKind.DAY_BEFORE: _("%(network)s: reminder. %(title)s, %(when)s, %(where)s."),
    }[MessageKind(message.kind)]


def _fitted(pattern: str, facts: dict[str, str], title: str, call: str) -> str:
    for where in (facts["where"], ""):
        rest = to_gsm(f"{pattern % (facts | {'title': '', 'where': where})} {call}")
        room = LONGEST - room_of(rest)
        if room >= SHORTEST_TITLE or not where:
            break
    short = to_gsm(title)
    cut = short if room_of(short) <= room else f"{short[: max(0, room - 3)]}..."
    text = f"{pattern % (facts | {'title': cut, 'where': where})} {call}"
    return to_gsm(text).replace(", .", ".").strip()[:LONGEST]


def _call(network: NetworkSettings) -> str:
    return _("Call %(number)s.") % {"number": phone(network.phone)} if network.phone else ""


def _short_name(network: NetworkSettings) -> str:
    """Return the first words of the name: who writes must be known, or it looks like a trap."""
    return shorten(network.name, LONGEST_NAME, placeholder="") or network.name[:LONGEST_NAME]


def _short_place(message: Message) -> str:
    session = message.session
    return (
        _("online")
        if session.is_online or not session.place
        else f"{session.place.name}, {session.place.commune}"
    )


def _short_day(moment: object) -> str:
    """Return "mardi 8 déc. 14 h"."""
    return " ".join((*leaf(moment), hour(moment))) if moment else ""
