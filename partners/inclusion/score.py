"""The quality of a service as data.inclusion counts it: the mean of ten criteria, each from 0 to 1."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext_lazy as _

from partners.inclusion.rows import Row, service
from partners.models import Offer

IDEAL = range(200, 2000)
FRESH, OLD = relativedelta(months=6), relativedelta(years=2)


@dataclass(frozen=True, slots=True)
class Score:
    """`value` from 0 to 1; `advice` says what to add for each criterion that is not full."""

    value: float
    advice: tuple[str, ...]


def _has(*names: str) -> Callable[[Row, date], float]:
    return lambda row, on: float(all(row.get(name) for name in names))


def _freshness(row: Row, on: date) -> float:
    """Return 1 up to six months, 0 from two years on, and what lies between in a straight line."""
    if not row.get("date_maj"):
        return 0.0
    day = date.fromisoformat(str(row["date_maj"]))
    best, worst = day + FRESH, day + OLD
    if on <= best:
        return 1.0
    return max(0.0, (worst - on).days / (worst - best).days)


def _description(row: Row, on: date) -> float:
    length = len(str(row.get("description", "")))
    return 1.0 if length in IDEAL else min(length / IDEAL.start, 1.0) if length < IDEAL.start else 0.5


CRITERIA = (
    (_has("commune", "code_postal", "adresse"), _("Give the whole address.")),
    (_has("modes_mobilisation"), _("Say how to get it: come, call, write, sign up.")),
    (_has("publics"), _("Say for whom it is.")),
    (_has("thematiques"), _("Tick the skills it is about.")),
    (_has("contact_nom_prenom"), _("Say whom to ask for.")),
    (_has("courriel"), _("Give an e-mail address.")),
    (_freshness, _("Say that it is still right: it was checked long ago.")),
    (_has("frais"), _("Say what it costs.")),
    (_description, _("Describe it in 200 to 2,000 characters.")),
    (_has("telephone"), _("Give a phone number.")),
)


def score_of(offer: Offer, on: date) -> Score:
    """Return the score of an offer on a day, as harvesters would count it."""
    row = service(offer, "")
    values = [measure(row, on) for measure, _advice in CRITERIA]
    advice = tuple(str(words) for value, (_m, words) in zip(values, CRITERIA, strict=True) if value < 1)
    return Score(round(sum(values) / len(values), 2), advice)
