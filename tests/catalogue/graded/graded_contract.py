"""What every engine must put first: inherit it, give the fixture `engine`; `pytest -s` tells the figures."""

from operator import itemgetter
from statistics import mean

import pytest
import time_machine
from django.http import QueryDict

from network.catalogue import projection, searching
from network.catalogue.engines.protocol import CatalogueEngine
from network.catalogue.forms import CatalogueForm
from tests.catalogue.graded.judging import ndcg, succeeds
from tests.catalogue.graded.reading import REGION, Question, graded_cards, questions
from tests.contracts.example_network import NOW, StaticSource

LEAST_NDCG, LEAST_SUCCESS = 0.9, 0.95


class GradedContract:
    """The questions go the way of the page: understood, corrected, widened."""

    @pytest.fixture
    def grades(self, engine: CatalogueEngine, source: StaticSource, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(searching, "catalogue_engine", lambda: engine)
        projection.refresh(source.tell(*graded_cards()))

        def grades(asked: Question) -> list[int]:
            address = QueryDict(mutable=True)
            address.update({"q": asked.text, "near": asked.near})
            form = CatalogueForm(address, departments=REGION)
            assert form.is_valid(), asked
            _query, results = searching.answer(form, may_widen=True)
            names = [found.id.partition(":")[2].partition("@")[0] for found in results.cards]
            return [asked.grades.get(name, 0) for name in names]

        return grades

    def test_what_people_mean_comes_first(self, grades):
        told = []
        with time_machine.travel(NOW, tick=False):
            for asked in questions():
                found, possible = grades(asked), list(asked.grades.values())
                told.append((ndcg(found, possible), succeeds(found, possible), asked))
        quality, success = mean(line[0] for line in told), mean(line[1] for line in told)
        weak = [line for line in told if line[0] < LEAST_NDCG or not line[1]]
        print(  # noqa: T201
            f"\n{len(told)} questions: nDCG@10 {quality:.3f}, success@3 {success:.3f}; the weakest:",
            *(f"{score:.2f} {one.text} {one.near}" for score, _, one in sorted(weak, key=itemgetter(0))),
            sep="\n  ",
        )
        assert (quality >= LEAST_NDCG, success >= LEAST_SUCCESS) == (True, True), (quality, success)

    def test_there_are_questions_enough_and_all_name_cards(self, grades):
        names = {draft.subject.partition(":")[2] for draft in graded_cards()}
        assert len(questions()) >= 80
        assert all(asked.grades.keys() <= names for asked in questions())
