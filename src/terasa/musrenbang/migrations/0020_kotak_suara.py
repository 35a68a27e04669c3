import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0019_peringkat_skor_lepas"),
        ("pertemuan", "0001_awal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KotakSuara",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode", models.SlugField(max_length=8, unique=True)),
                (
                    "metode",
                    models.CharField(
                        choices=[
                            ("peringkat", "Peringkat musyawarah"),
                            ("skor", "Skor penilai"),
                            ("usg", "USG: urgensi, keseriusan, pertumbuhan"),
                            ("saw", "Kriteria berbobot (SAW)"),
                            ("ahp", "Perbandingan berpasangan (AHP)"),
                            ("suara_urut", "Surat suara berperingkat"),
                            ("suara_setuju", "Surat suara persetujuan"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("dibuka", "Dibuka"), ("ditutup", "Ditutup dan dihitung")],
                        default="dibuka",
                        max_length=8,
                    ),
                ),
                ("calon", models.JSONField()),
                ("pagu", models.BigIntegerField(blank=True, null=True)),
                ("cara", models.JSONField()),
                ("pilihan_terbanyak", models.PositiveSmallIntegerField()),
                ("dibuka_at", models.DateTimeField()),
                ("dibuka_oleh", models.CharField(max_length=200)),
                ("ditutup_at", models.DateTimeField(blank=True, null=True)),
                ("ditutup_oleh", models.CharField(blank=True, max_length=200)),
                ("ringkasan", models.JSONField(blank=True, default=dict)),
                ("tanda_terima", models.TextField(blank=True)),
                ("pb", models.TextField(blank=True)),
                ("pb_sha256", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="HimpunanSuara",
            fields=[
                (
                    "kotak",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="himpunan",
                        serialize=False,
                        to="musrenbang.kotaksuara",
                    ),
                ),
                ("tanda_terima", models.TextField(blank=True)),
                ("surat", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="kotaksuara",
            name="forum",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="kotak", to="musrenbang.forum"
            ),
        ),
        migrations.CreateModel(
            name="KertasSuara",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.PositiveIntegerField()),
                ("isi_satu", models.TextField(blank=True, null=True)),
                ("isi_dua", models.TextField(blank=True, null=True)),
                ("isi", models.TextField(blank=True, null=True)),
                ("diputuskan_oleh", models.CharField(blank=True, max_length=200)),
                (
                    "kotak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kertas",
                        to="musrenbang.kotaksuara",
                    ),
                ),
                (
                    "penyalin_dua",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penyalin_satu",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("nomor",),
            },
        ),
        migrations.CreateModel(
            name="PakKartu",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kelompok", models.CharField(blank=True, max_length=80)),
                ("jumlah", models.PositiveIntegerField()),
                ("sidik", models.BinaryField()),
                (
                    "kotak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pak",
                        to="musrenbang.kotaksuara",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PengambilanKartu",
            fields=[
                (
                    "kehadiran",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="pengambilan_kartu",
                        serialize=False,
                        to="pertemuan.kehadiran",
                    ),
                ),
                (
                    "kotak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pengambilan",
                        to="musrenbang.kotaksuara",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="kotaksuara",
            constraint=models.CheckConstraint(
                condition=models.Q(("pagu__isnull", True), ("pagu__gt", 0), _connector="OR"),
                name="kotak_pagu_positif",
            ),
        ),
        migrations.AddConstraint(
            model_name="kotaksuara",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "ditutup"), _negated=True),
                    models.Q(("pb_sha256", ""), _negated=True),
                    _connector="OR",
                ),
                name="kotak_tertutup_terbit",
            ),
        ),
        migrations.AddConstraint(
            model_name="kertassuara",
            constraint=models.UniqueConstraint(fields=("kotak", "nomor"), name="kertas_suara_sekali"),
        ),
        migrations.AddConstraint(
            model_name="kertassuara",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("penyalin_satu__isnull", True),
                    ("penyalin_dua__isnull", True),
                    models.Q(("penyalin_satu", models.F("penyalin_dua")), _negated=True),
                    _connector="OR",
                ),
                name="kertas_suara_dua_orang",
            ),
        ),
    ]
