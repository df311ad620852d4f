"""A small network known card by card, told to the catalogue by a source of its own."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from network.catalogue.sources import EntryDraft, PlaceDraft, SessionDraft

PARIS = ZoneInfo("Europe/Paris")
# PostgreSQL stores no NUL at all; SQLite does.
NUL = "" if connection.vendor == "postgresql" else "\x00"
# A Monday, in the morning.
NOW = datetime(2027, 3, 1, 8, 0, tzinfo=PARIS)

DIJON = PlaceDraft("place-1", "Maison des associations", "Dijon", "21000", 47.3220, 5.0415)
BESANCON = PlaceDraft("place-2", "Médiathèque Pierre-Bayle", "Besançon", "25000", 47.2378, 6.0241)
DOLE = PlaceDraft("place-3", "Espace Arobase", "Dole", "39100", 47.0920, 5.4900)
SAINT_CLAUDE = PlaceDraft("place-4", "La Fraternelle", "Saint-Claude", "39200", 46.3870, 5.8640)


class StaticSource:
    """Tells what a test gave it."""

    name = "example"

    def __init__(self) -> None:
        self.told: dict[str, list[EntryDraft]] = {}

    def subjects(self) -> Iterable[str]:
        return list(self.told)

    def drafts(self, subjects: Collection[str]) -> list[EntryDraft]:
        return [draft for subject in subjects for draft in self.told.get(subject, [])]

    def tell(self, *drafts: EntryDraft) -> list[str]:
        """Say these cards from now on; return their subjects."""
        for draft in drafts:
            others = [kept for kept in self.told.get(draft.subject, []) if kept.key != draft.key]
            self.told[draft.subject] = [*others, draft]
        return sorted({draft.subject for draft in drafts})


def session(number: int, days: int, hour: int, **changes: object) -> SessionDraft:
    """Return a date `days` after NOW's day, at `hour` in Paris, two hours long."""
    start = (NOW + timedelta(days=days)).replace(hour=hour)
    fields = {"status": "scheduled", "seats_left": 8, **changes}
    return SessionDraft(number, start, start + timedelta(hours=2), **fields)


def card(name: str, title: str, place: PlaceDraft | None = None, **fields: object) -> EntryDraft:
    """Return a workshop; it has one date in two days at ten unless told otherwise."""
    return EntryDraft(
        **{
            "subject": f"example:{name}",
            "kind": "workshop",
            "title": title,
            "url": f"/fr/{name}/",
            "format": "on-site" if place else "remote",
            "place": place,
            "level": "beginner",
            "fee": "free",
            "audience": ("everyone",),
            "organisation": "Les Fils du savoir",
            "partner": "les-fils-du-savoir",
            "sessions": (session(sum(map(ord, name)), 2, 10),),
            **fields,
        }
    )


def page(name: str, title: str, **fields: object) -> EntryDraft:
    """Return a page that only the search of the whole site finds."""
    undated = {"kind": "page", "in_catalogue": False, "is_dated": False, "sessions": (), "format": ""}
    return card(name, title, **{"level": "", "fee": "", "audience": (), **undated, **fields})


def translated() -> list[EntryDraft]:
    """Return a workshop told in French and in English; both speak of “dessin”."""
    french = card("dessin", "Le dessin sur écran", BESANCON, shown_in=("fr",))
    title = "Drawing on a screen (dessin)"
    return [french, replace(french, title=title, language="en", edition="en", shown_in=("en",))]


def example_cards() -> list[EntryDraft]:
    """Return the network every contract test starts from."""
    tablet = card(
        "tablette",
        "Prendre en main sa tablette",
        DIJON,
        summary="Allumer, toucher, écrire : tous les gestes, à votre rythme.",
        skills=("smartphone",),
        skill_names=("Téléphone et tablette",),
        audience=("seniors",),
        access=("step-free",),
        # Tuesday morning, Thursday evening.
        sessions=(session(1, 1, 10), session(2, 3, 18, seats_left=2)),
    )
    return [
        tablet,
        replace(tablet, place=BESANCON, sessions=(session(3, 2, 14),)),
        card(
            "courriel",
            "L’e-mail sans peur",
            BESANCON,
            summary="Écrire et ranger ses courriels. Venez avec ou sans ordinateur.",
            skills=("email",),
            skill_names=("E-mail",),
            level="intermediate",
            sessions=(session(4, 4, 9), session(5, 11, 9), session(6, 18, 9)),
        ),
        card(
            "ordinateur",
            "Ordinateurs : les premiers pas",
            DOLE,
            body="Nous ouvrons les boîtes et nous regardons ce qu’il y a dans un cœur d’ordinateur.",
            skills=("computer-basics",),
            skill_names=("Premiers pas à l’ordinateur",),
            fee="paid",
            partner="haut-jura-connecte",
            organisation="Haut-Jura connecté",
        ),
        card(
            "hameconnage",
            "Reconnaître l’hameçonnage",
            SAINT_CLAUDE,
            skills=("scams", "online-safety"),
            skill_names=("Repérer les arnaques", "Sécurité en ligne"),
            level="advanced",
            fee="conditional",
            languages=("fr", "en"),
        ),
        card(
            "visio",
            "Réunir son bureau en visio",
            skills=("video-calls",),
            skill_names=("Visioconférence",),
            audience=("association-leaders",),
            sessions=(session(7, 5, 19, seats_left=None),),
        ),
        card("passe", "Un atelier déjà passé", DIJON, sessions=(session(8, -2, 10),)),
        card("annule", "Un atelier annulé", DIJON, sessions=(session(9, 2, 10, status="cancelled"),)),
        card("reporte", "Un atelier reporté", DIJON, sessions=(session(10, 2, 10, status="postponed"),)),
        card(
            "permanence",
            "Aide aux démarches, sans rendez-vous",
            DOLE,
            kind="helpdesk",
            skills=("online-procedures",),
            skill_names=("Démarches en ligne",),
            is_dated=False,
            sessions=(),
        ),
    ]
