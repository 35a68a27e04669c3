import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of participants gets a model of its own; nothing changes in the database."""

    dependencies = [("perangkat", "0006_koreksi_paw")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="PesertaPelatihan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "pelatihannetralitas",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="perangkat.pelatihannetralitas",
                            ),
                        ),
                        (
                            "masajabatan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="perangkat.masajabatan",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "perangkat_pelatihannetralitas_peserta",
                        "unique_together": {("pelatihannetralitas", "masajabatan")},
                    },
                ),
                migrations.AlterField(
                    model_name="pelatihannetralitas",
                    name="peserta",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="pelatihan_netralitas",
                        through="perangkat.PesertaPelatihan",
                        to="perangkat.masajabatan",
                    ),
                ),
            ]
        )
    ]
