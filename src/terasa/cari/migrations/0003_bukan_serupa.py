from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cari", "0002_pembanding"),
    ]

    operations = [
        migrations.CreateModel(
            name="BukanSerupa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode_1", models.CharField(db_collation="C", max_length=20)),
                ("kode_2", models.CharField(db_collation="C", max_length=20)),
                ("oleh", models.CharField(max_length=200)),
                ("alasan", models.CharField(blank=True, max_length=500)),
                ("pada", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["kode_2"], name="bukan_serupa_kode_2")],
                "constraints": [
                    models.UniqueConstraint(fields=("kode_1", "kode_2"), name="bukan_serupa_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("kode_1__lt", models.F("kode_2"))), name="bukan_serupa_urut"
                    ),
                ],
            },
        ),
    ]
