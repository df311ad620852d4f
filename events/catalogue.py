"""What workshops tell the catalogue: in each language one card for each place, with all its dates."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from events.keeping_in_step import SUBJECT, subject_of
from events.models import Session, WorkshopPage
from network.catalogue.enums import Format
from network.catalogue.models import Skill
from network.catalogue.sources import EntryDraft, PlaceDraft, SessionDraft
from network.catalogue.translations import first_language, shown_in
from partners.models import Place

Names = dict[tuple[str, str], str]


class WorkshopSource:
    """Workshops in every language that has a page for them; all languages show the same dates."""

    name = SUBJECT

    def subjects(self) -> Iterable[str]:
        return map(subject_of, WorkshopPage.objects.values_list("translation_key", flat=True).distinct())

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these workshops, in five queries whatever their number."""
        told = list(_told([UUID(subject.partition(":")[2]) for subject in subjects]))
        dates = _dates({page.translation_key for page, _card in told})
        return [
            replace(
                card,
                format=_format(page, place),
                access=_access(page, place),
                place=_place(place),
                sessions=tuple(sessions),
            )
            for page, card in told
            for place, sessions in dates[page.translation_key].items()
        ]


def _told(keys: Collection[UUID]) -> Iterator[tuple[WorkshopPage, EntryDraft]]:
    """Yield each public page with its card, one a language, still without place and dates."""
    names = _skill_names()
    pages = WorkshopPage.objects.readable().originals().filter(translation_key__in=keys)
    versions: dict[UUID, dict[str, WorkshopPage]] = defaultdict(dict)
    for page in pages.select_related("locale", "organisation").prefetch_related("skills").order_by("pk"):
        if _url(page):
            versions[page.translation_key][page.locale.language_code] = page
    for pages_of_one in versions.values():
        for language, page in pages_of_one.items():
            yield page, _workshop(page, language, pages_of_one, names)


def _skill_names() -> Names:
    """Return the names of skills by key and language: a page may still name those of its original."""
    return {(one.key, one.locale.language_code): one.name for one in Skill.objects.select_related("locale")}


def _dates(keys: Collection[UUID]) -> dict[UUID, dict[Place | None, list[SessionDraft]]]:
    """Return the sessions of each workshop by place, in the order of their start."""
    sessions = Session.objects.of_keys(keys).somewhere_public().prefetch_related("place")
    dates: dict[UUID, dict[Place | None, list[SessionDraft]]] = defaultdict(lambda: defaultdict(list))
    for session in sessions.order_by("starts_at", "pk"):
        place = None if session.is_online else session.place
        dates[session.workshop_key][place].append(_session(session))
    return dates


def _url(page: WorkshopPage) -> str:
    """Return the address of a page on its own site, "" when no site shows it."""
    parts = page.get_url_parts()
    return (parts and parts[2]) or ""


def _workshop(page: WorkshopPage, language: str, versions: Collection[str], names: Names) -> EntryDraft:
    first = first_language(versions)
    skills = page.skills.all()
    organisation = page.organisation
    return EntryDraft(
        subject=subject_of(page.translation_key),
        kind=page.kind,
        title=page.title,
        url=_url(page),
        format=page.format,
        summary=page.introduction,
        body=_words(page),
        language=language,
        shown_in=shown_in(language, versions),
        edition="" if language == first else language,
        expires_at=page.expire_at,
        organisation=organisation.name if organisation.live else "",
        partner=organisation.slug if organisation.live else "",
        skills=tuple(skill.key for skill in skills),
        skill_names=tuple(names.get((skill.key, language), skill.name) for skill in skills),
        level=page.level,
        fee=page.fee,
        audience=tuple(page.audience),
        access=tuple(page.access),
        languages=tuple(page.languages) or (first,),
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
    )
