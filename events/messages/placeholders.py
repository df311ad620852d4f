"""What stands between braces in the words of a message, by a name in plain words, and what takes its place.

A name has two words at least in English, so that no tool takes a text for a format of Python.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.enums import MessageKind
from network.geo.normalise import normalise

_BRACES = re.compile(r"\{([^{}\n]*)\}")


class Placeholder(TextChoices):
    FIRST_NAME = "first-name", _("first name")
    PEOPLE = "people", _("people enrolled")
    WORKSHOP = "workshop", _("workshop title")
    WHEN = "when", _("day and hour")
    WHERE = "where", _("the place")
    WAY = "way", _("way there")
    JOIN = "join", _("link to join")
    BRING = "bring", _("what to bring")
    NOTE = "note", _("our note")
    RANK = "rank", _("place in line")
    UNTIL = "until", _("answer before")
    OTHERS = "others", _("other dates")
    LINK = "link", _("personal link")
    QUESTIONS = "questions", _("questions link")
    ATTESTATION = "attestation", _("attestation link")
    PHONE = "phone", _("our phone")
    NETWORK = "network", _("network name")


ALWAYS = (
    Placeholder.FIRST_NAME,
    Placeholder.PEOPLE,
    Placeholder.WORKSHOP,
    Placeholder.WHEN,
    Placeholder.WHERE,
    Placeholder.WAY,
    Placeholder.JOIN,
    Placeholder.BRING,
    Placeholder.NOTE,
    Placeholder.LINK,
    Placeholder.PHONE,
    Placeholder.NETWORK,
)
MORE = {
    MessageKind.WAITING: (Placeholder.RANK,),
    MessageKind.OFFERED: (Placeholder.UNTIL,),
    MessageKind.CALLED_OFF: (Placeholder.OTHERS,),
    MessageKind.EXPIRED: (Placeholder.OTHERS,),
    MessageKind.THANKS: (Placeholder.QUESTIONS, Placeholder.ATTESTATION),
}
# Without them the message does not do its work.
REQUIRED = {
    MessageKind.CONFIRMED: (Placeholder.WHEN, Placeholder.WHERE, Placeholder.LINK),
    MessageKind.WAITING: (Placeholder.LINK,),
    MessageKind.OFFERED: (Placeholder.UNTIL, Placeholder.LINK),
    MessageKind.CALLED_OFF: (Placeholder.WHEN,),
    MessageKind.MOVED: (Placeholder.WHEN, Placeholder.WHERE, Placeholder.LINK),
    MessageKind.WEEK_BEFORE: (Placeholder.WHEN, Placeholder.WHERE, Placeholder.LINK),
    MessageKind.DAY_BEFORE: (Placeholder.WHEN, Placeholder.WHERE, Placeholder.LINK),
    MessageKind.THANKS: (Placeholder.QUESTIONS,),
    MessageKind.LINK: (Placeholder.LINK,),
}


@dataclass(frozen=True, slots=True)
class Value:
    """What takes the place of a name: in plain text, and in HTML."""

    text: str
    html: SafeString

    @classmethod
    def of(cls, text: str) -> "Value":
        return cls(text, conditional_escape(text))

    @classmethod
    def link(cls, url: str, words: str) -> "Value":
        return cls(url, format_html('<a href="{}">{}</a>', url, words) if url else mark_safe(""))

    @classmethod
    def named_link(cls, url: str, words: str) -> "Value":
        """Return a link whose words the plain text says too."""
        return cls(f"{words}\n  {url}", cls.link(url, words).html)

    @classmethod
    def rows(cls, values: "list[Value]") -> "Value":
        """Return several values, each on a line of its own below the words before."""
        text = "".join(f"\n- {value.text}" for value in values)
        return cls(text, mark_safe("".join(f"<br>– {value.html}" for value in values)))  # noqa: S308


Values = Mapping[Placeholder, Value]


def allowed(kind: str) -> tuple[Placeholder, ...]:
    """Return what the words of a kind may name."""
    return ALWAYS + MORE.get(MessageKind(kind), ())


def named(text: str) -> Iterator[tuple[str, Placeholder | None]]:
    """Yield each name between braces, as written, and what it means: None for a name of nothing."""
    for found in _BRACES.finditer(text):
        yield found[1], _names().get(normalise(found[1]))


def filled(text: str, values: Values) -> Iterator[list[Value]]:
    """Yield the paragraphs of a text as lines, in text and HTML.

    A line whose names have nothing to say is left out, and with it a paragraph that has no other.
    """
    for paragraph in re.split(r"\n\s*\n", text.replace("\r", "").strip()):
        lines = [line for raw in paragraph.split("\n") if (line := _filled(raw, values))]
        if lines:
            yield lines


def filled_line(text: str, values: Values) -> str:
    """Return one line of plain text with its values; a name that has nothing to say leaves nothing."""
    return _BRACES.sub(lambda found: _value(found[1], values).text, text)


def _filled(line: str, values: Values) -> Value | None:
    if any(not _value(found[1], values).text for found in _BRACES.finditer(line)):
        return None
    # Once only: what a person is called is no placeholder.
    plain, html, end = [], [], 0
    for found in _BRACES.finditer(line):
        before, value = line[end : found.start()], _value(found[1], values)
        plain += (before, value.text)
        html += (conditional_escape(before), value.html)
        end = found.end()
    text = re.sub(r"\s+\n", "\n", "".join((*plain, line[end:])))
    return Value(text, mark_safe("".join((*html, conditional_escape(line[end:])))))  # noqa: S308


def _value(name: str, values: Values) -> Value:
    meant = _names().get(normalise(name))
    return values.get(meant, NOTHING) if meant else NOTHING


NOTHING = Value("", mark_safe(""))


@cache
def _names() -> dict[str, Placeholder]:
    """Return what each name means, in every language of the site."""
    names: dict[str, Placeholder] = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            names |= {normalise(str(one.label)): one for one in Placeholder}
    return names
