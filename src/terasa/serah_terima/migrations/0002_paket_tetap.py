from django.db import migrations

PASANG = """
CREATE FUNCTION serah_terima_paket_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'beku' THEN
    RAISE EXCEPTION 'paket serah terima % sudah beku', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER serah_terima_paket_tetap BEFORE UPDATE OR DELETE ON serah_terima_paketserahterima
  FOR EACH ROW EXECUTE FUNCTION serah_terima_paket_tetap();

CREATE FUNCTION serah_terima_bagian_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  induk uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.paket_id ELSE NEW.paket_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM serah_terima_paketserahterima WHERE id = induk AND status = 'beku')
     OR (TG_OP = 'UPDATE' AND OLD.paket_id <> NEW.paket_id) THEN
    RAISE EXCEPTION 'bagian paket serah terima % yang beku tetap seperti adanya', induk
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER serah_terima_bagian_tetap BEFORE INSERT OR UPDATE OR DELETE ON serah_terima_bagianpaket
  FOR EACH ROW EXECUTE FUNCTION serah_terima_bagian_tetap();

-- The word of the successor is added once, and only to what is frozen.
CREATE FUNCTION serah_terima_terima_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'pernyataan terima % tetap seperti adanya', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM serah_terima_paketserahterima WHERE id = NEW.paket_id AND status = 'beku') THEN
    RAISE EXCEPTION 'paket serah terima % belum beku', NEW.paket_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER serah_terima_terima_tetap BEFORE INSERT OR UPDATE OR DELETE ON serah_terima_terimabagian
  FOR EACH ROW EXECUTE FUNCTION serah_terima_terima_tetap();
"""
LEPAS = """
DROP TRIGGER serah_terima_terima_tetap ON serah_terima_terimabagian; DROP FUNCTION serah_terima_terima_tetap();
DROP TRIGGER serah_terima_bagian_tetap ON serah_terima_bagianpaket; DROP FUNCTION serah_terima_bagian_tetap();
DROP TRIGGER serah_terima_paket_tetap ON serah_terima_paketserahterima; DROP FUNCTION serah_terima_paket_tetap();
"""


class Migration(migrations.Migration):
    """A frozen pack, the words in it, and what the successor said never change."""

    dependencies = [("serah_terima", "0001_awal")]
    operations = [migrations.RunSQL(PASANG, LEPAS)]
