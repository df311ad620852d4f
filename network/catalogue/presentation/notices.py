"""What a person must be told about an answer: values left out, questions widened."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.catalogue.address_form import AddressForm
from network.catalogue.addresses import replaced
from network.catalogue.labels import FACET_LABELS
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults, Widened


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know; `url` leads back to what was asked, in the words of `label`."""

    kind: str
    text: str
    url: str = ""
    label: str = ""


def notices(
    form: AddressForm, query: CatalogueQuery, results: CatalogueResults | None = None
) -> list[Notice]:
    """Return what was ignored and what was widened."""
    return [
        *(Notice("careful", _problem_words(label, found)) for label, found in form.named_errors().items()),
        *_idle_words_notices(form, query),
        *(_corrected_notices(form, results) if results else ()),
        *(_widened_notices(results, query) if results else ()),
    ]


def _idle_words_notices(form: AddressForm, query: CatalogueQuery) -> Iterator[Notice]:
    if form.cleaned_data.get("q") and not query.text and not query.words:
        yield Notice(
            "careful", _("These words say too little to search by. Name what you would like to learn.")
        )


def _corrected_notices(form: AddressForm, results: CatalogueResults) -> Iterator[Notice]:
    if corrected := results.corrected:
        yield Notice(
            "careful",
            _("Results for “%(words)s”.") % {"words": corrected.searched},
            replaced(form.data, exact=1),
            _("Search for “%(words)s” as typed") % {"words": corrected.typed},
        )


def _problem_words(label: str, problems: list[str]) -> str:
    return _("%(label)s: %(problem)s") % {"label": label, "problem": " ".join(problems)}


def _widened_notices(results: CatalogueResults, query: CatalogueQuery) -> Iterator[Notice]:
    widened = results.widened
    if widened is None:
        return
    said = [_("Nothing was found for exactly what you asked, so we looked further.")]
    if widened.is_remote:
        said.append(_("These answers take place remotely: you join them from home."))
    elif query.near and "near" not in widened.dropped and widened.radius != query.near.radius_km:
        said.append(_radius_words(widened.radius, query.near.label))
    if widened.words:
        said.append(_("Without the words: %(words)s.") % {"words": ", ".join(widened.words)})
    if dropped := _dropped_filters(widened):
        said.append(_("Without the filter: %(filters)s.") % {"filters": ", ".join(dropped)})
    yield Notice("careful", " ".join(said))


def _dropped_filters(widened: Widened) -> list[str]:
    told_already = {"q", "near"} if widened.is_remote else {"q"}
    return [str(_PARAMETER_LABELS[name]) for name in widened.dropped if name not in told_already]


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
