"""Kapan data pribadi sebuah aspirasi dihapus; yang terhapus tidak pernah dibuka untuk umum."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0006_sumber_pintu"),
    ]

    operations = [
        migrations.AddField(
            model_name="aspirasi",
            name="dihapus_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="aspirasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dirilis_at__isnull", True), ("dihapus_at__isnull", True), _connector="OR"
                ),
                name="aspirasi_terhapus_tidak_dirilis",
            ),
        ),
    ]
