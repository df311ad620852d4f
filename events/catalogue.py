"""What workshops tell the catalogue: in each language one card for each place, with all its dates."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db.models import prefetch_related_objects

from events.keeping_in_step import SUBJECT
from events.models import Session, WorkshopPage
from events.models.workshop_page import WorkshopPageQuerySet
from network.catalogue.enums import Format
from network.catalogue.models import Skill
from network.catalogue.page_sources import PageSource, Version
from network.catalogue.sources import EntryDraft, PlaceDraft, SessionDraft
from partners.models import Place

Names = dict[tuple[str, str], str]


class WorkshopSource(PageSource):
    """Workshops in every language that has a page for them; all languages show the same dates."""

    name = SUBJECT

    def pages(self) -> WorkshopPageQuerySet:
        return WorkshopPage.objects.all()

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these workshops, in nine queries whatever their number."""
        versions, names = list(self.versions(subjects)), Skill.objects.names()
        pages = [version.page for version in versions]
        prefetch_related_objects(pages, "organisation", "skills")
        dates = _dates({page.translation_key for page in pages})
        return [
            replace(
                card,
                format=_format(version.page, place),
                access=_access(version.page, place),
                place=_place(place),
                sessions=tuple(sessions),
            )
            for version in versions
            for card in [_workshop(version, names)]
            for place, sessions in dates[version.page.translation_key].items()
        ]


def _dates(keys: Collection[UUID]) -> dict[UUID, dict[Place | None, list[SessionDraft]]]:
    """Return the sessions of each workshop by place, in the order of their start."""
    sessions = Session.objects.of_keys(keys).somewhere_public().prefetch_related("place", "meetings")
    dates: dict[UUID, dict[Place | None, list[SessionDraft]]] = defaultdict(lambda: defaultdict(list))
    for session in sessions.order_by("starts_at", "pk"):
        place = None if session.is_online else session.place
        dates[session.workshop_key][place].append(_session(session))
    return dates


def _workshop(version: Version, names: Names) -> EntryDraft:
    """Return the card of a workshop, still without place and dates."""
    page, organisation = version.page, version.page.organisation
    skills = page.skills.all()
    return EntryDraft(
        **version.frame(),
        kind=page.kind,
        body=_words(page),
        organisation=organisation.name if organisation.live else "",
        partner=organisation.slug if organisation.live else "",
        skills=tuple(skill.key for skill in skills),
        # A page may still name the skills of its original.
        skill_names=tuple(names.get((skill.key, version.language), skill.name) for skill in skills),
        level=page.level,
        fee=page.fee,
        audience=tuple(page.audience),
        reserved_for=tuple(page.reserved_for),
        access=tuple(page.access),
        languages=tuple(page.languages) or (version.first_language,),
    )


def _format(page: WorkshopPage, place: Place | None) -> str:
    if place is None:
        return Format.REMOTE
    return Format.HYBRID if page.format == Format.HYBRID else Format.ON_SITE


def _access(page: WorkshopPage, place: Place | None) -> tuple[str, ...]:
    """Return what the workshop offers and what its place offers: a step-free room helps whoever comes."""
    return tuple(dict.fromkeys((*page.access, *(place.access if place else ()))))


def _words(page: WorkshopPage) -> str:
    """Return everything the page says beside its title and introduction, without markup."""
    body = page.body.stream_block.get_searchable_content(page.body)
    parts = (page.you_will, page.prerequisites, page.equipment_provided, page.bring, page.after, *body)
    return "\n".join(str(part) for part in parts if part)


def _place(place: Place | None) -> PlaceDraft | None:
    return place and PlaceDraft(
        key=place.catalogue_key,
        name=place.name,
        commune=place.commune,
        postcode=place.postcode,
        latitude=place.point[0],
        longitude=place.point[1],
    )


def _session(session: Session) -> SessionDraft:
    return SessionDraft(
        session=session.pk,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        status=session.status,
        seats_left=session.seats_left,
        waiting=session.waiting,
        meetings=tuple((one.starts_at, one.ends_at) for one in session.dates[1:]),
    )
