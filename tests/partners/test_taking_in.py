"""What forms of the space take in: their own fields, in plain text, once."""

import pytest
from django.test import Client
from django.urls import reverse

from partners.models import FormDraft, Membership, Offer, Place, Proposal
from partners.services import editing
from partners.space import once
from partners.space.typed import TYPED
from tests.factories.partners import OfferFactory, PlaceFactory
from tests.partners.test_space_sheets import OFFER, _new

pytestmark = pytest.mark.django_db

NAMES = ("name", "edition", "x\0y")


def sheet_address(member: Membership, kind: str, pk: int) -> str:
    return reverse("space:sheet", args=[member.organisation.slug, kind, pk])


def as_sent(client: Client, address: str) -> dict[str, object]:
    """Return what a browser would send of a form as it is shown."""
    page = client.get(address)
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in shown.items() if value not in (None, False, "")}
    return {name: "on" if value is True else value for name, value in data.items()} | {
        "edition": page.context["edition"]
    }


def test_two_signs_at_the_end_of_a_line_are_no_other_words(client: Client, member: Membership) -> None:
    offer = OfferFactory(organisation=member.organisation, description="Une ligne.\nUne autre.")
    address = sheet_address(member, "offer", offer.pk)
    typed = as_sent(client, address) | {"description": "Une ligne.\r\nUne autre.", "summary": "Autre."}
    assert client.post(address, typed).status_code == 302
    page = client.get(reverse("space:changes", args=[member.organisation.slug, "offer", offer.pk]))
    changed = {one.field for one in page.context["differences"]}
    assert changed == {"summary", "checked_on"}
    assert "\r" not in Offer.objects.get().get_latest_revision_as_object().description


def test_lines_kept_with_two_signs_by_the_admin_are_the_same_words(
    client: Client, member: Membership
) -> None:
    offer = OfferFactory(organisation=member.organisation, description="Une ligne.\r\nUne autre.")
    before = editing.edition(offer)
    Offer.objects.update(description="Une ligne.\nUne autre.")
    assert editing.edition(offer) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_nul_is_left_out(client: Client, member: Membership, name: str) -> None:
    client.post(_new(member), {"name": "Aide", "do": "keep"} | {name: "a\0b"})
    draft = FormDraft.objects.get()
    assert "\0" not in str(draft.data) + draft.based_on
    assert not any("\0" in text for texts in draft.data.values() for text in (*draft.data, *texts))


@pytest.mark.parametrize("name", NAMES)
def test_a_nul_of_a_visitor_is_left_out(client: Client, member: Membership, name: str) -> None:
    client.logout()
    client.post(_new(member), {"name": "Aide", name: "a\0b"})
    kept = client.session[TYPED]
    assert not any("\0" in text for texts in kept["data"].values() for text in (*kept["data"], *texts))
    assert "\0" not in kept["edition"]


def test_a_visitor_fills_no_session_with_names_of_their_own(client: Client, member: Membership) -> None:
    client.logout()
    client.post(_new(member), {f"x{number}": "" for number in range(200)} | {"name": "Aide"})
    assert client.session[TYPED]["data"] == {"name": ["Aide"]}


def test_a_visitor_fills_no_session_with_many_small_values(client: Client, member: Membership) -> None:
    client.logout()
    client.post(_new(member), {"ways": [""] * 1001})
    assert TYPED not in client.session


def test_a_wrong_address_among_several_is_named(client: Client, member: Membership) -> None:
    place = PlaceFactory(organisation=member.organisation)
    address = sheet_address(member, "place", place.pk)
    typed = as_sent(client, address) | {"emails": "odette@@x\r\nodette@entraide.example"}
    (words,) = client.post(address, typed).context["form"].errors["emails"]
    assert "odette@@x" in words
    assert not Proposal.objects.exists()
    assert client.post(address, typed | {"emails": "a@entraide.example\r\nb@entraide.example"}).url
    said = Place.objects.get().get_latest_revision_as_object()
    assert said.emails == ("a@entraide.example", "b@entraide.example")


def test_an_address_on_the_web_that_is_none_is_told_with_the_remedy(
    client: Client, member: Membership
) -> None:
    (words,) = client.post(_new(member), OFFER | {"link": "page@@"}).context["form"].errors["link"]
    assert "https://" in words


def test_a_new_sheet_sent_twice_is_made_once(client: Client, member: Membership) -> None:
    mark = client.get(_new(member)).context["edition"]
    assert len(mark) == 32
    for _press in range(2):
        assert client.post(_new(member), OFFER | {"edition": mark}).status_code == 302
    assert Offer.objects.count() == 1
    assert not FormDraft.objects.exists()
    assert client.post(_new(member), OFFER | {"edition": client.get(_new(member)).context["edition"]}).url
    assert Offer.objects.count() == 2


def test_what_comes_while_the_first_is_made_waits_for_it(client: Client, member: Membership) -> None:
    data = {name: value if isinstance(value, list) else [value] for name, value in OFFER.items()}
    with once.once("marque", data):
        assert client.post(_new(member), OFFER | {"edition": "marque"}).status_code == 302
    assert not Offer.objects.exists()
    assert FormDraft.objects.get().based_on == "marque"


def test_other_words_in_the_same_form_are_another_sheet(client: Client, member: Membership) -> None:
    mark = client.get(_new(member)).context["edition"]
    for name in ("Aide du lundi", "Aide du mardi"):
        client.post(_new(member), OFFER | {"edition": mark, "name": name})
    assert Offer.objects.count() == 2


def test_what_failed_may_be_sent_again(
    client: Client, member: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = OFFER | {"edition": client.get(_new(member)).context["edition"]}
    with monkeypatch.context() as patched:
        patched.setattr("partners.space.editing.propose", lambda **_told: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            client.post(_new(member), sent)
    assert client.post(_new(member), sent).status_code == 302
    assert Offer.objects.count() == 1


def test_a_form_with_something_to_change_keeps_its_mark(client: Client, member: Membership) -> None:
    mark = client.get(_new(member)).context["edition"]
    assert client.post(_new(member), {"edition": mark}).context["edition"] == mark
    assert client.get(_new(member)).context["edition"] == mark
