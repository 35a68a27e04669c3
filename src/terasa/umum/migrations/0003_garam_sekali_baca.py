from django.db import migrations

from terasa.umum.sql import read_sql


class Migration(migrations.Migration):
    """The audit trigger reads a salt back only when the row had one: large insertions stay linear."""

    dependencies = [("umum", "0002_fungsi_dan_cache")]
    operations = [migrations.RunSQL(read_sql("0002_fungsi.sql"), migrations.RunSQL.noop)]
