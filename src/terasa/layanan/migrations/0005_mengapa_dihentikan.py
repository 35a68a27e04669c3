"""Mengapa sebuah layanan tidak ditawarkan lagi, dan ke mana sekarang."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0004_keputusan_batal_dan_dicatat"),
    ]

    operations = [
        migrations.AddField(
            model_name="layanan",
            name="alasan_henti",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="layanan",
            name="ganti_henti",
            field=models.CharField(blank=True, db_default="", default="", max_length=250),
        ),
    ]
