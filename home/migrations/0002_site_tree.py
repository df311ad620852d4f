"""The pages a new site starts with, in French: home, calendar, directory, and the menus to reach them."""

import json
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import migrations
from django.utils import timezone

WELCOME_SLUG = "home"
HOME_PATH = "00010001"
HOME = {
    "title": "Accueil",
    "slug": "accueil",
    "headline": "Apprendre le numérique, près de chez vous",
    "introduction": "Des ateliers et des personnes patientes, à votre rythme. Dites-nous ce que vous voulez apprendre, et où.",
    "examples": "tablette\narnaques\nphotos\nvisio",
    "phone_sentence": "Appelez-nous : nous cherchons avec vous, sans vous presser.",
}
DOORS = [
    ("basic", "Premiers pas", "L’ordinateur, la tablette, le téléphone, internet et les e-mails : les premiers gestes."),
    ("specific", "Aller plus loin", "Parler en visio, tenir les comptes d’une association, créer une affiche."),
    ("safety", "Rester en sécurité", "Éviter les arnaques, choisir de bons mots de passe, garder pour vous ce qui est à vous."),
]
CALENDAR = {"title": "Agenda", "slug": "agenda", "introduction": "Tous les ateliers à venir, jour après jour."}
DIRECTORY = {
    "title": "Annuaire",
    "slug": "annuaire",
    "introduction": "Les organisations et les lieux qui vous accueillent, par nom, par département et par service.",
}
CATALOGUE = ("Trouver un atelier", "/fr/catalogue/")


def plant(apps, schema_editor):
    """Grow the tree where there is none but Wagtail's welcome page; leave any other site alone."""
    pages = apps.get_model("wagtailcore", "Page").objects
    welcome = pages.filter(depth=2, slug=WELCOME_SLUG, content_type__model="page")
    if pages.filter(depth__gte=2).count() > welcome.count():
        return
    welcome.delete()
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="fr")
    home = _page(apps, "home", "HomePage", locale, "", numchild=2, doors=_doors(), **HOME)
    calendar = _page(apps, "events", "CalendarPage", locale, "0001", **CALENDAR)
    directory = _page(apps, "partners", "DirectoryPage", locale, "0002", **DIRECTORY)
    pages.filter(depth=1).update(numchild=1)
    _site(apps, home)
    for position in ("main", "footer"):
        _menu(apps, locale, position, [calendar, directory])


def _page(apps, app_label, name, locale, path, *, numchild=0, **fields):
    # Models of migrations have columns only, so what treebeard and Wagtail work out is written here.
    model = apps.get_model(app_label, name)
    content_types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _ = content_types.get_or_create(app_label=app_label, model=name.lower())
    now = timezone.now()
    return model.objects.create(
        content_type=content_type,
        locale=locale,
        path=f"{HOME_PATH}{path}",
        depth=3 if path else 2,
        numchild=numchild,
        url_path=f"/{HOME['slug']}/{fields['slug']}/" if path else f"/{HOME['slug']}/",
        draft_title=fields["title"],
        live=True,
        first_published_at=now,
        last_published_at=now,
        **fields,
    )


def _doors():
    return json.dumps(
        [
            {"type": "door", "id": str(uuid4()), "value": {"family": family, "title": title, "sentence": sentence}}
            for family, title, sentence in DOORS
        ]
    )


def _site(apps, home):
    """The public address the site starts with; staff may change it later."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or {"http": 80, "https": 443}[address.scheme]
    site = apps.get_model("wagtailcore", "Site").objects.create(
        hostname=address.hostname, port=port, site_name="Entraide", root_page_id=home.pk, is_default_site=True
    )
    apps.get_model("content", "NetworkSettings").objects.get_or_create(site=site)


def _menu(apps, locale, position, pages):
    menu, is_new = apps.get_model("content", "Menu").objects.get_or_create(position=position, locale=locale)
    if not is_new:
        return
    items = apps.get_model("content", "MenuItem").objects
    text, address = CATALOGUE
    items.create(menu=menu, locale=locale, sort_order=0, text=text, address=address)
    for order, page in enumerate(pages, start=1):
        items.create(menu=menu, locale=locale, sort_order=order, page_id=page.pk)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("partners", "0002_rights"),
        ("events", "0002_rights"),
        ("content", "0003_rights"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
