import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rakor", "0001_awal")]

    operations = [
        migrations.CreateModel(
            name="LaporanRakor",
            fields=[
                (
                    "rakor",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="laporan",
                        serialize=False,
                        to="rakor.rakor",
                    ),
                ),
                ("dikirim_at", models.DateTimeField()),
                ("dikirim_oleh", models.CharField(max_length=200)),
                ("diteruskan_at", models.DateTimeField(blank=True, null=True)),
                ("diteruskan_oleh", models.CharField(blank=True, max_length=200)),
                ("catatan", models.TextField(blank=True)),
                ("dibaca_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"ordering": ("-dikirim_at",)},
        ),
    ]
