-- Konteks transaksi.
CREATE OR REPLACE FUNCTION terasa_sistem() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('terasa.sistem', true), '') = 'on' $$;

CREATE OR REPLACE FUNCTION terasa_publik() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('terasa.publik', true), '') = 'on' $$;

CREATE OR REPLACE FUNCTION terasa_kunci() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('terasa.kunci', true), '') $$;

CREATE OR REPLACE FUNCTION terasa_pelaku() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('terasa.pelaku', true), '')::bigint $$;

-- Apakah `kode` berada pada atau di bawah salah satu akar dalam pengaturan `akar`.
CREATE OR REPLACE FUNCTION terasa_boleh(kode text, akar text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT EXISTS (
     SELECT 1 FROM unnest(string_to_array(coalesce(current_setting(akar, true), ''), ',')) AS r
     WHERE r <> '' AND (kode = r OR starts_with(kode, r || '.'))) $$;

-- Pencatat audit. Argumen: 'terbuka' | 'pribadi', nama kolom kunci, kolom yang tidak dicatat.
CREATE OR REPLACE FUNCTION terasa_catat_audit() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
  lama jsonb; baru jsonb; isi jsonb; kunci text; garam_ text; rahasia text[];
BEGIN
  IF TG_OP <> 'INSERT' THEN lama := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN baru := to_jsonb(NEW); END IF;
  IF TG_OP = 'UPDATE' AND lama = baru THEN RETURN NULL; END IF;
  kunci := coalesce(baru, lama) ->> TG_ARGV[1];
  IF TG_ARGV[0] = 'pribadi' THEN
    INSERT INTO umum_auditgaram (tabel, objek, garam)
      VALUES (TG_TABLE_NAME, kunci, gen_random_uuid()::text || gen_random_uuid()::text)
      ON CONFLICT (tabel, objek) DO NOTHING RETURNING garam INTO garam_;
    IF garam_ IS NULL THEN
      SELECT garam INTO garam_ FROM umum_auditgaram WHERE tabel = TG_TABLE_NAME AND objek = kunci;
    END IF;
    isi := jsonb_build_object('sidik',
      encode(sha256(convert_to(garam_ || coalesce(baru, lama)::text, 'UTF8')), 'hex'));
  ELSE
    rahasia := string_to_array(TG_ARGV[2], ',');
    IF TG_OP = 'UPDATE' THEN
      SELECT coalesce(jsonb_object_agg(b.key, CASE WHEN b.key = ANY(rahasia) THEN '"berubah"'::jsonb
                                                   ELSE jsonb_build_array(lama -> b.key, b.value) END), '{}'::jsonb)
        INTO isi FROM jsonb_each(baru) b WHERE lama -> b.key IS DISTINCT FROM b.value;
    ELSE
      isi := coalesce(baru, lama) - rahasia;
    END IF;
  END IF;
  INSERT INTO umum_auditbaris (txid, pada, tabel, objek, operasi, oleh, tindakan, alasan, data)
  VALUES (pg_current_xact_id()::text::bigint, clock_timestamp(), TG_TABLE_NAME, coalesce(kunci, ''), TG_OP,
          coalesce(current_setting('terasa.label', true), ''),
          coalesce(current_setting('terasa.tindakan', true), ''),
          coalesce(current_setting('terasa.alasan', true), ''), isi);
  RETURN NULL;
END
$$;
