"""A made-up network of a given size, the same every time, brought in by the site's own imports."""

import csv
import random
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.core.management import call_command

from bench.processes import Meter
from network.geo.index import index
from network.geo.records import Commune

REGION = "27"
COMMON, RARE = "tablette", "généalogie"
COMMON_SHARE, RARE_SHARE = 0.25, 0.03
PLACES_A_WORKSHOP, DATES_A_PLACE = 2, 4
SENTENCES = (
    "On avance pas à pas, en petit groupe.",
    "Chacun pose ses questions sans gêne.",
    "Le matériel est prêté sur place.",
    "On repart avec une fiche claire à relire chez soi.",
    "Deux bénévoles passent de table en table.",
    "Rien ne casse : on essaie, on recommence.",
)
SUBJECTS = (
    "Écrire un message",
    "Ranger ses photos",
    "Faire une démarche",
    "Parler en visio",
    "Éviter les pièges",
)
SKILLS = ("email", "photo", "online-procedures", "video-calls", "scams", "computer-basics", "website")


def load(folder: Path, sessions: int, database: Meter) -> dict[str, float]:
    """Import a network of so many coming sessions; return rows a second of CPU of each import."""
    chance = random.Random(sessions)  # noqa: S311
    workshops = sessions // (PLACES_A_WORKSHOP * DATES_A_PLACE)
    communes = sorted((c for c in index().communes if c.region == REGION), key=lambda c: -c.population)[:400]
    places = [(f"lieu-{number}", chance.choice(communes)) for number in range(max(20, workshops // 3))]
    files = {
        "import_places": _write(folder / "places.csv", _places(places)),
        "import_workshops": _write(folder / "workshops.csv", _workshops(workshops, places, chance)),
    }
    return {command: _imported(command, path, database) for command, path in files.items()}


def _imported(command: str, path: Path, database: Meter) -> float:
    """Return how many rows of a file an import brought in for each second of CPU."""
    with path.open(encoding="utf-8") as file:
        rows = sum(1 for _line in file) - 1
    start = time.process_time() + database()
    call_command(command, str(path), verbosity=0)
    return rows / (time.process_time() + database() - start)


def _write(path: Path, rows: Iterator[dict[str, object]]) -> Path:
    written = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(written[0]))
        sheet.writeheader()
        sheet.writerows(written)
    return path


def _places(places: list[tuple[str, Commune]]) -> Iterator[dict[str, object]]:
    for number, (key, commune) in enumerate(places):
        yield {
            "id": key,
            "pivot": "",
            "nom": f"Maison du numérique {number}",
            "commune": commune.name,
            "code_postal": commune.postcodes[0],
            "code_insee": commune.insee,
            "adresse": f"{number % 90 + 1} rue de la République",
            "latitude": commune.lat,
            "longitude": commune.lon,
            "source": "bench",
            "date_maj": "2026-09-01",
            "services": "Maîtrise des outils numériques du quotidien",
            "horaires": "Mo-Fr 09:00-12:00,14:00-17:00",
        }


def _workshops(
    number: int, places: list[tuple[str, Commune]], chance: random.Random
) -> Iterator[dict[str, object]]:
    for workshop in range(number):
        text = " ".join(chance.choice(SENTENCES) for _ in range(12))
        words = [
            word for word, share in ((COMMON, COMMON_SHARE), (RARE, RARE_SHARE)) if chance.random() < share
        ]
        subject = f"{chance.choice(SUBJECTS)} {workshop}"
        told = {
            "workshop_id": f"atelier-{workshop}",
            "title": subject,
            "summary": " ".join((text[:150], *words)),
            "description": text,
            "skills": "|".join(chance.sample(SKILLS, 2)),
            "level": chance.choice(("beginner", "intermediate", "advanced")),
            "audience": chance.choice(("everyone", "seniors", "families")),
            "fee": chance.choice(("free", "free", "conditional")),
            "organisation": f"Association numérique {workshop % 60}",
        }
        for key, _commune in chance.sample(places, PLACES_A_WORKSHOP):
            yield told | {"place_source": "bench", "place_id": key, **_dates(chance)}


def _dates(chance: random.Random) -> dict[str, object]:
    first = date.today() + timedelta(days=chance.randrange(7, 90))
    hour = chance.choice((9, 10, 14, 16, 18))
    return {
        "starts_at": datetime(first.year, first.month, first.day, hour).isoformat(),
        "duration_minutes": 120,
        "rrule": f"FREQ=WEEKLY;COUNT={DATES_A_PLACE}",
        "capacity": chance.randrange(4, 16),
        "status": "scheduled",
    }
