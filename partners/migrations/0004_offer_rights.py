"""Who may edit offers, and who says which user works for which organisation."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [EDITORS, MODERATORS], "partners", "offer", ["add", "change"])
    grant(apps, [MODERATORS], "partners", "offer", ["delete", "publish"])
    grant(apps, [MODERATORS], "partners", "membership", ["add", "change", "delete", "view"])


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_offers_and_members")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
