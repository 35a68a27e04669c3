"""The stored form of a result: JSON that gives back exactly the same account."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from terasa.alokasi.enums import Alasan, Kepuasan, Pelengkap, UrutanSeri
from terasa.alokasi.errors import AlokasiDitolak, RekamanRusak
from terasa.alokasi.hasil import Hasil, Kalah, LangkahPelengkap, Putaran
from terasa.alokasi.masukan import AturanBagi, Masukan, Pemilih, Pilihan

BENTUK = "terasa-alokasi-1"

# Python refuses to print longer integers in one go (sys.set_int_max_str_digits), so they go in pieces.
ANGKA_SEKALI = 4000
BATAS_SEKALI = 10**ANGKA_SEKALI


def write(hasil: Hasil) -> str:
    """JSON text; the points of support are not repeated, they follow from the input."""
    return json.dumps(
        {
            "bentuk": BENTUK,
            "masukan": _masukan_out(hasil.masukan),
            "aturan": _aturan_out(hasil.aturan),
            "pagu_bayangan": hasil.pagu_bayangan,
            "kenaikan": hasil.kenaikan,
            "putaran": [
                {"pilihan": p.pilihan, "rho": _text(p.rho), "habis": _texts(p.habis), "sisa": p.sisa}
                for p in hasil.putaran
            ],
            "pelengkap": [{"pilihan": p.pilihan, "biaya": p.biaya, "sisa": p.sisa} for p in hasil.pelengkap],
            "kalah": [
                {
                    "pilihan": k.pilihan,
                    "alasan": k.alasan,
                    "kekurangan": k.kekurangan,
                    "uang_pendukung": _text(k.uang_pendukung),
                    "lawan": k.lawan,
                    "tambahan": k.tambahan,
                }
                for k in hasil.kalah
            ],
            "uang_akhir": _texts(hasil.uang_akhir),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(teks: str) -> Hasil:
    """Rebuild a result. Raises RekamanRusak."""
    try:
        isi = json.loads(teks)
        if isi["bentuk"] != BENTUK:
            raise RekamanRusak(f"Bentuk rekaman tidak dikenal: {isi['bentuk']!r}.")
        return _read(isi)
    except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError) as salah:
        if isinstance(salah, RekamanRusak):
            raise
        alasan = str(salah) if isinstance(salah, AlokasiDitolak) else type(salah).__name__
        raise RekamanRusak(f"Rekaman alokasi tidak dapat dibaca: {alasan}") from salah


def support(masukan: Masukan, aturan: AturanBagi, id: str, biaya: int) -> dict[str, Fraction]:
    """Points of support of an item: weight times score, times cost under skor-biaya."""
    kali = biaya if aturan.kepuasan is Kepuasan.SKOR_BIAYA else 1
    return {
        orang.id: orang.bobot * orang.nilai[id] * kali
        for orang in masukan.pemilih
        if orang.bobot and id in orang.nilai
    }


def _read(isi: dict[str, Any]) -> Hasil:
    masukan, aturan = _masukan_in(isi["masukan"]), _aturan_in(isi["aturan"])
    biaya = {butir.id: butir.biaya for butir in masukan.pilihan}
    return Hasil(
        masukan=masukan,
        aturan=aturan,
        pagu_bayangan=_whole(isi["pagu_bayangan"]),
        kenaikan=_whole(isi["kenaikan"]),
        putaran=tuple(
            Putaran(
                pilihan=p["pilihan"],
                rho=_number(p["rho"]),
                dukungan=support(masukan, aturan, p["pilihan"], biaya[p["pilihan"]]),
                habis=_numbers(p["habis"]),
                sisa=_whole(p["sisa"]),
            )
            for p in isi["putaran"]
        ),
        pelengkap=tuple(
            LangkahPelengkap(p["pilihan"], _whole(p["biaya"]), _whole(p["sisa"])) for p in isi["pelengkap"]
        ),
        kalah=tuple(
            Kalah(
                pilihan=k["pilihan"],
                alasan=Alasan(k["alasan"]),
                kekurangan=None if k["kekurangan"] is None else _whole(k["kekurangan"]),
                uang_pendukung=_number(k["uang_pendukung"]),
                # Records of the first form do not have these.
                lawan=k.get("lawan"),
                tambahan=None if k.get("tambahan") is None else tuple(k["tambahan"]),
            )
            for k in isi["kalah"]
        ),
        uang_akhir=_numbers(isi["uang_akhir"]),
    )


def _masukan_out(masukan: Masukan) -> dict[str, Any]:
    return {
        "pagu": masukan.pagu,
        "pilihan": [[butir.id, butir.biaya] for butir in masukan.pilihan],
        "pemilih": [
            {"id": orang.id, "bobot": _text(orang.bobot), "nilai": _texts(orang.nilai)}
            for orang in masukan.pemilih
        ],
    }


def _masukan_in(isi: Any) -> Masukan:
    return Masukan(
        pilihan=tuple(Pilihan(id, biaya) for id, biaya in isi["pilihan"]),
        pemilih=tuple(Pemilih(p["id"], _number(p["bobot"]), _numbers(p["nilai"])) for p in isi["pemilih"]),
        pagu=isi["pagu"],
    )


def _aturan_out(aturan: AturanBagi) -> dict[str, Any]:
    return {
        "kepuasan": aturan.kepuasan,
        "pelengkap": aturan.pelengkap,
        "urutan_seri": aturan.urutan_seri,
        "langkah": aturan.langkah,
        "langkah_maks": aturan.langkah_maks,
    }


def _aturan_in(isi: Any) -> AturanBagi:
    return AturanBagi(
        kepuasan=Kepuasan(isi["kepuasan"]),
        pelengkap=Pelengkap(isi["pelengkap"]),
        urutan_seri=UrutanSeri(isi["urutan_seri"]),
        langkah=isi["langkah"],
        langkah_maks=isi["langkah_maks"],
    )


def _texts(angka: Mapping[str, Fraction]) -> dict[str, str]:
    return {id: _text(satu) for id, satu in angka.items()}


def _numbers(teks: Mapping[str, str]) -> dict[str, Fraction]:
    return {id: _number(satu) for id, satu in teks.items()}


def _text(angka: Fraction) -> str:
    return f"{_digits(angka.numerator)}/{_digits(angka.denominator)}"


def _number(teks: str) -> Fraction:
    atas, _, bawah = teks.partition("/")
    return Fraction(_parse(atas), _parse(bawah))


def _digits(angka: int) -> str:
    if angka < BATAS_SEKALI:
        return str(angka)
    kanan = ANGKA_SEKALI
    while angka >= 10 ** (2 * kanan):
        kanan *= 2
    atas, bawah = divmod(angka, 10**kanan)
    return _digits(atas) + _digits(bawah).zfill(kanan)


def _parse(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit()):
        raise ValueError("angka")
    if len(teks) <= ANGKA_SEKALI:
        return int(teks)
    tengah = len(teks) // 2
    geser: int = 10 ** (len(teks) - tengah)
    return _parse(teks[:tengah]) * geser + _parse(teks[tengah:])


def _whole(angka: object) -> int:
    if not isinstance(angka, int) or isinstance(angka, bool):
        raise TypeError("bilangan bulat")
    return angka
