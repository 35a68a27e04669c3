"""Stasiun bagi langkah yang dibatalkan dan permintaan informasi yang dicatat."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0003_satu_survei_berjalan"),
    ]

    operations = [
        migrations.AlterField(
            model_name="peristiwalayanan",
            name="keputusan",
            field=models.CharField(
                choices=[
                    ("diajukan", "Permohonan masuk"),
                    ("diterima", "Berkas lengkap"),
                    ("dicatat", "Permintaan dicatat"),
                    ("diminta_lengkap", "Ada yang kurang"),
                    ("dijelaskan", "Keterlambatan dijelaskan"),
                    ("diperpanjang", "Waktu diperpanjang"),
                    ("siap", "Siap diambil"),
                    ("diserahkan", "Diserahkan"),
                    ("dibatalkan", "Langkah dibatalkan"),
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
