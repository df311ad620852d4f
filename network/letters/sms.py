"""The port that text messages leave by, and what of a text they can carry.

`SMS_BACKEND` names a class with `send(number, text)`, by its dotted path. A provider's class goes into a
package of its own, beside this project; `docs/messages.md` tells what it must do.
"""

import unicodedata
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

# Characters of one message (3GPP TS 23.038 §6.2.1); beyond them every one costs as two, and may arrive torn.
LONGEST = 160
_PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
# They take the room of two.
_DOUBLE = frozenset("^{}\\[~]|€")
_NEAREST = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "œ": "oe"}
    | {"Œ": "OE", "\u00a0": " ", "\u202f": " ", "·": "-", "ç": "c"}
)


class SmsBackend(Protocol):
    """What a provider's class does."""

    def send(self, number: str, text: str) -> None:
        """Send `text`, 160 characters of the GSM alphabet at most, to a number in E.164.

        Raises OSError where the provider does not answer, NoSuchAddressError (network.letters.sending) for a
        number that nobody has.
        """


class ConsoleSms:
    """Shows text messages instead of sending them: to try the site out, never for real people."""

    def send(self, number: str, text: str) -> None:
        print(f"SMS {number}\n{text}\n")  # noqa: T201


def sends_sms() -> bool:
    """Return whether text messages can leave."""
    return bool(settings.SMS_BACKEND)


def send_sms(number: str, text: str) -> None:
    """Send a text message by the host's provider; see SmsBackend."""
    backend: SmsBackend = import_string(settings.SMS_BACKEND)()
    backend.send(number, to_gsm(text))


def to_gsm(text: str) -> str:
    """Return `text` in the alphabet of phones: é, è, à and ù stay, other accents go, and signs like emoji."""
    return "".join(_carried(char) for char in text.translate(_NEAREST))


def room_of(text: str) -> int:
    """Return how much of the 160 a text of the alphabet takes."""
    return len(text) + sum(char in _DOUBLE for char in text)


def _carried(char: str) -> str:
    if char in _PLAIN or char in _DOUBLE:
        return char
    letters = unicodedata.normalize("NFKD", char)
    return "".join(letter for letter in letters if letter in _PLAIN)
