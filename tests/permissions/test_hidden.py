"""What nobody may read is in no page, search, suggestion, count, interface, feed, sitemap or file."""

import gzip
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from network.catalogue import projection
from network.catalogue.engines.elasticsearch import indices
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.models import Entry
from network.catalogue.query import CatalogueQuery
from partners.models import Offer, Organisation, Place
from tests.permissions.addresses import all_addresses
from tests.permissions.filling import of_side
from tests.permissions.hidden import ASKED, SECRET, SHOWN, hide_everything, show_one_of_each
from tests.permissions.table import row_of, rows
from tests.permissions.world import World

pytestmark = pytest.mark.any_database

ASKING = (
    "catalogue",
    "catalogue-places",
    "catalogue-calendar",
    "catalogue-feed",
    "catalogue-frame",
    "site-search",
    "api-v1:catalogue",
)


def outputs(world: World) -> Iterator[str]:
    """Yield every address that a visitor may open, then questions for what is hidden, then every page."""
    table = rows()
    for address in all_addresses():
        if row_of(address, table).verdicts["visitor"] == "open":
            yield of_side(address, world.a)
    for name in ASKING:
        yield f"{reverse(name)}?q={ASKED}"
    yield f"{reverse('api-v1:catalogue')}?limit=100"
    for start in ("zib", SECRET[:3]):
        yield f"{reverse('api-v1:suggested')}?q={start}"
    yield from filter(None, (page.get_url() for page in Page.objects.filter(depth__gt=1).specific()))
    yield from everything_listed()


def everything_listed() -> Iterator[str]:
    for kind in ("places", "organisations", "offers"):
        yield f"/fr/annuaire/?kind={kind}&q={ASKED}"
    for model, below in ((Organisation, ""), (Place, "lieux/"), (Offer, "offres/")):
        for slug in model.objects.values_list("slug", flat=True):
            yield f"/fr/annuaire/{below}{slug}/"


def said(client: Client, path: str) -> str:
    """Return what an address answers, without the address itself."""
    response = client.get(path, follow=True)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Encoding") == "gzip" or content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    text = content.decode("utf-8", "replace")
    # A page that is not there, or private, repeats its address.
    for name in path.partition("?")[0].strip("/").split("/"):
        text = text.replace(f"{name}/", "").replace(f"{name}%2F", "")
    return text


@pytest.fixture
def full(world: World) -> World:
    show_one_of_each()
    hide_everything()
    return world


def test_no_output_tells_what_is_hidden(full: World, client: Client) -> None:
    found = {path: said(client, path) for path in dict.fromkeys(outputs(full))}
    assert sum(SHOWN in text for text in found.values()) > 20
    assert [path for path, text in found.items() if SECRET in text] == []


def test_neither_projection_nor_file_tells_what_is_hidden(full: World, tmp_path, settings) -> None:
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    call_command("publish_open_data")
    call_command("rebuild_catalogue")
    told = "\n".join(
        map(str, Entry.objects.values_list("title", "summary", "body", "organisation", "place_name"))
    )
    call_command("export_places", str(tmp_path / "places.csv"))
    told += (tmp_path / "places.csv").read_text()
    for name in ("lieux-a-completer.csv", "structures.json", "services.json"):
        file = (settings.OPEN_DATA_ROOT / name).read_text()
        assert SHOWN in file, name
        told += file
    assert SHOWN in told
    assert SECRET not in told


@pytest.mark.elasticsearch
def test_the_search_server_holds_nothing_hidden(full: World, elasticsearch: None) -> None:
    projection.rebuild()
    # Sent when the change stands; a test's never does.
    indices.rebuild()
    for word, is_found in ((SHOWN, True), (SECRET, False)):
        results = ElasticsearchEngine().search(CatalogueQuery(now=timezone.now(), text=word))
        assert bool(results.count) is is_found, word
