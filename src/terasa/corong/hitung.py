"""Pernyataan SQL yang menghitung sel: semua tempat yang diminta dalam satu pernyataan."""

from __future__ import annotations

AMBIL = """
DELETE FROM corong_basi WHERE id IN (SELECT id FROM corong_basi ORDER BY id LIMIT %(paling)s)
RETURNING kabupaten, tahun, kode
"""

SEMUA = """
INSERT INTO corong_basi (kabupaten, tahun, kode)
SELECT kabupaten, tahun, kode_desa FROM musrenbang_usulan WHERE status <> 'draf' GROUP BY 1, 2, 3
UNION SELECT kabupaten, tahun, corong_tempat(kabupaten, cakupan) FROM program_kegiatan GROUP BY 1, 2, 3
UNION SELECT kabupaten, tahun, kode FROM corong_sel GROUP BY 1, 2, 3
"""

KOSONGKAN = """
DELETE FROM corong_sel s USING unnest(%(kabupaten)s::text[], %(tahun)s::int[], %(kode)s::text[]) AS k(kabupaten, tahun, kode)
WHERE s.kabupaten = k.kabupaten AND s.tahun = k.tahun AND s.kode = k.kode
"""

# Forums of any level count; what a later forum decided does not take back that an earlier one agreed.
# An usulan is budgeted while a living kegiatan answers it, and built when all that live are built.
# The newest published wave among random residents speaks for a kegiatan; a withheld one says nothing, and those whom
# it was meant for are another group, never pooled with them.
# What hangs on a row is looked up row by row (LATERAL with an aggregate or LIMIT): how many rows a list of places has is
# always guessed badly, and joins of the parts then became loops over loops.
HITUNG = """
WITH kunci AS MATERIALIZED (
  SELECT * FROM unnest(%(kabupaten)s::text[], %(tahun)s::int[], %(kode)s::text[]) AS k(kabupaten, tahun, kode)
), u AS (
  SELECT u.kabupaten, u.tahun, u.kode_desa AS kode, coalesce(u.unit_tujuan_id, 0) AS unit_id, count(*) AS usulan,
         sum(u.jumlah_suara) AS suara, count(*) FILTER (WHERE s.ya) AS disepakati,
         count(*) FILTER (WHERE j.dibangun IS NOT NULL) AS dianggarkan, count(*) FILTER (WHERE j.dibangun) AS dibangun
  FROM kunci k
    JOIN musrenbang_usulan u ON u.kabupaten = k.kabupaten AND u.tahun = k.tahun AND u.kode_desa = k.kode
    CROSS JOIN LATERAL (
      SELECT bool_and(g.status = ANY(%(terbangun)s)) AS dibangun FROM program_kegiatanusulan t
        JOIN program_kegiatan g ON g.id = t.kegiatan_id
      WHERE t.usulan_id = u.id AND g.status <> ALL(%(mati)s)
    ) j
    CROSS JOIN LATERAL (
      SELECT bool_or(p.hasil = ANY(%(sepakat)s)) AS ya FROM musrenbang_keputusan p WHERE p.usulan_id = u.id
    ) s
  WHERE u.status <> 'draf'
  GROUP BY 1, 2, 3, 4
), g AS (
  SELECT g.kabupaten, g.tahun, k.kode, g.unit_id, count(*) AS kegiatan, sum(g.pagu) AS pagu,
         count(*) FILTER (WHERE b.selesai) AS selesai,
         coalesce(sum(g.pagu) FILTER (WHERE b.selesai), 0) AS pagu_selesai, count(t.n) AS diukur,
         coalesce(sum(g.pagu) FILTER (WHERE t.n IS NOT NULL), 0) AS pagu_diukur,
         coalesce(sum(t.n), 0) AS jawaban, coalesce(sum(t.x), 0) AS teratasi,
         coalesce(sum(t.n::bigint * t.n), 0) AS jawaban_kuadrat
  FROM kunci k
    JOIN program_kegiatan g ON g.kabupaten = k.kabupaten AND g.tahun = k.tahun
      AND corong_tempat(g.kabupaten, g.cakupan) = k.kode AND g.status <> ALL(%(mati)s)
    CROSS JOIN LATERAL (SELECT g.status = ANY(%(terbangun)s) AS selesai) b
    LEFT JOIN LATERAL (
      SELECT (h.butir -> 'teratasi' ->> 'x')::int AS x, nullif((h.butir -> 'teratasi' ->> 'n')::int, 0) AS n
      FROM manfaat_surveimanfaat w JOIN manfaat_hasilmanfaat h ON h.survei_manfaat_id = w.survei_id
      WHERE b.selesai AND w.kegiatan_id = g.id AND w.kelompok = 'acak' AND NOT h.ditahan
      ORDER BY h.per_tanggal DESC, h.diterbitkan_at DESC LIMIT 1
    ) t ON true
  GROUP BY 1, 2, 3, 4
)
INSERT INTO corong_sel (kabupaten, tahun, kode, unit_id, usulan, suara, disepakati, dianggarkan, dibangun, kegiatan, pagu,
                        selesai, pagu_selesai, diukur, pagu_diukur, jawaban, teratasi, jawaban_kuadrat, dihitung_at)
SELECT kabupaten, tahun, kode, unit_id, coalesce(usulan, 0), coalesce(suara, 0), coalesce(disepakati, 0),
       coalesce(dianggarkan, 0), coalesce(dibangun, 0), coalesce(kegiatan, 0), coalesce(pagu, 0), coalesce(selesai, 0),
       coalesce(pagu_selesai, 0), coalesce(diukur, 0), coalesce(pagu_diukur, 0), coalesce(jawaban, 0),
       coalesce(teratasi, 0), coalesce(jawaban_kuadrat, 0), %(now)s
FROM u FULL JOIN g USING (kabupaten, tahun, kode, unit_id)
"""
