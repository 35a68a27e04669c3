from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0003_keputusan_dan_perubahan"),
    ]

    operations = [
        migrations.AlterField(
            model_name="usulan",
            name="lokasi",
            field=models.CharField(blank=True, max_length=500),
        ),
    ]
