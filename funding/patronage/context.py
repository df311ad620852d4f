"""What the page of the calculator shows: each step as a line, and the years after."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from funding.patronage.calculation import Reduction, reduction
from funding.patronage.form import PatronageForm
from funding.templatetags.funding_words import euros, number, percent


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what, how it is worked out, and the result."""

    label: str
    formula: str
    value: str


@dataclass(frozen=True, slots=True)
class Year:
    title: str
    counted: str
    reduction: str


def patronage_context(request: HttpRequest) -> dict[str, object]:
    """Return the form, and the result once a question can be understood."""
    form = PatronageForm(request.GET)
    question = form.question()
    if question is None:
        return {"form": form}
    result = reduction(question.gift, question.rule)
    steps = [*gift_steps(result), *year_steps(result)]
    return {"form": form, "result": result, "rule": question.rule, "steps": steps, "years": years_of(result)}


def gift_steps(result: Reduction) -> list[Step]:
    """Return what was given, and what of it counts this year."""
    gift, rule = result.gift, result.rule
    staff = gettext("%(hours)s hours × %(cost)s") % {
        "hours": number(gift.hours),
        "cost": euros(gift.hourly_cost),
    }
    parts = [euros(part) for part in (gift.money, gift.goods, gift.staff) if part]
    share = f"{percent(rule.turnover_share)} × {euros(gift.turnover)}"
    greater = gettext("the greater of %(one)s and %(other)s")
    lesser = gettext("the lesser of %(one)s and %(other)s")
    steps = [
        Step(gettext("Staff lent"), staff, euros(gift.staff)) if gift.staff else None,
        Step(gettext("Your gift"), " + ".join(parts), euros(gift.total)),
        Step(gettext("Share of your turnover"), share, euros(result.share_of_turnover)),
        Step(
            gettext("Ceiling of the year"),
            greater % {"one": euros(rule.floor), "other": euros(result.share_of_turnover)},
            euros(result.ceiling),
        ),
        Step(
            gettext("What counts this year"),
            lesser % {"one": euros(gift.total), "other": euros(result.ceiling)},
            euros(result.counted),
        ),
    ]
    return [step for step in steps if step]


def year_steps(result: Reduction) -> list[Step]:
    """Return what the part that counts takes off this year's tax, and what goes to the years after."""
    first = f"{percent(result.rule.rate)} × {euros(result.at_rate)}"
    if result.mixes_rates:
        first += f" + {percent(result.rule.reduced_rate)} × {euros(result.at_reduced_rate)}"
    steps = [Step(gettext("Tax reduction of this year"), first, euros(result.this_year))]
    if result.excess:
        formula = f"{euros(result.gift.total)} − {euros(result.counted)}"
        steps.append(Step(gettext("Carried over to the years after"), formula, euros(result.excess)))
    return steps


def years_of(result: Reduction) -> list[Year]:
    """Return the years in which the excess counts, empty when all of the gift counts at once."""
    rate = percent(result.average_rate)
    return [
        Year(
            gettext("Year + %(number)s") % {"number": year.after},
            euros(year.counted),
            f"{rate} × {euros(year.counted)} = {euros(year.reduction)}",
        )
        for year in result.carried
        if year.counted
    ]
