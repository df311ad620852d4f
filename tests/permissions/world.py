"""Two organisations with everything of their own, and somebody for each role."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site

from events.models import Registration, Session, WorkshopPage
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.enums import Role
from partners.keys import key_of
from partners.models import (
    ImportRun,
    Invitation,
    JoinRequest,
    Membership,
    Offer,
    Organisation,
    Place,
    SheetReport,
)
from partners.models.import_run import State
from partners.services.inviting import invite
from tests.factories.events import SessionFactory, WorkshopPageFactory, calendar, enrol
from tests.factories.partners import (
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PlaceFactory,
    SheetReportFactory,
    UserFactory,
    directory_page,
)


@dataclass
class Side:
    """What belongs to one organisation."""

    name: str
    organisation: Organisation = field(init=False)

    def __post_init__(self) -> None:
        self.organisation = OrganisationFactory(name=f"Les amis de {self.name}")
        self.place: Place = PlaceFactory(organisation=self.organisation, name=f"Maison {self.name}")
        self.offer: Offer = OfferFactory(organisation=self.organisation, name=f"Permanence {self.name}")
        self.workshop: WorkshopPage = WorkshopPageFactory(organisation=self.organisation)
        self.session: Session = SessionFactory(workshop=self.workshop, place=self.place)
        self.registration: Registration = enrol(self.session, f"Odette{self.name}")[0]
        self.run = ImportRun.objects.create(
            organisation=self.organisation, kind="places", file_name="lieux.csv", state=State.CHECKED
        )
        self.editor: Membership = MembershipFactory(organisation=self.organisation)
        self.owner: Membership = MembershipFactory(organisation=self.organisation, role=Role.OWNER)
        self.invitation: Invitation = invite(
            organisation=self.organisation,
            email=f"{self.name.lower()}@entraide.example",
            role=Role.EDITOR,
            by=self.owner.user,
            now=timezone.now(),
        )
        self.version = self.place.save_revision()
        self.request: JoinRequest = JoinRequest.objects.create(
            organisation_name=self.name, name="Ana", email="ana@entraide.example", language="fr"
        )
        self.report: SheetReport = SheetReportFactory(
            sheet=key_of(self.place), organisation=self.organisation
        )


@dataclass
class World:
    """Sides A and B; `people` by role. Side A is “theirs” for its editor and its owner."""

    def __post_init__(self) -> None:
        calendar()
        directory_page()
        self.home = Site.objects.get(is_default_site=True).root_page
        self.a, self.b = Side("Alpha"), Side("Beta")
        self.people: dict[str, User | None] = {
            "visitor": None,
            "another partner": self.b.editor.user,
            "editor": self.a.editor.user,
            "owner": self.a.owner.user,
            "Editors": _staff(EDITORS),
            "Moderators": _staff(MODERATORS),
            "administrator": UserFactory(is_superuser=True, is_staff=True),
        }


def _staff(group: str) -> User:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    return user
