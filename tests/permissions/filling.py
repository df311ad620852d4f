"""What is filled in where an address has a parameter, so that it names something of one side."""

from tests.permissions.addresses import Address
from tests.permissions.world import Side

# What `pk` names below the first of these that begins the address.
_BELOW = (
    ("espace/<slug:organisation>/fichiers/", "run"),
    ("espace/^(?P<organisation>", "place"),
    ("espace/<slug:organisation>/ateliers/dates/", "session"),
    ("espace/<slug:organisation>/ateliers/^dates/", "session"),
    ("espace/<slug:organisation>/ateliers/", "workshop"),
    ("admin/session/registrations/", "registration"),
    ("admin/joinrequest/", "request"),
    ("admin/session/", "session"),
    ("admin/sheetreport/", "report"),
    ("admin/snippets/partners/organisation/", "organisation"),
    ("admin/snippets/partners/place/", "place"),
    ("admin/snippets/partners/offer/", "offer"),
)
_WORDS = {
    "mark": "present",
    "attendance": "present",
    "sheet": "affiche",
    "section": "fr",
    "language": "fr",
    "key": "x",
    "code": "XXXX-XXXX",
    "app_label": "partners",
    "app_name": "content",
    "model_name": "place",
    "content_type_app_name": "partners",
    "content_type_model_name": "place",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "width-100",
    "path": "",
    "uidb64": "MQ",
    "mode": "x",
}


def of_side(address: Address, side: Side) -> str:
    """Return the path of an address about what belongs to a side; unknown numbers are 1."""
    return address.path(_values(address, side))


def _values(address: Address, side: Side) -> dict[str, object]:
    own = {
        "organisation": side.organisation.slug,
        "session": side.session.pk,
        "registration": side.registration.pk,
        "page_id": side.workshop.pk,
        "member": side.editor.pk,
        "invitation": side.invitation.pk,
        "workshop": side.workshop.translation_key,
        "version": side.version.pk,
        "token": "un-lien-invente",
        "pk": _pk(address, side),
        "kind": _kind(address),
        "act": "annuler",
        "slug": side.place.slug,
        "report": side.report.pk,
    }
    return dict.fromkeys(address.parameters, 1) | _WORDS | own


def _kind(address: Address) -> str:
    """Return a kind of what the address is about: of messages, of sheets, of files in or out."""
    kinds = {"words/": "confirmed", "espace/^(": "place", "fichiers/": "places", "signaler/": "place"}
    return next((kind for part, kind in kinds.items() if part in address.route), "csv")


def _pk(address: Address, side: Side) -> int:
    for start, name in _BELOW:
        if address.route.startswith(start):
            return getattr(side, name).pk
    return 1


def mixtures(address: Address, first: Side, second: Side) -> list[str]:
    """Return the paths where the last parameters, one or more, are of another side than the first ones."""
    own, theirs = _values(address, first), _values(address, second)
    names = address.parameters
    mixed = [own | {name: theirs[name] for name in names[cut:]} for cut in range(1, len(names))]
    paths = [address.path(values) for values in mixed]
    return [path for path in dict.fromkeys(paths) if path != address.path(own)]
