"""What partners may change, each sheet in a few steps."""

from partners.space.forms.offer import OfferForm
from partners.space.forms.organisation import OrganisationForm
from partners.space.forms.place import PlaceForm

__all__ = ["OfferForm", "OrganisationForm", "PlaceForm"]
