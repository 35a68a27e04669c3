from django.db import migrations


class Migration(migrations.Migration):
    """The code no longer knows the column; it leaves the table in a later release, when nobody writes it."""

    dependencies = [
        ("musrenbang", "0018_peringkat_hitung_isi"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name="keputusan", name="peringkat_skor")]
        ),
    ]
