"""Tiga jenis kerja baru: transfer ke desa, padanan kode, dan realisasi dari berkas yang diunggah."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musrenbang", "0030_dukungan")]

    operations = [
        migrations.AlterField(
            model_name="kerjalatar",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("impor_sipd", "Impor dari SIPD"),
                    ("surat", "Surat umpan balik"),
                    ("impor_kamus", "Impor kamus usulan"),
                    ("impor_pokir", "Impor pokir"),
                    ("impor_rpjmdes", "Impor RPJM Desa"),
                    ("impor_transfer", "Impor transfer ke desa"),
                    ("impor_padanan", "Impor padanan kode"),
                    ("impor_realisasi", "Impor realisasi"),
                ],
                max_length=20,
            ),
        ),
    ]
