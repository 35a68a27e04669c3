from django.db import migrations

PASANG = """
CREATE FUNCTION apbdes_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draf' THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'APBDes % yang sudah disampaikan tidak dihapus', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (OLD.kode_desa, OLD.tahun, OLD.versi, OLD.revisi, OLD.alasan)
         IS DISTINCT FROM (NEW.kode_desa, NEW.tahun, NEW.versi, NEW.revisi, NEW.alasan)
       OR NEW.status = 'draf'
       OR (OLD.status = 'berlaku' AND NEW.status NOT IN ('berlaku', 'digantikan'))
       OR (OLD.status = 'digantikan' AND NEW.status <> 'digantikan')
       OR (OLD.status IN ('berlaku', 'digantikan') AND (OLD.nomor_perdes, OLD.ditetapkan_on, OLD.evaluasi_luar)
           IS DISTINCT FROM (NEW.nomor_perdes, NEW.ditetapkan_on, NEW.evaluasi_luar)) THEN
      RAISE EXCEPTION 'APBDes % yang sudah disampaikan tetap seperti adanya', OLD.id
        USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER apbdes_tetap BEFORE UPDATE OR DELETE ON apbdes_apbdes
  FOR EACH ROW EXECUTE FUNCTION apbdes_tetap();

CREATE FUNCTION apbdes_pos_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  induk uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.apbdes_id ELSE NEW.apbdes_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM apbdes_apbdes WHERE id = induk AND status <> 'draf')
     OR (TG_OP = 'UPDATE' AND OLD.apbdes_id <> NEW.apbdes_id) THEN
    RAISE EXCEPTION 'pos APBDes % yang sudah disampaikan tetap seperti adanya', induk
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER apbdes_pos_tetap BEFORE INSERT OR UPDATE OR DELETE ON apbdes_posapbdes
  FOR EACH ROW EXECUTE FUNCTION apbdes_pos_tetap();

-- Once the result is out neither it nor the word on a line changes; only the answer of the village follows.
CREATE FUNCTION apbdes_evaluasi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.hasil <> 'berjalan' AND (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'evaluasi APBDes % sudah selesai', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER apbdes_evaluasi_tetap BEFORE UPDATE OR DELETE ON apbdes_evaluasiapbdes
  FOR EACH ROW EXECUTE FUNCTION apbdes_evaluasi_tetap();

CREATE FUNCTION apbdes_catatan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  induk uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.evaluasi_id ELSE NEW.evaluasi_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM apbdes_evaluasiapbdes WHERE id = induk AND hasil <> 'berjalan')
     AND (TG_OP <> 'UPDATE'
          OR (OLD.evaluasi_id, OLD.pos_id, OLD.putusan, OLD.alasan_kode, OLD.alasan, OLD.pada, OLD.oleh)
             IS DISTINCT FROM
             (NEW.evaluasi_id, NEW.pos_id, NEW.putusan, NEW.alasan_kode, NEW.alasan, NEW.pada, NEW.oleh)) THEN
    RAISE EXCEPTION 'catatan evaluasi APBDes % tetap seperti adanya', induk USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER apbdes_catatan_tetap BEFORE INSERT OR UPDATE OR DELETE ON apbdes_catatanevaluasi
  FOR EACH ROW EXECUTE FUNCTION apbdes_catatan_tetap();
"""
LEPAS = """
DROP TRIGGER apbdes_catatan_tetap ON apbdes_catatanevaluasi; DROP FUNCTION apbdes_catatan_tetap();
DROP TRIGGER apbdes_evaluasi_tetap ON apbdes_evaluasiapbdes; DROP FUNCTION apbdes_evaluasi_tetap();
DROP TRIGGER apbdes_pos_tetap ON apbdes_posapbdes; DROP FUNCTION apbdes_pos_tetap();
DROP TRIGGER apbdes_tetap ON apbdes_apbdes; DROP FUNCTION apbdes_tetap();
"""


class Migration(migrations.Migration):
    """What left the desk of the village never changes, nor what the camat said of it."""

    dependencies = [("apbdes", "0001_awal"), ("umum", "0002_fungsi_dan_cache")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
