"""Keys of the catalogue: stable in addresses, the interface and imports; only labels translate."""

from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from network.geo.normalise import normalise


class Kind(TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    COURSE = "course", _("Course")
    ONE_TO_ONE = "one-to-one", _("One-to-one help")
    HELPDESK = "helpdesk", _("Help desk")
    OPEN_ACCESS = "open-access", _("Open access to computers")
    EQUIPMENT_LOAN = "equipment-loan", _("Equipment loan")
    ONLINE_COURSE = "online-course", _("Online course")
    TUTORIAL = "tutorial", _("Tutorial")
    MUTUAL_HELP = "mutual-help", _("Mutual help")
    MENTORING = "mentoring", _("Mentoring")


class SiteKind(TextChoices):
    """What only the search of the whole site finds."""

    PAGE = "page", _("Page")
    NEWS = "news", _("News")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")
    RESOURCE = "resource", _("Resource")
    PROGRAMME = "programme", _("Programme")
    TESTIMONIAL = "testimonial", _("Testimonial")


# Every kind that an entry may have, with its label.
KINDS = {**dict(Kind.choices), **dict(SiteKind.choices)}


class SpokenLanguage(TextChoices):
    """Languages people may speak where help is given (ISO 639-1)."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    GERMAN = "de", _("German")
    ITALIAN = "it", _("Italian")
    PERSIAN = "fa", _("Persian and Dari")
    PORTUGUESE = "pt", _("Portuguese")
    SPANISH = "es", _("Spanish")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")


class Format(TextChoices):
    ON_SITE = "on-site", _("On site")
    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("On site or remote")


class Level(TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Fee(TextChoices):
    FREE = "free", _("Free")
    CONDITIONAL = "conditional", _("Free on conditions")
    PAID = "paid", _("Paid")


class Status(TextChoices):
    """What became of a session (schema.org EventStatusType, and full)."""

    SCHEDULED = "scheduled", _("Scheduled")
    RESCHEDULED = "rescheduled", _("Rescheduled")
    MOVED_ONLINE = "moved-online", _("Moved online")
    POSTPONED = "postponed", _("Postponed")
    FULL = "full", _("Full")
    CANCELLED = "cancelled", _("Cancelled")


# A postponed session has no date any more and a cancelled one will not be: neither can be found by date.
OPEN_STATUSES = frozenset({Status.SCHEDULED, Status.RESCHEDULED, Status.MOVED_ONLINE, Status.FULL})


def shown_status(status: str, seats_left: int | None) -> str:
    """Return what to tell of a date: scheduled, but without a seat, is full."""
    return Status.FULL if status == Status.SCHEDULED and seats_left == 0 else status


class Audience(TextChoices):
    EVERYONE = "everyone", _("Everyone")
    YOUNG_PEOPLE = "young-people", _("Young people")
    STUDENTS = "students", _("Students")
    FAMILIES = "families", _("Families")
    SENIORS = "seniors", _("Seniors")
    WOMEN = "women", _("Women")
    JOB_SEEKERS = "job-seekers", _("Job seekers")
    ASSOCIATION_LEADERS = "association-leaders", _("People who run an association")


class Access(TextChoices):
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    STEP_FREE = "step-free", _("Step-free access")
    LARGE_PRINT = "large-print", _("Large print")
    EASY_READ = "easy-read", _("Easy to read")
    QUIET_ROOM = "quiet-room", _("Quiet room")
    HEARING_LOOP = "hearing-loop", _("Hearing loop")


class SkillFamily(TextChoices):
    BASIC = "basic", _("First steps")
    SPECIFIC = "specific", _("Going further")
    SAFETY = "safety", _("Staying safe")


class Weekday(TextChoices):
    """Days in the order of datetime.weekday()."""

    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")
    SUNDAY = "sun", _("Sunday")


class PartOfDay(TextChoices):
    """By the hour a session starts: before 12:00, from 12:00, from 18:00."""

    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


Choice = TypeVar("Choice", bound=TextChoices)


def from_label(choices: type[Choice], text: str) -> Choice | None:
    """Return the choice whose key, French or English label is `text`, whatever its case and accents."""
    wanted = normalise(text)
    for choice in choices:
        labels = [choice.value]
        for language in ("fr", "en"):
            with override(language):
                labels.append(str(choice.label))
        if wanted in map(normalise, labels):
            return choice
    return None
