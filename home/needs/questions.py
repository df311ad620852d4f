"""The questions of a self-assessment that ask whether somebody can do something."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from network.catalogue.state import current_version
from network.catalogue.translations import reading_language
from network.catalogue.vocabulary import vocabulary

# Questions every self-assessment asks besides; answers are counted under these names.
BARRIERS, WISHES, DAY, PART = "barriers", "wishes", "day", "part"
RESERVED = frozenset({BARRIERS, WISHES, DAY, PART})
MOST_QUESTIONS = 20


def skill_choices() -> list[tuple[str, str]]:
    """Return every skill, its name in the language being read."""
    words = vocabulary(current_version())
    return [(key, words.skill(key, reading_language()).name) for key in words.skill_keys()]


class SkillsBlock(blocks.MultipleChoiceBlock):
    """Keys of skills."""

    def normalize_choice(self, value: object) -> str:
        # Wagtail would read all the choices again for each key of each question.
        return str(value)


class QuestionBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Question"), max_length=150, help_text=_("“Can you…?”, about one thing, in everyday words.")
    )
    help = blocks.CharBlock(label=_("An example"), max_length=200, required=False)
    skills = SkillsBlock(label=_("Skills it tells about"), choices=skill_choices)
    # A regular expression, so that translators are not asked for it.
    key = blocks.RegexBlock(
        label=_("Key"),
        regex=r"^[a-z][a-z0-9-]{1,29}$",
        help_text=_("Small letters and hyphens. Answers are counted under it: do not change it."),
        error_messages={"invalid": _("Write small letters, digits and hyphens only.")},
    )

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StreamBlock):
    """Questions in the order people answer them; each family of skills shows them together."""

    question = QuestionBlock()

    class Meta:
        min_num = 1
        max_num = MOST_QUESTIONS

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        cleaned = super().clean(value)
        keys = [question.value["key"] for question in cleaned]
        wrong = {
            place: ValidationError(_("This key is taken. Choose another one."))
            for place, key in enumerate(keys)
            if key in RESERVED or key in keys[:place]
        }
        if wrong:
            raise blocks.StreamBlockValidationError(block_errors=wrong)
        return cleaned


# Until staff write their own: key, question, skills.
FIRST_QUESTIONS = [
    (
        "computer",
        gettext_noop("Can you switch a computer on, write a text and find it again the next day?"),
        ["computer-basics", "office"],
    ),
    (
        "internet",
        gettext_noop("Can you look something up on the internet and tell whether it can be trusted?"),
        ["internet"],
    ),
    ("email", gettext_noop("Can you send an e-mail with a photo or a document?"), ["email"]),
    ("smartphone", gettext_noop("Can you install an app on a phone or a tablet?"), ["smartphone"]),
    ("video-calls", gettext_noop("Can you join a meeting by video call?"), ["video-calls"]),
    (
        "management",
        gettext_noop("Can you keep the members or the accounts of an association in a table or a program?"),
        ["association-management", "office"],
    ),
    ("scams", gettext_noop("Can you recognise a message that is a trap?"), ["scams"]),
    (
        "accounts",
        gettext_noop("Can you choose good passwords and protect what is yours?"),
        ["online-safety", "personal-data"],
    ),
]


def first_questions() -> list[tuple[str, dict[str, object]]]:
    """Return the questions a new self-assessment begins with, in the language of whoever makes it."""
    return [
        ("question", {"key": key, "text": gettext(text), "help": "", "skills": skills})
        for key, text, skills in FIRST_QUESTIONS
    ]
