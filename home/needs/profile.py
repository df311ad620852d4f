"""A readable profile out of the answers: what somebody knows, wants to learn, and where to begin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse

from home.needs.barrier import Barrier
from home.needs.form import AssessmentForm, Can
from network.catalogue.enums import Kind, Level
from network.catalogue.forms import CatalogueForm
from network.catalogue.presentation import Notice, ShownCard, notices, shown_card
from network.catalogue.searching import search
from network.catalogue.vocabulary import SkillName

FEW_CARDS = 3
AT_HOME = (Kind.TUTORIAL, Kind.ONLINE_COURSE)
LEVELS = {
    Can.NOT_YET: {Level.BEGINNER},
    Can.HELPED: {Level.BEGINNER, Level.INTERMEDIATE},
    Can.ALONE: {Level.INTERMEDIATE, Level.ADVANCED},
}
Parameters = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Help:
    """What helps against a barrier; `url` opens the catalogue on the forms of support, empty without any."""

    name: str
    advice: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first cards behind an address of the catalogue, and what had to be widened for them."""

    url: str
    cards: list[ShownCard]
    notices: list[Notice]


@dataclass(frozen=True, slots=True)
class Profile:
    """What to tell a person; the lists hold names of skills and their definitions."""

    known: list[SkillName]
    helped: list[SkillName]
    to_learn: list[SkillName]
    helps: list[Help]
    workshops: Found
    at_home: Found


def profile_of(form: AssessmentForm, *, now: datetime) -> Profile:
    """Return the profile of a valid `form`; two searches at most, whatever was answered."""
    can = skills_by_answer(form)
    to_learn = form.cleaned_data["wishes"] or can[Can.NOT_YET] or can[Can.HELPED]
    place = {"near": [form.cleaned_data["near"].label] if form.cleaned_data["near"] else []}
    when = {name: form.cleaned_data[name] for name in ("day", "part")}
    sought: Parameters = {"skill": to_learn, "level": levels(to_learn, can), **place, **when}
    at_home: Parameters = {"skill": to_learn, "kind": AT_HOME}

    def named(keys: Iterable[str]) -> list[SkillName]:
        return [form.words.skill(key, form.language) for key in keys]

    return Profile(
        known=named(can[Can.ALONE]),
        helped=named(can[Can.HELPED]),
        to_learn=named(to_learn),
        helps=[
            _help(barrier, place) for barrier in form.barriers if barrier.key in form.cleaned_data["barriers"]
        ],
        workshops=_found(form, sought, now, may_widen=True),
        at_home=_found(form, at_home, now, may_widen=False),
    )


def skills_by_answer(form: AssessmentForm) -> dict[str, list[str]]:
    """Return the skills of each answer (`Can`); one that two questions tell of counts as the weaker."""
    found: dict[str, str] = {}
    for key, answer in form.can().items():
        for skill in form.questions[key]["skills"]:
            found[skill] = max(found.get(skill, answer), answer, key=Can.values.index)
    return {answer: [skill for skill, given in found.items() if given == answer] for answer in Can.values}


def levels(skills: Iterable[str], can: Mapping[str, list[str]]) -> list[str]:
    """Return the levels that fit every one of `skills`; none, so no filter, where nothing is known of one."""
    fitting: set[str] = set()
    for skill in skills:
        answer = next((answer for answer, known in can.items() if skill in known), None)
        if answer is None:
            return []
        fitting |= LEVELS[Can(answer)]
    return [level for level in Level.values if level in fitting] if len(fitting) < len(Level) else []


def _help(barrier: Barrier, place: Parameters) -> Help:
    url = _address({"kind": barrier.kinds, **place}) if barrier.kinds else ""
    return Help(barrier.name, barrier.advice, url)


def _found(form: AssessmentForm, parameters: Parameters, now: datetime, *, may_widen: bool) -> Found:
    """Ask what the address asks, so that the cards are the first of the page it opens."""
    asked = CatalogueForm(_query(parameters))
    asked.is_valid()
    query = replace(asked.query(now=now), limit=FEW_CARDS)
    results = search(query, may_widen=may_widen)
    cards = [shown_card(card, form.words, form.language) for card in results.cards]
    return Found(_address(parameters), cards, notices(asked, query, results))


def _query(parameters: Parameters) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        if values:
            query.setlist(name, [str(value) for value in values])
    return query


def _address(parameters: Parameters) -> str:
    query = _query(parameters).urlencode()
    return f"{reverse('catalogue')}?{query}" if query else reverse("catalogue")
