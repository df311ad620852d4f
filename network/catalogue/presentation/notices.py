"""What a person must be told about an answer: values left out, questions widened."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.catalogue.address_form import AddressForm
from network.catalogue.labels import FACET_LABELS
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults


@dataclass(frozen=True, slots=True)
class Notice:
    kind: str
    text: str


def notices(
    form: AddressForm, query: CatalogueQuery, results: CatalogueResults | None = None
) -> list[Notice]:
    """Return what was ignored and what was widened."""
    return [
        *(Notice("careful", _problem_words(label, found)) for label, found in form.named_errors().items()),
        *_idle_words_notices(form, query),
        *(_widened_notices(results, query) if results else ()),
    ]


def _idle_words_notices(form: AddressForm, query: CatalogueQuery) -> Iterator[Notice]:
    if form.cleaned_data.get("q") and not query.text and not query.words:
        yield Notice(
            "careful", _("These words say too little to search by. Name what you would like to learn.")
        )


def _problem_words(label: str, problems: list[str]) -> str:
    return _("%(label)s: %(problem)s") % {"label": label, "problem": " ".join(problems)}


def _widened_notices(results: CatalogueResults, query: CatalogueQuery) -> Iterator[Notice]:
    widened = results.widened
    if widened is None:
        return
    said = [_("Nothing was found for exactly what you asked, so we looked further.")]
    if query.near and "near" not in widened.dropped and widened.radius != query.near.radius_km:
        said.append(_radius_words(widened.radius, query.near.label))
    dropped = [str(_PARAMETER_LABELS.get(name, name)) for name in widened.dropped]
    if dropped:
        said.append(_("Without the filter: %(filters)s.") % {"filters": ", ".join(dropped)})
    yield Notice("careful", " ".join(said))


def _radius_words(radius: float | None, place: str) -> str:
    if radius is None:
        return _("These answers are farther from %(place)s, the nearest first.") % {"place": place}
    return _("Answers up to %(km)s km from %(place)s.") % {"km": f"{radius:g}", "place": place}


_PARAMETER_LABELS = {
    **FACET_LABELS,
    "from": gettext_lazy("First day"),
    "to": gettext_lazy("Last day"),
    "seats": gettext_lazy("Free seats"),
    "near": gettext_lazy("Where"),
}
