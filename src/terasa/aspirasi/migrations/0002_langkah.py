from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0001_awal"),
    ]

    operations = [
        migrations.AddField(
            model_name="aspirasi",
            name="status_sebelum",
            field=models.CharField(
                blank=True,
                choices=[
                    ("draf", "Draf"),
                    ("diajukan", "Diajukan"),
                    ("ditanya", "Ditanya balik"),
                    ("dijawab", "Dijawab"),
                    ("digabung", "Menjadi usulan"),
                    ("dialihkan", "Dialihkan"),
                    ("disembunyikan", "Disembunyikan"),
                    ("ditarik", "Ditarik pengusul"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddField(
            model_name="peristiwa",
            name="rujukan",
            field=models.CharField(blank=True, db_collation="C", max_length=9),
        ),
        migrations.AlterField(
            model_name="peristiwa",
            name="keputusan",
            field=models.SlugField(
                choices=[
                    ("diajukan", "Aspirasi diterima"),
                    ("ditanya", "Ditanya balik"),
                    ("dibalas", "Pertanyaan dibalas"),
                    ("dijawab", "Dijawab"),
                    ("digabung", "Menjadi usulan"),
                    ("dialihkan", "Dialihkan"),
                    ("diambil_kembali", "Diambil kembali"),
                    ("dirilis", "Dibuka untuk umum"),
                    ("batal_dirilis", "Ditutup kembali"),
                    ("disembunyikan", "Disembunyikan"),
                    ("ditampilkan", "Ditampilkan kembali"),
                    ("ditarik", "Ditarik pengusul"),
                    ("kontak_dihapus", "Kontak dihapus"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="aspirasi",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "disembunyikan"), ("status_sebelum", ""), _connector="XOR"),
                name="aspirasi_ingat_sebelum_sembunyi",
            ),
        ),
        migrations.AddConstraint(
            model_name="aspirasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dirilis_at__isnull", True),
                    models.Q(("status__in", ["disembunyikan", "ditarik", "draf"]), _negated=True),
                    _connector="OR",
                ),
                name="aspirasi_tertutup_tidak_dirilis",
            ),
        ),
    ]
