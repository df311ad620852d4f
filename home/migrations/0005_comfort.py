"""Organisations and places are reviewed as pages are, unless the site has decided otherwise."""

from django.db import migrations

REVIEWED = [("partners", "organisation"), ("partners", "place")]


def review(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    assigned = apps.get_model("wagtailcore", "WorkflowPage").objects.filter(page__depth=1, workflow__active=True)
    workflow = assigned.values_list("workflow", flat=True).first()
    if workflow is None:
        return
    for app_label, model in REVIEWED:
        content_type, _ = content_types.get_or_create(app_label=app_label, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=content_type, defaults={"workflow_id": workflow}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_news"),
        ("partners", "0002_rights"),
        ("content", "0003_rights"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(review, migrations.RunPython.noop)]
