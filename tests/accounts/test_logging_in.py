"""A password, a second factor, the devices; what wrong tries learn, and how many there may be."""

import re
from contextlib import suppress

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from network.accounts.lost_phone import reset_second_factor
from network.accounts.models import AccountLetter
from network.settings.database import CACHES as SITE_CACHES
from network.users.groups import EDITORS, MODERATORS
from tests.accounts.typing import PASSWORD, code, log_in, person, with_app

pytestmark = pytest.mark.django_db
ADMIN = "/admin/"
# What differs from one answer to the next: tokens, and the moment.
_CHANGING = re.compile(r'(csrfmiddlewaretoken" value=")[^"]*|nonce="[^"]*"')


def staff(**fields: object):
    user = person(**fields)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_address_logs_in_whatever_its_case(client: Client) -> None:
    user = person(email="Odette@entraide.example")
    assert log_in(client, "odette@ENTRAIDE.example").url == reverse("space:home")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_says_the_same_for_known_and_unknown_addresses() -> None:
    known = person()
    gone = person(is_active=False)
    answers = []
    for email, password in [
        (known.email, "faux"),
        ("personne@ailleurs.example", "faux"),
        (gone.email, PASSWORD),
    ]:
        text = log_in(Client(), email, password).text
        answers.append(_CHANGING.sub("", text).replace(email, ""))
    assert answers[0] == answers[1] == answers[2]


def test_tries_are_counted_for_all_workers_together(settings, tmp_path) -> None:
    chosen = SITE_CACHES["default"]
    assert chosen["BACKEND"].endswith("FileBasedCache")
    settings.CACHES = settings.CACHES | {"default": chosen | {"LOCATION": str(tmp_path)}}
    user = person()
    for number in range(5):
        # Another worker each time, and another place of the world.
        with suppress(AttributeError):
            del caches["default"]
        log_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), user.email, "faux")
    last = Client(REMOTE_ADDR="192.0.2.99")
    assert "Trop d" in log_in(last, user.email).text
    assert not is_in(last)


def test_doors_of_wagtail_lead_to_the_one_that_asks_for_the_second_factor(client: Client) -> None:
    door = reverse("account_login")
    assert client.get("/admin/login/?next=/admin/pages/").url == f"{door}?next=/admin/pages/"
    assert client.get("/admin/login/?next=https://ailleurs.example/").url == door
    assert client.get(ADMIN).url == f"{door}?next=/admin/"
    assert client.get("/fr/_util/login/").url == door
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302
    assert client.get("/admin/password_reset/", follow=True).status_code == 404
    assert client.get("/fr/compte/signup/").status_code == 404


def test_the_place_to_go_on_to_is_within_the_site(client: Client) -> None:
    assert log_in(client, person().email, next="https://ailleurs.example/").url == reverse("space:home")


def test_a_password_is_not_enough_where_there_is_a_second_factor(client: Client) -> None:
    user = staff()
    codes = with_app(user)
    assert log_in(client, user.email).url == reverse("mfa_authenticate")
    assert client.get(ADMIN).status_code == 302
    assert "code" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).context["form"].errors
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).url == ADMIN
    again = Client()
    log_in(again, user.email)
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200
    assert not is_in(again)


def test_a_code_of_the_app_is_used_once() -> None:
    user = person()
    with_app(user)
    now = code()
    clients = Client(), Client()
    for client in clients:
        log_in(client, user.email)
        client.post(reverse("mfa_authenticate"), {"code": now})
    assert [is_in(client) for client in clients] == [True, False]


@pytest.mark.parametrize("address", [ADMIN, "/admin/snippets/partners/organisation/", "/fr/espace/"])
def test_staff_without_a_second_factor_are_led_to_add_one(client: Client, settings, address: str) -> None:
    settings.STAFF_SECOND_FACTOR = True
    user = staff()
    log_in(client, user.email)
    assert client.get(address).url == reverse("mfa_index")
    with_app(user)
    assert client.get(address).status_code == 200


def test_partners_need_none_and_staff_keep_their_last_one(client: Client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    partner, editor = person(), staff()
    log_in(client, partner.email)
    assert client.get(reverse("space:home")).status_code == 200
    with_app(editor)
    other = Client()
    log_in(other, editor.email)
    other.post(reverse("mfa_authenticate"), {"code": code()})
    other.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=editor, type="totp").exists()


def test_an_app_is_added_and_its_owner_told(client: Client, django_capture_on_commit_callbacks) -> None:
    user = person()
    log_in(client, user.email)
    page = client.get(reverse("mfa_activate_totp"))
    assert "<svg" in page.text
    assert "data:image" not in page.text
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True)
    assert answer.context["unused_codes"]
    assert {letter.email for letter in AccountLetter.objects.all()} == {user.email}


def test_a_new_password_logs_the_other_devices_out(client: Client) -> None:
    user = person()
    other = Client()
    log_in(other, user.email)
    log_in(client, user.email)
    short = client.post(reverse("account_change_password"), {"password": "court"})
    assert short.context["form"].errors
    assert (
        client.post(reverse("account_change_password"), {"password": "d’autres mots encore"}).status_code
        == 302
    )
    assert client.get(reverse("account")).status_code == 200
    assert other.get(reverse("account")).status_code == 302


def test_somebody_ends_their_own_sessions_and_no_other(client: Client) -> None:
    user, stranger = person(), person()
    clients = {name: Client() for name in ("phone", "library")}
    for one in (client, *clients.values()):
        log_in(one, user.email)
    log_in(foreign := Client(), stranger.email)
    devices = reverse("usersessions_list")
    theirs = foreign.get(devices).context["rows"][0]["session"].pk
    client.post(devices, {"end": theirs})
    assert foreign.get(devices).status_code == 200
    rows = client.get(devices).context["rows"]
    assert len(rows) == 3
    client.post(devices, {"end": "others"})
    assert [one.get(devices).status_code for one in (client, *clients.values())] == [200, 302, 302]


def test_logging_out_takes_a_button(client: Client) -> None:
    log_in(client, person().email)
    client.get(reverse("account_logout"))
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_a_lost_phone_has_a_way_back_that_its_owner_hears_of(client: Client) -> None:
    user = person()
    with_app(user)
    log_in(client, user.email)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    reset_second_factor(user=user, by=None)
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get(reverse("account")).status_code == 302
    assert AccountLetter.objects.get().email == user.email
    assert log_in(Client(), user.email).url == reverse("space:home")


def test_the_journal_forgets_who_had_an_account_that_was_deleted() -> None:
    user = person()
    reset_second_factor(user=user, by=None)
    assert ModelLogEntry.objects.get().label
    user.delete()
    assert ModelLogEntry.objects.get().label == ""


def test_only_who_administers_users_takes_a_second_factor_away(client: Client) -> None:
    user, moderator, boss = person(), person(), person(is_superuser=True)
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    with_app(user)
    address = reverse("reset_second_factor", args=[user.pk])
    client.force_login(moderator)
    client.post(address)
    assert Authenticator.objects.filter(user=user).exists()
    client.force_login(boss)
    assert address in client.get("/admin/users/").text
    assert client.get(address).status_code == 200
    client.post(address)
    assert not Authenticator.objects.filter(user=user).exists()


def test_what_an_account_shows_is_stored_nowhere(client: Client) -> None:
    user = person()
    with_app(user)
    client.force_login(user)
    for name in ("account", "mfa_index", "mfa_view_recovery_codes", "usersessions_list"):
        answer = client.get(reverse(name))
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]


def test_whoever_has_no_code_at_hand_starts_over(client: Client) -> None:
    user = person()
    with_app(user)
    log_in(client, user.email)
    assert client.get(reverse("account_login")).url == reverse("mfa_authenticate")
    client.post(reverse("account_logout"))
    assert client.get(reverse("account_login")).status_code == 200


def test_somebody_without_the_admin_who_opens_it_arrives_in_their_space(client: Client) -> None:
    client.force_login(person())
    page = client.get("/admin/", follow=True)
    assert (page.status_code, page.request["PATH_INFO"]) == (200, reverse("space:home"))
    assert client.get(reverse("account_login"), {"next": "/admin/pages/"}).url == reverse("space:home")
    assert client.get(reverse("account_login"), {"next": reverse("account")}).url == reverse("account")


def test_somebody_without_the_admin_who_logs_in_for_it_arrives_in_their_space(client: Client) -> None:
    user = person()
    address = f"{reverse('account_login')}?next=/admin/"
    page = client.post(address, {"login": user.email, "password": PASSWORD}, follow=True)
    assert page.request["PATH_INFO"] == reverse("space:home")
