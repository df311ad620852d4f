"""The projection as an outbox of the search server: versions of rows, and what is gone."""


import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0007_feeds'),
    ]

    operations = [
        migrations.CreateModel(
            name='GoneEntry',
            fields=[
                ('entry', models.BigIntegerField(primary_key=True, serialize=False)),
                ('gone_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name='entry',
            name='acknowledged',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='entry',
            name='changed_at',
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name='entry',
            name='version',
            field=models.PositiveBigIntegerField(default=1),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('version__gt', models.F('acknowledged'))), fields=['id'], name='entry_waiting'),
        ),
    ]
