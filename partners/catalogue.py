"""What the directory tells the search of the site: organisations and places, in each language's directory."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from network.catalogue.enums import SiteKind
from network.catalogue.page_sources import address_of
from network.catalogue.sources import EntryDraft, PlaceDraft
from network.catalogue.translations import first_language, shown_in
from partners.models import DirectoryPage, Organisation, Place
from partners.models.listed import Listed, ListedQuerySet
from partners.trust.freshness import hidden_at

Facts = dict[str, object]
Names = dict[tuple[str, str], str]

# A directory in another language shows the same texts.
WRITTEN_IN = settings.LANGUAGE_CODE


@dataclass(frozen=True, slots=True)
class Shelf:
    """The directory of one language of the site, at `url`, among those of the `languages` that have one."""

    language: str
    url: str
    languages: Collection[str]

    def frame(self, listed: Listed, source: str) -> Facts:
        """Return the fields of an EntryDraft that organisations and places share."""
        return {
            "subject": f"{source}:{listed.pk}",
            "title": listed.name,
            "summary": listed.summary,
            "url": f"{self.url}{DirectoryPage.path_to(listed)}",
            "language": WRITTEN_IN,
            "languages": (WRITTEN_IN,),
            "shown_in": shown_in(self.language, self.languages),
            "edition": "" if self.language == first_language(self.languages) else self.language,
            "expires_at": min(filter(None, (listed.expire_at, hidden_at(listed))), default=None),
            "is_dated": False,
            "in_catalogue": False,
        }


def _shelves() -> list[Shelf]:
    directories = DirectoryPage.objects.readable().originals().select_related("locale")
    found = {page.locale.language_code: url for page in directories if (url := address_of(page))}
    return [Shelf(language, url, tuple(found)) for language, url in found.items()]


class ListedSource:
    """Tells of what a model of the directory lists; a subclass gives `name`, `model` and `words`."""

    name: str
    model: type[Listed]

    def listed(self) -> ListedQuerySet:
        """Return all that may be told, with what telling it needs."""
        raise NotImplementedError

    def words(self, listed: Listed) -> Facts:
        """Return what only this kind says, as fields of an EntryDraft."""
        raise NotImplementedError

    def names(self) -> Names:
        """Return the names of skills by key and language, where cards tell them."""
        return {}

    def cards(self, listed: Listed, shelf: Shelf, names: Names) -> Iterable[Facts]:
        """Return what each card of `listed` says in one directory: one says all, unless told otherwise."""
        return [self.words(listed)]

    def subjects(self) -> Iterable[str]:
        return (f"{self.name}:{pk}" for pk in self.model.objects.values_list("pk", flat=True))

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these subjects, one a language that has a directory."""
        keys = [int(subject.partition(":")[2]) for subject in subjects]
        shelves, names = _shelves(), self.names()
        with override(WRITTEN_IN):
            return [
                EntryDraft(**(shelf.frame(listed, self.name) | facts))
                for listed in (self.listed().live().filter(pk__in=keys) if shelves else ())
                for shelf in shelves
                for facts in self.cards(listed, shelf, names)
            ]


class OrganisationSource(ListedSource):
    name = SiteKind.ORGANISATION.value
    model = Organisation

    def listed(self) -> ListedQuerySet:
        return Organisation.objects.prefetch_related("skills")

    def words(self, listed: Organisation) -> Facts:
        said = (listed.get_kind_display(), listed.description, listed.postcode, listed.commune)
        skills = listed.skills.all()
        return {
            "kind": SiteKind.ORGANISATION,
            "partner": listed.slug,
            "body": "\n".join(filter(None, map(str, said))),
            "skills": tuple(skill.key for skill in skills),
            "skill_names": tuple(skill.name for skill in skills),
        }


class PlaceSource(ListedSource):
    name = SiteKind.PLACE.value
    model = Place

    def listed(self) -> ListedQuerySet:
        return Place.objects.select_related("organisation")

    def words(self, listed: Place) -> Facts:
        organisation = listed.organisation if listed.organisation and listed.organisation.live else None
        return {
            "kind": SiteKind.PLACE,
            "organisation": organisation.name if organisation else "",
            "partner": organisation.slug if organisation else "",
            "body": "\n".join(filter(None, _place_words(listed))),
            "place": place_draft(listed),
        }


def place_draft(place: Place) -> PlaceDraft:
    """Return where a card happens."""
    return PlaceDraft(place.catalogue_key, place.name, place.commune, place.postcode, *place.point)


def _place_words(place: Place) -> Iterator[str]:
    yield from (place.address, place.description, place.parent_structure)
    for values in (place.services, place.national_programmes, place.special_care, place.other_trainings):
        yield ", ".join(map(str, values))
