"""Choices that only workshops know."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import Kind

WORKSHOP_KINDS = (
    Kind.WORKSHOP,
    Kind.COURSE,
    Kind.ONE_TO_ONE,
    Kind.HELPDESK,
    Kind.MUTUAL_HELP,
    Kind.MENTORING,
)


class RegistrationStatus(TextChoices):
    """Where somebody stands with a session. Only the first three are in the way of another registration."""

    CONFIRMED = "confirmed", _("Has a seat")
    OFFERED = "offered", _("A seat is offered")
    WAITING = "waiting", _("In line")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Did not answer in time")


class Attendance(TextChoices):
    """Who was there, noted on the day."""

    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")


class MessageKind(TextChoices):
    """What a message tells: a change of where somebody stands, of the session, or that its day comes."""

    CONFIRMED = "confirmed", _("A seat is yours")
    WAITING = "waiting", _("You are in line")
    OFFERED = "offered", _("A seat is free for you")
    EXPIRED = "expired", _("The offer is over")
    CANCELLED = "cancelled", _("You do not come any more")
    CALLED_OFF = "called-off", _("The session is called off")
    MOVED = "moved", _("The session changes")
    WEEK_BEFORE = "week-before", _("In a week")
    DAY_BEFORE = "day-before", _("Tomorrow")
    THANKS = "thanks", _("Thank you for coming")
    LINK = "link", _("The link to your registration")


# What a phone that takes no e-mail is told by text message; the rest waits for somebody to call, or is not
# worth a call.
BY_SMS = frozenset(
    {
        MessageKind.CONFIRMED,
        MessageKind.OFFERED,
        MessageKind.CANCELLED,
        MessageKind.CALLED_OFF,
        MessageKind.MOVED,
        MessageKind.DAY_BEFORE,
    }
)


class Channel(TextChoices):
    """How a message reaches its person."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    NONE = "none", _("By word of mouth")


class RosterUse(TextChoices):
    """How somebody of the staff had names before them."""

    VIEW = "view", _("Read on screen")
    PRINT = "print", _("Printed")
    EXPORT = "export", _("Taken away in a file")
    PERSON = "person", _("At the request of a person")
