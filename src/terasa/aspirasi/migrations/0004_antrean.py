"""Antrean pemeriksaan, jawaban yang belum membantu, membetulkan, menghapus data: keadaan dan keputusannya."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0003_kunci_terindeks"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="aspirasi",
            name="aspirasi_tertutup_tidak_dirilis",
        ),
        migrations.AlterField(
            model_name="aspirasi",
            name="status",
            field=models.CharField(
                choices=[
                    ("draf", "Draf"),
                    ("ditahan", "Menunggu diperiksa"),
                    ("diajukan", "Diajukan"),
                    ("ditanya", "Ditanya balik"),
                    ("dijawab", "Dijawab"),
                    ("digabung", "Menjadi usulan"),
                    ("dialihkan", "Dialihkan"),
                    ("disembunyikan", "Disembunyikan"),
                    ("ditarik", "Ditarik pengusul"),
                ],
                default="diajukan",
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="aspirasi",
            name="status_sebelum",
            field=models.CharField(
                blank=True,
                choices=[
                    ("draf", "Draf"),
                    ("ditahan", "Menunggu diperiksa"),
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
        migrations.AlterField(
            model_name="peristiwa",
            name="keputusan",
            field=models.SlugField(
                choices=[
                    ("diajukan", "Aspirasi diterima"),
                    ("ditahan", "Menunggu diperiksa"),
                    ("diterima", "Diterima dari antrean pemeriksaan"),
                    ("ditanya", "Ditanya balik"),
                    ("dibalas", "Pertanyaan dibalas"),
                    ("dijawab", "Dijawab"),
                    ("tidak_membantu", "Jawaban belum membantu"),
                    ("digabung", "Menjadi usulan"),
                    ("dialihkan", "Dialihkan"),
                    ("diambil_kembali", "Diambil kembali"),
                    ("dirilis", "Dibuka untuk umum"),
                    ("batal_dirilis", "Ditutup kembali"),
                    ("disembunyikan", "Disembunyikan"),
                    ("ditampilkan", "Ditampilkan kembali"),
                    ("dibetulkan", "Dibetulkan pengusul"),
                    ("ditarik", "Ditarik pengusul"),
                    ("kontak_dihapus", "Kontak dihapus"),
                    ("data_dihapus", "Data dihapus pengusul"),
                    ("retensi", "Masa simpan berakhir"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddIndex(
            model_name="aspirasi",
            index=models.Index(
                condition=models.Q(("sumber", "web")), fields=["diajukan_at"], name="aspirasi_masuk"
            ),
        ),
        migrations.AddConstraint(
            model_name="aspirasi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dirilis_at__isnull", True),
                    models.Q(("status__in", ["disembunyikan", "ditahan", "ditarik", "draf"]), _negated=True),
                    _connector="OR",
                ),
                name="aspirasi_tertutup_tidak_dirilis",
            ),
        ),
    ]
