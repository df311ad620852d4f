"""Charts that anybody can read: the table says what the drawing says."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils.translation import override

from network.content.charts import Chart, chart


def drawn(told: Chart, csv_url: str = "") -> BeautifulSoup:
    template = Template("{% load charts %}{% bar_chart chart csv_url=csv_url %}")
    with override("fr"):
        return BeautifulSoup(template.render(Context({"chart": told, "csv_url": csv_url})), "html.parser")


@pytest.fixture
def shares() -> Chart:
    figures = [("Trop compliqué", 70), ("Pas à l’aise", Decimal("62.5")), ("<b>Rien</b>", 0)]
    with override("fr"):
        return chart(key="c1", title="Ce qui freine", sentence="Sept sur dix…", unit="%", figures=figures)


def test_the_table_tells_what_the_drawing_tells(shares):
    page = drawn(shares)
    words = [
        [part.get_text() for part in row.find_all(["span", "strong"])] for row in page.select(".chart__words")
    ]
    table = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]
    assert (
        words
        == table
        == [
            ["Trop compliqué", "70\u00a0%"],
            ["Pas à l’aise", "62,5\u00a0%"],
            ["<b>Rien</b>", "0\u00a0%"],
        ]
    )


def test_a_bar_is_as_long_as_its_share(shares):
    assert [bar["width"] for bar in drawn(shares).find_all("rect")] == ["70.00%", "62.50%", "0.00%"]


def test_other_units_are_drawn_to_the_greatest_value():
    told = chart(key="c", title="Heures", unit="h", figures=[("ici", 12_000), ("là", 3000)])
    assert [bar.share for bar in told.bars] == [100, 25]


@pytest.mark.parametrize("figures", [[], [("rien", 0)]])
def test_nothing_to_draw_is_drawn(figures):
    assert drawn(chart(key="c", title="Vide", figures=figures)).find("figure")


def test_the_drawing_is_one_picture_with_a_name_and_a_description(shares):
    page = drawn(shares)
    picture = page.find(role="img")
    assert page.find(id=picture["aria-labelledby"]).get_text() == "Ce qui freine"
    assert page.find(id=picture["aria-describedby"]).get_text() == "Sept sur dix…"
    assert all(svg["aria-hidden"] == "true" for svg in page.find_all("svg", class_="chart__track"))
    assert page.find("caption").get_text() == "Ce qui freine"
    assert [cell["scope"] for cell in page.select("thead th")] == ["col", "col"]
    assert all(cell["scope"] == "row" for cell in page.select("tbody th"))


def test_nothing_is_styled_inline(shares):
    assert not drawn(shares, "/x.csv").select("[style], style")


def test_the_file_is_offered_where_there_is_one(shares):
    assert drawn(shares, "/fr/figures/1.csv").select_one("a[download]")["href"] == "/fr/figures/1.csv"
    assert not drawn(shares).find("a")
