"""The English tree beside the French one that a new site starts with, its menus, and who may translate."""

import json

from django.db import migrations
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Site

from network.users.groups import EDITORS, MODERATORS, grant

FRENCH_HOME = "/accueil/"
ROOT_PATH = "0001"
HOME = {
    "title": "Home",
    "slug": "home",
    "headline": "Learn digital skills, close to home",
    "introduction": "Workshops and patient people, at your own pace. Tell us what you want to learn, and where.",
    "examples": "tablet\nscams\nphotos\nvideo calls",
    "phone_sentence": "Call us: we look for it with you, and we take our time.",
}
DOORS = {
    "basic": ("First steps", "Computer, tablet, phone, internet and e-mail: the very first things to know."),
    "specific": ("Going further", "Talk by video, keep the accounts of an association, make a poster."),
    "safety": ("Staying safe", "Avoid scams, choose good passwords, keep to yourself what is yours."),
}
CALENDAR = {"title": "Calendar", "slug": "calendar", "introduction": "All the coming workshops, day after day."}
DIRECTORY = {
    "title": "Directory",
    "slug": "directory",
    "introduction": "The organisations and places that welcome you, by name, by département and by service.",
}
LINKS = {"/fr/catalogue/": "Find a workshop"}


def plant(apps, schema_editor):
    """Translate the planted French tree where it still stands; leave any other site alone."""
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    homes = apps.get_model("home", "HomePage").objects
    french = homes.filter(url_path=FRENCH_HOME, locale__language_code="fr").first()
    branches = french and _branches(apps, french)
    if not branches or homes.filter(locale=locale).exists():
        return
    home = _translate(french, locale, _next_path(apps), "/", doors=_doors(french), numchild=2, **HOME)
    pages = {french.pk: home.pk}
    for number, (page, texts) in enumerate(branches, start=1):
        path = f"{home.path}{number:04}"
        pages[page.pk] = _translate(page, locale, path, home.url_path, numchild=0, **texts).pk
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=F("numchild") + 1)
    for menu in apps.get_model("content", "Menu").objects.filter(locale__language_code="fr"):
        _translate_menu(menu, locale, pages)
    Site.clear_site_root_paths_cache()


def _branches(apps, french):
    """Return the planted calendar and directory with their English texts; none unless both are there."""
    calendar = apps.get_model("events", "CalendarPage").objects.filter(url_path=f"{FRENCH_HOME}agenda/").first()
    directory = apps.get_model("partners", "DirectoryPage").objects.filter(url_path=f"{FRENCH_HOME}annuaire/").first()
    return [(calendar, CALENDAR), (directory, DIRECTORY)] if calendar and directory else []


def _next_path(apps):
    last = apps.get_model("wagtailcore", "Page").objects.filter(depth=2).order_by("path").last()
    return Page._get_path(ROOT_PATH, 2, Page._str2int(last.path[len(ROOT_PATH) :]) + 1)


def _translate(page, locale, path, above, **texts):
    # Models of migrations have columns only, so what treebeard and Wagtail work out is written here.
    now = timezone.now()
    return type(page).objects.create(
        content_type=page.content_type,
        translation_key=page.translation_key,
        locale=locale,
        path=path,
        depth=len(path) // len(ROOT_PATH),
        url_path=f"{above}{texts['slug']}/",
        draft_title=texts["title"],
        live=True,
        first_published_at=now,
        last_published_at=now,
        **texts,
    )


def _doors(french):
    """Return the doors of the French home page, known ones in English words."""
    blocks = json.loads(french.doors) if isinstance(french.doors, str) else french.doors.get_prep_value()
    for block in blocks:
        title, sentence = DOORS[block["value"]["family"]]
        block["value"] |= {"title": title, "sentence": sentence}
    return json.dumps(blocks)


def _translate_menu(menu, locale, pages):
    """Copy a French menu's links whose English text or page is known."""
    menus = type(menu).objects
    if menus.filter(position=menu.position, locale=locale).exists():
        return
    english = menus.create(position=menu.position, locale=locale, translation_key=menu.translation_key)
    for item in menu.items.order_by("sort_order"):
        if item.page_id in pages or item.address in LINKS:
            type(item).objects.create(
                menu=english,
                locale=locale,
                translation_key=item.translation_key,
                sort_order=item.sort_order,
                page_id=pages.get(item.page_id),
                address=item.address.replace("/fr/", "/en/", 1),
                text=LINKS.get(item.address, ""),
            )


def give(apps, schema_editor):
    grant(apps, [EDITORS, MODERATORS], "wagtail_localize", "translation", ["submit"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_site_tree"),
        ("partners", "0002_rights"),
        ("events", "0002_rights"),
        ("content", "0004_languages"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [
        migrations.RunPython(plant, migrations.RunPython.noop),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
