"""Layanan, permohonan, antrean, surat, dan survei kepuasan."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("akun", "0001_awal"),
        ("dokumen", "0003_potongan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Layanan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode", models.CharField(db_collation="C", max_length=9, unique=True)),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                (
                    "jenis",
                    models.CharField(
                        choices=[("layanan", "Layanan"), ("informasi", "Permintaan informasi publik (PPID)")],
                        default="layanan",
                        max_length=12,
                    ),
                ),
                ("nama", models.CharField(max_length=160)),
                ("ringkas", models.CharField(max_length=250)),
                ("kata_kunci", models.CharField(blank=True, max_length=500)),
                ("tautan", models.URLField(blank=True)),
                ("dihentikan_on", models.DateField(blank=True, null=True)),
                ("is_peragaan", models.BooleanField(default=False)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="layanan", to="akun.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("nama", "kode"),
            },
        ),
        migrations.CreateModel(
            name="Permohonan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode", models.CharField(db_collation="C", max_length=9, unique=True)),
                ("kunci_sidik", models.CharField(db_collation="C", db_index=True, max_length=64)),
                ("kunci_kirim", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                (
                    "saluran",
                    models.CharField(
                        choices=[
                            ("loket", "Datang ke loket"),
                            ("telepon", "Lewat telepon"),
                            ("ponsel", "Dari ponsel sendiri"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("diajukan", "Menunggu diperiksa"),
                            ("kurang", "Menunggu kelengkapan dari pemohon"),
                            ("diproses", "Sedang dikerjakan"),
                            ("siap", "Siap diambil"),
                            ("selesai", "Sudah diserahkan"),
                            ("ditolak", "Tidak dapat dipenuhi"),
                            ("ditarik", "Ditarik pemohon"),
                        ],
                        default="diajukan",
                        max_length=8,
                    ),
                ),
                (
                    "kurang",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("masuk_at", models.DateTimeField()),
                ("lengkap_on", models.DateField(blank=True, null=True)),
                ("janji_on", models.DateField(blank=True, null=True)),
                ("siap_on", models.DateField(blank=True, null=True)),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
                ("hari_kerja", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("tepat_waktu", models.BooleanField(blank=True, null=True)),
                ("alasan_lambat", models.SlugField(blank=True, max_length=30)),
                ("biaya", models.PositiveBigIntegerField(default=0)),
                ("dihapus_at", models.DateTimeField(blank=True, null=True)),
                ("is_peragaan", models.BooleanField(default=False)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="akun.unit"
                    ),
                ),
                (
                    "layanan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permohonan",
                        to="layanan.layanan",
                    ),
                ),
            ],
            options={
                "ordering": ("masuk_at", "kode"),
            },
        ),
        migrations.CreateModel(
            name="NomorAntrean",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("hari", models.DateField()),
                ("nomor", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("menunggu", "Menunggu"),
                            ("dipanggil", "Dipanggil"),
                            ("selesai", "Sudah dilayani"),
                            ("tidak_hadir", "Tidak hadir saat dipanggil"),
                        ],
                        default="menunggu",
                        max_length=12,
                    ),
                ),
                ("meja", models.CharField(blank=True, max_length=20)),
                ("diambil_at", models.DateTimeField()),
                ("dipanggil_at", models.DateTimeField(blank=True, null=True)),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
                (
                    "layanan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="layanan.layanan",
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="layanan.permohonan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="antrean", to="akun.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("hari", "nomor"),
            },
        ),
        migrations.CreateModel(
            name="PeristiwaLayanan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=200)),
                (
                    "keputusan",
                    models.CharField(
                        choices=[
                            ("diajukan", "Permohonan masuk"),
                            ("diterima", "Berkas lengkap"),
                            ("diminta_lengkap", "Ada yang kurang"),
                            ("dijelaskan", "Keterlambatan dijelaskan"),
                            ("diperpanjang", "Waktu diperpanjang"),
                            ("siap", "Siap diambil"),
                            ("diserahkan", "Diserahkan"),
                            ("ditolak", "Tidak dapat dipenuhi"),
                            ("ditarik", "Ditarik pemohon"),
                            ("keberatan", "Pemohon keberatan"),
                            ("ditanggapi", "Keberatan ditanggapi"),
                            ("retensi", "Masa simpan berakhir"),
                        ],
                        max_length=16,
                    ),
                ),
                ("alasan_kode", models.SlugField(blank=True, max_length=30)),
                ("alasan", models.TextField(blank=True)),
                ("janji_on", models.DateField(blank=True, null=True)),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="peristiwa",
                        to="layanan.permohonan",
                    ),
                ),
            ],
            options={
                "ordering": ("pada", "id"),
            },
        ),
        migrations.CreateModel(
            name="PesanPermohonan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                (
                    "arah",
                    models.CharField(
                        choices=[("dari_pemohon", "Dari pemohon"), ("ke_pemohon", "Kepada pemohon")],
                        max_length=12,
                    ),
                ),
                ("teks", models.TextField()),
                ("oleh", models.CharField(max_length=200)),
                ("pada", models.DateTimeField()),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pesan",
                        to="layanan.permohonan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="akun.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("pada",),
            },
        ),
        migrations.CreateModel(
            name="StandarLayanan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versi", models.PositiveSmallIntegerField()),
                ("berlaku_dari", models.DateField()),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
                (
                    "persyaratan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("hari_kerja", models.PositiveSmallIntegerField()),
                ("biaya", models.PositiveBigIntegerField(default=0)),
                ("komponen", models.JSONField(default=dict)),
                ("maklumat", models.TextField(blank=True)),
                ("dasar", models.CharField(max_length=250)),
                ("oleh", models.CharField(max_length=200)),
                ("dibuat_at", models.DateTimeField()),
                (
                    "layanan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standar",
                        to="layanan.layanan",
                    ),
                ),
            ],
            options={
                "ordering": ("-versi",),
            },
        ),
        migrations.AddField(
            model_name="permohonan",
            name="standar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="layanan.standarlayanan"
            ),
        ),
        migrations.CreateModel(
            name="Surat",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("tanda_terima", "Tanda terima berkas"),
                            ("rekomendasi", "Rekomendasi camat"),
                            ("pengantar", "Surat pengantar"),
                        ],
                        max_length=14,
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("urut", models.PositiveIntegerField()),
                (
                    "dokumen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dokumen.dokumen"
                    ),
                ),
                (
                    "permohonan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surat",
                        to="layanan.permohonan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="surat", to="akun.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("-tahun", "-urut"),
            },
        ),
        migrations.CreateModel(
            name="SurveiSkm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kode", models.CharField(db_collation="C", max_length=9, unique=True)),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                ("dari_on", models.DateField()),
                ("sampai_on", models.DateField()),
                ("populasi", models.PositiveIntegerField()),
                ("sampel", models.PositiveIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("dibuka", "Sedang berjalan"), ("terbit", "Hasil terbit")],
                        default="dibuka",
                        max_length=8,
                    ),
                ),
                ("terbit_at", models.DateTimeField(blank=True, null=True)),
                ("is_peragaan", models.BooleanField(default=False)),
                (
                    "dokumen",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dokumen.dokumen",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="skm", to="akun.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("-dari_on", "kode"),
            },
        ),
        migrations.CreateModel(
            name="SalinanSkm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("lembar", models.PositiveIntegerField()),
                (
                    "nilai",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(blank=True, null=True), size=9
                    ),
                ),
                ("disalin_at", models.DateTimeField()),
                (
                    "layanan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="layanan.layanan"
                    ),
                ),
                (
                    "penyalin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="layanan.surveiskm"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JawabanSkm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "saluran",
                    models.CharField(
                        choices=[
                            ("kertas", "Kertas"),
                            ("ponsel", "Ponsel"),
                            ("kios", "Layar di loket"),
                            ("loket", "Ditanya di loket"),
                        ],
                        max_length=6,
                    ),
                ),
                ("kunci_kirim", models.UUIDField(unique=True)),
                (
                    "nilai",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(blank=True, null=True), size=9
                    ),
                ),
                ("profil", models.JSONField(blank=True, default=dict)),
                ("saran", models.TextField(blank=True)),
                ("dijawab_on", models.DateField()),
                (
                    "layanan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="layanan.layanan"
                    ),
                ),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jawaban",
                        to="layanan.surveiskm",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HasilSkm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(blank=True, max_length=500)),
                (
                    "layanan_id",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                (
                    "jumlah",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), default=list, size=9
                    ),
                ),
                (
                    "dijawab",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), default=list, size=9
                    ),
                ),
                ("ikm", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("mutu", models.CharField(blank=True, max_length=1)),
                ("lo", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("hi", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("alasan", models.CharField(blank=True, max_length=250)),
                (
                    "survei",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hasil",
                        to="layanan.surveiskm",
                    ),
                ),
            ],
            options={
                "ordering": ("nama",),
            },
        ),
        migrations.CreateModel(
            name="TemplatSurat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("tanda_terima", "Tanda terima berkas"),
                            ("rekomendasi", "Rekomendasi camat"),
                            ("pengantar", "Surat pengantar"),
                        ],
                        max_length=14,
                    ),
                ),
                ("judul", models.CharField(max_length=120)),
                ("pola_nomor", models.CharField(max_length=80)),
                ("isi", models.TextField()),
                ("penandatangan", models.CharField(max_length=160)),
                ("diubah_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="templat_surat",
                        to="akun.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("jenis",),
            },
        ),
        migrations.CreateModel(
            name="UrutSurat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("tanda_terima", "Tanda terima berkas"),
                            ("rekomendasi", "Rekomendasi camat"),
                            ("pengantar", "Surat pengantar"),
                        ],
                        max_length=14,
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("terakhir", models.PositiveIntegerField(default=0)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="akun.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HariAntrean",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hari", models.DateField()),
                ("terakhir", models.PositiveSmallIntegerField(default=0)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="akun.unit"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "hari"), name="antrean_hari_unik")],
            },
        ),
        migrations.CreateModel(
            name="IsiPermohonan",
            fields=[
                (
                    "permohonan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="isi",
                        serialize=False,
                        to="layanan.permohonan",
                    ),
                ),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                ("nama", models.CharField(blank=True, max_length=120)),
                ("keperluan", models.TextField(blank=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="akun.unit"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="layanan",
            index=models.Index(fields=["kode_wilayah"], name="layanan_wilayah"),
        ),
        migrations.AddConstraint(
            model_name="layanan",
            constraint=models.UniqueConstraint(fields=("unit", "nama"), name="layanan_nama_per_unit"),
        ),
        migrations.AddConstraint(
            model_name="nomorantrean",
            constraint=models.UniqueConstraint(fields=("unit", "hari", "nomor"), name="antrean_nomor_unik"),
        ),
        migrations.AddConstraint(
            model_name="standarlayanan",
            constraint=models.UniqueConstraint(fields=("layanan", "versi"), name="standar_versi_unik"),
        ),
        migrations.AddConstraint(
            model_name="standarlayanan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("berlaku_sampai__isnull", True),
                    ("berlaku_sampai__gte", models.F("berlaku_dari")),
                    _connector="OR",
                ),
                name="standar_tanggal_urut",
            ),
        ),
        migrations.AddConstraint(
            model_name="standarlayanan",
            constraint=models.CheckConstraint(
                condition=models.Q(("hari_kerja__range", (1, 365))), name="standar_hari_wajar"
            ),
        ),
        migrations.AddIndex(
            model_name="permohonan",
            index=models.Index(fields=["unit", "status", "masuk_at"], name="permohonan_meja"),
        ),
        migrations.AddIndex(
            model_name="permohonan",
            index=models.Index(fields=["layanan", "siap_on"], name="permohonan_lama"),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "kurang"), ("kurang__len", 0), _connector="OR"),
                name="permohonan_kurang_hanya_saat_kurang",
            ),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("siap_on__isnull", True),
                    models.Q(
                        ("hari_kerja__isnull", False),
                        ("lengkap_on__isnull", False),
                        ("tepat_waktu__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="permohonan_siap_terukur",
            ),
        ),
        migrations.AddConstraint(
            model_name="permohonan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("tepat_waktu", False), _negated=True),
                    models.Q(("alasan_lambat", ""), _negated=True),
                    _connector="OR",
                ),
                name="permohonan_lambat_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="surat",
            constraint=models.UniqueConstraint(
                fields=("unit", "jenis", "tahun", "urut"), name="surat_nomor_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="surat",
            constraint=models.UniqueConstraint(fields=("permohonan", "jenis"), name="surat_satu_per_jenis"),
        ),
        migrations.AddConstraint(
            model_name="surveiskm",
            constraint=models.CheckConstraint(
                condition=models.Q(("sampai_on__gte", models.F("dari_on"))), name="skm_tanggal_urut"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveiskm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "terbit"), ("terbit_at__isnull", False)),
                    models.Q(("status", "dibuka"), ("terbit_at__isnull", True)),
                    _connector="OR",
                ),
                name="skm_terbit_bertanggal",
            ),
        ),
        migrations.AddConstraint(
            model_name="salinanskm",
            constraint=models.UniqueConstraint(
                fields=("survei", "lembar", "penyalin"), name="salinan_skm_dua_orang"
            ),
        ),
        migrations.AddConstraint(
            model_name="salinanskm",
            constraint=models.CheckConstraint(
                condition=models.Q(("nilai__len", 9)), name="salinan_skm_sembilan"
            ),
        ),
        migrations.AddConstraint(
            model_name="jawabanskm",
            constraint=models.CheckConstraint(
                condition=models.Q(("nilai__len", 9)), name="jawaban_skm_sembilan"
            ),
        ),
        migrations.AddConstraint(
            model_name="hasilskm",
            constraint=models.UniqueConstraint(fields=("survei", "nama"), name="hasil_skm_satu"),
        ),
        migrations.AddConstraint(
            model_name="hasilskm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ikm__isnull", False), models.Q(("alasan", ""), _negated=True), _connector="XOR"
                ),
                name="hasil_skm_beralasan",
            ),
        ),
        migrations.AddConstraint(
            model_name="templatsurat",
            constraint=models.UniqueConstraint(fields=("unit", "jenis"), name="templat_satu_per_jenis"),
        ),
        migrations.AddConstraint(
            model_name="urutsurat",
            constraint=models.UniqueConstraint(fields=("unit", "jenis", "tahun"), name="urut_surat_unik"),
        ),
    ]
