"""What the library tells the catalogue: one card a language, under the address of our own page."""

from collections.abc import Collection

from django.utils.translation import override

from home.models import ResourcePage
from home.resources.cards import ease
from home.resources.enums import ANY_OTHER, CATALOGUE_KINDS, SUBJECT
from network.catalogue.enums import Format
from network.catalogue.page_sources import PageSource, Version
from network.catalogue.sources import EntryDraft
from network.content.visibility import ReadablePageQuerySet


class ResourceSource(PageSource):
    """Tutorials, videos and online courses are in the catalogue, the rest in the search of the site."""

    name = SUBJECT

    def pages(self) -> ReadablePageQuerySet:
        return ResourcePage.objects.select_related("locale").prefetch_related("skills")

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these resources, in the same queries whatever their number."""
        return [_draft(version) for version in self.versions(subjects)]


def _draft(version: Version) -> EntryDraft:
    page = version.page
    skills = page.skills.all()
    return EntryDraft(
        **version.frame(),
        kind=CATALOGUE_KINDS.get(page.kind, ANY_OTHER),
        in_catalogue=page.kind in CATALOGUE_KINDS,
        format=Format.REMOTE,
        is_dated=False,
        body=_words(page),
        organisation=page.provider,
        skills=tuple(skill.key for skill in skills),
        skill_names=tuple(skill.name for skill in skills),
        level=page.level,
        audience=tuple(page.audience),
        languages=tuple(page.languages) or (version.language,),
    )


def _words(page: ResourcePage) -> str:
    """Return what the page says beside its title and introduction, in its own language."""
    with override(page.locale.language_code):
        easy = ease(works_offline=page.works_offline, needs_account=page.needs_account)
        return "\n".join((page.get_kind_display(), page.why, *easy, *page.body_texts()))
