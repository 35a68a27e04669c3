"""Setiap perubahan yang menggeser corong mencatat tempat dan tahunnya; pekerja latar menghitung hanya yang tercatat.

Satu pemicu per pernyataan, bukan per baris: menutup forum besar menulis satu kali.
"""

from django.db import migrations

TEMPAT = """
CREATE FUNCTION corong_tempat(kabupaten text, cakupan varchar[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN cardinality(cakupan) = 1 THEN cakupan[1]::text ELSE kabupaten END $$;
"""

# {semua}: keys of all rows of `lama` or `baru`; {berubah}: keys of rows whose weighing columns changed.
FUNGSI = """
CREATE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO corong_basi (kabupaten, tahun, kode) {baru};
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO corong_basi (kabupaten, tahun, kode) {lama};
  ELSE
    INSERT INTO corong_basi (kabupaten, tahun, kode) {berubah};
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER corong_tambah AFTER INSERT ON {tabel} REFERENCING NEW TABLE AS baru
  FOR EACH STATEMENT EXECUTE FUNCTION {nama}();
CREATE TRIGGER corong_ubah AFTER UPDATE ON {tabel} REFERENCING OLD TABLE AS lama NEW TABLE AS baru
  FOR EACH STATEMENT EXECUTE FUNCTION {nama}();
CREATE TRIGGER corong_hapus AFTER DELETE ON {tabel} REFERENCING OLD TABLE AS lama
  FOR EACH STATEMENT EXECUTE FUNCTION {nama}();
"""

USULAN = "SELECT DISTINCT kabupaten, tahun, kode_desa FROM {asal} WHERE status <> 'draf'"
USULAN_BERUBAH = """
SELECT DISTINCT k.kabupaten, k.tahun, k.kode FROM baru b JOIN lama l USING (id),
  LATERAL (VALUES (b.kabupaten, b.tahun, b.kode_desa), (l.kabupaten, l.tahun, l.kode_desa)) AS k(kabupaten, tahun, kode)
WHERE (b.kabupaten, b.tahun, b.kode_desa, b.status = 'draf', b.unit_tujuan_id, b.jumlah_suara)
  IS DISTINCT FROM (l.kabupaten, l.tahun, l.kode_desa, l.status = 'draf', l.unit_tujuan_id, l.jumlah_suara)"""

LEWAT_USULAN = """
SELECT DISTINCT u.kabupaten, u.tahun, u.kode_desa FROM {asal} a JOIN musrenbang_usulan u ON u.id = a.usulan_id"""
KEPUTUSAN_BERUBAH = """
SELECT DISTINCT u.kabupaten, u.tahun, u.kode_desa FROM baru b JOIN lama l USING (id)
  JOIN musrenbang_usulan u ON u.id IN (b.usulan_id, l.usulan_id)
WHERE (b.usulan_id, b.hasil) IS DISTINCT FROM (l.usulan_id, l.hasil)"""
TAUTAN_BERUBAH = """
SELECT DISTINCT u.kabupaten, u.tahun, u.kode_desa FROM baru b JOIN lama l USING (id)
  JOIN musrenbang_usulan u ON u.id IN (b.usulan_id, l.usulan_id)"""

KEGIATAN = """
SELECT kabupaten, tahun, corong_tempat(kabupaten, cakupan) FROM {asal}
UNION SELECT u.kabupaten, u.tahun, u.kode_desa FROM {asal} a JOIN program_kegiatanusulan t ON t.kegiatan_id = a.id
  JOIN musrenbang_usulan u ON u.id = t.usulan_id"""
KEGIATAN_BERUBAH = """
SELECT k.kabupaten, k.tahun, k.kode FROM baru b JOIN lama l USING (id),
  LATERAL (VALUES (b.kabupaten, b.tahun, corong_tempat(b.kabupaten, b.cakupan)),
                  (l.kabupaten, l.tahun, corong_tempat(l.kabupaten, l.cakupan))) AS k(kabupaten, tahun, kode)
WHERE (b.kabupaten, b.tahun, b.cakupan, b.status, b.unit_id, b.pagu)
  IS DISTINCT FROM (l.kabupaten, l.tahun, l.cakupan, l.status, l.unit_id, l.pagu)
UNION SELECT u.kabupaten, u.tahun, u.kode_desa FROM baru b JOIN lama l USING (id)
  JOIN program_kegiatanusulan t ON t.kegiatan_id = b.id JOIN musrenbang_usulan u ON u.id = t.usulan_id
WHERE b.status IS DISTINCT FROM l.status"""

HASIL = """
SELECT DISTINCT g.kabupaten, g.tahun, corong_tempat(g.kabupaten, g.cakupan) FROM {asal} a
  JOIN manfaat_surveimanfaat w ON w.survei_id = a.survei_manfaat_id JOIN program_kegiatan g ON g.id = w.kegiatan_id"""

PEMICU = {
    "musrenbang_usulan": (USULAN, USULAN_BERUBAH),
    "musrenbang_keputusan": (LEWAT_USULAN, KEPUTUSAN_BERUBAH),
    "program_kegiatan": (KEGIATAN, KEGIATAN_BERUBAH),
    "program_kegiatanusulan": (LEWAT_USULAN, TAUTAN_BERUBAH),
    "manfaat_hasilmanfaat": (HASIL, HASIL.format(asal="baru")),
}


def _install(tabel: str, semua: str, berubah: str) -> migrations.RunSQL:
    nama = f"corong_{tabel}"
    pasang = FUNGSI.format(
        nama=nama,
        tabel=tabel,
        baru=semua.format(asal="baru"),
        lama=semua.format(asal="lama"),
        berubah=berubah,
    )
    pemicu = "; ".join(f"DROP TRIGGER corong_{kerja} ON {tabel}" for kerja in ("tambah", "ubah", "hapus"))
    return migrations.RunSQL(pasang, f"{pemicu}; DROP FUNCTION {nama}();")


class Migration(migrations.Migration):
    """Whatever moves the funnel names its place and year; what is there already waits to be counted."""

    dependencies = [
        ("corong", "0001_awal"),
        ("manfaat", "0002_nonrespons"),
        ("musrenbang", "0030_dukungan"),
        ("program", "0002_pelaksanaan"),
    ]
    operations = [
        migrations.RunSQL(TEMPAT, "DROP FUNCTION corong_tempat(text, varchar[])"),
        *(_install(tabel, *isi) for tabel, isi in PEMICU.items()),
        migrations.RunSQL(
            """INSERT INTO corong_basi (kabupaten, tahun, kode)
            SELECT kabupaten, tahun, kode_desa FROM musrenbang_usulan WHERE status <> 'draf'
            UNION SELECT kabupaten, tahun, corong_tempat(kabupaten, cakupan) FROM program_kegiatan""",
            migrations.RunSQL.noop,
        ),
    ]
