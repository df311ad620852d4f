"""Writes the rules that were read in OpenStreetMap's notation, after a look for what contradicts itself."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.opening_hours.contradictions import Fault, Kind, fault
from partners.opening_hours.reading import Reader, Rule, UnreadError
from partners.opening_hours.repair import is_clean
from partners.opening_hours.said import day_name, days_named
from partners.opening_hours.words import WEEK

APPOINTMENT = '"sur rendez-vous"'
# The spans of each day, and what else is said of it.
Hours = dict[str, tuple[list[str], str]]


def written(read: Reader) -> str:
    """Return what was read in the notation."""
    rules = [rule for rule in read.rules if rule.days or rule.times]
    if not rules and not read.off:
        if read.is_by_appointment and not read.closed:
            return f"24/7 unknown {APPOINTMENT}"
        raise UnreadError(_("Say on which days and from when to when, for example “Monday 9:00-12:00”."))
    hours = _hours_by_day(rules)
    _refuse_open_and_closed(rules, hours, read.off)
    lines = _grouped(hours)
    if read.is_by_appointment:
        lines = [line if APPOINTMENT in line else f"{line} {APPOINTMENT}" for line in lines]
    shut = [_days_written(list(dict.fromkeys(read.off)))] if read.off else []
    osm = "; ".join([*lines, *(f"{name} off" for name in [*shut, *dict.fromkeys(read.closed)])])
    if not is_clean(osm):
        raise UnreadError(
            _("We did not understand these hours. Write one line for each day: “Monday 9:00-12:00”.")
        )
    refuse_contradictions(osm)
    return osm


def refuse_contradictions(osm: str) -> None:
    """Raise UnreadError where hours cannot all be true."""
    if found := fault(osm):
        raise _error(found)


def _error(found: Fault) -> UnreadError:
    words = {
        Kind.BOTH: _("%(days)s: both open and closed. Keep one of them."),
        Kind.REVERSED: _(
            "%(days)s: the end comes before the beginning. Put the earlier hour first: “9:00-12:00”."
        ),
        Kind.OVERLAP: _("%(days)s: some hours overlap. Write each stretch once: “9:00-12:00, 14:00-17:00”."),
    }
    return UnreadError(words[found.kind] % {"days": capfirst(days_named(found.days))})


def _hours_by_day(rules: list[Rule]) -> Hours:
    hours: Hours = {}
    for rule in rules:
        spans, suffix = _spans(rule)
        for day in rule.open_days:
            known, said = hours.setdefault(day, ([], suffix))
            if said != suffix:
                raise UnreadError(_twice(day))
            known += [span for span in spans if span not in known]
    for day in hours:
        # In the notation a rule for the first Monday replaces the rule for Mondays: are both meant?
        if "[" in day and day[:2] in hours:
            raise UnreadError(_twice(day[:2]))
    return hours


def _spans(rule: Rule) -> tuple[list[str], str]:
    rule.refuse_without_days()
    rule.refuse_without_hours()
    if not rule.is_whole:
        raise UnreadError(
            _("“%(piece)s”: say from when to when, for example “9h-12h”.") % {"piece": rule.times[-1]}
        )
    spans = [f"{start}-{end}" for start, end in zip(rule.times, rule.ends, strict=True)]
    return spans, (APPOINTMENT if spans else f"unknown {APPOINTMENT}") * rule.by_appointment


def _twice(day: str) -> str:
    words = _("%(day)s: said in two ways. Write it once, for example “Monday 9:00-12:00”.")
    return words % {"day": capfirst(day_name(day))}


def _refuse_open_and_closed(rules: list[Rule], hours: Hours, off: list[str]) -> None:
    """Raise UnreadError for a closed day that has hours, unless it is an exception among days in a row."""
    named = {day for rule in rules for day in rule.alone}
    runs = [run for _said, days in _shared(hours) for run in _runs(days) if len(run) > 2]
    exceptions = {day for run in runs for day in run} - named
    is_all = bool(hours) and set(hours) <= set(off)
    for day in off:
        is_contrary = day in hours and (is_all or day not in exceptions)
        if is_contrary or any(other.startswith(f"{day}[") for other in hours):
            raise _error(Fault(Kind.BOTH, day))


def _shared(hours: Hours) -> list[tuple[str, list[str]]]:
    told: dict[str, list[str]] = {}
    for day, (spans, suffix) in hours.items():
        told.setdefault(f"{','.join(sorted(spans))} {suffix}".strip(), []).append(day)
    return list(told.items())


def _grouped(hours: Hours) -> list[str]:
    """Return one line for the days that share the same hours."""
    return [f"{_days_written(days)} {said}" for said, days in _shared(hours)]


def _runs(days: list[str]) -> list[list[str]]:
    """Return the plain days of the week in runs without a gap."""
    runs: list[list[str]] = []
    for day in (day for day in WEEK if day in days):
        if runs and WEEK.index(runs[-1][-1]) == WEEK.index(day) - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days_written(days: list[str]) -> str:
    """Return `Mo-Fr` for days in a row, `Mo,We` for others, `Tu[1,3]` for ranks in the month."""
    named = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(run) for run in _runs(days)]
    ranks: dict[str, list[str]] = {}
    for day in (day for day in days if "[" in day):
        ranks.setdefault(day[:2], []).append(day[3:-1])
    return ",".join([*named, *(f"{day}[{','.join(which)}]" for day, which in ranks.items())])
