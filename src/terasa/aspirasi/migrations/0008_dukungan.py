"""“Saya juga”: satu dukungan satu orang, dengan penanda yang tidak menyebut siapa."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0007_hapus"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dukungan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("penanda", models.CharField(db_collation="C", max_length=64)),
                (
                    "cara",
                    models.CharField(
                        choices=[
                            ("slip", "Dengan slip"),
                            ("operator", "Di loket"),
                            ("tanpa_bukti", "Tanpa bukti"),
                        ],
                        max_length=12,
                    ),
                ),
                ("oleh", models.CharField(max_length=200)),
                ("pada", models.DateTimeField()),
                (
                    "aspirasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dukungan",
                        to="aspirasi.aspirasi",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("aspirasi", "penanda"), name="dukungan_satu_per_orang")
                ],
            },
        ),
    ]
