"""What programmes tell the search of the site: one entry for each language, never in the catalogue."""

from collections.abc import Collection, Iterator

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.translation import override

from funding.models import ProgrammePage
from network.catalogue.enums import SiteKind
from network.catalogue.page_sources import PageSource, Version
from network.catalogue.sources import EntryDraft
from network.content.visibility import ReadablePageQuerySet


class ProgrammeSource(PageSource):
    """Programmes are found by their funder, their area and the words of their kind too."""

    name = ProgrammePage.told_by

    def pages(self) -> ReadablePageQuerySet:
        return ProgrammePage.objects.all()

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public entries of these programmes, in three queries whatever their number."""
        versions = list(self.versions(subjects))
        prefetch_related_objects([version.page for version in versions], "funder")
        return [_draft(version) for version in versions]


def _draft(version: Version) -> EntryDraft:
    funder = version.page.funder
    with override(version.language):
        body = "\n".join(filter(None, _words(version.page)))
    return EntryDraft(
        **version.frame(),
        kind=SiteKind.PROGRAMME,
        body=body,
        organisation=funder.name if funder.live else "",
        languages=(version.language,),
        is_dated=False,
        in_catalogue=False,
    )


def _words(page: ProgrammePage) -> Iterator[str]:
    """Yield what the page says beside its title and purpose, without markup, in the active language."""
    yield from (page.get_aid_kind_display(), page.get_money_source_display(), page.area)
    yield from (page.conditions, page.amount_note, strip_tags(page.how_to_apply), page.documents)
    yield from (page.instructing_body, page.source_text)
    yield from map(str, page.body.stream_block.get_searchable_content(page.body))
