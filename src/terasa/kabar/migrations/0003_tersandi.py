"""Kata bagi penerima saja, tersandi selama menunggu di kotak keluar."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kabar", "0002_gerbang_dan_berhenti"),
    ]

    operations = [
        migrations.AddField(
            model_name="pesan",
            name="tersandi",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
    ]
