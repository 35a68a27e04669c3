from django.db import migrations

ISI = """
INSERT INTO program_kontrak (pekerjaan_id, urutan, nomor, tanggal, nilai, lama_hari, mulai_on, selesai_on, keterangan,
                             tanda, asal_id)
SELECT id, 0, nomor_kontrak, mulai_on, nilai_kontrak, selesai_on - mulai_on + 1, mulai_on, selesai_on, '', '{}', ''
FROM program_pekerjaan
WHERE (nomor_kontrak <> '' OR nilai_kontrak IS NOT NULL OR mulai_on IS NOT NULL OR selesai_on IS NOT NULL)
  AND (mulai_on IS NULL OR selesai_on IS NULL OR selesai_on >= mulai_on)
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    """The contract that each pekerjaan carries becomes the first row of its history; going back drops the table."""

    dependencies = [("program", "0003_pekerjaan_dan_kontrak")]
    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
