from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dokumen", "0003_potongan")]

    operations = [
        migrations.AddField(
            model_name="dokumen",
            name="is_terbatas",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
