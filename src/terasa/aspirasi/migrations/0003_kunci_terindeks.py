"""Slip yang dibuat tanpa sinyal belum berkode: kuncinya saja menemukan aspirasinya; sumber keliling."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspirasi", "0002_langkah"),
    ]

    operations = [
        migrations.AlterField(
            model_name="aspirasi",
            name="kunci_sidik",
            field=models.CharField(db_collation="C", db_index=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="aspirasi",
            name="sumber",
            field=models.CharField(
                choices=[
                    ("web", "Formulir warga"),
                    ("operator", "Dicatat operator"),
                    ("keliling", "Dicatat keliling"),
                    ("peragaan", "Data peragaan"),
                ],
                default="web",
                max_length=10,
            ),
        ),
    ]
