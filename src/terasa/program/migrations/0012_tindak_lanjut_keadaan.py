from django.db import migrations, models


class Migration(migrations.Migration):
    """What the unit will do about a broken or unused work, and by when."""

    dependencies = [("program", "0011_penerima")]

    operations = [
        migrations.AddField(
            model_name="pemanfaatan",
            name="tindak_lanjut",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="pemanfaatan",
            name="tindak_lanjut_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
