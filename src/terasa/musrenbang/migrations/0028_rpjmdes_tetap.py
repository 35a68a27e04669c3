from django.db import migrations

PASANG = """
CREATE FUNCTION musrenbang_rpjm_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draf' THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'RPJM Desa % yang sudah ditetapkan tidak dihapus', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF (OLD.kode_desa, OLD.tahun_awal, OLD.tahun_akhir, OLD.versi, OLD.visi, OLD.misi, OLD.alasan, OLD.nomor_perdes,
        OLD.ditetapkan_on) IS DISTINCT FROM (NEW.kode_desa, NEW.tahun_awal, NEW.tahun_akhir, NEW.versi, NEW.visi,
        NEW.misi, NEW.alasan, NEW.nomor_perdes, NEW.ditetapkan_on)
       OR NEW.status = 'draf' OR (OLD.status = 'digantikan' AND NEW.status <> 'digantikan') THEN
      RAISE EXCEPTION 'RPJM Desa % yang sudah ditetapkan tetap seperti adanya', OLD.id
        USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF TG_OP = 'UPDATE' AND (OLD.tahun_awal, OLD.tahun_akhir) IS DISTINCT FROM (NEW.tahun_awal, NEW.tahun_akhir)
    AND EXISTS (SELECT 1 FROM musrenbang_kegiatanrpjm k, unnest(k.tahun) t
                WHERE k.rencana_id = NEW.id AND t NOT BETWEEN NEW.tahun_awal AND NEW.tahun_akhir) THEN
    RAISE EXCEPTION 'ada kegiatan RPJM Desa % di luar periodenya', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rpjm_tetap BEFORE UPDATE OR DELETE ON musrenbang_rpjmdesa
  FOR EACH ROW EXECUTE FUNCTION musrenbang_rpjm_tetap();

CREATE FUNCTION musrenbang_kegiatan_rpjm_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  induk uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.rencana_id ELSE NEW.rencana_id END;
  r record;
BEGIN
  SELECT status, tahun_awal, tahun_akhir INTO r FROM musrenbang_rpjmdesa WHERE id = induk;
  IF r.status <> 'draf' OR (TG_OP = 'UPDATE' AND OLD.rencana_id <> NEW.rencana_id) THEN
    RAISE EXCEPTION 'kegiatan RPJM Desa % yang sudah ditetapkan tetap seperti adanya', induk
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF EXISTS (SELECT 1 FROM unnest(NEW.tahun) t WHERE t NOT BETWEEN r.tahun_awal AND r.tahun_akhir) THEN
    RAISE EXCEPTION 'tahun kegiatan RPJM Desa % di luar periodenya', induk USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kegiatan_rpjm_tetap BEFORE INSERT OR UPDATE OR DELETE ON musrenbang_kegiatanrpjm
  FOR EACH ROW EXECUTE FUNCTION musrenbang_kegiatan_rpjm_tetap();
"""
LEPAS = """
DROP TRIGGER kegiatan_rpjm_tetap ON musrenbang_kegiatanrpjm; DROP FUNCTION musrenbang_kegiatan_rpjm_tetap();
DROP TRIGGER rpjm_tetap ON musrenbang_rpjmdesa; DROP FUNCTION musrenbang_rpjm_tetap();
"""


class Migration(migrations.Migration):
    """What a village regulation has adopted never changes; a kegiatan never leaves the period of its plan."""

    dependencies = [("musrenbang", "0027_rpjmdes"), ("umum", "0002_fungsi_dan_cache")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
