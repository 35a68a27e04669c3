"""Perbandingan kriteria AHP oleh forum sendiri."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0025_kerja_impor_kamus_pokir"),
    ]

    operations = [
        migrations.CreateModel(
            name="BandingKriteria",
            fields=[
                (
                    "forum",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="banding_kriteria",
                        serialize=False,
                        to="musrenbang.forum",
                    ),
                ),
                ("banding", models.JSONField()),
                ("versi", models.PositiveIntegerField(default=1)),
                ("pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=200)),
            ],
        ),
    ]
