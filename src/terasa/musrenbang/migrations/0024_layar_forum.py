"""Yang sedang tampil di layar proyektor sebuah forum."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musrenbang", "0023_keputusan_versi")]

    operations = [
        migrations.CreateModel(
            name="LayarForum",
            fields=[
                (
                    "forum",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="layar",
                        serialize=False,
                        to="musrenbang.forum",
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="musrenbang.keputusan",
                    ),
                ),
                ("pada", models.DateTimeField()),
            ],
        ),
    ]
