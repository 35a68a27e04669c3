import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cari", "0001_awal"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pembanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.CharField(max_length=20)),
                ("objek_id", models.CharField(max_length=40)),
                ("kode", models.CharField(max_length=20)),
                ("judul", models.CharField(max_length=300)),
                ("uraian", models.TextField(blank=True)),
                ("lokasi", models.CharField(blank=True, max_length=500)),
                ("volume", models.CharField(blank=True, max_length=20)),
                ("satuan", models.CharField(blank=True, max_length=40)),
                ("kode_wilayah", models.CharField(db_collation="C", max_length=13)),
                ("nama_wilayah", models.CharField(blank=True, max_length=200)),
                ("tahun", models.PositiveSmallIntegerField(null=True)),
                ("url", models.CharField(max_length=200)),
                (
                    "kunci",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kode"], name="pembanding_kode"),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["kunci"], name="pembanding_kunci"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("jenis", "objek_id", "kode_wilayah"), name="pembanding_satu_per_desa"
                    )
                ],
            },
        ),
    ]
