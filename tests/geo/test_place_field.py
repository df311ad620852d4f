"""The field in which a person types a place."""

from collections.abc import Iterable

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from network.geo.fields import PlaceField
from network.geo.gazetteer import find


@pytest.fixture(autouse=True)
def in_english() -> Iterable[None]:
    with override("en"):
        yield


def test_a_known_place_becomes_a_match() -> None:
    match = PlaceField().clean(" st claude (39) ")
    assert match is not None
    assert match.label == "Saint-Claude (39)"


@pytest.mark.parametrize("empty", ["", "   ", None])
def test_an_empty_optional_place_is_none(empty: str | None) -> None:
    assert PlaceField(required=False).clean(empty) is None


def test_an_empty_required_place_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        PlaceField().clean("  ")
    assert refusal.value.code == "required"


def test_a_slip_is_answered_with_what_may_have_been_meant() -> None:
    with pytest.raises(ValidationError) as refusal:
        PlaceField().clean("Besonçon")
    assert refusal.value.code == "unknown_but_close"
    assert refusal.value.messages[0].startswith("We did not find this place. Did you mean Besançon (25)")


@pytest.mark.parametrize("junk", ["qqqqqqqq", "99999", "%(zzzzqq)s", "é" * 10_000, "🎉"])
def test_an_unknown_place_says_what_to_type_instead(junk: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        PlaceField().clean(junk)
    assert refusal.value.messages == ["We did not find this place. Try a commune or a postcode."]


def test_controls_are_no_obstacle() -> None:
    match = PlaceField().clean("Dole\x0039100\r\n")
    assert match is not None
    assert match.label == "Dole (39)"


def test_controls_alone_are_no_place() -> None:
    with pytest.raises(ValidationError):
        PlaceField(required=False).clean("\x00")


@pytest.mark.parametrize("preferred", [{"39"}, ["39"], lambda: {"39"}])
def test_a_region_prefers_its_own_given_once_or_asked_each_time(preferred: object) -> None:
    match = PlaceField(prefer_departments=preferred).clean("Saint-Claude")
    assert match is not None
    assert match.label == "Saint-Claude (39)"


def test_a_form_shows_what_was_typed_and_labels_a_match_it_starts_with() -> None:
    class NearForm(forms.Form):
        near = PlaceField(required=False)

    assert 'value="Dole (39)"' in str(NearForm(initial={"near": find("39100")})["near"])
    wrong = NearForm({"near": "qqqqqqqq"})
    assert not wrong.is_valid()
    assert 'value="qqqqqqqq"' in str(wrong["near"])
    assert 'maxlength="80"' in str(wrong["near"])
