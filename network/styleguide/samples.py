"""Sample data of the style guide, in the shapes that the views give to the components."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.utils import timezone
from django.utils.safestring import mark_safe

from network.content.charts import Chart, chart

STATIC = Path(__file__).parent.parent / "static"
ILLUSTRATIONS = sorted(drawing.stem for drawing in (STATIC / "illustrations").glob("*.svg"))
ICONS = re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons" / "sprite.svg").read_text())
COMPONENTS = [
    (file.name, " ".join(said.group(1).split()))
    for file in sorted(Path(__file__).parents[2].glob("templates/components/*.html"))
    if (said := re.search(r"{% comment %}(.*?){% endcomment %}", file.read_text(), re.DOTALL))
]
COLOURS = re.findall(r"\.swatch--([\w-]+) ", (STATIC / "css" / "styleguide.css").read_text())


class Sample(SimpleNamespace):
    """What a view would give, fit to be the key of a part that is drawn once."""

    __hash__ = object.__hash__


class SampleForm(forms.Form):
    name = forms.CharField(label="Votre nom", help_text="Comme vous voulez que nous vous appelions.")
    phone = forms.CharField(label="Votre téléphone", required=False)
    message = forms.CharField(
        label="Votre question", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    level = forms.ChoiceField(
        label="Vous vous sentez",
        choices=[("beginner", "débutant"), ("intermediate", "un peu à l’aise")],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label="Prévenez-moi des prochaines dates", required=False)


class SearchForm(forms.Form):
    q = forms.CharField(required=False)
    near = forms.CharField(required=False)
    radius = forms.ChoiceField(label="Distance", choices=[("20", "20 km"), ("50", "50 km")], required=False)
    date_from = forms.DateField(label="Du", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    date_to = forms.DateField(label="Au", widget=forms.DateInput(attrs={"type": "date"}), required=False)


def network() -> Sample:
    return Sample(
        name="Entraide",
        region="27",
        phone="+33353010142",
        phone_hours="Du lundi au vendredi, de 9 h à 17 h",
        email="bonjour@entraide.example",
        address="12 rue des Forges, 21000 Dijon",
        footer_text="Un réseau d’associations de Bourgogne-Franche-Comté.",
    )


def _at(days: int, hour: int, minute: int = 0) -> datetime:
    local = timezone.localtime() + timedelta(days=days)
    return local.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _session(days: int, hour: int, left: int | None, status: str = "scheduled", **more: object) -> Sample:
    start = _at(days, hour)
    return Sample(
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        seats_left=left,
        status=status,
        is_full=left == 0 or status == "full",
        **{"waiting": 2 if left == 0 else 0, **more},
    )


def sessions() -> list[Sample]:
    return [
        _session(3, 14, 6, url="#", place="Médiathèque de Dole"),
        _session(10, 14, 2, url="#", place="Médiathèque de Dole"),
        _session(17, 14, 0, place="Médiathèque de Dole"),
        _session(24, 14, 4, "cancelled", place="Médiathèque de Dole"),
    ]


def _card(**changes: object) -> Sample:
    card = {
        "id": "sample",
        "kind": "workshop",
        "kind_label": "Atelier collectif",
        "title": "Prendre en main sa tablette",
        "summary": "Allumer, toucher, régler les lettres : vous repartez avec une tablette qui vous obéit.",
        "url": "#",
        "language": "fr",
        "organisation": "Les Clics du Doubs",
        "distance_km": 6.2,
        "family": "basic",
        "family_label": "Premiers pas",
        "place": Sample(name="Médiathèque", commune="Dole", postcode="39100"),
        "skill_labels": ("Tablette",),
        "level_label": "Débutant",
        "fee": "free",
        "fee_label": "Gratuit",
        "format": "on-site",
        "format_label": "Sur place",
        "sessions": (_session(3, 14, 6),),
        "other_dates": 3,
        "highlight": "",
    }
    return Sample(**(card | changes))


def cards() -> list[Sample]:
    return [
        _card(),
        _card(
            title="Reconnaître un message d’arnaque",
            family="safety",
            family_label="Rester en sécurité",
            distance_km=0.4,
            other_dates=0,
            sessions=(_session(8, 9, 2),),
            level_label="Tous niveaux",
            reserved_label="Réservé à la Côte-d’Or",
            place=Sample(name="Salle des fêtes", commune="Saint-Jean-de-Losne", postcode="21170"),
            highlight=mark_safe("Un colis bloqué, un compte suspendu : repérez une <mark>arnaque</mark>."),
        ),
        _card(
            title="Tenir une réunion d’association en visioconférence",
            family="specific",
            family_label="Aller plus loin",
            kind_label="Cours en ligne",
            place=None,
            distance_km=None,
            format="remote",
            format_label="À distance",
            other_dates=1,
            sessions=(_session(12, 18, 0, "full"),),
            level_label="Intermédiaire",
            fee="paid",
            fee_label="Payant",
        ),
        _card(
            title="Prêt d’ordinateurs portables",
            kind_label="Prêt de matériel",
            family="basic",
            sessions=(),
            other_dates=0,
            level_label="",
            fee="conditional",
            fee_label="Gratuit sous condition",
            distance_km=18.0,
            place=Sample(name="Ressourcerie du Haut-Jura", commune="Saint-Claude", postcode="39200"),
        ),
        _card(
            title="Learn spreadsheets at your own pace",
            language="en",
            kind_label="Tutoriel",
            family="specific",
            family_label="Aller plus loin",
            place=None,
            distance_km=None,
            sessions=(),
            format="remote",
            format_label="À distance",
            summary="Short videos, one idea each. Stop whenever you like.",
            other_dates=0,
        ),
    ]


def resource_card() -> Sample:
    return Sample(
        url="#",
        title="Reconnaître les arnaques du moment",
        summary="Cinq faux messages lus à voix haute : le colis, la banque, le petit-fils, l’amende.",
        kind="Vidéo",
        family="safety",
        family_label="Rester en sécurité",
        provider="Veille paisible",
        facts="12 min · Français",
        level="Débutant",
        badges=("Sans compte",),
    )


def stories() -> list[Sample]:
    told = {"kind_label": "Portrait d’un bénévole", "url": "#", "speaker": "Odette"}
    words = "Je n’osais pas toucher l’ordinateur. Maintenant, c’est moi qui écris à tout le club."
    figure = Sample(before=0, now=12, unit="courriels par semaine")
    return [
        Sample(title="Odette écrit à son club", words=words, role="bénévole, Dole", figure=figure, **told),
        Sample(title="Sans chiffre ni rôle", words="On y va, on voit.", role="", figure=None, **told),
    ]


def alert(*, is_confirmed: bool) -> Sample:
    now = timezone.now()
    return Sample(
        key="sample",
        confirmed_at=now if is_confirmed else None,
        get_rhythm_display="Une fois par semaine au plus",
        until=now + timedelta(days=365),
    )


def chips() -> list[Sample]:
    return [Sample(label=label, remove_url="?") for label in ("Dole, 20 km", "gratuit", "le matin")]


def facets() -> list[Sample]:
    return [
        _facet(
            "fee", "Prix", [("Gratuit", 31, True), ("Gratuit sous condition", 8, False), ("Payant", 0, False)]
        ),
        _facet(
            "skill",
            "Ce que l’on apprend",
            [
                (label, count, False)
                for label, count in zip(
                    (
                        "Ordinateur",
                        "Internet",
                        "Courriel",
                        "Téléphone",
                        "Visioconférence",
                        "Photos",
                        "Arnaques",
                        "Données personnelles",
                        "Démarches en ligne",
                    ),
                    (12, 11, 9, 8, 5, 4, 3, 2, 0),
                    strict=True,
                )
            ],
        ),
        _facet(
            "part", "Moment de la journée", [("le matin", 12, False), ("le soir", 3, False)], is_open=False
        ),
    ]


def _facet(name: str, label: str, options: list[tuple[str, int, bool]], *, is_open: bool = True) -> Sample:
    rows = [
        Sample(value=str(at), label=label, count=count, is_selected=chosen, id=f"{name}-{at}")
        for at, (label, count, chosen) in enumerate(options)
    ]
    words = [Sample(name="Courriel", definition="Envoyer, recevoir et classer ses messages.")]
    definitions = words if name == "skill" else []
    return Sample(name=name, label=label, is_open=is_open, options=rows, definitions=definitions)


def sample_chart() -> Chart:
    return chart(
        key="sample-chart",
        title="Ce qui freine",
        sentence="Sept personnes sur dix trouvent les outils trop compliqués.",
        unit="%",
        figures=[("Trop compliqué", 70), ("Pas à l’aise", 62), ("Manque de temps", 34)],
    )


def hours(status: str, *, is_open: bool) -> Sample:
    days = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
    texts = ("de 9 h à 12 h, de 14 h à 17 h",) * 5 + ("de 9 h à 12 h", "fermé")
    rows = [Sample(label=d, text=t, is_today=d == "mercredi") for d, t in zip(days, texts, strict=True)]
    return Sample(status_text=status, is_open=is_open, days=rows)


def month() -> Sample:
    today = timezone.localtime()
    monday = today - timedelta(days=today.weekday() + 7)
    busy = {
        3: "Prendre en main sa tablette",
        9: "Reconnaître une arnaque",
        16: "Visioconférence",
        17: "Photos",
    }

    def day(offset: int) -> Sample:
        date = (monday + timedelta(days=offset)).date()
        title = busy.get(offset)
        one = Sample(title=title, url="#", starts_at=_at(0, 14, 30), place="Dole", words="3 places restantes")
        items = [one] if title else []
        return Sample(
            date=date,
            number=date.day,
            is_today=date == today.date(),
            is_outside=date.month != today.month,
            items=tuple(items),
            count=len(items),
            url="#" if items else "",
        )

    weeks = [[day(7 * week + at) for at in range(7)] for week in range(4)]
    return Sample(title="décembre 2026", unit="month", weeks=weeks, strip=weeks[1])


def facts() -> list[Sample]:
    return [
        Sample(icon="map-pin", label="Adresse", text="Médiathèque\n2 rue Bauzonnet\n39100 Dole", url=""),
        Sample(icon="accessibility", label="Accès", text="De plain-pied, boucle magnétique", url=""),
        Sample(icon="globe", label="Site", text="mediatheque.example", url="https://mediatheque.example/"),
        Sample(icon="mail", label="Courriel", text="", url=""),
    ]
