"""The three kinds of sheets that people of an organisation keep: which one an address means, its state."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.keys import Sheet
from partners.models import Offer, Organisation, Place
from partners.space.forms import OfferForm, OrganisationForm, PlaceForm
from partners.space.forms.base import SheetForm


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind: `name` is its piece of the address, its part of the menu and its word in keys."""

    name: str
    section: str
    model: type[Sheet]
    form: type[SheetForm]
    new_label: Promise | str = ""

    def of(self, organisation: Organisation) -> QuerySet:
        """Return the sheets of this kind that belong to an organisation, and no other."""
        chosen = [field.name for field in self.model._meta.many_to_many]
        found = self.model.objects.prefetch_related(*chosen)
        if self.model is Organisation:
            return found.filter(pk=organisation.pk)
        return found.unmerged().filter(organisation=organisation).select_related("organisation")

    def get(self, organisation: Organisation, pk: int | None) -> Sheet:
        """Return one as the database has it; a new one without a number; 404 for another's."""
        if pk is None:
            if self.model is Organisation:
                raise Http404
            return self.model(organisation=organisation)
        found = self.of(organisation).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


KINDS = {
    one.name: one
    for one in (
        SheetKind("organisation", "organisation", Organisation, OrganisationForm),
        SheetKind("place", "places", Place, PlaceForm, _("Add a place")),
        SheetKind("offer", "offers", Offer, OfferForm, _("Add an offer")),
    )
}
