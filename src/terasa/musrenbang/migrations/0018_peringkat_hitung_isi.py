from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("musrenbang", "0017_peringkat_hitung_tambah"),
    ]

    operations = [
        # Going back loses nothing: the old column stands beside it.
        migrations.RunSQL(
            "UPDATE musrenbang_keputusan SET peringkat_hitung = peringkat_skor WHERE peringkat_skor IS NOT NULL",
            migrations.RunSQL.noop,
        ),
    ]
