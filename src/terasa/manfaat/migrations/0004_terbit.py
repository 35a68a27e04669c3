from django.db import migrations

# Waves whose figures are out were closed and published in one act.
TERBIT = """
UPDATE survei_survei SET status = 'terbit' WHERE status = 'ditutup' AND id IN (
  SELECT survei_manfaat_id FROM manfaat_hasilmanfaat);
SET CONSTRAINTS ALL IMMEDIATE;
"""
KEMBALI = "UPDATE survei_survei SET status = 'ditutup' WHERE status = 'terbit'"


class Migration(migrations.Migration):
    dependencies = [("manfaat", "0003_kelompok_dan_sukarela"), ("survei", "0004_isi_rancangan")]
    operations = [migrations.RunSQL(TERBIT, KEMBALI)]
