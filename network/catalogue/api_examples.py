"""Examples in the description of the interface: one for each parameter, one answer, one refusal."""

PARAMETERS: dict[str, object] = {
    "q": "tablette",
    "page": 2,
    "near": "21000",
    "radius": 30,
    "from": "2026-12-01",
    "to": "2026-12-31",
    "day": ["tue", "thu"],
    "part": ["morning"],
    "skill": ["email", "scams"],
    "level": ["beginner"],
    "kind": ["workshop"],
    "format": ["on-site"],
    "audience": ["seniors"],
    "access": ["step-free"],
    "fee": ["free"],
    "partner": ["les-fils-du-savoir"],
    "language": ["fr"],
    "seats": 2,
    "sort": "newest",
    "limit": 50,
    "rescue": "1",
}
DESCRIPTIONS = {
    "near": "A postcode, the name of a commune, an INSEE code, or `lat,lon`.",
    "radius": "In km around `near`; 20 unless told.",
    "from": "The first day, included.",
    "to": "The last day, included.",
    "sort": "By relevance when `q` is given, else by date. To harvest all while content changes take "
    "`newest`, the only order in which no edit moves a card; `relevance` may move cards when others change.",
    "cursor": "`next` of the page before, with the same other parameters. Each card that stays is seen once. "
    "A cursor holds for two days, and for its own question only.",
    "rescue": "`1`: when nothing answers, widen the question and say so in `widened`. Such an answer has no "
    "next page.",
    "limit": "How many cards; 20 unless told.",
    "seats": "So many free seats on one date.",
}
REFUSAL = {
    "detail": [
        {"loc": ["query", "near"], "msg": "Nous n’avons pas trouvé cette commune.", "type": "value_error"}
    ]
}
TOO_MANY = {
    "detail": [{"loc": [], "msg": "Trop de demandes. Revenez dans 40 secondes.", "type": "too_many_requests"}]
}
ANSWER = {
    "count": 2,
    "results": [
        {
            "id": "workshop:5f0c8a52-7a0a-4f5e-9d55-0d7a3b1f2c11@place-12",
            "kind": "workshop",
            "title": "Prendre en main sa tablette",
            "summary": "Allumer, toucher, écrire : tous les gestes, à votre rythme.",
            "url": "/fr/agenda/prendre-en-main-sa-tablette/",
            "organisation": "Les Fils du savoir",
            "place": {
                "name": "Maison des associations",
                "commune": "Dijon",
                "postcode": "21000",
                "lat": 47.322,
                "lon": 5.0415,
            },
            "distance_km": 1.2,
            "skills": ["smartphone"],
            "level": "beginner",
            "fee": "free",
            "sessions": [
                {
                    "id": 42,
                    "starts_at": "2026-12-08T13:00:00Z",
                    "ends_at": "2026-12-08T15:00:00Z",
                    "seats_left": 3,
                    "status": "scheduled",
                }
            ],
            "highlight": "Prendre en main sa <mark>tablette</mark>",
        },
        {
            "id": "offer:7@place-12",
            "kind": "equipment-loan",
            "title": "Une tablette à emporter",
            "summary": "Réservé à la Côte-d’Or. Une tablette prête à servir, pour trois mois.",
            "url": "/fr/annuaire/offres/une-tablette-a-emporter-les-fils-du-savoir/",
            "organisation": "Les Fils du savoir",
            "place": {
                "name": "Maison des associations",
                "commune": "Dijon",
                "postcode": "21000",
                "lat": 47.322,
                "lon": 5.0415,
            },
            "distance_km": 1.2,
            "skills": ["smartphone"],
            "level": "",
            "fee": "conditional",
            "sessions": [],
            "highlight": "Une <mark>tablette</mark> prête à servir, pour trois mois.",
        },
    ],
    "facets": {"fee": [{"value": "free", "label": "Gratuit", "count": 1}]},
    "corrected": None,
    "widened": None,
    "next": None,
}


def responses() -> dict[int, dict[str, object]]:
    """Return what the description says of each answer beside its shape."""
    return {
        200: {
            "description": "The answer",
            "content": _example(ANSWER),
            "headers": {"ETag": _header("string")},
        },
        304: {"description": "Nothing changed since the answer with this `If-None-Match`."},
        422: {"description": "A parameter is wrong: named, with the reason.", "content": _example(REFUSAL)},
        429: {
            "description": "Too many requests: wait as long as `Retry-After` says, in seconds.",
            "content": _example(TOO_MANY),
            "headers": {"Retry-After": _header("integer")},
        },
    }


def _example(value: object) -> dict[str, object]:
    return {"application/json": {"example": value}}


def _header(kind: str) -> dict[str, object]:
    return {"schema": {"type": kind}}
