"""Mengapa dua usulan dianggap mirip atau berbeda, dalam kalimat. Setiap kalimat dibaca dari perbandingan yang dinilai."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.cari.serupa.banding import Segi, other_desa
from terasa.cari.serupa.ciri import Ciri
from terasa.cari.serupa.istilah import load_istilah
from terasa.cari.serupa.tempat import Nama

DAFTAR_TERPANJANG = 4


def explain(a: Ciri, b: Ciri, segi: Segi) -> list[str]:
    """Sentences on place, work, quantity and words of `b` as seen from `a`, the strongest evidence first."""
    return [k for k in (_tempat(a, b, segi), _pekerjaan(a, b), _jumlah(a, b, segi), _kata(a, b)) if k]


def _tempat(a: Ciri, b: Ciri, segi: Segi) -> str:
    desa = "Desanya berbeda" if other_desa(a, b) else ""
    if segi.pengenal:
        nomor = _list(a.asli.get(p, p) for p in sorted(segi.pengenal))
        return _join(f"Nomor ruas atau register sama: {nomor}", desa.lower())
    if desa and not segi.nama:
        return _join(desa)
    if segi.nama:
        sama = f"Tempat yang sama disebut: {_list(_pair(x, y) for x, y in segi.nama)}"
    elif a.tempat.nama and b.tempat.nama:
        return f"Tempatnya berbeda: {_names(a)}, yang ini {_names(b)}."
    else:
        sama = _unnamed(a, b)
    return _join(desa, sama, _rt(a, b), _nomor(a, b))


def _unnamed(a: Ciri, b: Ciri) -> str:
    if a.tempat.menyeluruh and b.tempat.menyeluruh:
        return "Keduanya untuk semua dusun di desa ini"
    if not a.kode_desa or not b.kode_desa:
        return "Desanya tidak disebut"
    if not a.tempat.nama and not b.tempat.nama:
        return "Desanya sama; keduanya tidak menyebut dusun"
    return f"Desanya sama; hanya satu yang menyebut tempat: {_names(a) or _names(b)}"


def _rt(a: Ciri, b: Ciri) -> str:
    if not a.tempat.rt or not b.tempat.rt:
        return ""
    sama = a.tempat.rt & b.tempat.rt
    return f"RT {_list(str(n) for n in sorted(sama))}" if sama else "tetapi RT-nya berbeda"


def _nomor(a: Ciri, b: Ciri) -> str:
    """Said only where no number is shared."""
    return "tetapi nomor ruas atau registernya berbeda" if a.tempat.pengenal and b.tempat.pengenal else ""


def _pekerjaan(a: Ciri, b: Ciri) -> str:
    sama = a.pekerjaan.benda & b.pekerjaan.benda
    if sama:
        kalimat = f"Pekerjaan sama: {_things(sama)}"
    elif a.pekerjaan.benda and b.pekerjaan.benda:
        kalimat = f"Pekerjaan berbeda: {_things(a.pekerjaan.benda)}, yang ini {_things(b.pekerjaan.benda)}"
    else:
        return ""
    bahan = load_istilah().bahan
    if a.pekerjaan.bahan and b.pekerjaan.bahan and not a.pekerjaan.bahan & b.pekerjaan.bahan:
        satu, dua = (_list(bahan[k] for k in sorted(c.pekerjaan.bahan)) for c in (a, b))
        kalimat += f"; bahannya berbeda ({satu}, yang ini {dua})"
    return f"{kalimat}."


def _jumlah(a: Ciri, b: Ciri, segi: Segi) -> str:
    if segi.jumlah == 1.0:
        return f"Volumenya sama: {_number(a.pekerjaan.jumlah)}."
    if segi.jumlah <= -0.5:
        return (
            f"Volumenya jauh berbeda: {_number(a.pekerjaan.jumlah)}, yang ini {_number(b.pekerjaan.jumlah)}."
        )
    return ""


def _kata(a: Ciri, b: Ciri) -> str:
    sambung = load_istilah().sambung
    sama = sorted(
        ((bobot * b.kata[k], k) for k, bobot in a.kata.items() if k in b.kata and a.asli[k] not in sambung),
        reverse=True,
    )
    if not sama:
        return ""
    return f"Kata yang sama: {_list(a.asli[k] for _, k in sama)}."


def _pair(x: Nama, y: Nama) -> str:
    return _show(x) if x == y else f"{_show(x)} ({_show(y)})"


def _show(nama: Nama) -> str:
    return " ".join(nama).strip().title()


def _names(ciri: Ciri) -> str:
    return _list(_show(n) for n in sorted(ciri.tempat.nama))


def _things(benda: Iterable[str]) -> str:
    semua = load_istilah().benda
    return _list(semua[k].sebut for k in sorted(benda))


def _list(kata: Iterable[str]) -> str:
    """The first few, the rest counted."""
    semua = list(kata)
    lebih = len(semua) - DAFTAR_TERPANJANG
    teks = ", ".join(semua[:DAFTAR_TERPANJANG])
    return f"{teks}, dan {lebih} lagi" if lebih > 0 else teks


def _join(*bagian: str) -> str:
    return "; ".join(b for b in bagian if b) + "."


def _number(angka: float) -> str:
    return f"{angka:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")
