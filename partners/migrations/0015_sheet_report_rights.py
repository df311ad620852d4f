"""Staff deal with errors reported on sheets; moderators may delete a report."""

from django.db import migrations

from network.users.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [EDITORS, MODERATORS], "partners", "sheetreport", ["change", "view"])
    grant(apps, [MODERATORS], "partners", "sheetreport", ["delete"])


class Migration(migrations.Migration):
    dependencies = [("partners", "0014_sheet_reports")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
