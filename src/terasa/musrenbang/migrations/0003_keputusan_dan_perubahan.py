import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

import terasa.musrenbang.models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0002_usulan_asli_tetap"),
    ]

    operations = [
        migrations.CreateModel(
            name="Perubahan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=terasa.musrenbang.models.uuid_berurut,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=200)),
                ("alasan", models.TextField()),
                ("isi", models.JSONField(blank=True, default=dict)),
                ("volume", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("biaya", models.BigIntegerField(blank=True, null=True)),
                ("baris_asal", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="keputusan",
            name="keputusan_peringkat_unik",
        ),
        migrations.AddField(
            model_name="keputusan",
            name="peringkat_skor",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="keputusan",
            name="status_sebelum",
            field=models.CharField(
                blank=True,
                choices=[
                    ("draf", "Draf"),
                    ("diajukan", "Diajukan"),
                    ("disepakati_desa", "Disepakati desa"),
                    ("masuk_rkpdes", "Masuk RKP Desa"),
                    ("disepakati_kecamatan", "Disepakati kecamatan"),
                    ("disepakati_forum_pd", "Utama di forum perangkat daerah"),
                    ("cadangan_forum_pd", "Cadangan di forum perangkat daerah"),
                    ("disepakati_kabupaten", "Terpilih di kabupaten"),
                    ("tidak_terpilih", "Belum terpilih di kabupaten"),
                    ("masuk_apbd", "Masuk anggaran"),
                    ("dilaksanakan", "Sedang dilaksanakan"),
                    ("selesai_fisik", "Selesai dibangun"),
                    ("dimanfaatkan", "Dimanfaatkan"),
                    ("tidak_dimanfaatkan", "Belum dimanfaatkan"),
                    ("dinilai_manfaatnya", "Manfaatnya sudah dinilai"),
                    ("dikembalikan", "Dikembalikan untuk dilengkapi"),
                    ("digabung", "Digabung"),
                    ("ditolak", "Tidak disepakati"),
                    ("ditunda", "Ditunda"),
                    ("diteruskan_ke_provinsi", "Diteruskan ke provinsi"),
                    ("diteruskan_ke_pusat", "Diteruskan ke pusat"),
                    ("dibatalkan", "Dibatalkan pengusul"),
                ],
                default="",
                max_length=24,
            ),
        ),
        migrations.AlterField(
            model_name="langkah",
            name="id",
            field=models.UUIDField(
                default=terasa.musrenbang.models.uuid_berurut,
                editable=False,
                primary_key=True,
                serialize=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="keputusan",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("forum", "hasil", "peringkat"),
                name="keputusan_peringkat_unik",
            ),
        ),
        migrations.AddField(
            model_name="perubahan",
            name="usulan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="perubahan", to="musrenbang.usulan"
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("alasan", ""), _negated=True), models.Q(("oleh", ""), _negated=True)
                ),
                name="perubahan_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="perubahan",
            constraint=models.CheckConstraint(
                condition=models.Q(("biaya__isnull", True), ("biaya__gt", 0), _connector="OR"),
                name="perubahan_biaya_bukan_nol",
            ),
        ),
    ]
