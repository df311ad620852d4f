"""What every engine of the catalogue must answer. Inherit it and give the fixture `engine`."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction

from network.catalogue import projection
from network.catalogue.engines.protocol import CatalogueEngine
from network.catalogue.meetings import written
from network.catalogue.models import SynonymGroup
from network.catalogue.query import CatalogueQuery, Near
from network.catalogue.results import CatalogueResults
from network.catalogue.suggestions import suggestions
from network.geo.distance import distance_km
from tests.contracts.example_network import (
    BESANCON,
    DIJON,
    DOLE,
    NOW,
    SAINT_CLAUDE,
    StaticSource,
    card,
    example_cards,
    page,
    session,
    translated,
)


def near(place=DIJON, radius: float | None = 20) -> Near:
    return Near(place.latitude, place.longitude, place.commune, radius)


def names(results: CatalogueResults) -> list[str]:
    """Return `subject@commune` of the cards, in order."""
    return [
        f"{c.id.partition(':')[2].partition('@')[0]}@{c.place.commune if c.place else '-'}"
        for c in results.cards
    ]


def facet(results: CatalogueResults, name: str) -> dict[str, int]:
    return {found.value: found.count for found in results.facets[name]}


class EngineContract:
    """Every sentence below holds on every engine."""

    @pytest.fixture
    def ask(self, engine: CatalogueEngine, source: StaticSource):
        projection.refresh(source.tell(*example_cards()))

        def ask(text: str = "", **fields: object) -> CatalogueResults:
            terms = {k: frozenset(v) for k, v in fields.pop("terms", {}).items()}
            return engine.search(CatalogueQuery(**{"now": NOW, "text": text, "terms": terms, **fields}))

        return ask

    # What is found

    def test_the_empty_question_forgets_a_date_when_it_begins(self, ask):
        before = ask()
        first = min(one.starts_at for c in before.cards for one in c.sessions)
        after = ask(now=first + timedelta(minutes=1))
        assert first not in {one.starts_at for c in after.cards for one in c.sessions}
        assert sum(facet(after, "day").values()) <= sum(facet(before, "day").values())
        assert len(after.cards) + sum(len(c.sessions) for c in after.cards) < len(before.cards) + sum(
            len(c.sessions) for c in before.cards
        )

    def test_the_empty_question_finds_every_card_that_has_a_future(self, ask):
        results = ask()
        assert results.count == 7
        assert sorted(names(results)) == sorted(
            [
                "tablette@Dijon",
                "tablette@Besançon",
                "courriel@Besançon",
                "ordinateur@Dole",
                "hameconnage@Saint-Claude",
                "visio@-",
                "permanence@Dole",
            ]
        )

    @pytest.mark.parametrize(
        "text",
        [
            "ordinateur",
            "ORDINATEURS",
            "l'ordinateur",
            "l’ordinateur",
            "ordinateurs premiers pas",
            "un ordinateur",
        ],
    )
    def test_plural_case_elision_and_stop_words_do_not_matter(self, ask, text):
        assert names(ask(text))[0] == "ordinateur@Dole"

    @pytest.mark.parametrize(
        "text", ["hameçonnage", "hameconnage", "HAMEÇONNAGES", "arnaque", "phishing", "arnaques"]
    )
    def test_accents_do_not_matter_and_everyday_words_find_official_ones(self, ask, text):
        assert names(ask(text)) == ["hameconnage@Saint-Claude"]

    @pytest.mark.parametrize(
        "text", ["e-mail", "email", "mail", "courriels", "l'atelier e-mail", "messagerie"]
    )
    def test_every_word_for_a_letter_finds_the_letter(self, ask, text):
        assert names(ask(text)) == ["courriel@Besançon"]

    @pytest.mark.parametrize("text", ["coeur", "cœur", "CŒUR"])
    def test_ligatures_are_letters(self, ask, text):
        assert names(ask(text)) == ["ordinateur@Dole"]

    def test_all_words_must_be_found(self, ask):
        assert names(ask("tablette rythme")) == ["tablette@Dijon", "tablette@Besançon"]
        assert ask("tablette hameçonnage").count == 0

    def test_words_of_the_place_and_the_organisation_are_found(self, ask):
        assert sorted(names(ask("arobase"))) == ["ordinateur@Dole", "permanence@Dole"]
        assert names(ask("connecté")) == ["ordinateur@Dole"]

    def test_the_title_counts_more_than_the_body(self, ask):
        assert names(ask("ordinateur"))[:2] == ["ordinateur@Dole", "courriel@Besançon"]

    def test_stop_words_alone_ask_for_nothing(self, ask):
        assert ask("le la de").count == 7

    @pytest.mark.parametrize(
        "text",
        ['"', "*", "NEAR(", "a:b", "^", "\\", "((", "tablette OR", "' --", "%", "_", "{", "😀", "\u202etab"],
    )
    def test_operators_of_databases_are_only_characters(self, ask, text):
        assert ask(text).count <= 7

    def test_a_synonym_of_the_staff_is_live_at_once(self, ask):
        assert ask("ardoise").count == 0
        SynonymGroup.objects.create(terms="ardoise\ntablette")
        assert ask("ardoise").count == 2

    def test_a_phrase_can_be_a_synonym(self, ask):
        SynonymGroup.objects.create(terms="conseil d’administration\nvisio")
        assert names(ask("conseil d'administration")) == ["visio@-"]

    # Where

    def test_the_radius_keeps_what_is_near_and_says_how_far(self, ask):
        results = ask(near=near(DIJON, 60), sort="distance")
        assert names(results) == ["tablette@Dijon", "permanence@Dole", "ordinateur@Dole"] or names(
            results
        ) == [
            "tablette@Dijon",
            "ordinateur@Dole",
            "permanence@Dole",
        ]
        expected = distance_km(DIJON.latitude, DIJON.longitude, DOLE.latitude, DOLE.longitude)
        assert results.cards[1].distance_km == pytest.approx(expected, abs=0.001)

    @pytest.mark.parametrize("place", [BESANCON, DOLE, SAINT_CLAUDE], ids=lambda place: place.commune)
    def test_the_radius_is_kept_to_the_metre(self, ask, source, place):
        expected = distance_km(DIJON.latitude, DIJON.longitude, place.latitude, place.longitude)
        projection.refresh(source.tell(card("borne", "Une borne", place)))
        found = ask("borne", near=near(DIJON, expected + 0.001), sort="distance")
        assert [one.distance_km for one in found.cards] == [pytest.approx(expected, abs=0.001)]
        assert ask("borne", near=near(DIJON, expected - 0.001)).count == 0

    def test_remote_cards_come_only_when_asked_for_beside_a_place(self, ask):
        assert "visio@-" not in names(ask(near=near(DIJON, 100)))
        assert names(ask(near=near(), terms={"format": ["remote"]})) == ["visio@-"]
        assert facet(ask(near=near()), "format") == {"on-site": 1, "remote": 1}

    def test_without_a_radius_everything_that_has_a_place_fits(self, ask):
        assert ask(near=near(DIJON, None)).count == 6

    # When

    def test_day_and_part_hold_for_one_and_the_same_date(self, ask):
        """The tablet in Dijon is on Tuesday morning and Thursday evening, never Thursday morning."""
        assert names(ask("tablette", terms={"day": ["thu"], "part": ["evening"]})) == ["tablette@Dijon"]
        assert ask("tablette", terms={"day": ["thu"], "part": ["morning"]}).count == 0

    def test_both_days_of_a_period_are_included(self, ask):
        tuesday, thursday = date(2027, 3, 2), date(2027, 3, 4)
        assert names(ask("tablette", date_from=tuesday, date_to=tuesday)) == ["tablette@Dijon"]
        assert names(ask("tablette", date_from=thursday, date_to=thursday)) == ["tablette@Dijon"]
        assert ask("tablette", date_from=date(2027, 3, 5)).count == 0

    def test_dates_and_part_of_day_hold_for_one_date(self, ask):
        tuesday = date(2027, 3, 2)
        assert ask("tablette", date_from=tuesday, date_to=tuesday, terms={"part": ["evening"]}).count == 0

    def test_a_card_shows_only_the_dates_that_fit(self, ask):
        results = ask("courriel", date_from=date(2027, 3, 10))
        assert [found.id for found in results.cards[0].sessions] == [5, 6]

    def test_free_seats_hold_for_the_same_date(self, ask):
        assert names(ask("tablette", seats=4, terms={"day": ["tue"]})) == ["tablette@Dijon"]
        assert ask("tablette", seats=4, terms={"day": ["thu"]}).count == 0

    def test_what_has_no_date_is_found_unless_a_date_is_asked_for(self, ask):
        assert names(ask("démarches")) == ["permanence@Dole"]
        assert ask("démarches", date_from=date(2027, 3, 1)).count == 0

    def test_the_part_of_the_day_is_that_of_paris_across_daylight_saving(self, ask, engine, source):
        """Noon in summer is 10:00 UTC, in winter 11:00: both are afternoon."""
        summer, winter = session(90, 30, 12), session(91, 14, 12)
        projection.refresh(source.tell(card("midi", "Midi pile", DIJON, sessions=(summer, winter))))
        assert summer.starts_at.utcoffset() != winter.starts_at.utcoffset()
        results = ask("midi", terms={"part": ["afternoon"]})
        assert [found.id for found in results.cards[0].sessions] == [91, 90]
        assert ask("midi", terms={"part": ["morning"]}).count == 0

    # Facets

    def test_values_of_one_facet_are_or_and_facets_are_and(self, ask):
        assert ask(terms={"fee": ["paid", "conditional"]}).count == 2
        assert names(ask(terms={"fee": ["paid", "conditional"], "level": ["advanced"]})) == [
            "hameconnage@Saint-Claude"
        ]

    def test_counts_leave_out_the_facet_itself(self, ask):
        results = ask(terms={"fee": ["paid"]})
        assert facet(results, "fee") == {"free": 5, "paid": 1, "conditional": 1}
        assert facet(results, "level") == {"beginner": 1}

    def test_every_count_is_what_choosing_it_would_find(self, ask):
        for chosen in (
            {},
            {"fee": ["free"]},
            {"part": ["morning"]},
            {"skill": ["smartphone"], "day": ["tue"]},
        ):
            results = ask(terms=chosen)
            for name, counts in results.facets.items():
                for value, count in facet(results, name).items():
                    assert ask(terms={**chosen, name: [value]}).count == count, (chosen, name, value)
                assert all(found.count for found in counts)

    def test_partners_are_counted_with_their_names(self, ask):
        labels = {found.value: found.label for found in ask().facets["partner"]}
        assert labels["haut-jura-connecte"] == "Haut-Jura connecté"

    def test_an_unknown_value_finds_nothing(self, ask):
        assert ask(terms={"partner": ["personne"]}).count == 0

    # Languages, the whole site, and what ends

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_a_translated_card_is_found_once_in_each_language(self, ask, source, language):
        projection.refresh(source.tell(*translated()))
        results = ask("dessin", site_language=language)
        assert [found.language for found in results.cards] == [language]
        assert ask(site_language=language).count == 8
        assert facet(ask(site_language=language), "kind") == {"workshop": 7, "helpdesk": 1}

    def test_a_card_without_translation_is_shown_in_every_language(self, ask):
        assert ask("ordinateur", site_language="en").cards == ask("ordinateur").cards
        assert facet(ask(site_language="en"), "fee") == facet(ask(), "fee")

    def test_what_only_the_site_tells_is_never_in_the_catalogue_nor_counted(self, ask, source):
        before = ask()
        projection.refresh(source.tell(page("apropos", "Le dessin et nous", skills=("photo",))))
        assert ask("dessin").count == 0
        assert (ask().count, ask().facets) == (before.count, before.facets)
        assert names(ask("dessin", scope="site")) == ["apropos@-"]

    def test_the_site_tells_each_thing_once_and_counts_things(self, ask, source):
        """The tablet is at two places."""
        projection.refresh(source.tell(page("tablettes", "Nos tablettes")))
        results = ask("tablette", scope="site")
        assert sorted(c.title for c in results.cards) == ["Nos tablettes", "Prendre en main sa tablette"]
        assert results.count == 2
        assert {name: facet(results, name) for name in results.facets} == {"kind": {"workshop": 1, "page": 1}}
        pages = ask("tablette", scope="site", terms={"kind": ["page"]})
        assert (names(pages), pages.facets) == (["tablettes@-"], results.facets)

    def test_of_one_thing_the_site_shows_the_card_that_fits_best(self, ask):
        assert names(ask("tablette Besançon", scope="site")) == ["tablette@Besançon"]

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_the_site_speaks_one_language_too(self, ask, source, language):
        projection.refresh(source.tell(*(replace(one, in_catalogue=False) for one in translated())))
        results = ask("dessin", scope="site", site_language=language)
        assert [found.language for found in results.cards] == [language]

    def test_from_its_minute_on_nobody_finds_what_ended(self, ask, source):
        end = NOW + timedelta(minutes=30)
        projection.refresh(
            source.tell(card("fini", "Le dessin", fee="paid", expires_at=end), page("fin", "Le dessin"))
        )
        projection.refresh(source.tell(page("fin", "Le dessin", expires_at=end)))
        before = {"now": end - timedelta(seconds=1)}
        assert (ask("dessin", **before).count, ask("dessin", scope="site", **before).count) == (1, 2)
        assert facet(ask(**before), "fee")["paid"] == 2
        for now in (end, end + timedelta(days=1)):
            assert ask("dessin", now=now).count == 0
            assert ask("dessin", now=now, scope="site").facets == {"kind": []}
            assert facet(ask(now=now), "fee")["paid"] == 1

    # Order and pages

    def test_without_text_the_next_date_comes_first_and_the_undated_last(self, ask):
        found = names(ask())
        assert found[0] == "tablette@Dijon"
        assert found[-1] == "permanence@Dole"

    def test_of_two_that_fit_the_words_alike_the_nearer_comes_first(self, ask):
        assert names(ask("tablette", near=near(BESANCON, 150)))[0] == "tablette@Besançon"
        assert names(ask("tablette", near=near(DIJON, 150)))[0] == "tablette@Dijon"

    def test_by_distance_the_nearest_comes_first(self, ask):
        distances = [found.distance_km for found in ask(near=near(BESANCON, 150), sort="distance").cards]
        assert distances == sorted(distances)
        assert len(distances) == 6

    def test_the_order_by_date_counts_only_the_dates_that_fit(self, ask):
        """On Friday at nine comes the e-mail; the tablet's next date then is none."""
        assert names(ask(date_from=date(2027, 3, 5)))[0] == "courriel@Besançon"

    def test_pages_show_each_card_once(self, ask):
        whole = names(ask(limit=100))
        paged = [name for offset in range(0, 8, 2) for name in names(ask(limit=2, offset=offset))]
        assert paged == whole

    def test_a_page_too_far_is_empty_and_still_counts(self, ask):
        results = ask(offset=400)
        assert (results.count, len(results.cards)) == (7, 0)

    # What is shown

    def test_the_words_found_are_marked_and_the_rest_is_escaped(self, ask, source):
        told = card("balise", "Une balise", DIJON, summary="Le <b>gras</b> d’une imprimante & plus")
        projection.refresh(source.tell(told))
        assert ask("imprimante").cards[0].highlight == (
            "Le &lt;b&gt;gras&lt;/b&gt; d’une <mark>imprimante</mark> &amp; plus"
        )

    def test_half_a_phrase_is_not_marked(self, ask, source):
        """“ordinateur” also means “micro-ordinateur”; a micro alone is another thing."""
        told = card("son", "Le son", DIJON, summary="Un micro sans fil, un ordinateur, un micro-ordinateur.")
        projection.refresh(source.tell(told))
        marked = next(c.highlight for c in ask("ordinateur").cards if c.title == "Le son")
        assert marked == "Un micro sans fil, un <mark>ordinateur</mark>, un <mark>micro-ordinateur</mark>."

    # Following the content

    def test_a_change_is_found_at_once_and_the_old_words_are_gone(self, ask, source):
        projection.refresh(source.tell(card("visio", "Parler à plusieurs")))
        assert ask("réunir").count == 0
        assert names(ask("parler")) == ["visio@-"]

    def test_what_is_withdrawn_is_gone_from_answers_and_counts(self, ask, source):
        source.told["example:tablette"] = []
        projection.refresh(["example:tablette"])
        results = ask()
        assert results.count == 5
        assert "smartphone" not in facet(results, "skill")
        assert ask("tablette").count == 0

    def test_asking_again_for_the_same_content_changes_nothing(self, ask, source):
        before = ask().version
        assert projection.refresh(source.subjects()) == 0
        assert ask().version == before

    def test_what_is_rolled_back_was_never_told(self, ask, source):
        with suppress(ZeroDivisionError), transaction.atomic():
            projection.refresh(source.tell(card("visio", "Parler à plusieurs"), card("neuf", "Du neuf")))
            raise ZeroDivisionError
        assert ask("parler").count == ask("neuf").count == 0
        assert names(ask("réunir")) == ["visio@-"]

    def test_whatever_is_suggested_finds_something(self, ask):
        with time_machine.travel(NOW, tick=False):
            typed = ("ta", "or", "vi", "do", "be", "ma", "re", "ai", "fi", "ha", "so", "es")
            told = {one.label for text in typed for one in suggestions(text, "fr")}
        assert {"Dole", "Haut-Jura connecté", "Prendre en main sa tablette", "Espace Arobase"} <= told
        assert {label for label in told if not ask(label).count} == set()

    def test_content_projection_and_index_are_equal_after_a_rebuild(self, ask, source):
        source.told["example:visio"] = []
        source.tell(replace(card("passe", "De retour"), place=DOLE))
        assert list(projection.differences())
        projection.rebuild()
        assert list(projection.differences()) == []
        assert names(ask("retour")) == ["passe@Dole"]

    def test_the_engine_is_up(self, engine):
        assert engine.health().is_up


class ProjectionContract(EngineContract):
    """What the projection answers besides, on every site, to whoever gathers the catalogue."""

    def test_by_newest_the_card_that_appeared_last_comes_first_and_no_edit_moves_it(self, ask, source):
        projection.refresh(source.tell(card("neuf", "Un neuf")))
        order = names(ask(sort="newest"))
        assert order[0] == "neuf@-"
        edited = card("visio", "Un neuf", sessions=(session(7, 1, 9),), fee="paid")
        projection.refresh(source.tell(edited))
        assert names(ask(sort="newest")) == order

    def test_everything_is_every_card_of_the_answer_in_its_order(self, ask, engine):
        question = {"near": near(BESANCON, 150), "sort": "distance"}
        whole = ask(**question, limit=100)
        told = list(engine.everything(CatalogueQuery(now=NOW, **question, limit=2, offset=1)))
        assert [found.id for found in told] == [found.id for found in whole.cards]
        assert [found.sessions for found in told] == [found.sessions for found in whole.cards]

    @pytest.mark.parametrize(
        "question", [{}, {"near": near(BESANCON, 150)}, {"terms": {"day": frozenset({"thu"})}}, {"seats": 2}]
    )
    def test_a_feed_tells_the_same_cards_with_the_same_dates(self, ask, engine, question):
        query = CatalogueQuery(now=NOW, called_off=True, **question)
        whole, told = list(engine.everything(query)), list(engine.feed(query))
        assert whole
        assert [card.id for card in told] == [card.id for card in whole]
        assert [[*card.sessions] for card in told] == [
            [(*date[:6], written(date.meetings)) for date in card.sessions] for card in whole
        ]
        assert [(card.place, card.appeared_at) for card in told] == [
            (card.place, card.appeared_at) for card in whole
        ]
        assert [card.id for card in engine.feed(query, most=2)] == [card.id for card in whole[:2]]

    def test_dates_called_off_answer_only_whoever_asks_for_them(self, ask):
        assert ask("annulé").count == ask("reporté").count == 0
        assert names(ask("annulé", called_off=True)) == ["annule@Dijon"]
        assert names(ask("reporté", called_off=True)) == ["reporte@Dijon"]

    @pytest.mark.parametrize(
        "question", [{"text": "atelier"}, {}, {"sort": "newest"}, {"near": near(BESANCON, 150)}]
    )
    def test_after_the_last_card_of_a_page_come_those_that_follow(self, ask, question):
        whole, paged, after = names(ask(**question, limit=100)), [], None
        while after or not paged:
            results = ask(**question, limit=2, after=after)
            paged, after = [*paged, *names(results)], results.following
        assert paged == whole

    # Beside what is near

    def test_remote_cards_stand_beside_near_ones_and_change_neither_count_nor_facets(self, ask):
        plain, results = ask(near=near(DOLE)), ask(near=near(DOLE), beside=3)
        assert [found.title for found in results.beside] == ["Réunir son bureau en visio"]
        assert names(results) == names(plain)
        assert (results.count, results.facets) == (plain.count, plain.facets)

    def test_at_most_so_many_stand_beside_the_soonest_first(self, ask, source):
        told = [card(f"loin-{n}", f"Visio {n}", sessions=(session(50 + n, 9 - n, 10),)) for n in range(4)]
        projection.refresh(source.tell(*told))
        beside = ask(near=near(DOLE), beside=3).beside
        assert [found.title for found in beside] == ["Réunir son bureau en visio", "Visio 3", "Visio 2"]

    @pytest.mark.parametrize(
        "fields",
        [
            {"terms": {"audience": ["seniors"]}, "near": near()},
            {"terms": {"format": ["on-site"]}, "near": near()},
            {"near": near(), "offset": 1},
            {"near": near(radius=0.5), "text": "courriel"},
            {},
        ],
    )
    def test_nothing_stands_beside_what_it_does_not_answer_or_where_nobody_looks(self, ask, fields):
        assert list(ask(**{"beside": 3, **fields}).beside) == []
