"""Organisations, places and the directory for tests; traits say what is special about one."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Site
from wagtail_factories import PageFactory

from network.catalogue.enums import Kind
from network.users.models import User
from partners.enums import OrganisationKind, Role, Service, SheetProblem, Way
from partners.models import DirectoryPage, Membership, Offer, Organisation, Place, SheetReport

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


class OfferFactory(DjangoModelFactory):
    """A published help desk, free, where one simply comes."""

    name = factory.Sequence(lambda number: f"Permanence numérique {number}")
    organisation = factory.SubFactory(OrganisationFactory)
    kind = Kind.HELPDESK
    summary = "Un conseiller vous aide, sans rendez-vous."
    ways = (Way.COME,)
    checked_on = date(2026, 9, 1)

    class Meta:
        model = Offer
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(live=False)

    @factory.post_generation
    def places(self, create: bool, places: tuple[Place, ...] | None, **more: object) -> None:
        if create and places:
            self.places.set(places)
            self.save()


class UserFactory(DjangoModelFactory):
    """Somebody who may log in, with no right at all."""

    email = factory.Sequence(lambda number: f"personne-{number}@entraide.example")
    first_name = "Camille"

    class Meta:
        model = User


class MembershipFactory(DjangoModelFactory):
    """An editor of an organisation."""

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Membership

    class Params:
        owner = factory.Trait(role=Role.OWNER)


class SheetReportFactory(DjangoModelFactory):
    """Somebody says that the hours are wrong; `sheet` is the key of what it is about."""

    reason = SheetProblem.HOURS

    class Meta:
        model = SheetReport


class DirectoryPageFactory(PageFactory):
    title = "Annuaire"
    slug = "annuaire"
    parent = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True).root_page)

    class Meta:
        model = DirectoryPage


def directory_page() -> DirectoryPage:
    """Return the directory of the site, made when it is first needed."""
    return DirectoryPage.current() or DirectoryPageFactory()
