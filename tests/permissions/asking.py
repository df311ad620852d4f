"""Asks an address as somebody, changes nothing for good, and says in a word what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from network.users.models import User

YES, LOG_IN, NOT_THERE, NO = "yes", "log in", "–", "no"
# Of no use to anybody, whoever asks.
WRONG_METHOD = "wrong method"


class _UndoneError(Exception):
    """Whatever the request wrote is taken back."""


def browser_of(user: User | None) -> Client:
    """Return a browser in which somebody is logged in."""
    client = Client()
    if user:
        client.force_login(user)
    return client


@contextmanager
def asked(
    client: Client, path: str, method: str, data: dict[str, object] | None = None
) -> Iterator[HttpResponse]:
    """Give the answer while what the request wrote still stands; then take it back, a log-out too."""
    cookies = copy(client.cookies)
    try:
        with transaction.atomic():
            yield getattr(client, method)(path, data)
            raise _UndoneError
    except _UndoneError:
        client.cookies = cookies


def verdict(client: Client, path: str, method: str) -> str:
    """Return yes, log in, – (not there), no, or wrong method."""
    with asked(client, path, method) as response:
        return word_of(response, path)


def word_of(response: HttpResponse, path: str) -> str:
    """Return the verdict that an answer means."""
    if response.status_code == 405:
        return WRONG_METHOD
    if response.status_code == 404:
        return NOT_THERE
    if response.status_code == 403:
        return NO
    if response.status_code in (301, 302):
        to = response["Location"].partition("?")[0]
        if "login" in to or to.startswith("/fr/compte/"):
            return LOG_IN
        if to == reverse("wagtailadmin_home") != path:
            return NO
        if to == f"/{settings.LANGUAGE_CODE}{path}":
            # What is not there may be there in a language.
            return NOT_THERE
    return YES
