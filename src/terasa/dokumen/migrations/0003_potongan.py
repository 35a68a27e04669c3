"""Potongan berkas yang masih dalam perjalanan dari telepon."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0002_kop_kertas_dan_cetakan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Potongan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unggahan", models.UUIDField()),
                ("dari", models.PositiveIntegerField()),
                ("isi", models.BinaryField()),
                ("utuh", models.PositiveIntegerField()),
                ("dibuat_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unggahan", "dari"), name="potongan_sekali")],
            },
        ),
    ]
