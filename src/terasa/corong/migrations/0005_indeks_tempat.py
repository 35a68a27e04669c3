"""Kegiatan dicari menurut tempatnya seperti corong menghitungnya; statistik ekspresinya ikut terkumpul."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("corong", "0004_taksiran"), ("program", "0002_pelaksanaan")]
    operations = [
        migrations.RunSQL(
            """CREATE INDEX kegiatan_corong_tempat
            ON program_kegiatan (kabupaten, tahun, corong_tempat(kabupaten, cakupan))""",
            "DROP INDEX kegiatan_corong_tempat",
        ),
    ]
