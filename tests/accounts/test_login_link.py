"""A link by e-mail logs in once, whom it was written to, and tells nobody who has an account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from network.accounts import views
from network.accounts.letters import send_letters
from network.accounts.login_link import token_of
from network.accounts.models import AccountLetter
from tests.accounts.typing import PASSWORD, ask_link, code, later, link_in, log_in, person, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(views, "ANSWER_SECONDS", 0)


def link_of(client: Client, email: str, **more: str) -> str:
    ask_link(client, email, **more)
    return link_in(AccountLetter.objects.get())


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_looking_at_a_link_changes_nothing_and_its_button_logs_in(client: Client) -> None:
    user = person()
    link = link_of(client, user.email.upper())
    for _ in range(3):
        assert user.email in client.get(link).text
    assert not is_in(client)
    assert client.post(link).status_code == 302
    assert is_in(client)


def test_a_link_works_once_even_while_the_second_factor_is_asked(client: Client) -> None:
    user = person()
    with_app(user)
    link = link_of(client, user.email)
    assert client.post(link)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert Client().post(link).status_code == 404
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert is_in(client)


@pytest.mark.parametrize("change", ["password", "address", "log-in", "left", "age"])
def test_a_link_dies_when_the_account_changes_or_with_time(client: Client, change: str) -> None:
    user = person()
    link = link_of(client, user.email)
    if change == "log-in":
        log_in(Client(), user.email)
    elif change == "password":
        user.set_password("d’autres mots encore")
    elif change == "address":
        user.email = "ailleurs@entraide.example"
    elif change == "left":
        user.is_active = False
    if change in ("password", "address", "left"):
        user.save()
    with later(timedelta(minutes=31) if change == "age" else timedelta(minutes=1)):
        assert client.get(link).status_code == 404
        assert client.post(link).status_code == 404


def test_a_link_of_one_person_is_no_link_of_another(client: Client) -> None:
    first, second = token_of(person()), token_of(person())
    body, stamp, _seal = first.split(":")
    swapped = ":".join([body, stamp, second.split(":")[2]])
    assert client.get(reverse("account_link", args=[swapped])).status_code == 404


def test_whoever_opens_the_link_of_somebody_else_is_then_that_person(client: Client) -> None:
    user, other = person(), person()
    client.force_login(other)
    client.post(reverse("account_link", args=[token_of(user)]))
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_answer_is_the_same_whether_an_address_has_an_account(client: Client) -> None:
    user = person()
    answers = [ask_link(Client(), email) for email in (user.email, "personne@ailleurs.example")]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [letter.email for letter in AccountLetter.objects.all()] == [user.email]


def test_a_link_leads_on_within_the_site_alone(client: Client) -> None:
    user = person()
    space = reverse("space:home")
    assert client.post(link_of(client, user.email, next=space)).url == space
    AccountLetter.objects.all().delete()
    link = link_of(Client(), user.email, next="https://ailleurs.example/")
    assert "ailleurs" not in link
    assert Client().post(f"{link}?next=//ailleurs.example/").url == space


def test_a_letter_forgets_its_link_and_address_once_it_left(client: Client, mailoutbox) -> None:
    user = person()
    link = link_of(client, user.email)
    assert send_letters() == 1
    assert link in mailoutbox[0].body
    assert mailoutbox[0].to == [user.email]
    letter = AccountLetter.objects.get()
    assert (letter.text, letter.email) == ("", "")


def test_many_links_to_one_address_are_refused_for_a_while(client: Client) -> None:
    user = person()
    answers = [ask_link(Client(), user.email).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 200]
    assert AccountLetter.objects.count() == 3
    assert log_in(client, user.email, PASSWORD).status_code == 302
