"""Moderators decide on requests to take part."""

from django.db import migrations

from network.users.groups import MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [MODERATORS], "partners", "joinrequest", ["change", "view"])


class Migration(migrations.Migration):
    dependencies = [("partners", "0006_invitations")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
