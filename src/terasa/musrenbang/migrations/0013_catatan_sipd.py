import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0012_kalender"),
    ]

    operations = [
        migrations.CreateModel(
            name="CatatanSipd",
            fields=[
                (
                    "usulan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sipd",
                        serialize=False,
                        to="musrenbang.usulan",
                    ),
                ),
                ("kabupaten", models.CharField(db_collation="C", max_length=13)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("id_sipd", models.CharField(max_length=60)),
                ("isi", models.JSONField(blank=True, default=dict)),
                ("baris_asal", models.JSONField(blank=True, default=dict)),
                ("diketik_at", models.DateTimeField(blank=True, null=True)),
                ("diketik_oleh", models.CharField(blank=True, max_length=200)),
                ("dibaca_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("tahun", "id_sipd"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kabupaten", "tahun", "id_sipd"), name="catatan_sipd_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diketik_at__isnull", True),
                            models.Q(("diketik_oleh", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="catatan_sipd_ada_pengetik",
                    ),
                ],
            },
        ),
    ]
