"""Membaca bobot, skor, dan ambang: bilangan bulat dan pecahan tepat, tidak pernah pecahan desimal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from terasa.aturan.rules.bentuk import Aturan, IsiSalah


def score_of_peringkat(aturan: Aturan, peringkat: int) -> int:
    """Score of a rank by the published table (rule `skor-peringkat`); 1 is the best rank."""
    for pita in aturan.isi["pita"]:
        if pita["dari"] <= peringkat <= pita.get("sampai", peringkat):
            return int(pita["skor"])
    raise IsiSalah(f"Aturan {aturan.kode}: tidak ada skor untuk peringkat {peringkat}.")


def weight_of_forum(aturan: Aturan, *, jumlah_desa: int, penduduk: int | None = None) -> Fraction:
    """Published weight of a forum as a voter (rule `bobot-forum`). Raises IsiSalah when it is not known."""
    cara = aturan.isi["cara"]
    if cara == "sama":
        return Fraction(1)
    if cara == "jumlah-desa" and jumlah_desa > 0:
        return Fraction(jumlah_desa)
    if cara == "penduduk" and penduduk:
        return Fraction(penduduk)
    raise IsiSalah(
        f"Aturan {aturan.kode}: bobot forum menurut “{cara}” tidak dapat dihitung dari data forum ini."
    )


def score_usg(aturan: Aturan, nilai: Mapping[str, int]) -> int:
    """Weighted sum of urgency, seriousness and growth (rule `bobot-usg`); every item must be answered."""
    bawah, atas = aturan.isi["skala"]
    jumlah = 0
    for unsur in aturan.isi["unsur"]:
        skor = nilai.get(unsur["kode"])
        if skor is None or not bawah <= skor <= atas:
            raise IsiSalah(f"Nilai {unsur['nama']} harus {bawah} sampai {atas}.")
        jumlah += int(unsur["bobot"]) * skor
    return jumlah


def share_of(aturan: Aturan, nama: str = "nilai") -> Fraction:
    """A share written as "3/10" in a rule."""
    try:
        return Fraction(str(aturan.isi[nama]))
    except (KeyError, ValueError, ZeroDivisionError) as exc:
        raise IsiSalah(f"Aturan {aturan.kode}: “{nama}” harus pecahan seperti 3/10.") from exc


def options_of(aturan: Aturan) -> list[tuple[str, str]]:
    """(kode, nama) pairs of a list rule such as `kelompok-umur` or `unsur-peserta`, in published order."""
    return [(str(p["kode"]), str(p["nama"])) for p in aturan.isi["pilihan"]]
