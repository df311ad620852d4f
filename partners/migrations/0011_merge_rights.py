"""Who may say that two sheets are the same, and undo it."""

from django.db import migrations

from network.users.groups import MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [MODERATORS], "partners", "merge", ["add", "change", "view"])


class Migration(migrations.Migration):
    dependencies = [("partners", "0010_merges")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
