"""Kode sekali pakai ke telepon bagi yang berkata “saya juga”."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0008_dukungan"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dukungan",
            name="cara",
            field=models.CharField(
                choices=[
                    ("slip", "Dengan slip"),
                    ("operator", "Di loket"),
                    ("telepon", "Dengan kode ke telepon"),
                    ("tanpa_bukti", "Tanpa bukti"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="PeriksaDukungan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("penanda", models.CharField(db_collation="C", max_length=64)),
                ("nomor_sidik", models.CharField(db_collation="C", db_index=True, max_length=64)),
                ("kode_sidik", models.CharField(db_collation="C", max_length=64)),
                ("kali", models.PositiveSmallIntegerField(default=1)),
                ("salah", models.PositiveSmallIntegerField(default=0)),
                ("selesai", models.BooleanField(default=False)),
                ("dikirim_at", models.DateTimeField()),
                (
                    "aspirasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="aspirasi.aspirasi"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("aspirasi", "penanda"), name="periksa_dukungan_satu_nomor"
                    )
                ],
            },
        ),
    ]
