import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("perangkat", "0005_buku_bpd")]
    operations = [
        migrations.AddField(
            model_name="prosespaw",
            name="kriteria_seleksi",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="calonpaw",
            name="nilai_seleksi",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
        ),
        migrations.CreateModel(
            name="KoreksiLangkahPaw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("semula", models.JSONField()),
                ("menjadi", models.JSONField()),
                ("alasan", models.TextField()),
                ("pada", models.DateTimeField()),
                ("oleh", models.CharField(max_length=200)),
                (
                    "langkah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="koreksi",
                        to="perangkat.langkahpaw",
                    ),
                ),
            ],
            options={"ordering": ("pada", "id")},
        ),
    ]
