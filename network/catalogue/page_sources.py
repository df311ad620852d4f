"""What sources that tell of pages share: a card for each language that has a page anybody may read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale

from network.catalogue.translations import first_language, shown_in
from network.content.models import BasePage
from network.content.visibility import ReadablePageQuerySet


@dataclass(frozen=True, slots=True)
class Version:
    """A readable page as one of the languages (`available`) of the thing it tells of."""

    page: BasePage
    subject: str
    url: str
    language: str
    available: Collection[str]

    @property
    def first_language(self) -> str:
        return first_language(self.available)

    def frame(self) -> dict[str, object]:
        """Return the fields of an EntryDraft that follow from the page being a page."""
        return {
            "subject": self.subject,
            "title": self.page.title,
            "summary": self.page.introduction,
            "url": self.url,
            "language": self.language,
            "shown_in": shown_in(self.language, self.available),
            "edition": "" if self.language == self.first_language else self.language,
            "expires_at": self.page.expire_at,
        }


class PageSource:
    """Names the pages of a source; a subclass gives `name`, `pages` and `drafts` (see sources.Source)."""

    name: str

    def pages(self) -> ReadablePageQuerySet:
        """Return all the pages that this source tells of, whoever may read them."""
        raise NotImplementedError

    def subjects(self) -> Iterable[str]:
        keys = self.pages().order_by().values_list("translation_key", flat=True).distinct()
        return (f"{self.name}:{key}" for key in keys)

    def versions(self, subjects: Collection[str]) -> Iterator[Version]:
        """Yield the readable pages of these subjects, those of one subject together."""
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        found: dict[UUID, dict[str, tuple[BasePage, str]]] = defaultdict(dict)
        keys = [UUID(subject.partition(":")[2]) for subject in subjects]
        for page in self.pages().readable().originals().filter(translation_key__in=keys).order_by("pk"):
            if url := address_of(page):
                found[page.translation_key][languages[page.locale_id]] = page, url
        for key, pages in found.items():
            for language, (page, url) in pages.items():
                yield Version(page, f"{self.name}:{key}", url, language, pages)


def address_of(page: BasePage) -> str:
    """Return the address of a page on its own site, "" when no site shows it."""
    parts = page.get_url_parts()
    return (parts and parts[2]) or ""
