"""What somebody needs to come and to take part, between the boxes of a form and the words that hosts read."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext, override

from network.catalogue.enums import Access

LONGEST, LONGEST_TEXT = 300, 150
_SEPARATOR = " ; "


def access_in_words(keys: Iterable[str], text: str) -> str:
    """Return needs as one line in the language of the hosts, whatever that of the person."""
    with override(settings.LANGUAGE_CODE):
        labels = [str(Access(key).label) for key in keys]
    return _SEPARATOR.join(filter(None, (*labels, text)))[:LONGEST]


def access_from_words(words: str) -> tuple[list[str], str]:
    """Return the boxes and the free text that such a line was made of."""
    with override(settings.LANGUAGE_CODE):
        keys = {str(label): key for key, label in Access.choices}
    parts = [part for part in words.split(_SEPARATOR) if part]
    ticked = [keys[part] for part in parts if part in keys]
    return ticked, _SEPARATOR.join(part for part in parts if part not in keys)


def equipment_in_words(is_lent: bool, text: str) -> str:
    """Return what somebody asks to borrow, in the language of the hosts; "" when they bring their own."""
    if not is_lent:
        return ""
    with override(settings.LANGUAGE_CODE):
        return text or anything()


def anything() -> str:
    """Return what stands for equipment that nobody described."""
    return gettext("A device, lent on the day")
