"""What workshops tell the catalogue: one card for a workshop at one place, with all its dates."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from events.keeping_in_step import SUBJECT, subject_of
from events.models import Session, WorkshopPage
from network.catalogue.enums import Format
from network.catalogue.sources import EntryDraft, PlaceDraft, SessionDraft
from partners.models import Place


class WorkshopSource:
    """Workshops in the default language, else in any; translations of cards come with issue 4."""

    name = SUBJECT

    def subjects(self) -> Iterable[str]:
        return map(subject_of, WorkshopPage.objects.values_list("translation_key", flat=True).distinct())

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        """Return the public cards of these workshops, in five queries whatever their number."""
        keys = [UUID(subject.partition(":")[2]) for subject in subjects]
        pages = WorkshopPage.objects.readable().select_related("organisation").prefetch_related("skills")
        told = [(page, card) for page in pages.by_key(keys).values() if (card := _workshop(page)).url]
        dates = _dates([page.translation_key for page, _card in told])
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


def _workshop(page: WorkshopPage) -> EntryDraft:
    """Return the card of a workshop, still without place and dates."""
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
        language=page.locale.language_code,
        organisation=organisation.name if organisation.live else "",
        partner=organisation.slug if organisation.live else "",
        skills=tuple(skill.key for skill in skills),
        skill_names=tuple(skill.name for skill in skills),
        level=page.level,
        fee=page.fee,
        audience=tuple(page.audience),
        access=tuple(page.access),
        languages=tuple(page.languages) or (page.locale.language_code,),
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
