"""The eight blocks a page's body is made of; each says what it is for and shows itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from network.content.link_words import vague_links

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a new part of the page")
        template = "content/blocks/heading.html"
        preview_value = "Comment se passe un atelier ?"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    def clean(self, value: RichText) -> RichText:
        cleaned = super().clean(value)
        if vague := vague_links(cleaned.source):
            raise ValidationError(
                gettext("Say in the words of the link where it leads: “%(words)s” is not enough.")
                % {"words": vague[0]}
            )
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links")
        template = "content/blocks/paragraph.html"
        preview_value = "<p>Vous venez comme vous êtes. <b>Personne ne vous juge.</b></p>"


class PictureBlock(blocks.StructBlock):
    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with its caption and credit")
        template = "content/blocks/picture.html"
        preview_value = {"caption": "Un atelier à Dole"}


class QuoteValue(blocks.StructValue):
    @property
    def story(self) -> object | None:
        """The chosen testimonial, for as long as anybody may read it."""
        chosen = self.get("testimonial")
        return chosen if chosen and chosen.is_public_today else None


class QuoteBlock(blocks.StructBlock):
    testimonial = SnippetChooserBlock(
        "home.Testimonial",
        label=_("Testimonial"),
        required=False,
        help_text=_("Its words leave the page by themselves when the consent ends."),
    )
    text = blocks.TextBlock(label=_("Words"), required=False, max_length=500)
    person = blocks.CharBlock(label=_("Who says it"), required=False, max_length=100)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=100)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody says: a testimonial, or words with the person's name")
        template = "content/blocks/quote.html"
        value_class = QuoteValue
        preview_value = {
            "text": "Je n’osais pas toucher l’ordinateur. Maintenant, j’écris à mes petits-enfants.",
            "person": "Odette",
            "role": "bénévole",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        typed = {name: bool(cleaned[name].strip()) for name in ("text", "person", "role")}
        if cleaned["testimonial"]:
            # Words typed beside it would stay in the page, and in its search, after the consent ends.
            wrong = {
                name: _("Choose a testimonial or write words, not both.") for name in typed if typed[name]
            }
        else:
            wrong = {
                name: _("Write it, or choose a testimonial.")
                for name in ("text", "person")
                if not typed[name]
            }
        if wrong:
            raise StructBlockValidationError({name: ValidationError(words) for name, words in wrong.items()})
        return cleaned


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Step"), max_length=100)),
                ("text", blocks.TextBlock(label=_("What happens"), required=False, max_length=500)),
            ]
        ),
        label=_("Steps"),
        min_num=2,
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What happens first, then, last")
        template = "content/blocks/steps.html"
        preview_value = {
            "steps": [
                {"title": "Choisissez un atelier", "text": "Cherchez près de chez vous."},
                {"title": "Venez", "text": "Un bénévole vous accueille."},
            ]
        }


class QuestionsBlock(blocks.StructBlock):
    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=200)),
                ("answer", ParagraphBlock(label=_("Answer"))),
            ]
        ),
        label=_("Questions"),
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions people ask; each answer unfolds")
        template = "content/blocks/questions.html"
        preview_value = {
            "questions": [{"question": "Faut-il un ordinateur ?", "answer": "<p>Non, nous en prêtons.</p>"}]
        }


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Good to know")
        description = _("Something nobody should miss")
        template = "content/blocks/notice.html"
        preview_value = {"title": "Bon à savoir", "text": "<p>Tous nos ateliers sont ouverts à tous.</p>"}


class LinksBlock(blocks.StructBlock):
    links = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("page", blocks.PageChooserBlock(label=_("Page"))),
                ("text", blocks.CharBlock(label=_("Text"), required=False, max_length=100)),
            ]
        ),
        label=_("Links"),
    )

    class Meta:
        icon = "link"
        label = _("Next steps")
        description = _("Where to go from here")
        template = "content/blocks/links.html"
        preview_value = {"links": []}


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    notice = NoticeBlock()
    links = LinksBlock()
