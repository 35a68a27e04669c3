import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0003_kunci_terindeks"),
        ("musrenbang", "0029_kerja_impor_rpjmdes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DukunganUsulan",
            fields=[
                (
                    "aspirasi",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="dukungan_usulan",
                        serialize=False,
                        to="aspirasi.aspirasi",
                    ),
                ),
                ("pada", models.DateTimeField()),
                (
                    "usulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dukungan_usulan",
                        to="musrenbang.usulan",
                    ),
                ),
            ],
        ),
    ]
