"""The column that holds several values."""

import pytest
from django.core.exceptions import ValidationError

from network.catalogue.enums import Access
from partners.enums import Service, Training
from partners.fields import LinesField, ListField
from partners.models import Place
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db


def test_values_come_back_as_a_tuple_without_doubles() -> None:
    place = PlaceFactory(services=[Service.JOBS, Service.SAFETY, Service.JOBS])
    place.refresh_from_db()
    assert place.services == (Service.JOBS, Service.SAFETY)


def test_an_empty_list_is_an_empty_tuple() -> None:
    place = PlaceFactory(emails=())
    place.refresh_from_db()
    assert place.emails == ()


def test_a_whole_value_is_found_and_never_a_part_of_one() -> None:
    place = PlaceFactory(fees=("Gratuit sous condition",))
    assert list(Place.objects.filter(fees__has="Gratuit sous condition")) == [place]
    assert not Place.objects.filter(fees__has="Gratuit").exists()


@pytest.mark.parametrize("value", ["%", "_", "Gra%"])
def test_signs_of_patterns_are_plain_letters(value: str) -> None:
    PlaceFactory(fees=("Gratuit",))
    assert not Place.objects.filter(fees__has=value).exists()


def test_a_value_out_of_the_vocabulary_is_refused_by_validation() -> None:
    with pytest.raises(ValidationError, match="dancing"):
        ListField(vocabulary=Access).clean(("step-free", "dancing"), None)


def test_the_separator_is_refused_inside_a_value() -> None:
    with pytest.raises(ValidationError):
        ListField().clean(["a|b"], None)


def test_a_vocabulary_shows_boxes_and_free_values_show_lines() -> None:
    boxes = ListField(vocabulary=Access).formfield()
    assert [value for value, _label in boxes.choices] == list(Access.values)
    lines = ListField().formfield()
    assert isinstance(lines, LinesField)
    assert lines.clean("a@b.fr\n\n c@d.fr ") == ("a@b.fr", "c@d.fr")
    assert lines.prepare_value(("a@b.fr", "c@d.fr")) == "a@b.fr\nc@d.fr"


def test_names_that_nobody_translates_are_their_own_label() -> None:
    assert Training.DUPLEX.label == Training.DUPLEX.value


def test_a_revision_keeps_the_list() -> None:
    place = PlaceFactory(services=(Service.JOBS, Service.SAFETY))
    assert place.save_revision().as_object().services == (Service.JOBS, Service.SAFETY)
