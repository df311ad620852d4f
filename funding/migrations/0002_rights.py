"""The rules of patronage since 31 December 2019, and who may edit funders, calls and rules."""

from datetime import date
from decimal import Decimal

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant

URL = "https://bofip.impots.gouv.fr/bofip/6495-PGP.html"
RULES = [
    {
        "valid_from": date(2019, 12, 31),
        "reduced_rate": Decimal(60),
        "floor": Decimal(10_000),
        "legal_source": "CGI, art. 238 bis ; loi n° 2018-1317 du 28 décembre 2018, art. 148",
    },
    {
        "valid_from": date(2020, 12, 31),
        "reduced_rate": Decimal(40),
        "floor": Decimal(20_000),
        "legal_source": "CGI, art. 238 bis ; loi n° 2019-1479 du 28 décembre 2019, art. 134",
    },
]
SAME = {
    "rate": Decimal(60),
    "threshold": Decimal(2_000_000),
    "turnover_share": Decimal("0.5"),
    "years_carried": 5,
    "legal_url": URL,
}


def give(apps, schema_editor):
    for model in ("funder", "call"):
        grant(apps, [EDITORS, MODERATORS], "funding", model, ["add", "change", "view"])
        grant(apps, [MODERATORS], "funding", model, ["delete"])
    grant(apps, [MODERATORS], "funding", "funder", ["publish"])
    grant(apps, [MODERATORS], "funding", "patronagerule", ["add", "change", "delete", "view"])
    rules = apps.get_model("funding", "PatronageRule").objects
    for rule in RULES:
        rules.create(**SAME, **rule)


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0001_initial"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
