"""The address of a search is its state: one more choice, one less, another page."""

from django.core.paginator import Page
from django.forms import Form
from django.http import QueryDict

from network.catalogue.query import CatalogueQuery


def understood(data: QueryDict, form: Form) -> QueryDict:
    """Return the address without what meant nothing to the form, to build other addresses on."""
    kept = data.copy()
    for name in list(kept):
        if name not in form.fields or name in form.errors or not kept[name]:
            del kept[name]
    return kept


def without(data: QueryDict, name: str, value: str | None = None) -> str:
    """Return the query string without a parameter, or without one of its values, on page one."""
    kept = _copy(data)
    if value is None:
        kept.pop(name, None)
    else:
        kept.setlist(name, [other for other in kept.getlist(name) if other != value])
    return _address(kept)


def replaced(data: QueryDict, **values: object) -> str:
    """Return the query string with these parameters set, on page one unless `page` is given."""
    kept = _copy(data)
    for name, value in values.items():
        kept[name] = str(value)
    return _address(kept)


def spelled_out(data: QueryDict, query: CatalogueQuery) -> QueryDict:
    """Return the address of the same question with what its text says of places and moments as parameters."""
    if not query.words:
        return data
    said = {"from": query.date_from, "to": query.date_to, "near": query.near and query.near.label}
    spelled = data.copy()
    spelled["q"] = query.text
    for name, value in said.items():
        if value:
            spelled[name] = str(value)
    for name, values in query.terms.items():
        spelled.setlist(name, sorted(values))
    return spelled


def pages_of(shown: Page, data: QueryDict) -> dict[str, object]:
    """Return what components/pagination.html shows of a page of a list."""
    number, count = shown.number, shown.paginator.num_pages
    return {
        "number": number,
        "count": count,
        "previous_url": replaced(data, page=number - 1) if shown.has_previous() else "",
        "next_url": replaced(data, page=number + 1) if shown.has_next() else "",
    }


def _copy(data: QueryDict) -> QueryDict:
    kept = data.copy()
    kept.pop("page", None)
    return kept


def _address(data: QueryDict) -> str:
    for name in list(data):
        data.setlist(name, [value for value in data.getlist(name) if value])
    return f"?{data.urlencode()}"
