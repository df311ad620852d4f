"""The style guide draws every piece, so that whoever changes one sees it."""

import pytest
from django.test import RequestFactory

from network import styleguide

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize("view", [styleguide.overview, styleguide.search, styleguide.patterns])
def test_the_pieces_are_drawn(rf: RequestFactory, view):
    response = view(rf.get("/styleguide/"))
    assert b"card__title" in response.content


def test_the_overview_shows_what_a_visitor_keeps(rf: RequestFactory):
    html = styleguide.overview(rf.get("/styleguide/")).content.decode()
    assert html.count("kept__card") == 2
    assert "data-my-list" in html


@pytest.mark.parametrize(("is_confirmed", "button"), [(False, 'value="confirm"'), (True, 'value="keep"')])
def test_an_alert_is_drawn_in_both_its_states(rf: RequestFactory, is_confirmed, button):
    html = styleguide.alert(rf.get("/styleguide/alert/"), is_confirmed=is_confirmed).content.decode()
    assert button in html
