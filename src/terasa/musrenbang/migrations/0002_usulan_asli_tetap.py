from django.db import migrations

PASANG = """
CREATE FUNCTION musrenbang_asli_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draf' AND (OLD.judul, OLD.masalah, OLD.lokasi, OLD.satuan, OLD.kode_desa, OLD.tahun)
       IS DISTINCT FROM (NEW.judul, NEW.masalah, NEW.lokasi, NEW.satuan, NEW.kode_desa, NEW.tahun)
     OR OLD.status <> 'draf' AND (OLD.volume, OLD.biaya) IS DISTINCT FROM (NEW.volume, NEW.biaya) THEN
    RAISE EXCEPTION 'usulan % sudah diajukan: kata, volume, dan biaya aslinya tetap', OLD.kode
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER asli_tetap BEFORE UPDATE ON musrenbang_usulan
  FOR EACH ROW EXECUTE FUNCTION musrenbang_asli_tetap();
"""
LEPAS = "DROP TRIGGER asli_tetap ON musrenbang_usulan; DROP FUNCTION musrenbang_asli_tetap();"


class Migration(migrations.Migration):
    """The original words, volume and cost of a submitted usulan never change (brief 2.6)."""

    dependencies = [("musrenbang", "0001_awal"), ("umum", "0002_fungsi_dan_cache")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
