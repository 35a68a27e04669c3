"""Stasiun bagi bagian pribadi yang dihapus pemiliknya sendiri."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0001_awal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="peristiwalayanan",
            name="keputusan",
            field=models.CharField(
                choices=[
                    ("diajukan", "Permohonan masuk"),
                    ("diterima", "Berkas lengkap"),
                    ("diminta_lengkap", "Ada yang kurang"),
                    ("dijelaskan", "Keterlambatan dijelaskan"),
                    ("diperpanjang", "Waktu diperpanjang"),
                    ("siap", "Siap diambil"),
                    ("diserahkan", "Diserahkan"),
                    ("ditolak", "Tidak dapat dipenuhi"),
                    ("ditarik", "Ditarik pemohon"),
                    ("keberatan", "Pemohon keberatan"),
                    ("ditanggapi", "Keberatan ditanggapi"),
                    ("retensi", "Masa simpan berakhir"),
                    ("dihapus", "Dihapus pemiliknya"),
                ],
                max_length=16,
            ),
        ),
    ]
