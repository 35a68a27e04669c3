"""Baris buku administrasi BPD."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dokumen", "0003_potongan"),
        ("perangkat", "0004_diakhiri"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntriBuku",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode_desa", models.CharField(db_collation="C", max_length=13)),
                ("buku", models.SlugField(max_length=60)),
                ("tahun", models.PositiveSmallIntegerField()),
                ("urutan", models.PositiveIntegerField()),
                ("nomor", models.CharField(blank=True, max_length=120)),
                ("tanggal", models.DateField()),
                ("uraian", models.TextField()),
                ("keterangan", models.CharField(blank=True, max_length=250)),
                ("dicatat_at", models.DateTimeField()),
                ("dicatat_oleh", models.CharField(max_length=200)),
                ("is_peragaan", models.BooleanField(default=False)),
                (
                    "berkas",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dokumen.berkas",
                    ),
                ),
            ],
            options={
                "ordering": ("kode_desa", "buku", "tahun", "urutan"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=["kode_desa", "buku", "tahun", "urutan"], name="entri_buku_sekali"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(tanggal__year=models.F("tahun")), name="entri_buku_setahun"
                    ),
                ],
            },
        ),
    ]
