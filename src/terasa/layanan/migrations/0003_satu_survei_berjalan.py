"""Satu unit satu survei yang berjalan, juga bila dua orang menekan bersamaan."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0002_pemilik_menghapus"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="surveiskm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "dibuka")), fields=("unit",), name="skm_satu_berjalan"
            ),
        ),
    ]
