"""The only reader of the address of the site's search."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from network.catalogue.address_form import AddressForm
from network.catalogue.query import PAGE_SIZE, CatalogueQuery
from network.catalogue.site.types import ResultType, kinds_of
from network.catalogue.text import stems
from network.catalogue.translations import reading_language


class SiteSearchForm(AddressForm):
    """A text, and perhaps one type of result."""

    type = forms.ChoiceField(label=_("Kind of result"), choices=ResultType.choices, required=False)

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        text = self.cleaned_data.get("q", "") if text is None else text
        result_type = self.cleaned_data.get("type")
        return CatalogueQuery(
            now=now,
            text=text if stems(text) else "",
            terms={"kind": kinds_of(result_type)} if result_type else {},
            offset=self.offset(PAGE_SIZE),
            site_language=reading_language(),
            scope="site",
        )
