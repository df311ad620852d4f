"""What stories tell the search of the site: each public one, in each of its languages."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from home.models import Testimonial, TestimonialsPage
from home.testimonials.days import end_of, today
from home.testimonials.keeping_in_step import SUBJECT, subject_of
from network.catalogue.enums import SiteKind
from network.catalogue.models import Skill
from network.catalogue.page_sources import address_of
from network.catalogue.sources import EntryDraft
from network.catalogue.translations import first_language, shown_in

Names = dict[tuple[str, str], str]


class TestimonialSource:
    """Stories that anybody may read, until the last day of their consent."""

    name = SUBJECT

    def subjects(self) -> Iterable[str]:
        return map(subject_of, Testimonial.objects.values_list("translation_key", flat=True).distinct())

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public stories, in as few queries whatever their number."""
        addresses, names = _addresses(), _skill_names()
        keys = [UUID(subject.partition(":")[2]) for subject in subjects]
        stories = Testimonial.objects.public(today()).filter(translation_key__in=keys)
        stories = stories.select_related("locale", "organisation").prefetch_related("skills")
        versions: dict[UUID, dict[str, Testimonial]] = defaultdict(dict)
        for story in stories.filter(locale__language_code__in=addresses).order_by("pk"):
            versions[story.translation_key][story.locale.language_code] = story
        return [
            _draft(story, addresses[language], language, told, names)
            for told in versions.values()
            for language, story in told.items()
        ]


def _addresses() -> dict[str, str]:
    """Return the path of the public page of stories in each language."""
    pages = TestimonialsPage.objects.readable().originals().select_related("locale")
    return {page.locale.language_code: url for page in pages if (url := address_of(page))}


def _skill_names() -> Names:
    skills = Skill.objects.values_list("key", "locale__language_code", "name")
    return {(key, language): name for key, language, name in skills}


def _draft(
    story: Testimonial, address: str, language: str, versions: Collection[str], names: Names
) -> EntryDraft:
    organisation = story.organisation if story.organisation and story.organisation.live else None
    keys = tuple(skill.key for skill in story.skills.all())
    return EntryDraft(
        subject=subject_of(story.translation_key),
        kind=SiteKind.TESTIMONIAL,
        title=story.title,
        url=f"{address}{story.slug}/",
        format="",
        summary=story.words,
        body="\n".join(story.texts()),
        language=language,
        shown_in=shown_in(language, versions),
        edition="" if language == first_language(versions) else language,
        in_catalogue=False,
        expires_at=_last_moment(story),
        organisation=organisation.name if organisation else "",
        partner=organisation.slug if organisation else "",
        skills=keys,
        skill_names=tuple(names[key, language] for key in keys if (key, language) in names),
        languages=(language,),
        is_dated=False,
    )


def _last_moment(story: Testimonial) -> datetime:
    end = end_of(story.consent.until)
    return min(end, story.expire_at) if story.expire_at else end
