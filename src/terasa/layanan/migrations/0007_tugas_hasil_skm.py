"""Hasil SKM yang rendah menunjuk tugasnya, supaya keduanya saling ditemukan."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0006_profil_salinan_skm"),
        ("tindak_lanjut", "0001_awal"),
    ]

    operations = [
        migrations.AddField(
            model_name="hasilskm",
            name="tindak_lanjut",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hasil_skm",
                to="tindak_lanjut.tindaklanjut",
            ),
        ),
    ]
