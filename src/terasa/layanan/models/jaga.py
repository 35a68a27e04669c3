"""Kebijakan baris bagian pribadi: unit yang melayani dan pemegang kuncinya, bukan wilayah di atasnya."""

from __future__ import annotations

from terasa.umum.penjaga import HARI_INI, PRIBADI, Penjaga

# A camat reads what desa below decide, but not who asked them for a letter: the post must be in the unit itself.
PETUGAS_UNIT = (
    "(terasa_boleh({tabel}.kode_wilayah, 'terasa.tulis') AND EXISTS (SELECT 1 FROM akun_peran r "  # noqa: S608  # only our own constants
    "WHERE r.pengguna_id = terasa_pelaku() AND r.unit_id = {tabel}.unit_id "
    f"AND r.berlaku_dari <= {HARI_INI} AND (r.berlaku_sampai IS NULL OR r.berlaku_sampai >= {HARI_INI})))"
)


def milik_unit(tabel: str, kunci: str) -> Penjaga:
    """Rows that the officers of their own unit and the holder of the key in column `kunci` read and write."""
    boleh = f"{PETUGAS_UNIT.format(tabel=tabel)} OR {tabel}.{kunci}::text = terasa_kunci()"
    return Penjaga(audit=PRIBADI, baca=boleh, tulis=boleh)
