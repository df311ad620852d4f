"""The words of each message where staff wrote none, in the active language."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.enums import MessageKind


@dataclass(frozen=True, slots=True)
class Words:
    """A subject and paragraphs, still with their placeholders."""

    subject: str
    text: str


def default_words(kind: str) -> Words:
    """Return the site's own words of a kind."""
    subject, paragraphs = _WORDS[MessageKind(kind)]()
    return Words(subject, "\n\n".join(paragraphs))


Written = tuple[str, list[str]]


def _hello() -> str:
    return _("Hello {first name},")


def _facts() -> str:
    return "\n".join(
        [
            _("Who comes: {people enrolled}"),
            _("When: {day and hour}"),
            _("Where: {the place}"),
            _("How to get there: {way there}"),
            _("To join online: {link to join}"),
            _("What to bring: {what to bring}"),
            _("Good to know: {our note}"),
        ]
    )


def _cannot_come() -> str:
    return _("You cannot come? Tell us, so that somebody else can: {personal link}")


def _question() -> str:
    return _("A question? Call us: {our phone}")


def _confirmed() -> Written:
    has_seat = _("You have a seat for “{workshop title}”.")
    end = _("See you soon!")
    return _("You have a seat: {workshop title}"), [
        *(_hello(), has_seat, _facts(), _cannot_come(), _question(), end)
    ]


def _waiting() -> Written:
    full = _("All seats of “{workshop title}” are taken: you are on the waiting list. {place in line}")
    then = _("As soon as a seat is free for you, we tell you. You have nothing to do.")
    leave = _("To see where you stand, or to leave the list: {personal link}")
    when = _("When: {day and hour}") + "\n" + _("Where: {the place}")
    return _("You are on the waiting list: {workshop title}"), [
        _hello(),
        full,
        then,
        when,
        leave,
        _question(),
    ]


def _offered() -> Written:
    free = _("A seat is free for you at “{workshop title}”.")
    until = _("It is kept for you until {answer before}. After that it goes to the next person.")
    say = _("Say yes or no here: {personal link}")
    return _("A seat is free for you: {workshop title}"), [_hello(), free, until, say, _facts(), _question()]


def _expired() -> Written:
    over = _("The seat that was kept for you at “{workshop title}” went to the next person.")
    again = _("You still want to come? Register again and you are on the waiting list: {personal link}")
    others = _("These dates may suit you: {other dates}")
    return _("The offered seat is gone: {workshop title}"), [_hello(), over, again, others, _question()]


def _cancelled() -> Written:
    noted = _("We have noted that you do not come to “{workshop title}”, {day and hour}.")
    thanks = _("Thank you for telling us: somebody else can have the seat.")
    mistake = _("It is a mistake? Call us: {our phone}")
    return _("You do not come any more: {workshop title}"), [
        *(_hello(), noted, _("Still registered: {people enrolled}"), thanks, mistake)
    ]


def _called_off() -> Written:
    sorry = _("“{workshop title}”, {day and hour}, does not take place. We are sorry.")
    why = _("Why: {our note}")
    others = _("These dates may suit you: {other dates}")
    return _("Called off: {workshop title}"), [_hello(), sorry, why, others, _question()]


def _moved() -> Written:
    changes = _("Something has changed for “{workshop title}”. This is what holds now:")
    keep = _("You keep your place: you have nothing to do if it suits you.")
    return _("A change: {workshop title}"), [
        *(_hello(), changes, _facts(), keep, _cannot_come(), _question())
    ]


def _reminder() -> Written:
    soon = _("“{workshop title}” is coming soon. You are expected.")
    return _("{day and hour}: {workshop title}"), [
        *(_hello(), soon, _facts(), _cannot_come(), _question(), _("See you soon!"))
    ]


def _thanks() -> Written:
    came = _("Thank you for coming to “{workshop title}”.")
    ask = _("Three short questions help us to do better. Your answers carry no name: {questions link}")
    attested = _("It is written that you were there: {attestation link}")
    return _("Thank you for coming: {workshop title}"), [_hello(), came, ask, attested, _question()]


def _link() -> Written:
    here = _("Here is where you see, change or cancel what you are registered for: {personal link}")
    not_you = _("You did not ask for it? You have nothing to do.")
    return _("Your registrations"), [_hello(), here, not_you, _question()]


_WORDS: dict[MessageKind, Callable[[], Written]] = {
    MessageKind.CONFIRMED: _confirmed,
    MessageKind.WAITING: _waiting,
    MessageKind.OFFERED: _offered,
    MessageKind.EXPIRED: _expired,
    MessageKind.CANCELLED: _cancelled,
    MessageKind.CALLED_OFF: _called_off,
    MessageKind.MOVED: _moved,
    MessageKind.WEEK_BEFORE: _reminder,
    MessageKind.DAY_BEFORE: _reminder,
    MessageKind.THANKS: _thanks,
    MessageKind.LINK: _link,
}
