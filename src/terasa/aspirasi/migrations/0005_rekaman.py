"""Rekaman suara paling lama semenit pada sebuah aspirasi."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0004_antrean"),
        ("dokumen", "0003_potongan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rekaman",
            fields=[
                (
                    "aspirasi",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="rekaman",
                        serialize=False,
                        to="aspirasi.aspirasi",
                    ),
                ),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dokumen.berkas"
                    ),
                ),
            ],
        ),
    ]
