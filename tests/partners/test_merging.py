"""Two sheets of the same thing become one: rows move, addresses lead on, and all of it can be undone."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.models import ModelLogEntry

from events.models import Session
from network.catalogue.models import Entry
from network.sheets.verdicts import Outcome
from partners.enums import Role, Service
from partners.merging.values import state_of
from partners.models import DirectoryPage, Membership, Merge, Organisation, Place
from partners.services.drafting import keep_draft
from partners.services.inviting import invite
from partners.services.merging import MergeRefusedError, merge
from partners.services.unmerging import undo
from partners.standard.importing import import_places
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.partners import (
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PlaceFactory,
    UserFactory,
)
from tests.partners.files import row, write

# What tells that a merge was made and undone, and what follows from it.
_TELLS = {
    "partners.Change",
    "partners.LastNumber",
    "partners.Merge",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.ReferenceIndex",
    "wagtailcore.Revision",
}
_HISTORY = {"latest_revision", "live_revision", "last_published_at"}


def everything() -> dict[str, list[str]]:
    """Return every row of the site's own apps, without what only tells of the merge."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if model._meta.app_label in ("partners", "events", "funding", "home") and label not in _TELLS:
            rows = serializers.serialize("python", model._base_manager.order_by("pk"))
            for one in rows:
                one["fields"] = {k: v for k, v in one["fields"].items() if k not in _HISTORY}
            found[label] = rows
    found["cards"] = sorted(Entry.objects.values_list("key", "title", "partner", "organisation"))
    return found


@pytest.mark.django_db
def test_all_that_hangs_on_a_double_hangs_on_the_kept_one_and_the_card_follows() -> None:
    kept, double = PlaceFactory(), PlaceFactory(phone="+33381000001", services=(Service.SAFETY,))
    session = SessionFactory(place=double)
    offer, both = OfferFactory(), OfferFactory()
    offer.places.set([double])
    both.places.set([kept, double])
    for one in (offer, both):
        one.save()
    merge(kept=kept, doubles=[double], user=None)
    session.refresh_from_db()
    kept.refresh_from_db()
    assert session.place == kept
    assert [list(type(one).objects.get(pk=one.pk).places.all()) for one in (offer, both)] == [[kept], [kept]]
    assert (kept.phone, set(kept.services)) == ("+33381000001", {Service.EVERYDAY, Service.SAFETY})
    keys = set(Entry.objects.values_list("key", flat=True))
    assert not any(key.endswith(f"@{double.catalogue_key}") for key in keys)
    assert any(key.endswith(f"@{kept.catalogue_key}") for key in keys) or not session.is_open


@pytest.mark.django_db
def test_an_undone_merge_leaves_everything_as_it_was(directory: DirectoryPage) -> None:
    kept, double = OrganisationFactory(), OrganisationFactory(reachable=True)
    twice = UserFactory()
    MembershipFactory(user=twice, organisation=kept, role=Role.EDITOR)
    MembershipFactory(user=twice, organisation=double, role=Role.OWNER)
    page = WorkshopPageFactory(organisation=double)
    page.save_revision().publish()
    SessionFactory(workshop_key=page.translation_key, place=PlaceFactory(organisation=double))
    OfferFactory(organisation=double)
    for one in (kept, double):
        OfferFactory(organisation=one, source="import", source_id="1")
        keep_draft(user=twice, organisation=one, what="offer:new", data={"name": ["x"]}, based_on="")
        told = {"email": "a@entraide.example", "role": Role.EDITOR, "by": twice, "now": timezone.now()}
        invite(organisation=one, **told)
    before = everything()
    made = merge(kept=kept, doubles=[double], user=twice)
    assert kept.offers.count() == 3
    assert Membership.objects.get(user=twice).role == Role.OWNER
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().organisation == page.organisation == kept
    assert undo(merge=made, user=twice).remarks == ()
    assert everything() == before
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().organisation == double
    assert undo(merge=made, user=twice).remarks == ()
    actions = ModelLogEntry.objects.filter(action__endswith="merge").values_list("action", flat=True)
    assert sorted(actions) == ["partners.merge"] * 2 + ["partners.undo_merge"] * 2


@pytest.mark.django_db
def test_links_to_what_was_deleted_since_do_not_stop_an_undo() -> None:
    kept, double, offer, person = PlaceFactory(), PlaceFactory(), OfferFactory(), UserFactory()
    offer.places.set([kept, double])
    offer.save()
    both = [OrganisationFactory(), OrganisationFactory()]
    for one in both:
        MembershipFactory(user=person, organisation=one)
    places = merge(kept=kept, doubles=[double], user=None)
    organisations = merge(kept=both[0], doubles=[both[1]], user=None)
    offer.delete()
    person.delete()
    for made in (places, organisations):
        (remark,) = undo(merge=made, user=None).remarks
        assert remark.startswith("1 ")
    connection.check_constraints()
    assert not Membership.objects.exists()


@pytest.mark.django_db
def test_what_changed_since_the_merge_stays_and_is_told() -> None:
    kept, double = PlaceFactory(), PlaceFactory(reachable=True)
    session, other = SessionFactory(place=double), PlaceFactory()
    made = merge(kept=kept, doubles=[double], user=None)
    kept.refresh_from_db()
    kept.phone = "+33381999999"
    kept.save()
    Session.objects.filter(pk=session.pk).update(place=other)
    assert len(undo(merge=made, user=None).remarks) == 2
    kept.refresh_from_db()
    session.refresh_from_db()
    assert (kept.phone, kept.emails, session.place) == ("+33381999999", (), other)


@pytest.mark.django_db
def test_a_date_at_both_places_is_refused_before_anything_is_written() -> None:
    kept, double = PlaceFactory(), PlaceFactory()
    page, at = WorkshopPageFactory(title="Envoyer un courriel"), datetime(2027, 1, 12, 9, tzinfo=UTC)
    for place in (kept, double):
        SessionFactory(workshop_key=page.translation_key, place=place, starts_at=at)
    SessionFactory(place=double)
    before = everything()
    with pytest.raises(MergeRefusedError, match="Envoyer un courriel"):
        merge(kept=kept, doubles=[double], user=None)
    assert everything() == before


@pytest.mark.django_db
def test_a_sheet_with_a_draft_or_merged_already_is_refused() -> None:
    one, two, three = PlaceFactory(), PlaceFactory(), PlaceFactory()
    two.name = "Projet"
    two.save_revision()
    with pytest.raises(MergeRefusedError):
        merge(kept=one, doubles=[two], user=None)
    merge(kept=one, doubles=[three], user=None)
    with pytest.raises(MergeRefusedError):
        merge(kept=three, doubles=[two], user=None)
    with pytest.raises(MergeRefusedError):
        merge(kept=one, doubles=[one], user=None)


@pytest.mark.django_db
def test_a_later_merge_is_undone_first() -> None:
    one, two, three = (PlaceFactory() for _ in range(3))
    first = merge(kept=one, doubles=[two], user=None)
    second = merge(kept=three, doubles=[one], user=None)
    with pytest.raises(MergeRefusedError):
        undo(merge=first, user=None)
    undo(merge=second, user=None)
    undo(merge=first, user=None)
    assert Place.objects.live().count() == 3


@pytest.mark.any_database
class OrderTest(TestCase):
    """Whatever is merged first, the last sheet says the same; merged twice, nothing more."""

    texts = st.sampled_from(["", "+33381000001", "+33381000002"])
    days = st.dates(date(2025, 1, 1), date(2025, 1, 4))
    lists = st.lists(st.sampled_from(Service.values), max_size=3).map(tuple)

    @settings(max_examples=12)
    @given(st.lists(st.tuples(texts, texts, days, lists), min_size=3, max_size=3))
    def test_the_order_of_merges_does_not_matter(self, sheets: list[tuple]) -> None:
        results = []
        for plan in ("b→a c→a", "c→a b→a", "c→b b→a", "b→c c→a", "bc→a"):
            Merge.objects.all().delete()
            Place.objects.update(merged_into=None)
            Place.objects.all().delete()
            made = {
                name: PlaceFactory(
                    name=name, pk=pk, phone=phone, summary=summary, updated_on=day, services=services
                )
                for pk, (name, (phone, summary, day, services)) in enumerate(
                    zip("abc", sheets, strict=True), 1001
                )
            }
            for step in plan.split():
                doubles, kept = step.split("→")
                for _twice in range(2):
                    merge(kept=made[kept], doubles=[made[name] for name in doubles], user=None)
            assert Merge.objects.count() == len(plan.split())
            results.append(state_of(Place.objects.get(pk=made["a"].pk)))
        assert all(result == results[0] for result in results)


@pytest.mark.django_db
@pytest.mark.parametrize(("factory", "below"), [(PlaceFactory, "lieux/"), (OrganisationFactory, "")])
def test_old_addresses_lead_to_the_end_of_the_chain_and_come_back(
    client: Client, directory: DirectoryPage, factory: type, below: str
) -> None:
    sheets = [factory() for _ in range(3)]
    address = [f"{directory.url}{below}{sheet.slug}/" for sheet in sheets]
    merge(kept=sheets[1], doubles=[sheets[0]], user=None)
    last = merge(kept=sheets[2], doubles=[sheets[1]], user=None)
    for old in address[:2]:
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, address[2])
    undo(merge=last, user=None)
    assert client.get(address[0])["Location"] == address[1]
    assert client.get(address[1]).status_code == 200


@pytest.mark.django_db
def test_a_search_kept_for_a_merged_organisation_asks_for_the_one_that_stands_for_it(
    client: Client, directory: DirectoryPage
) -> None:
    first, second, last = (OrganisationFactory() for _ in range(3))
    offer = OfferFactory(organisation=first)
    merge(kept=second, doubles=[first], user=None)
    merged = merge(kept=last, doubles=[second], user=None)
    for slug in (first.slug, second.slug, last.slug):
        found = client.get("/api/v1/catalogue", {"partner": [slug, last.slug]}).json()
        assert [card["title"] for card in found["results"]] == [offer.name]
        page = client.get("/fr/catalogue/", {"partner": slug}).content.decode()
        page = page[page.index("<main") : page.index("</main>")]
        assert offer.name in page
        assert f"partner={last.slug}" in page
        assert slug == last.slug or f"partner={slug}" not in page
        assert offer.name in client.get("/fr/catalogue.rss", {"partner": slug}).content.decode()
    undo(merge=merged, user=None)
    assert client.get("/api/v1/catalogue", {"partner": last.slug}).json()["count"] == 0
    assert client.get("/api/v1/catalogue", {"partner": first.slug}).json()["count"] == 1


@pytest.mark.django_db
def test_an_import_does_not_revive_a_merged_place(tmp_path) -> None:
    file = write(tmp_path / "places.csv", row(id="1"), row(id="2", nom="La médiathèque"))
    import_places(path=file)
    kept, double = Place.objects.order_by("pk")
    merge(kept=kept, doubles=[double], user=None)
    report = import_places(path=write(tmp_path / "again.csv", row(id="2", nom="Autre nom")))
    assert report.counts()[Outcome.UNCHANGED] == 1
    [(remark, _)] = report.warnings()
    assert "Médiathèque" in remark.reason
    double.refresh_from_db()
    assert (double.live, double.name, Organisation.objects.count()) == (False, "La médiathèque", 0)
