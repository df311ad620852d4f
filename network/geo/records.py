"""What the gazetteer answers with: communes, départements, former communes, matches."""

from dataclasses import dataclass
from typing import Literal

CommuneKind = Literal["COM", "ARM"]


@dataclass(frozen=True, slots=True)
class Department:
    """A département or overseas territory of INSEE's official geographic code."""

    code: str
    name: str
    region: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today (`COM`) or a municipal arrondissement (`ARM`) of its `parent`.

    `lat` and `lon` are WGS84 degrees of the town hall, or of the middle of the outline where
    the town hall is unknown; `population` is in inhabitants, 0 where nobody was counted.
    """

    insee: str
    name: str
    postcodes: tuple[str, ...]
    lat: float
    lon: float
    department: str
    region: str
    population: int
    kind: CommuneKind
    parent: str | None

    @property
    def label(self) -> str:
        """Return the name to show, with its département: `Besançon (25)`."""
        return f"{self.name} ({self.department})"


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune merged into `today` (an INSEE code); `point` is its own (lat, lon) if known."""

    insee: str
    name: str
    today: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Match:
    """What was understood from a text: a point to measure from and how to name it.

    `commune` is the commune of today; for a point typed as `lat,lon`, the nearest one, or
    None when none is near. `understood` is the former commune's name when that was typed:
    then `lat` and `lon` are its own, nearer to the person than today's town hall.
    """

    commune: Commune | None
    lat: float
    lon: float
    label: str
    understood: str | None = None
