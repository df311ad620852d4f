"""More that people are told, in words that staff may change, and what they answer afterwards."""

import django.db.models.deletion
import network.content.models.network_settings
from django.db import migrations, models

from network.users.groups import MODERATORS, grant


def give(apps, schema_editor):
    grant(apps, [MODERATORS], "events", "message", ["view", "change"])
    grant(apps, [MODERATORS], "events", "wording", ["add", "change", "delete", "view"])
    grant(apps, [MODERATORS], "events", "feedbackcount", ["view"])


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0007_what_registration_asks'),
    ]

    operations = [
        migrations.AddField(
            model_name='party',
            name='address_refused_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='registration',
            name='address_refused_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='registration',
            name='gave_feedback',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('confirmed', 'A seat is yours'), ('waiting', 'You are in line'), ('offered', 'A seat is free for you'), ('expired', 'The offer is over'), ('cancelled', 'You do not come any more'), ('called-off', 'The session is called off'), ('moved', 'The session changes'), ('week-before', 'In a week'), ('day-before', 'Tomorrow'), ('thanks', 'Thank you for coming'), ('link', 'The link to your registration')], max_length=20, verbose_name='message'),
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('confirmed', 'A seat is yours'), ('waiting', 'You are in line'), ('offered', 'A seat is free for you'), ('expired', 'The offer is over'), ('cancelled', 'You do not come any more'), ('called-off', 'The session is called off'), ('moved', 'The session changes'), ('week-before', 'In a week'), ('day-before', 'Tomorrow'), ('thanks', 'Thank you for coming'), ('link', 'The link to your registration')], max_length=20, verbose_name='message')),
                ('language', models.CharField(choices=network.content.models.network_settings.languages, max_length=10, verbose_name='language')),
                ('subject', models.CharField(max_length=150, verbose_name='subject')),
                ('text', models.TextField(max_length=4000, verbose_name='text')),
            ],
            options={
                'verbose_name': 'words of a message',
                'verbose_name_plural': 'words of messages',
                'constraints': [models.UniqueConstraint(fields=('kind', 'language'), name='wording_once')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('answer', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField(default=0)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='events.session')),
            ],
            options={
                'verbose_name': 'answers after a session',
                'verbose_name_plural': 'answers after sessions',
                'constraints': [models.UniqueConstraint(fields=('session', 'question', 'answer'), name='feedback_once')],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
