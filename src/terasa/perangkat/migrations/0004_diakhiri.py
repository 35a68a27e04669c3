"""Kapan dan oleh kantor mana sebuah pengakhiran dicatat."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perangkat", "0003_paw")]

    operations = [
        migrations.AddField(
            model_name="masajabatan",
            name="diakhiri_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="masajabatan",
            name="diakhiri_oleh",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
