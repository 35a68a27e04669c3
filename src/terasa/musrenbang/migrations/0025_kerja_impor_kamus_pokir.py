"""Dua jenis kerja baru: kamus usulan dan pokir dari berkas yang diunggah."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musrenbang", "0024_layar_forum")]

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
                ],
                max_length=20,
            ),
        ),
    ]
