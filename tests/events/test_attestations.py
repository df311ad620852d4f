"""Attestations: who gets one, what it says, what its code tells a stranger, what outlives the name."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.attesting.links import attestation_url, passport_url
from events.attesting.passport import send_passports
from events.attesting.views import MOST_CODES_AN_HOUR
from events.models import Attestation, PassportLetter, Registration
from events.models.attestation import CODE_SIGNS, holder_of
from events.registration.links import seal
from events.services.attesting import attest, forget_again, forget_holder
from events.services.meetings import set_meetings
from events.services.refusing import NotPossibleError
from network import erasures
from network.content.traps import TrappedForm
from tests.events.test_roster import moderator  # noqa: F401
from tests.factories.events import SessionFactory, WorkshopPageFactory, enrol
from tests.paper.reading import page_count, text

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def came(name: str = "Marie", **fields: object) -> Registration:
    """Return somebody who was there, with the e-mail address of their first name."""
    page = WorkshopPageFactory(title="Envoyer un courriel", slug=f"envoyer-{uuid4()}", skills=["email"])
    session = SessionFactory(workshop=page)
    one = enrol(session, name)[0]
    Registration.objects.filter(pk=one.pk).update(attendance="present", **fields)
    one.refresh_from_db()
    return one


def made(one: Registration, **agreed: bool) -> Attestation:
    return attest(registration=one, now=timezone.now(), **agreed)


def page_of(client: Client, code: str) -> str:
    answer = client.get(reverse("attestation_verified", args=[code]))
    assert answer.status_code == 200
    return answer.content.decode()


def sheet(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert page_count(answer.content) == 1
    return " ".join(text(answer.content).replace("\u00a0", " ").split())


def test_who_was_there_makes_their_attestation_and_prints_it(client: Client, settings):
    one = came()
    address = attestation_url(one).removeprefix(settings.SITE_URL)
    assert "checked" not in client.get(address).content.decode()
    assert not Attestation.objects.exists()
    assert client.post(address, {"shows_name": "on"}).url == address
    kept = Attestation.objects.get()
    assert (kept.shows_name, kept.holder) == (True, "")
    said = sheet(client, reverse("attestation_sheet", args=[address.rstrip("/").rpartition("/")[2]]))
    for words in ("Marie Martin", "Envoyer un courriel", "2 h", "E-mail", kept.shown_code):
        assert words in said


def test_who_was_not_there_gets_none(client: Client):
    one = enrol(SessionFactory(), "Anne")[0]
    with pytest.raises(NotPossibleError):
        made(one)
    answer = client.post(reverse("attestation", args=[seal(one, "attest")]))
    assert "Notez d’abord sa présence" in answer.content.decode()
    assert not Attestation.objects.exists()


@pytest.mark.parametrize("purpose", ["see", "manage"])
def test_a_link_for_something_else_attests_nothing(client: Client, purpose: str):
    one = came()
    assert client.post(reverse("attestation", args=[seal(one, purpose)])).status_code == 404
    assert client.get(reverse("attestation", args=["forge"])).status_code == 404
    assert client.get(reverse("attestation_sheet", args=["forge"])).status_code == 404


def test_a_stranger_with_the_code_sees_what_the_person_agreed_to_and_no_more(client: Client):
    named, silent = made(came("Marie"), shows_name=True), made(came("Paul"))
    said = page_of(client, named.shown_code.lower())
    assert "Marie M." in said
    assert "Martin" not in said
    assert "@" not in said.partition("<main")[2].partition("</main")[0]
    assert "Paul" not in page_of(client, silent.code)


def test_a_code_is_typed_in_any_case_with_or_without_hyphens(client: Client):
    code = made(came()).shown_code
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        answer = client.get(reverse("verify"), {"code": typed}, follow=True)
        assert "authentique" in answer.content.decode()
    answer = client.get(reverse("verify"), {"code": "K7MA"})
    assert "celui-ci 4" in answer.content.decode()
    assert 'value="K7MA"' in answer.content.decode()


def test_a_forged_code_is_unknown_and_many_are_refused(client: Client):
    right = made(came()).code
    forged = right[:-1] + next(sign for sign in CODE_SIGNS if sign != right[-1])
    for _ in range(MOST_CODES_AN_HOUR):
        answer = client.get(reverse("attestation_verified", args=[forged]))
        assert answer.status_code == 404
    assert "ne connaissons pas" in answer.content.decode()
    assert client.get(reverse("attestation_verified", args=[right])).status_code == 429


def test_codes_have_no_signs_that_are_taken_for_each_other():
    assert not set("0O1IL2Z5S8BUV") & set(CODE_SIGNS)
    assert len(set(CODE_SIGNS)) == len(CODE_SIGNS)


def test_once_the_name_is_erased_the_code_still_says_authentic_without_it(client: Client):
    one = came()
    kept = made(one, shows_name=True, in_passport=True)
    Registration.objects.filter(pk=one.pk).update(first_name="", last_name="", email="", person_key="x")
    said = page_of(client, kept.code)
    assert "authentique" in said
    assert "Marie" not in said
    assert client.get(reverse("attestation_sheet", args=[seal(one, "attest")])).status_code == 404
    one.refresh_from_db()
    one.messages.all().delete()
    one.delete()
    assert "authentique" in page_of(client, kept.code)
    held = passport_url(holder_of("marie@exemple.fr"), "fr").partition("/fr/")[2]
    assert "Envoyer un courriel" in client.get(f"/fr/{held}").content.decode()


def test_an_attendance_corrected_since_withdraws_the_attestation(client: Client):
    one = came()
    kept = made(one, in_passport=True)
    Registration.objects.filter(pk=one.pk).update(attendance="absent")
    assert client.get(reverse("attestation_verified", args=[kept.code])).status_code == 404
    held = passport_url(kept.holder, "fr").partition("/fr/")[2]
    assert client.get(f"/fr/{held}").status_code == 404


def test_what_was_attested_stays_whatever_becomes_of_the_page(client: Client):
    one = came()
    kept = made(one)
    page = one.session.workshop
    page.title = "Tout autre chose"
    page.save_revision().publish()
    assert made(one, shows_name=True) == kept
    assert "Envoyer un courriel" in page_of(client, kept.code)


def test_a_course_is_attested_with_all_its_dates_and_hours():
    one = came()
    session = one.session
    set_meetings(session=session, starts=[session.starts_at + timedelta(days=7 * week) for week in (1, 2)])
    kept = made(one)
    assert (kept.dates, kept.minutes) == (3, 360)
    assert kept.last_on - kept.first_on == timedelta(days=14)


def test_an_agreement_is_taken_back_and_stays_so_after_a_restore(client: Client, settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures"
    one = came()
    kept = made(one, shows_name=True)
    made(one)
    assert "Marie" not in page_of(client, kept.code)
    Attestation.objects.update(shows_name=True)
    forget_again([erasures.Erasure(timezone.now(), "attestation_name", kept.code)])
    assert "Marie" not in page_of(client, kept.code)


def test_the_passport_arrives_at_the_address_and_tells_nobody_else(client: Client):
    first, other = came("Marie"), came("Paul")
    again = came("Marie")
    for one in (first, again, other):
        made(one, in_passport=True)
    for email in ("inconnu@exemple.fr", "Marie@exemple.fr", "marie@exemple.fr"):
        answer = client.post(reverse("passport_new"), traps() | {"email": email})
        assert answer.url == reverse("passport_asked")
    assert PassportLetter.objects.count() == 1
    assert send_passports() == 1
    assert send_passports() == 0
    assert PassportLetter.objects.get().email == ""
    (letter,) = mail.outbox
    assert letter.to == ["Marie@exemple.fr"]
    address = "/fr/" + letter.body.partition("/fr/")[2].split()[0]
    said = client.get(address).content.decode()
    assert "4 h en tout" in said.replace("\u00a0", " ")
    assert "Paul" not in said
    paper = sheet(client, f"{address}passeport.pdf")
    assert paper.count("Envoyer un courriel") == 2
    assert "Marie Martin" in paper


def test_a_forged_or_old_passport_link_opens_nothing(client: Client):
    made(came(), in_passport=True)
    for token in ("", holder_of("marie@exemple.fr"), "a:b:c"):
        assert client.get(f"/fr/passeport/{token or 'x'}/").status_code == 404
        assert client.get(f"/fr/passeport/{token or 'x'}/passeport.pdf").status_code == 404


def test_an_address_is_forgotten_on_request():
    one = came()
    kept = made(one, shows_name=True, in_passport=True)
    assert forget_holder(email="MARIE@exemple.fr") == 1
    kept.refresh_from_db()
    assert kept.agreements == {"shows_name": False, "in_passport": False}


def test_the_desk_makes_an_attestation_for_who_has_no_address(moderator: Client):  # noqa: F811
    one = came(email="")
    address = reverse("session:attest", args=[one.session_id, one.pk])
    assert "in_passport" not in moderator.get(address).content.decode()
    said = sheet(moderator, moderator.post(address, {}).url)
    assert "Marie Martin" in said
    assert "ne montre pas le nom" in said


def traps() -> dict[str, str]:
    """Return what the page of somebody who read it for a minute sends along."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        return {"started": TrappedForm().started}
