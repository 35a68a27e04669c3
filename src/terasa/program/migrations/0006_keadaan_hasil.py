import django.db.models.deletion
from django.db import migrations, models

ISI = "UPDATE program_pemanfaatan SET keadaan = CASE WHEN dimanfaatkan THEN 'berfungsi' ELSE 'tidak_dipakai' END"


class Migration(migrations.Migration):
    """Working, broken or unused instead of used or not; the old column stays for the running release."""

    dependencies = [
        ("dokumen", "0003_potongan"),
        ("program", "0005_sebab_dan_pertanyaan"),
    ]

    operations = [
        migrations.AddField("serahterima", "kewajiban", models.TextField(blank=True)),
        migrations.AddField(
            "pemanfaatan",
            "keadaan",
            models.CharField(
                choices=[
                    ("berfungsi", "Berfungsi dan dipakai"),
                    ("rusak", "Rusak"),
                    ("tidak_dipakai", "Tidak dipakai"),
                ],
                default="berfungsi",
                max_length=16,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "pemanfaatan",
            "foto",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dokumen.berkas",
            ),
        ),
        migrations.AlterModelOptions("pemanfaatan", {"ordering": ("pada", "dicatat_at", "id")}),
        migrations.RunSQL(ISI, migrations.RunSQL.noop),
    ]
