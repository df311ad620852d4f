"""When a sheet was last known to be right, who is asked, and what happens when nobody answers."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from network.accounts.models import AccountLetter
from network.catalogue.models import Entry
from network.users.models import User
from partners.models import Offer, Place
from partners.services import checking
from partners.services.checking import ask_to_check, still_right
from partners.trust.completeness import completeness
from partners.trust.freshness import Freshness, freshness, hidden_at
from partners.trust.links import asking_url
from tests.factories.partners import (
    MembershipFactory,
    OfferFactory,
    PlaceFactory,
    directory_page,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("checked", "on", "state"),
    [
        (date(2026, 1, 31), date(2026, 11, 29), Freshness.CHECKED),
        (date(2026, 1, 31), date(2026, 11, 30), Freshness.UNVERIFIED),
        (date(2024, 4, 30), date(2025, 2, 27), Freshness.CHECKED),
        (date(2024, 4, 30), date(2025, 2, 28), Freshness.UNVERIFIED),
        (date(2020, 1, 1), date(2026, 1, 1), Freshness.UNVERIFIED),
        (None, date(2026, 1, 1), Freshness.UNKNOWN),
    ],
)
def test_what_nobody_was_asked_about_is_shown_unverified_and_stays(
    checked: date | None, on: date, state: Freshness
) -> None:
    assert freshness(OfferFactory.build(organisation=None, checked_on=checked), on) == state


def letters() -> int:
    return AccountLetter.objects.count()


def test_of_two_runs_at_once_one_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    member = MembershipFactory(owner=True)
    OfferFactory(organisation=member.organisation, checked_on=date(2026, 1, 10))
    read = list(checking._due(date(2026, 4, 10)))
    monkeypatch.setattr(checking, "_due", lambda on: read)
    assert [ask_to_check(on=date(2026, 4, 10)) for _run in range(2)] == [1, 0]


def test_people_are_asked_three_times_once_each_in_one_letter() -> None:
    member = MembershipFactory(owner=True)
    facts = {"organisation": member.organisation, "checked_on": date(2026, 1, 10)}
    OfferFactory(**facts)
    OfferFactory(**facts)
    for on, expected in [
        (date(2026, 4, 9), 0),
        (date(2026, 4, 10), 1),
        (date(2026, 4, 11), 1),
        (date(2026, 7, 10), 2),
        (date(2026, 10, 10), 3),
        (date(2026, 12, 10), 3),
    ]:
        ask_to_check(on=on)
        ask_to_check(on=on)
        assert letters() == expected, on


def test_nobody_to_ask_nobody_asked() -> None:
    PlaceFactory(updated_on=date(2020, 1, 1))
    OfferFactory(checked_on=date(2020, 1, 1))
    assert ask_to_check(on=date(2026, 1, 1)) == 0
    assert hidden_at(Offer.objects.get()) is None


def test_without_an_answer_an_offer_leaves_the_catalogue_and_one_press_brings_it_back(client: Client) -> None:
    directory_page()
    member = MembershipFactory(owner=True)
    with time_machine.travel("2026-01-10 12:00+01:00"):
        offer = OfferFactory(organisation=member.organisation, checked_on=date(2026, 1, 10))
        place = PlaceFactory(organisation=member.organisation, updated_on=date(2026, 1, 10))
    ask_to_check(on=date(2026, 10, 10))
    offer.refresh_from_db()
    call_command("rebuild_catalogue")
    ends = Entry.objects.filter(subject=f"offer:{offer.pk}").values_list("expires_at", flat=True)
    assert {localdate(end) for end in ends} == {date(2027, 1, 10)}
    with time_machine.travel("2027-01-11 12:00+01:00"):
        assert freshness(offer, date(2027, 1, 11)) == Freshness.HIDDEN
        assert client.get("/api/v1/catalogue", {"q": "permanence"}).json()["count"] == 0
        address = asking_url(member.user).removeprefix("https://entraide.example")
        assert client.get(address).status_code == 200
        assert Offer.objects.get().checked_on == date(2026, 1, 10)
        client.post(address, {"sheet": "all"})
        assert Offer.objects.get().checked_on == date(2027, 1, 11)
        assert Place.objects.get(pk=place.pk).updated_on == date(2027, 1, 11)
        assert client.get("/api/v1/catalogue", {"q": "permanence"}).json()["count"] == 1


def test_a_link_that_is_old_changed_or_of_somebody_who_left_opens_nothing(client: Client) -> None:
    member = MembershipFactory()
    offer = OfferFactory(organisation=member.organisation)
    address = asking_url(member.user).removeprefix("https://entraide.example")
    sheet = {"sheet": f"offer:{offer.pk}"}
    assert client.post(f"{address[:-2]}x/", sheet).status_code == 404
    with time_machine.travel(timedelta(days=61)):
        assert client.post(address, sheet).status_code == 404
    theirs = OfferFactory()
    assert client.post(address, {"sheet": f"offer:{theirs.pk}"}).status_code == 302
    # After a restored backup the number of an account is somebody else's.
    User.objects.filter(pk=member.user_id).update(date_joined=member.user.date_joined + timedelta(days=1))
    assert client.get(address).status_code == 404
    User.objects.filter(pk=member.user_id).update(date_joined=member.user.date_joined)
    assert client.get(address).status_code == 200
    member.delete()
    assert client.post(address, sheet).status_code == 404
    assert set(Offer.objects.values_list("checked_on", flat=True)) == {date(2026, 9, 1)}


def test_a_sheet_says_what_to_add_next_most_useful_first() -> None:
    bare, full = PlaceFactory(), PlaceFactory(open_on_weekdays=True, reachable=True, summary="Un accueil.")
    assert completeness(full).score > completeness(bare).score
    assert completeness(bare).missing[0].startswith("Écrivez les horaires")


def test_a_press_is_written_in_the_history() -> None:
    member = MembershipFactory()
    place = PlaceFactory(organisation=member.organisation)
    still_right(sheet=place, user=member.user, on=date(2026, 11, 1))
    assert ModelLogEntry.objects.filter(action="partners.still-right", user=member.user).count() == 1


def test_a_text_that_waited_meanwhile_undoes_neither_the_letter_nor_the_answer() -> None:
    member = MembershipFactory(owner=True)
    offer = OfferFactory(organisation=member.organisation, checked_on=date(2026, 1, 10))
    offer.summary = "Un autre résumé."
    waiting = offer.save_revision()
    ask_to_check(on=date(2026, 10, 10))
    waiting.refresh_from_db()
    waiting.publish()
    assert ask_to_check(on=date(2026, 10, 11)) == 0
    assert hidden_at(Offer.objects.get()) is not None

    offer = Offer.objects.get()
    offer.summary = "Encore un autre."
    waiting = offer.save_revision()
    still_right(sheet=offer, user=member.user, on=date(2026, 11, 1))
    waiting.refresh_from_db()
    waiting.publish()
    said = Offer.objects.get()
    assert (said.summary, said.checked_on) == ("Encore un autre.", date(2026, 11, 1))
    assert freshness(said, date(2027, 2, 1)) == Freshness.CHECKED
