"""Organisations, places and the directory for tests; traits say what is special about one."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Site
from wagtail_factories import PageFactory

from partners.enums import OrganisationKind, Service
from partners.models import DirectoryPage, Organisation, Place

WEEKDAYS = "Mo-Fr 09:00-12:00,14:00-17:00"


class OrganisationFactory(DjangoModelFactory):
    """A published association in Besançon."""

    name = factory.Sequence(lambda number: f"Les Connectés {number}")
    kind = OrganisationKind.ASSOCIATION
    address = "2 rue Battant"
    postcode = "25000"
    commune = "Besançon"
    insee_code = "25056"

    class Meta:
        model = Organisation

    class Params:
        draft = factory.Trait(live=False)
        reachable = factory.Trait(
            phone="+33381000000", email="bonjour@connectes.example", website="https://connectes.example/"
        )


class PlaceFactory(DjangoModelFactory):
    """A published library in Besançon that says neither its hours nor its phone."""

    name = factory.Sequence(lambda number: f"Médiathèque {number}")
    address = "1 place Granvelle"
    postcode = "25000"
    commune = "Besançon"
    insee_code = "25056"
    latitude = 47.2378
    longitude = 6.0241
    services = (Service.EVERYDAY,)
    updated_on = date(2026, 9, 1)

    class Meta:
        model = Place

    class Params:
        draft = factory.Trait(live=False)
        open_on_weekdays = factory.Trait(opening_hours=WEEKDAYS)
        reachable = factory.Trait(phone="+33381000001", emails=("mediatheque@ville.example",))
        in_dijon = factory.Trait(
            postcode="21000", commune="Dijon", insee_code="21231", latitude=47.322, longitude=5.0415
        )
        nowhere = factory.Trait(latitude=None, longitude=None)
        imported = factory.Trait(source="MedNum", source_id=factory.Sequence(lambda number: f"lieu-{number}"))


class DirectoryPageFactory(PageFactory):
    title = "Annuaire"
    slug = "annuaire"
    parent = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True).root_page)

    class Meta:
        model = DirectoryPage


def directory_page() -> DirectoryPage:
    """Return the directory of the site, made when it is first needed."""
    return DirectoryPage.current() or DirectoryPageFactory()
