"""Staff edit calls and programmes: how dates are read, what is refused, what cannot be lost."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse

from funding.models import Call, ProgrammePage
from tests.factories.funding import CallFactory, FunderFactory, ProgrammePageFactory, days_from_today

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def member(client, django_user_model, group: str):
    user = django_user_model.objects.create_user(f"{group.lower()}@example.org", "un mot de passe long")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client, django_user_model):
    return member(client, django_user_model, "Editors")


@pytest.fixture
def moderator(client, django_user_model):
    return member(client, django_user_model, "Moderators")


@pytest.fixture
def page():
    page = ProgrammePageFactory(title="Aide aux ateliers")
    page.save_revision().publish()
    return page


def form(page, **fields: object) -> dict[str, object]:
    return {
        "programme_key": page.pk,
        "label": "2027",
        "opens_at": "01/12/2026",
        "pre_deposit_at": "",
        "closes_at": "31/01/2027",
        "budget": "",
        "note": "",
    } | fields


def errors(response) -> list[str]:
    return list(response.context["form"].errors)


def test_a_day_alone_opens_at_its_first_minute_and_closes_at_its_last(client, editor, page):
    back = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(f"{reverse('call:add')}?next={back}", form(page, pre_deposit_at="15/01/2027"))
    assert response["Location"] == back
    call = Call.objects.get()
    assert call.programme == page
    assert call.opens_at == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert call.pre_deposit_at == datetime(2027, 1, 15, 22, 59, tzinfo=UTC)
    assert call.closes_at == datetime(2027, 1, 31, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("closes", "moment"),
    [
        # The clocks go forward on 28 March 2027 and back on 31 October 2027.
        ("28/03/2027", datetime(2027, 3, 28, 21, 59, tzinfo=UTC)),
        ("31/10/2027", datetime(2027, 10, 31, 22, 59, tzinfo=UTC)),
        ("31/01/2027 12:00", datetime(2027, 1, 31, 11, 0, tzinfo=UTC)),
    ],
)
def test_the_hour_is_that_of_paris_on_that_day(client, editor, page, closes, moment):
    client.post(reverse("call:add"), form(page, closes_at=closes))
    assert Call.objects.get().closes_at == moment


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("closes_at", {"closes_at": "30/11/2026"}),
        ("closes_at", {"closes_at": "bientôt"}),
        ("closes_at", {"closes_at": "28/03/2027 02:30"}),
        ("pre_deposit_at", {"pre_deposit_at": "01/02/2027"}),
        ("budget", {"budget": "-1"}),
        ("programme_key", {"programme_key": ""}),
    ],
)
def test_what_is_wrong_is_said_on_its_field_and_nothing_typed_is_lost(client, editor, page, field, wrong):
    response = client.post(reverse("call:add"), form(page, note="À garder", **wrong))
    assert errors(response) == [field]
    html = response.content.decode()
    for value in ("À garder", *filter(None, wrong.values())):
        assert f'value="{value}"' in html
    assert not Call.objects.exists()


def test_the_database_refuses_what_a_form_would(page):
    for fields in ({"opens_at": days_from_today(61)}, {"pre_deposit_at": days_from_today(61)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CallFactory(programme=page, **fields)
    for fields in ({"rate_max": 101}, {"amount_min": 2, "amount_max": 1}, {"people_reached": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProgrammePage.objects.filter(pk=page.pk).update(**fields)


def test_the_page_of_a_programme_lists_its_calls_and_leads_to_a_new_one(client, editor, page):
    call = CallFactory(programme=page, label="Appel de printemps")
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Appel de printemps" in html
    assert f"{reverse('call:add')}?page={page.pk}&amp;next=" in html
    assert f"{reverse('call:edit', args=[call.pk])}?next=" in html
    assert f'value="{page.pk}"' in client.get(f"{reverse('call:add')}?page={page.pk}").content.decode()


def test_calls_are_found_by_the_title_of_their_programme(client, editor, page):
    CallFactory(programme=page, label="2027")
    CallFactory(programme__title="Autre", label="Ailleurs")
    for words, label in (("ateliers", "2027"), ("ailleurs", "Ailleurs")):
        response = client.get(reverse("call:index"), {"q": words})
        assert [call.label for call in response.context["object_list"]] == [label]


def test_editing_reverting_and_unpublishing_a_page_keep_its_calls(page):
    CallFactory(programme=page)
    old = page.latest_revision
    page.title = "Autre titre"
    page.save_revision().publish()
    old.as_object().save_revision().publish()
    ProgrammePage.objects.get(pk=page.pk).unpublish()
    assert page.calls().count() == Call.objects.count() == 1


def test_a_programme_with_calls_is_not_deleted(client, moderator, page):
    CallFactory(programme=page)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    client.post(url)
    assert ProgrammePage.objects.filter(pk=page.pk).exists()
    Call.objects.all().delete()
    client.post(url)
    assert not ProgrammePage.objects.filter(pk=page.pk).exists()


def test_wrong_amounts_are_said_on_the_fields_of_the_page(client, moderator, page):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    bound = client.get(url).context["form"]
    sent = {f"{bound.add_prefix(name)}": bound[name].value() or "" for name in bound.fields}
    for prefix in ("financed_workshops", "financed_partners", "comments"):
        sent |= {
            f"{prefix}-{name}": 0
            for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        }
    sent |= {"body-count": 0, "how_to_apply": "null", "action-publish": "1"}
    wrong = {"amount_min": "-5", "rate_max": "120", "people_reached": "12", "introduction": "À garder"}
    response = client.post(url, sent | wrong)
    assert {"amount_min", "rate_max", "figures_source", "figures_method"} == set(errors(response))
    html = response.content.decode()
    for value in wrong.values():
        assert f'value="{value}"' in html


def test_only_moderators_change_the_rules_of_patronage(client, django_user_model):
    url = reverse("wagtailsnippets_funding_patronagerule:list")
    member(client, django_user_model, "Editors")
    assert client.get(url).status_code == 302
    member(client, django_user_model, "Moderators")
    assert client.get(url).status_code == 200


def test_a_funder_keeps_its_address_when_its_name_changes():
    funder = FunderFactory(name="Fondation Perrelle")
    funder.name = "Fondation Perrelle et Filles"
    funder.save()
    assert funder.slug == "fondation-perrelle"
    assert FunderFactory(name="Fondation Perrelle").slug == "fondation-perrelle-2"
