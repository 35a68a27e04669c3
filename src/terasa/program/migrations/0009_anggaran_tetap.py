from django.db import migrations

PASANG = """
CREATE FUNCTION program_versi_anggaran_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versi anggaran % tidak diubah', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER versi_anggaran_tetap BEFORE UPDATE ON program_versianggaran
  FOR EACH ROW EXECUTE FUNCTION program_versi_anggaran_tetap();

CREATE FUNCTION program_sumber_anggaran_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'sumber anggaran % tidak diubah', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER sumber_anggaran_tetap BEFORE UPDATE ON program_sumberanggaran
  FOR EACH ROW EXECUTE FUNCTION program_sumber_anggaran_tetap();

-- The sources make the amount, to the rupiah; asked when the transaction ends, for both arrive one after the other.
CREATE FUNCTION program_sumber_tepat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  nomor uuid;
  jumlah_versi bigint;
BEGIN
  IF TG_TABLE_NAME = 'program_versianggaran' THEN nomor := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN nomor := OLD.versi_id;
  ELSE nomor := NEW.versi_id;
  END IF;
  SELECT jumlah INTO jumlah_versi FROM program_versianggaran WHERE id = nomor;
  IF FOUND AND jumlah_versi <> (SELECT coalesce(sum(jumlah), 0) FROM program_sumberanggaran WHERE versi_id = nomor) THEN
    RAISE EXCEPTION 'sumber dana versi anggaran % tidak sama dengan jumlahnya', nomor USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sumber_tepat AFTER INSERT ON program_versianggaran
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION program_sumber_tepat();
CREATE CONSTRAINT TRIGGER sumber_tepat AFTER INSERT OR DELETE ON program_sumberanggaran
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION program_sumber_tepat();

-- What the kegiatan shows is its newest version.
CREATE FUNCTION program_pagu_kini() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  nomor uuid;
  kini bigint;
  tampil bigint;
BEGIN
  IF TG_TABLE_NAME = 'program_kegiatan' THEN nomor := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN nomor := OLD.kegiatan_id;
  ELSE nomor := NEW.kegiatan_id;
  END IF;
  SELECT jumlah INTO kini FROM program_versianggaran WHERE kegiatan_id = nomor ORDER BY urutan DESC LIMIT 1;
  SELECT pagu INTO tampil FROM program_kegiatan WHERE id = nomor;
  IF TG_OP = 'DELETE' AND tampil IS NOT NULL THEN
    RAISE EXCEPTION 'versi anggaran % tidak dihapus', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF kini IS NOT NULL AND tampil IS NOT NULL AND kini <> tampil THEN
    RAISE EXCEPTION 'pagu kegiatan % bukan jumlah versi anggarannya yang terakhir', nomor
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER pagu_kini AFTER UPDATE OF pagu ON program_kegiatan
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION program_pagu_kini();
CREATE CONSTRAINT TRIGGER pagu_kini AFTER INSERT OR DELETE ON program_versianggaran
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION program_pagu_kini();
"""
LEPAS = """
DROP TRIGGER pagu_kini ON program_versianggaran; DROP TRIGGER pagu_kini ON program_kegiatan;
DROP FUNCTION program_pagu_kini();
DROP TRIGGER sumber_tepat ON program_sumberanggaran; DROP TRIGGER sumber_tepat ON program_versianggaran;
DROP FUNCTION program_sumber_tepat();
DROP TRIGGER sumber_anggaran_tetap ON program_sumberanggaran; DROP FUNCTION program_sumber_anggaran_tetap();
DROP TRIGGER versi_anggaran_tetap ON program_versianggaran; DROP FUNCTION program_versi_anggaran_tetap();
"""


class Migration(migrations.Migration):
    """A version of a budget line never changes, its sources make its amount, and the kegiatan shows the newest."""

    dependencies = [("program", "0008_isi_versi_anggaran"), ("umum", "0002_fungsi_dan_cache")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
