"""What partners change is public at once, or waits; nobody's words are lost."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.models import ModelLogEntry

from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.differences import differences
from partners.models import Offer, Organisation, Place, Proposal
from partners.models.proposal import State
from partners.services import editing, reviewing
from partners.services.checking import still_right
from partners.services.editing import ClashError, Outcome
from tests.factories.partners import MembershipFactory, OfferFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=MODERATORS))
    return user


def changed(place: Place, **facts: object) -> Place:
    """Return what somebody who opens the place now would send with these changes."""
    mine = editing.latest(Place.objects.get(pk=place.pk))
    for name, value in facts.items():
        setattr(mine, name, value)
    return mine


def propose(place: Place, user: User, based_on: str | None = None, **facts: object) -> Outcome:
    edition = editing.edition(place) if based_on is None else based_on
    mine = changed(place, **facts)
    return editing.propose(sheet=mine, user=user, organisation=place.organisation, based_on=edition)


def owned() -> tuple[Place, User]:
    member = MembershipFactory()
    return PlaceFactory(organisation=member.organisation, name="Avant"), member.user


def test_what_a_trusted_organisation_writes_is_public_at_once() -> None:
    place, user = owned()
    place.organisation.is_trusted = True
    assert propose(place, user, name="Après") == Outcome.PUBLISHED
    place.refresh_from_db()
    assert place.name == "Après"
    assert not Proposal.objects.exists()


def test_without_trust_the_public_reads_what_it_read_until_staff_say_yes(moderator: User) -> None:
    place, user = owned()
    assert propose(place, user, name="Après") == Outcome.IN_REVIEW
    place.refresh_from_db()
    assert (place.name, editing.latest(place).name) == ("Avant", "Après")
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    place.refresh_from_db()
    assert (place.name, Proposal.objects.get().state) == ("Après", State.ACCEPTED)


def test_what_its_people_took_down_does_not_come_back_by_a_yes(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    editing.withdraw(sheet=place, user=user, organisation=place.organisation)
    assert not Proposal.objects.exists()
    propose(place, user)
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    place.refresh_from_db()
    assert (place.live, place.name) == (True, "Après")


def test_what_staff_took_down_does_not_come_back_by_a_yes(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    Place.objects.get().unpublish()
    with pytest.raises(ValidationError, match="retir"):
        reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    assert not Place.objects.get().live
    propose(place, user, name="Ensuite")
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    assert Place.objects.get().name == "Ensuite"


def test_a_new_offer_waits_with_its_places_then_is_public(moderator: User) -> None:
    place, user = owned()
    offer = OfferFactory.build(organisation=place.organisation, name="Prêt d’ordinateurs")
    offer.places = [place]
    editing.propose(sheet=offer, user=user, organisation=place.organisation, based_on="")
    assert (offer.live, Offer.objects.get().places.count()) == (False, 1)
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    assert Offer.objects.live().get().places.get() == place


def test_the_second_of_two_is_told_and_nothing_is_lost() -> None:
    place, first = owned()
    second = MembershipFactory(organisation=place.organisation).user
    before = editing.edition(place)
    propose(place, first, before, name="De l’une")
    with pytest.raises(ClashError) as clash:
        propose(place, second, before, name="De l’autre")
    assert clash.value.latest.name == "De l’une"
    told = differences(clash.value.latest, changed(place, name="De l’autre"))
    assert [(one.before, one.after) for one in told] == [("De l’une", "De l’autre")]


def test_an_import_meanwhile_is_not_undone_by_a_yes(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    Place.objects.filter(pk=place.pk).update(address="3 rue du Fichier")
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    place.refresh_from_db()
    assert (place.name, place.address) == ("Après", "3 rue du Fichier")


def test_the_same_words_changed_twice_are_shown_to_whoever_decides() -> None:
    place, user = owned()
    propose(place, user, name="Du partenaire", address="Rue neuve")
    Place.objects.filter(pk=place.pk).update(name="Du fichier")
    proposal = Proposal.objects.get()
    assert set(reviewing.changed_fields(proposal)) == {"name", "address"}
    assert reviewing.changed_meanwhile(proposal) == ["name"]


def test_a_change_asked_for_is_made_and_waits_again(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    reviewing.ask_for_change(proposal=Proposal.objects.get(), user=moderator, reason="Donnez l’étage.")
    propose(place, user, address_complement="2e étage")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.reason) == (State.WAITING, "")
    assert set(reviewing.changed_fields(proposal)) == {"name", "address_complement"}


def test_a_no_leaves_the_public_sheet_and_can_be_taken_back(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    reviewing.refuse(proposal=Proposal.objects.get(), user=moderator, reason="Ce n’est pas son nom.")
    place.refresh_from_db()
    assert editing.latest(place).name == "Avant"
    reviewing.reopen(proposal=Proposal.objects.get(), user=moderator)
    place.refresh_from_db()
    assert editing.latest(place).name == "Après"


def test_what_was_decided_or_rewritten_meanwhile_is_not_decided_twice(moderator: User) -> None:
    place, user = owned()
    propose(place, user, name="Après")
    read = Proposal.objects.get()
    propose(place, user, name="Encore autre chose")
    for decide in (reviewing.accept, reviewing.refuse, reviewing.ask_for_change):
        more = {} if decide is reviewing.accept else {"reason": "Non"}
        with pytest.raises(reviewing.DecidedError):
            decide(proposal=read, user=moderator, **more)
    place.refresh_from_db()
    assert place.name == "Avant"


def test_the_history_says_who_acted_and_for_whom() -> None:
    place, _user = owned()
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    propose(place, editor, name="Après")
    entry = ModelLogEntry.objects.filter(action="wagtail.edit").latest("timestamp")
    assert (entry.user, entry.data["for"]) == (editor, place.organisation.pk)


def test_what_is_taken_down_is_public_no_more_and_stays() -> None:
    place, user = owned()
    editing.withdraw(sheet=place, user=user, organisation=place.organisation)
    assert Place.objects.get().live is False


def test_what_the_site_noted_without_a_version_is_not_undone_by_the_next_edit() -> None:
    place, user = owned()
    place.organisation.is_trusted = True
    propose(place, user, name="Une")
    Place.objects.filter(pk=place.pk).update(address="3 rue du Fichier", asked_months=6)
    propose(place, user, name="Deux")
    place.refresh_from_db()
    assert (place.name, place.address, place.asked_months) == ("Deux", "3 rue du Fichier", 6)


def renamed_organisation() -> Organisation:
    """Return an organisation whose new name waits for staff."""
    member = MembershipFactory()
    organisation = member.organisation
    mine = editing.latest(Organisation.objects.get(pk=organisation.pk))
    mine.name = "Après"
    told = {"organisation": organisation, "based_on": editing.edition(organisation)}
    editing.propose(sheet=mine, user=member.user, **told)
    return organisation


def test_a_draft_keeps_what_only_staff_decide_as_it_is_now(moderator: User) -> None:
    organisation = renamed_organisation()
    Organisation.objects.filter(pk=organisation.pk).update(is_trusted=True)
    draft = editing.latest(Organisation.objects.get(pk=organisation.pk))
    assert (draft.name, draft.is_trusted) == ("Après", True)


def test_a_yes_to_a_sheet_taken_down_keeps_what_only_staff_decide(moderator: User) -> None:
    organisation = renamed_organisation()
    editing.withdraw(sheet=organisation, user=moderator, organisation=organisation)
    organisation.refresh_from_db()
    told = {"sheet": editing.latest(organisation), "based_on": editing.edition(organisation)}
    editing.propose(**told, user=organisation.members.get().user, organisation=organisation)
    Organisation.objects.filter(pk=organisation.pk).update(is_trusted=True)
    reviewing.accept(proposal=Proposal.objects.get(), user=moderator)
    organisation.refresh_from_db()
    assert (organisation.name, organisation.live, organisation.is_trusted) == ("Après", True, True)


def test_who_says_meanwhile_that_all_is_right_stands_in_nobodys_way() -> None:
    place, user = owned()
    before = editing.edition(place)
    still_right(sheet=place, user=user, on=date(2026, 11, 1))
    assert propose(place, user, before, name="Après") == Outcome.IN_REVIEW


def test_the_order_of_a_list_is_no_other_word() -> None:
    place, _user = owned()
    place.services = ("Insertion professionnelle via le numérique", "Loisirs et créations numériques")
    place.save()
    assert differences(place, changed(place, services=tuple(reversed(place.services)))) == []


def test_hours_that_changed_are_told_in_words() -> None:
    place, _user = owned()
    (told,) = differences(place, changed(place, opening_hours="Mo-Fr 09:00-12:00"))
    assert "lundi au vendredi" in told.after


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("Sa[1] 10:00-12:00", "premier samedi du mois 10 h – 12 h"),
        ("Mo 09:00-12:00; PH off", "lundi 9 h – 12 h ; fermé : jours fériés"),
        ("lundi 9h-12h\nmardi 10h-12h", "lundi 9 h – 12 h ; mardi 10 h – 12 h"),
        ("parfois", "parfois"),
    ],
)
def test_hours_of_the_month_and_closings_are_told_in_words_too(hours: str, words: str) -> None:
    place, _user = owned()
    (told,) = differences(place, changed(place, opening_hours=hours))
    assert told.after.replace("\u00a0", " ") == words


class TestBothSurvive(TestCase):
    @given(order=st.booleans(), name=st.sampled_from("ABC"), address=st.sampled_from("XYZ"))
    def test_two_changes_of_different_fields_both_survive(self, order: bool, name: str, address: str) -> None:
        """A partner changes the name, a file the address; the yes comes before or after."""
        place, user = owned()
        moderator = UserFactory(is_superuser=True)
        propose(place, user, name=f"Nom {name}")
        proposal = Proposal.objects.get()
        file = Place.objects.filter(pk=place.pk)
        if order:
            file.update(address=address)
            reviewing.accept(proposal=proposal, user=moderator)
        else:
            reviewing.accept(proposal=proposal, user=moderator)
            file.update(address=address)
        place.refresh_from_db()
        assert (place.name, place.address) == (f"Nom {name}", address)
