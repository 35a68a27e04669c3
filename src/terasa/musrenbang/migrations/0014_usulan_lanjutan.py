import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0013_catatan_sipd"),
    ]

    operations = [
        migrations.AddField(
            model_name="usulan",
            name="lanjutan_dari",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lanjutan",
                to="musrenbang.usulan",
            ),
        ),
        migrations.AddField(
            model_name="usulan",
            name="pangkal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="musrenbang.usulan",
            ),
        ),
    ]
