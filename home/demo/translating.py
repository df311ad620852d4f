"""The demonstration in English: true translations of its French pages, published like them."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.models import Locale, Page

from events.models import WorkshopPage
from home.demo import LANGUAGE, SOURCE
from home.demo.body import paragraphs, sections
from home.demo.pages import home_page, write_home
from home.demo.pictures import pictures_by_name
from home.demo.publishing import publish
from home.demo.texts import Texts, read
from home.models import HomePage, StandardPage

ENGLISH = "en"
WRITTEN = ("title", "led_by", "prerequisites", "equipment_provided", "bring", "fee_note", "after")


def load_english_pages() -> int:
    """Translate home, where nobody edited it yet, and the standard pages that have no English; how many."""
    told = read("pages.en")
    added = write_home(HomePage.objects.get(locale__language_code=ENGLISH), told["home"], ENGLISH)
    of = {page["of"]: page for page in told["page"]}
    pictures = pictures_by_name()
    for page in _untranslated(StandardPage.objects.child_of(home_page()).filter(slug__in=of)):
        texts = of[page.slug]
        body = list(sections(texts["sections"], pictures, ENGLISH))
        translate(page, body=body, **{name: texts[name] for name in ("slug", "title", "introduction")})
        added += 1
    return added


def load_english_workshops() -> int:
    """Translate the workshops that have English texts and no English page yet; return how many."""
    told = read("workshops.en")
    french = WorkshopPage.objects.filter(source=SOURCE, source_id__in=told)
    return sum(_translate_workshop(page, told[page.source_id]) for page in _untranslated(french))


def translate(page: Page, **texts: object) -> Page:
    """Publish `page` in English with these texts; its facts stay those of the original."""
    english = page.copy_for_translation(Locale.objects.get(language_code=ENGLISH))
    for name, value in texts.items():
        setattr(english, name, value)
    with override(ENGLISH):
        publish(english)
    return english


def _untranslated(pages: QuerySet) -> Iterator[Page]:
    done = Page.objects.filter(locale__language_code=ENGLISH).values("translation_key")
    return pages.filter(locale__language_code=LANGUAGE).exclude(translation_key__in=done).iterator()


def _translate_workshop(page: WorkshopPage, texts: Texts) -> bool:
    translate(
        page,
        slug=slugify(texts["title"]),
        introduction=texts["summary"],
        you_will="\n".join(texts["you_will"]),
        body=[paragraphs(texts["body"].strip().split("\n\n"))],
        **{name: texts.get(name, "") for name in WRITTEN},
    )
    return True
