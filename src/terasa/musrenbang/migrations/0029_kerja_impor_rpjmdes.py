"""Satu jenis kerja baru: RPJM Desa dari berkas yang diunggah."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musrenbang", "0028_rpjmdes_tetap")]

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
                ],
                max_length=20,
            ),
        ),
    ]
