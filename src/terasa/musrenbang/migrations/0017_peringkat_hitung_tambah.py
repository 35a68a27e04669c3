import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0016_pokir"),
    ]

    operations = [
        migrations.CreateModel(
            name="MetodeBeku",
            fields=[
                (
                    "forum",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="metode_beku",
                        serialize=False,
                        to="musrenbang.forum",
                    ),
                ),
                (
                    "metode",
                    models.CharField(
                        choices=[
                            ("peringkat", "Peringkat musyawarah"),
                            ("skor", "Skor penilai"),
                            ("usg", "USG: urgensi, keseriusan, pertumbuhan"),
                            ("saw", "Kriteria berbobot (SAW)"),
                            ("ahp", "Perbandingan berpasangan (AHP)"),
                            ("suara_urut", "Surat suara berperingkat"),
                            ("suara_setuju", "Surat suara persetujuan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("isi", models.JSONField(blank=True, default=dict)),
                ("dibekukan_at", models.DateTimeField()),
                ("oleh", models.CharField(max_length=200)),
            ],
        ),
        migrations.AddField(
            model_name="keputusan",
            name="alasan_geser",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="keputusan",
            name="peringkat_hitung",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="usulan",
            name="kelompok_pengusul",
            field=models.SlugField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AlterField(
            model_name="forum",
            name="metode",
            field=models.CharField(
                choices=[
                    ("peringkat", "Peringkat musyawarah"),
                    ("skor", "Skor penilai"),
                    ("usg", "USG: urgensi, keseriusan, pertumbuhan"),
                    ("saw", "Kriteria berbobot (SAW)"),
                    ("ahp", "Perbandingan berpasangan (AHP)"),
                    ("suara_urut", "Surat suara berperingkat"),
                    ("suara_setuju", "Surat suara persetujuan"),
                ],
                default="peringkat",
                max_length=16,
            ),
        ),
    ]
