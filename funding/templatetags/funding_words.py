"""Money, rates and deadlines in the words people say."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from funding.enums import State
from funding.standing import Standing
from network.content.templatetags.plain_words import NO_BREAK, day, hour, when

register = template.Library()

TONES = {State.CLOSING: "careful", State.OPEN: "free", State.CLOSED: "stopped"}


@register.filter
def standing_words(standing: Standing) -> str:
    """Return "Ferme dans 12 jours, mardi 8 décembre à 23 h 59", whatever the state."""
    said = {"when": when(standing.at), "day": day(standing.at)}
    if standing.state == State.CLOSING:
        return _closing(standing)
    if standing.state == State.OPEN:
        return gettext("Open until %(when)s") % said if standing.at else gettext("Open all year round")
    if standing.state == State.UPCOMING:
        return gettext("Opens on %(when)s") % said
    if standing.state == State.EXPECTED:
        closed = gettext("Expected again; the last call closed on %(day)s") % said
        return closed if standing.at else gettext("Expected again")
    return gettext("Closed on %(day)s") % said if standing.at else str(standing.state.label)


def _closing(standing: Standing) -> str:
    if standing.days == 0:
        return gettext("Closes today at %(hour)s") % {"hour": hour(standing.at)}
    told = {"number": standing.days, "when": when(standing.at)}
    return ngettext("Closes tomorrow, %(when)s", "Closes in %(number)s days, %(when)s", standing.days) % told


@register.filter
def standing_tone(standing: Standing) -> str:
    """Return the tone of the badge that says the state; none for a neutral one."""
    return TONES.get(standing.state, "")


@register.filter
def euros(amount: Decimal | int | None) -> str:
    """Return "12 000 €", with cents when there are some: "12 000,50 €"; nothing for nothing."""
    if amount is None:
        return ""
    decimals = 0 if amount == int(amount) else 2
    written = number_format(amount, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return gettext("€%(amount)s") % {"amount": written.replace(" ", NO_BREAK)}


@register.filter
def number(value: Decimal | int | None) -> str:
    """Return "1 250", "35,5": as many decimals as there are, two at most; nothing for nothing."""
    if value is None:
        return ""
    shown = Decimal(value).quantize(Decimal("0.01")).normalize()
    return number_format(f"{shown:f}", use_l10n=True, force_grouping=True).replace(" ", NO_BREAK)


@register.filter
def percent(rate: Decimal | int | None) -> str:
    """Return "60 %", "0,5 %"; nothing for nothing."""
    if rate is None:
        return ""
    return gettext("%(rate)s%%") % {"rate": number(rate)}


def between(low: str, high: str) -> str:
    """Return "from A to B", "from A", "up to B", A alone when both are the same, or nothing."""
    if low and high and low != high:
        return gettext("from %(low)s to %(high)s") % {"low": low, "high": high}
    if low and high:
        return low
    if low:
        return gettext("from %(low)s") % {"low": low}
    return gettext("up to %(high)s") % {"high": high} if high else ""
