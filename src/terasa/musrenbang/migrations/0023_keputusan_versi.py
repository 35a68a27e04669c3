"""Versi setiap keputusan, dan siapa yang terakhir mengubahnya."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musrenbang", "0022_paket_balai")]

    operations = [
        migrations.AddField("keputusan", "versi", models.PositiveIntegerField(db_default=0, default=0)),
        migrations.AddField("keputusan", "diubah_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "keputusan",
            "diubah_oleh",
            models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
