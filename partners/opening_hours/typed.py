"""Opening hours as people type them, “lun-ven 9h-12h”, in OpenStreetMap's notation."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from partners.opening_hours.repair import LONGEST, is_clean
from partners.opening_hours.said import day_name
from partners.opening_hours.words import MONTHS, WEEK, Piece, pieces

APPOINTMENT = '"sur rendez-vous"'
_DOUBTFUL = re.compile(r"unknown|\?")
_WHOLE = {"all": WEEK, "weekdays": WEEK[:5], "weekend": WEEK[5:]}
_CLOSED = {"holidays": "PH", "school": "SH"}


@dataclass(frozen=True, slots=True)
class Typed:
    """The notation of a text, or the problem to tell: one of the two is empty, both for an empty text."""

    osm: str = ""
    problem: str = ""


class UnreadError(Exception):
    """Something in the text that nobody can be sure of; the words say what, and what to write."""


@dataclass(slots=True)
class _Rule:
    """Some days with their hours; `is_off` when closed on them."""

    days: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    is_off: bool = False
    by_appointment: bool = False


def understand(text: str) -> Typed:
    """Return what a text says; the notation itself is taken as it is."""
    said = text.strip()[:LONGEST]
    if not said or (is_clean(said) and not _DOUBTFUL.search(said)):
        return Typed(osm=said)
    try:
        return Typed(osm=_Reader().read(list(pieces(said))))
    except UnreadError as problem:
        return Typed(problem=str(problem))


class _Reader:
    """Reads piece after piece; a day after hours begins a new rule."""

    def __init__(self) -> None:
        self.rules: list[_Rule] = [_Rule()]
        self.closed: list[str] = []
        self.mode = ""
        self.is_range = False

    def read(self, found: list[Piece]) -> str:
        if [piece.kind for piece in found] == ["always"]:
            return "24/7"
        for at, piece in enumerate(found):
            self._take(piece, found[at - 1] if at else None)
        return _written(
            [rule for rule in self.rules if rule.days or rule.times], self.closed, self._lone_word()
        )

    def _lone_word(self) -> bool:
        return any(rule.by_appointment and not rule.days and not rule.times for rule in self.rules)

    def _take(self, piece: Piece, before: Piece | None) -> None:
        match piece.kind:
            case "unknown" | "always":
                raise UnreadError(_not_read(piece))
            case "end":
                self._end()
            case "to":
                # In “9h-12h / 14h-17h” the stroke only stands between two spans.
                self.is_range = not (before and before.kind == "time" and self._is_whole())
                return
            case "filler" | "also":
                return
            case _:
                self._say(piece, before)
        self.is_range = False

    def _say(self, piece: Piece, before: Piece | None) -> None:
        match piece.kind:
            case "except":
                self.mode = "except"
            case "off":
                self._off()
            case "time":
                self._time(piece)
            case "appointment":
                self.rules[-1].by_appointment = True
            case "holidays" | "school" | "month":
                self._closed_on(piece)
            case _:
                self._days(piece, before)

    def _is_whole(self) -> bool:
        return len(self.rules[-1].times) == len(self.rules[-1].ends)

    def _end(self) -> None:
        rule = self.rules[-1]
        if rule.times or rule.is_off or rule.by_appointment:
            self.rules.append(_Rule())
        self.mode = ""

    def _off(self) -> None:
        rule = self.rules[-1]
        if rule.days and not rule.times:
            rule.is_off = True
            self.rules.append(_Rule())
        else:
            self.mode = "off"

    def _closed_on(self, piece: Piece) -> None:
        name = _CLOSED.get(piece.kind, piece.value)
        if self.is_range and self.closed and name in MONTHS:
            name = f"{self.closed.pop()}-{name}"
        elif not self.mode:
            raise UnreadError(
                _("We are not sure about “%(piece)s”. Write for example “closed in August”.")
                % {"piece": piece.typed}
            )
        self.closed.append(name)

    def _days(self, piece: Piece, before: Piece | None) -> None:
        rule = self.rules[-1]
        if self.mode == "except":
            rule.days = [day for day in rule.days if day not in self._named(piece, [])]
            return
        if rule.times or rule.is_off or rule.by_appointment:
            rule = _Rule()
            self.rules.append(rule)
        named = self._named(piece, rule.days)
        rule.days += [day for day in named if day not in rule.days]
        if self.mode == "off":
            rule.is_off = True
            self.rules.append(_Rule())

    def _named(self, piece: Piece, before: list[str]) -> list[str]:
        if piece.kind in _WHOLE:
            return list(_WHOLE[piece.kind])
        day = piece.value
        # In “L M M J V” the second M is mercredi.
        day = "We" if piece.typed.lower() == "m" and "Tu" in before else day
        if self.is_range and before and day in WEEK and before[-1] in WEEK:
            first, last = WEEK.index(before[-1]), WEEK.index(day)
            return [WEEK[number % 7] for number in range(first, last + (1 if first <= last else 8))]
        return [day]

    def _time(self, piece: Piece) -> None:
        if not piece.value:
            raise UnreadError(_not_read(piece))
        self.mode = ""
        rule = self.rules[-1]
        is_end = not self._is_whole()
        if is_end != self.is_range:
            raise UnreadError(
                _("“%(piece)s”: say from when to when, for example “9h-12h”.") % {"piece": piece.typed}
            )
        (rule.ends if is_end else rule.times).append(piece.value)


def _not_read(piece: Piece) -> str:
    words = _("We did not understand “%(piece)s”. Write for example “Monday to Friday 9:00-12:00”.")
    return words % {"piece": piece.typed.strip()}


def _written(rules: list[_Rule], closed: list[str], is_by_appointment: bool) -> str:
    """Return the rules in the notation, after a look for what contradicts itself."""
    if not rules and not closed and is_by_appointment:
        return f"24/7 unknown {APPOINTMENT}"
    hours: dict[str, list[tuple[str, str]]] = {}
    order: list[tuple[str, str]] = []
    for rule in rules:
        order += _of_rule(rule, hours)
    if not rules:
        raise UnreadError(_("Say on which days and from when to when, for example “Monday 9:00-12:00”."))
    lines = [*_grouped(hours, order), *(f"{name} off" for name in closed)]
    osm = "; ".join(lines)
    if is_by_appointment:
        osm = "; ".join(
            line if line.endswith("off") or APPOINTMENT in line else f"{line} {APPOINTMENT}" for line in lines
        )
    if not is_clean(osm):
        raise UnreadError(
            _("We did not understand these hours. Write one line for each day: “Monday 9:00-12:00”.")
        )
    return osm


def _of_rule(rule: _Rule, hours: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    if not rule.days:
        first = rule.times[0]
        raise UnreadError(
            _("On which days at %(hour)s? Write for example “Monday 9:00-12:00”.") % {"hour": first}
        )
    if len(rule.times) != len(rule.ends):
        raise UnreadError(
            _("“%(piece)s”: say from when to when, for example “9h-12h”.") % {"piece": rule.times[-1]}
        )
    if not rule.times and not rule.is_off and not rule.by_appointment:
        raise UnreadError(
            _("At what time on %(day)s? Write for example “9h-12h”.") % {"day": day_name(rule.days[0])}
        )
    spans = sorted(zip(rule.times, rule.ends, strict=True))
    suffix = (
        "off" if rule.is_off else f"unknown {APPOINTMENT}" if not spans else APPOINTMENT * rule.by_appointment
    )
    for day in rule.days:
        known = hours.setdefault(day, [])
        if any(start < end_ and start_ < end for start, end in spans for start_, end_ in known):
            raise UnreadError(
                _("%(day)s is written twice, with other hours. Keep one of them.") % {"day": day_name(day)}
            )
        known += spans
    return [(day, suffix) for day in rule.days]


def _grouped(hours: dict[str, list[tuple[str, str]]], order: list[tuple[str, str]]) -> list[str]:
    """Return one line for the days that share the same hours."""
    told: dict[str, list[str]] = {}
    for day, suffix in dict(order).items():
        spans = ",".join(f"{start}-{end}" for start, end in sorted(hours[day]))
        told.setdefault(f"{spans} {suffix}".strip(), []).append(day)
    return [f"{_days_written(days)} {said}" for said, days in told.items()]


def _days_written(days: list[str]) -> str:
    """Return `Mo-Fr` for days in a row, `Mo,We` for others."""
    plain = sorted(WEEK.index(day) for day in days if day in WEEK)
    runs: list[list[int]] = []
    for number in plain:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [
        WEEK[run[0]] if len(run) == 1 else f"{WEEK[run[0]]}{',' if len(run) == 2 else '-'}{WEEK[run[-1]]}"
        for run in runs
    ]
    return ",".join([*named, *(day for day in days if day not in WEEK)])
