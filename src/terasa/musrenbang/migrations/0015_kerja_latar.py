import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0001_awal"),
        ("musrenbang", "0014_usulan_lanjutan"),
    ]

    operations = [
        migrations.CreateModel(
            name="KerjaLatar",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[("impor_sipd", "Impor dari SIPD"), ("surat", "Surat umpan balik")],
                        max_length=20,
                    ),
                ),
                ("kabupaten", models.CharField(db_collation="C", max_length=13)),
                ("tahun", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("disiapkan", "Sedang disiapkan"),
                            ("menunggu", "Menunggu giliran"),
                            ("berjalan", "Sedang dikerjakan"),
                            ("selesai", "Selesai"),
                            ("gagal", "Tidak berhasil"),
                        ],
                        default="disiapkan",
                        max_length=10,
                    ),
                ),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("masukan", models.JSONField(blank=True, default=dict)),
                ("laporan", models.JSONField(blank=True, null=True)),
                ("galat", models.TextField(blank=True)),
                ("oleh", models.CharField(max_length=200)),
                ("dibuat_at", models.DateTimeField()),
                ("diubah_at", models.DateTimeField()),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dokumen.berkas",
                    ),
                ),
                (
                    "hasil",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dokumen.berkas",
                    ),
                ),
            ],
            options={
                "ordering": ("-dibuat_at",),
                "indexes": [
                    models.Index(fields=["kabupaten", "jenis", "-dibuat_at"], name="kerja_latar_kabupaten")
                ],
            },
        ),
    ]
