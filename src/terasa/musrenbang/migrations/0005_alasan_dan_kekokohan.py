import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0004_lokasi_lebih_panjang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kekokohan",
            fields=[
                (
                    "alokasi",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kekokohan",
                        serialize=False,
                        to="musrenbang.alokasi",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu giliran"),
                            ("dihitung", "Sedang dihitung"),
                            ("selesai", "Selesai"),
                            ("gagal", "Tidak berhasil dihitung"),
                        ],
                        default="menunggu",
                        max_length=10,
                    ),
                ),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("isi", models.JSONField(blank=True, null=True)),
                ("kelonggaran", models.JSONField(blank=True, default=dict)),
                ("diubah_at", models.DateTimeField()),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("diubah_at",),
            },
        ),
        migrations.AddField(
            model_name="alokasi",
            name="catatan",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="alasan",
            field=models.CharField(blank=True, db_default="", default="", max_length=24),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="daftar",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="harga",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=30, null=True),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="lawan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="musrenbang.usulan",
            ),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="tambahan",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="posalokasi",
            name="uang_pendukung",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="BagianForum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("daftar", models.CharField(max_length=10)),
                ("kode", models.CharField(max_length=200)),
                ("nama", models.CharField(max_length=200)),
                ("bobot", models.CharField(max_length=80)),
                ("jumlah", models.PositiveIntegerField()),
                ("bagian", models.BigIntegerField()),
                ("sisa", models.BigIntegerField()),
                ("peringkat", models.JSONField()),
                ("belanja", models.JSONField()),
                (
                    "alokasi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bagian_forum",
                        to="musrenbang.alokasi",
                    ),
                ),
                (
                    "forum",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="musrenbang.forum",
                    ),
                ),
            ],
            options={
                "ordering": ("nama", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("alokasi", "daftar", "kode"), name="bagian_forum_sekali")
                ],
            },
        ),
    ]
