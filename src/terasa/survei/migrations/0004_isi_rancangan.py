from django.db import migrations

# What surveys drawn before had all along: the desa of their dwellings, and dwellings that need no further visit.
ISI = """
UPDATE survei_survei s SET cakupan = coalesce(
  (SELECT jsonb_agg(DISTINCT r.kode_wilayah) FROM survei_responden r WHERE r.survei_id = s.id), '[]'::jsonb),
  dibuat_at = s.diundi_at;
UPDATE survei_responden SET is_tuntas = true WHERE status = 'selesai';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("survei", "0003_rancangan_sampel")]
    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
