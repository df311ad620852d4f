"""How the index understands a card; what is changed here makes a new index.

`stems` hold the words as `network.catalogue.text` makes them, so that every engine finds the same.
`words` hold them as written, through Elasticsearch's French chain: they weigh, they do not choose.
"""

import json
from hashlib import sha256

from network.catalogue.engines.database.text_index import COLUMNS
from network.catalogue.query import CARD_FACETS

# The furthest card that an address may ask for.
WINDOW = 110_000

SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": WINDOW,
    # A card that is gone stays known as gone for so long: nothing older brings it back.
    "gc_deletes": "1h",
    "analysis": {
        "filter": {
            "french_elision": {
                "type": "elision",
                "articles_case": True,
                "articles": [
                    "l",
                    "m",
                    "t",
                    "qu",
                    "n",
                    "s",
                    "j",
                    "d",
                    "c",
                    "jusqu",
                    "lorsqu",
                    "puisqu",
                    "quoiqu",
                ],
            },
            "french_stop": {"type": "stop", "stopwords": "_french_"},
            "french_stemmer": {"type": "stemmer", "language": "light_french"},
        },
        "analyzer": {
            "written": {
                "tokenizer": "standard",
                "filter": ["french_elision", "lowercase", "french_stop", "french_stemmer", "asciifolding"],
            },
            "stems": {"tokenizer": "whitespace"},
        },
    },
}

KEYWORD = {"type": "keyword"}
DATE = {"type": "date"}
BOOLEAN = {"type": "boolean"}

MAPPINGS = {
    "dynamic": "strict",
    # A changed card is told anew as a whole, and shown from the projection.
    "_source": {"includes": ["at"]},
    "properties": {
        "pk": {"type": "long"},
        "subject": KEYWORD,
        "shown_in": KEYWORD,
        "in_catalogue": BOOLEAN,
        "is_dated": BOOLEAN,
        "expires_at": DATE,
        "has_place": BOOLEAN,
        "at": {"type": "geo_point"},
        "partner_name": KEYWORD,
        "facets": {"properties": dict.fromkeys(CARD_FACETS, KEYWORD)},
        "dates": {
            "type": "nested",
            "properties": {
                "starts_at": DATE,
                "slot": {"type": "integer"},
                "seats_left": {"type": "integer"},
            },
        },
        "stems": {
            "properties": {name: {"type": "text", "analyzer": "stems"} for name, *_ in COLUMNS},
        },
        "words": {
            "properties": {
                name: {"type": "text", "analyzer": "written"} for name in ("title", "summary", "body")
            },
        },
    },
}

VERSION = sha256(json.dumps([SETTINGS, MAPPINGS], sort_keys=True).encode()).hexdigest()[:10]
