"""Pesan masuk yang mengesahkan sebuah dukungan."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pintu", "0001_awal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="pesanmasuk",
            name="hasil",
            field=models.CharField(
                choices=[
                    ("aspirasi", "Menjadi aspirasi"),
                    ("balasan", "Masuk percakapan"),
                    ("menunggu", "Menunggu desanya"),
                    ("berhenti", "Minta berhenti dikabari"),
                    ("mulai", "Minta dikabari lagi"),
                    ("dukungan", "Mengesahkan dukungan"),
                    ("diabaikan", "Bukan dari orang, atau kosong"),
                    ("dibuang", "Bukan aspirasi"),
                ],
                max_length=10,
            ),
        ),
    ]
