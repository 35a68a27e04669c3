from django.db import migrations

from terasa.umum.sql import read_sql

CACHE = """
CREATE TABLE umum_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX umum_cache_expires ON umum_cache (expires);
"""
HAPUS_FUNGSI = """
DROP FUNCTION IF EXISTS terasa_catat_audit() CASCADE;
DROP FUNCTION IF EXISTS terasa_boleh(text, text) CASCADE;
DROP FUNCTION IF EXISTS terasa_pelaku() CASCADE;
DROP FUNCTION IF EXISTS terasa_kunci() CASCADE;
DROP FUNCTION IF EXISTS terasa_publik() CASCADE;
DROP FUNCTION IF EXISTS terasa_sistem() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("umum", "0001_awal")]
    operations = [
        # Trusted extensions: the owner of a database may create them itself (PostgreSQL 13 and later).
        migrations.RunSQL(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS unaccent;",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(read_sql("0002_fungsi.sql"), HAPUS_FUNGSI),
        migrations.RunSQL(CACHE, "DROP TABLE umum_cache"),
    ]
