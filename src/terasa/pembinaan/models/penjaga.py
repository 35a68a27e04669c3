"""Kebijakan baris pembinaan: konsep milik kantor pengunjung, yang dirujuk hanya bagi Inspektorat."""

from __future__ import annotations

from terasa.umum.penjaga import HARI_INI, PRIBADI, Penjaga

BERLAKU = f"p.berlaku_dari <= {HARI_INI} AND (p.berlaku_sampai IS NULL OR p.berlaku_sampai >= {HARI_INI})"
# A companion may sit in the office of the desa itself, so the post counts and not only the unit.
PENGUNJUNG = (
    "EXISTS (SELECT 1 FROM akun_peran p WHERE p.pengguna_id = terasa_pelaku() AND p.unit_id = k.pembina_id "  # noqa: S608  # only our own constants
    "AND (p.jenis = k.pembina_jenis OR (k.pembina_jenis = 'camat' AND p.jenis = 'operator_kecamatan')) "
    f"AND {BERLAKU})"
)
INSPEKTORAT = (
    "EXISTS (SELECT 1 FROM akun_peran p JOIN akun_unit u ON u.id = p.unit_id "  # noqa: S608  # only our own constants
    "WHERE p.pengguna_id = terasa_pelaku() AND p.jenis = 'inspektorat' AND u.kabupaten = k.kabupaten "
    f"AND {BERLAKU})"
)
DISAMPAIKAN = (
    "(k.disampaikan_at IS NOT NULL AND (terasa_boleh(k.kode_wilayah, 'terasa.baca') "
    "OR terasa_boleh(k.kode_wilayah, 'terasa.tulis')))"
)


def _visit(tabel: str, syarat: str) -> str:
    return f"EXISTS (SELECT 1 FROM pembinaan_kunjungan k WHERE k.id = {tabel}.kunjungan_id AND ({syarat}))"  # noqa: S608  # only our own constants


def with_visit(tabel: str) -> Penjaga:
    """Rows of a visit: its office writes and reads them; the place and those above it read once it was shared."""
    return Penjaga(
        audit=PRIBADI,
        baca=_visit(tabel, f"{PENGUNJUNG} OR {DISAMPAIKAN}"),
        tulis=_visit(tabel, PENGUNJUNG),
    )


def with_referral(tabel: str) -> Penjaga:
    """Findings: one that was referred is for the Inspektorat alone, also no longer for who wrote it."""
    dirujuk = f"{tabel}.is_dirujuk AND {_visit(tabel, INSPEKTORAT)}"
    return Penjaga(
        audit=PRIBADI,
        baca=f"({dirujuk}) OR (NOT {tabel}.is_dirujuk AND {_visit(tabel, f'{PENGUNJUNG} OR {DISAMPAIKAN}')})",
        tulis=f"({dirujuk}) OR (NOT {tabel}.is_dirujuk AND {_visit(tabel, PENGUNJUNG)})",
    )


def with_finding(tabel: str) -> Penjaga:
    """Rows that follow their finding when they have one, and their visit otherwise."""
    temuan = f"EXISTS (SELECT 1 FROM pembinaan_temuan t WHERE t.id = {tabel}.temuan_id)"  # noqa: S608  # only our own constants
    return Penjaga(
        audit=PRIBADI,
        baca=f"({tabel}.temuan_id IS NULL AND {_visit(tabel, f'{PENGUNJUNG} OR {DISAMPAIKAN}')}) OR {temuan}",
        tulis=f"{_visit(tabel, PENGUNJUNG)} AND ({tabel}.temuan_id IS NULL OR {temuan})",
    )
