"""Salinan kertas membawa profil dan tanggalnya, supaya keduanya ikut dicocokkan."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0005_mengapa_dihentikan"),
    ]

    operations = [
        migrations.AddField(
            model_name="salinanskm",
            name="profil",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="salinanskm",
            name="dijawab_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
