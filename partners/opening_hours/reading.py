"""Reads the pieces of what people type about hours, one after the other, into rules."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from partners.opening_hours.said import day_name
from partners.opening_hours.words import MONTHS, WEEK, Piece

_WHOLE = {"all": WEEK, "weekdays": WEEK[:5], "weekend": WEEK[5:]}
_CLOSED = {"holidays": "PH", "school": "SH"}


class UnreadError(Exception):
    """Something in the text that nobody can be sure of; the words say what, and what to write."""


@dataclass(slots=True)
class Rule:
    """Some days with their hours. `alone` are the days said by name, not within “Monday to Friday”."""

    days: list[str] = field(default_factory=list)
    alone: set[str] = field(default_factory=set)
    excepted: set[str] = field(default_factory=set)
    times: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    by_appointment: bool = False
    is_hours_first: bool = False
    is_left: bool = False

    @property
    def open_days(self) -> list[str]:
        return [day for day in self.days if day not in self.excepted]

    @property
    def is_whole(self) -> bool:
        """Return whether each beginning has its end."""
        return len(self.times) == len(self.ends)

    def refuse_without_days(self) -> None:
        if self.times and not self.open_days:
            words = _("On which days at %(hour)s? Write for example “Monday 9:00-12:00”.")
            raise UnreadError(words % {"hour": self.times[0]})

    def refuse_without_hours(self) -> None:
        if self.days and not self.times and not self.by_appointment:
            words = _("At what time on %(day)s? Write for example “9h-12h”.")
            raise UnreadError(words % {"day": day_name(self.days[0])})


class Reader:
    """Reads piece after piece; a day after hours begins a new rule.

    `mode` is what the days to come mean: "except" or "off" after these words, "shut" just after
    “Sunday closed”; `since` are the pieces since then. `listed` are the days said in a row. What
    `is_waiting` or `is_promised` must come yet: the days after “except”, the hours after “and the morning”.
    """

    def __init__(self) -> None:
        self.rules: list[Rule] = [Rule()]
        self.off: list[str] = []
        self.closed: list[str] = []
        self.mode = ""
        self.since: list[Piece] = []
        self.listed: list[str] = []
        self.is_waiting = self.is_promised = self.is_range = False

    def read(self, found: list[Piece]) -> None:
        for at, piece in enumerate(found):
            self.since.append(piece)
            self._take(piece, found[at - 1] if at else None)
        self._end()

    @property
    def is_by_appointment(self) -> bool:
        """Return whether “by appointment” was said of everything."""
        return any(rule.by_appointment and not rule.days and not rule.times for rule in self.rules)

    def _take(self, piece: Piece, before: Piece | None) -> None:
        match piece.kind:
            case "unknown" | "always":
                raise UnreadError(_not_read(piece))
            case "to":
                # In “9h-12h / 14h-17h” the stroke only stands between two spans.
                self.is_range = not (before and before.kind == "time" and self.rules[-1].is_whole)
            case "filler" | "also":
                pass
            case _:
                self._say(piece)
                self.is_range = False

    def _say(self, piece: Piece) -> None:
        match piece.kind:
            case "end":
                self._end()
            case "except" | "off":
                self._close(piece)
            case "part":
                self._part(piece)
            case "time":
                self._time(piece)
            case "appointment":
                self._by_appointment()
            case "holidays" | "school" | "month":
                self._closed_on(piece)
            case _:
                self._days(piece)

    def _end(self) -> None:
        """Leave a sentence or a line: what it began must be said."""
        if self.is_waiting or self.is_promised:
            raise UnreadError(self._unsure())
        rule = self.rules[-1]
        rule.refuse_without_days()
        rule.is_left = bool(rule.days)
        if rule.times or rule.by_appointment:
            self.rules.append(Rule())
        self.mode, self.since, self.listed = "", [], []

    def _close(self, piece: Piece) -> None:
        """Begin what is closed, or close the days just said: “Sunday closed”."""
        rule = self.rules[-1]
        if piece.kind == "off" and self.mode == "except" and not self.is_waiting:
            return
        self.listed = []
        if piece.kind == "off" and rule.days and not rule.times and not rule.by_appointment:
            if rule.parts:
                raise UnreadError(self._unsure())
            self.off += rule.open_days
            self.rules[-1], self.mode = Rule(), "shut"
        else:
            self.mode, self.is_waiting = piece.kind, True
        self.since = self.since[-1:]

    def _part(self, piece: Piece) -> None:
        """Take “morning” as a mere label beside hours; alone it says no hours."""
        rule = self.rules[-1]
        if rule.by_appointment:
            raise UnreadError(self._unsure())
        if rule.times:
            said = [one.kind for one in self.since[:-1] if one.kind != "filler"]
            self.is_promised = said[-1:] == ["also"]
        else:
            rule.parts.add(piece.typed.lower()[:3])
        if self.mode or len(rule.parts) > 1:
            raise UnreadError(self._unsure())

    def _by_appointment(self) -> None:
        if self.mode:
            raise UnreadError(self._unsure())
        self.rules[-1].by_appointment = True
        self.listed = []

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
        self.is_waiting = False

    def _days(self, piece: Piece) -> None:
        if self.is_promised:
            raise UnreadError(self._unsure())
        named = self._named(piece)
        if self.mode == "except":
            self._except(named)
        elif self.mode == "off":
            self.off += named
        else:
            self.mode = ""
            rule = self._rule_for_days()
            rule.days += [day for day in named if day not in rule.days]
            is_one = not self.is_range and piece.kind not in _WHOLE
            rule.alone = rule.alone | set(named) if is_one else rule.alone - set(self.listed[-1:])
        self.is_waiting = False
        self.listed += named

    def _except(self, named: list[str]) -> None:
        """Take days away from the one rule that has them, be it on the line before."""
        meant = [rule for rule in self.rules if any(day[:2] in rule.days for day in named)]
        if len(meant) != 1 or any(rule.days for rule in self.rules[self.rules.index(meant[0]) + 1 :]):
            raise UnreadError(self._unsure())
        self.off += [day for day in named if "[" in day]
        meant[0].excepted.update(named)

    def _rule_for_days(self) -> Rule:
        rule = self.rules[-1]
        if rule.is_left:
            rule.refuse_without_hours()
        if rule.times and (not rule.days or (rule.is_hours_first and self.listed)):
            rule.is_hours_first = True
        elif rule.times or rule.by_appointment:
            self.rules.append(Rule())
        return self.rules[-1]

    def _named(self, piece: Piece) -> list[str]:
        if piece.kind in _WHOLE:
            return list(_WHOLE[piece.kind])
        # In “L M M J V” the second M is mercredi.
        day = "We" if piece.typed.lower() == "m" and "Tu" in self.listed else piece.value
        if piece.kind == "nth":
            return self._each_rank(day)
        if not self.is_range or not self.listed:
            return [day]
        if self.listed[-1] not in WEEK:
            raise UnreadError(self._unsure())
        first, last = WEEK.index(self.listed[-1]), WEEK.index(day)
        return [WEEK[number % 7] for number in range(first, last + (1 if first <= last else 8))]

    def _each_rank(self, day: str) -> list[str]:
        """Return `Tu[1]` and `Tu[3]` for `Tu[1,3]`."""
        if self.is_range:
            raise UnreadError(self._unsure())
        return [f"{day[:3]}{rank}]" for rank in day[3:-1].split(",")]

    def _time(self, piece: Piece) -> None:
        rule = self.rules[-1]
        if not piece.value:
            raise UnreadError(_not_read(piece))
        is_excepted = bool(rule.times) or self.is_waiting or self.is_by_appointment
        if self.mode in ("off", "shut") or (self.mode and is_excepted):
            raise UnreadError(self._unsure())
        self.mode, self.listed, self.is_promised = "", [], False
        is_end = not rule.is_whole
        # In “lundi - 9h-12h” the first stroke only stands between the day and its hours.
        is_stroke = not rule.times and bool(rule.days)
        if is_end != self.is_range and not is_stroke:
            raise UnreadError(
                _("“%(piece)s”: say from when to when, for example “9h-12h”.") % {"piece": piece.typed}
            )
        if not is_end and rule.is_hours_first:
            rule = Rule()
            self.rules.append(rule)
        (rule.ends if is_end else rule.times).append(piece.value)

    def _unsure(self) -> str:
        """Name the words nobody can be sure of: since “except” or “closed”, or of the whole sentence."""
        words = " ".join(piece.typed.strip() for piece in self.since).replace("' ", "'").replace(" ,", ",")
        return _(
            "We are not sure about “%(piece)s”. Write what is open, day by day: "
            "“Monday 14:00-17:00; Tuesday to Friday 9:00-12:00, 14:00-17:00”."
        ) % {"piece": words.strip(" ;,.")}


def _not_read(piece: Piece) -> str:
    words = _("We did not understand “%(piece)s”. Write for example “Monday to Friday 9:00-12:00”.")
    return words % {"piece": piece.typed.strip()}
