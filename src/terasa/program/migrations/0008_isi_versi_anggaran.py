from django.db import migrations

# What a kegiatan says of itself becomes its first version; one source, as it was written.
ISI = """
INSERT INTO program_versianggaran (id, kegiatan_id, urutan, tahap, jumlah, volume, satuan, lokasi, nomenklatur_versi,
    nomenklatur_kode, nomenklatur_nama, nomor_dokumen, alasan, dicatat_at, oleh)
  SELECT gen_random_uuid(), k.id, 1, 'apbd', k.pagu, k.volume, k.satuan, k.lokasi, k.nomenklatur_versi,
    k.nomenklatur_kode, k.nomenklatur_nama, '', '', k.dibuat_at, 'Sistem Terasa'
  FROM program_kegiatan k
  WHERE k.pagu IS NOT NULL AND NOT EXISTS (SELECT 1 FROM program_versianggaran v WHERE v.kegiatan_id = k.id);
INSERT INTO program_sumberanggaran (id, versi_id, nama, jumlah, urutan)
  SELECT gen_random_uuid(), v.id, coalesce(nullif(k.sumber_dana, ''), 'Tidak tertulis pada berkas asalnya'), v.jumlah, 1
  FROM program_versianggaran v JOIN program_kegiatan k ON k.id = v.kegiatan_id
  WHERE NOT EXISTS (SELECT 1 FROM program_sumberanggaran s WHERE s.versi_id = v.id);
"""


class Migration(migrations.Migration):
    """Every kegiatan gets its first version. Going back drops the tables, so nothing is undone here."""

    dependencies = [("program", "0007_versi_anggaran")]
    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
