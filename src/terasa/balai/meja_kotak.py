"""Halaman kotak suara di meja operator: membuka, mencetak surat, menyalin kertas, menutup. Telepon tidak memilih."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from terasa.balai.halaman import draw, view_forum, view_kotak
from terasa.balai.isian import read_biaya
from terasa.balai.musyawarah import DitolakBalai, Musyawarah
from terasa.balai.pemungutan import Pemungutan
from terasa.balai.permintaan import Jawaban, Permintaan, redirect
from terasa.musrenbang.rules.kotak_balai import Kertas, KotakBalai, as_orang
from terasa.umum.errors import AturanDilanggar
from terasa.umum.rupiah import format_rupiah
from terasa.web.musrenbang.forum.isi_surat import (
    is_urut,
    list_calon,
    read_pilihan,
    tell_salah,
    tell_surat,
)

KOTAK, KERTAS, BEDA = "/operator/kotak", "/operator/kertas", "/operator/beda"
ANGKA_TERPANJANG = 4
# Two ballots fit on one sheet while their list is this short.
SELEMBAR = 8


class MejaKotak:
    """Everything under `/operator/kotak`, `/operator/kertas` and `/operator/beda`."""

    def __init__(self, musyawarah: Musyawarah) -> None:
        self.m, self.suara = musyawarah, Pemungutan(musyawarah)
        self._kirim: dict[str, Callable[[Permintaan, str], None]] = {
            f"{KOTAK}/buka": self._buka,
            f"{KOTAK}/batal": lambda p, oleh: self.suara.undo(oleh=oleh),
            f"{KOTAK}/kocok": lambda p, oleh: self.suara.shuffle(oleh=oleh, lembar=_read_lembar(p)),
            f"{KOTAK}/bagikan-lagi": lambda p, oleh: self.suara.shuffle(oleh=oleh, lembar=0),
            f"{KOTAK}/tutup": lambda p, oleh: self.suara.close(oleh=oleh),
        }

    def answer(self, p: Permintaan, oleh: str) -> Jawaban | None:
        """The page or the act at this address; None when it is not one of the ballot box."""
        if not self.suara.ada:
            return None
        kepala, _garis, ekor = p.jalur.removeprefix("/operator/").partition("/")
        if p.metode == "POST" and p.jalur in self._kirim:
            return self._act(p, oleh, self._kirim[p.jalur])
        if p.metode == "POST" and p.jalur == f"{KOTAK}/sepakati":
            return self._act(p, oleh, lambda p, oleh: self.suara.agree(oleh=oleh), ke="/operator")
        if kepala == "kotak" and ekor in {"", "cetak"}:
            return self._cetak(oleh) if ekor else self._kotak(oleh)
        if kepala == "kertas" and ekor.endswith("/hapus") and p.metode == "POST":
            return self._hapus(p, oleh, ekor.removesuffix("/hapus"))
        if kepala == "kertas":
            return self._kertas(p, oleh, ekor)
        return self._beda(p, oleh, ekor) if kepala == "beda" else None

    def _act(
        self, p: Permintaan, oleh: str, tindakan: Callable[[Permintaan, str], object], ke: str = KOTAK
    ) -> Jawaban:
        try:
            tindakan(p, oleh)
        except AturanDilanggar as exc:
            return self._kotak(oleh, str(exc), p.isian)
        return redirect(ke)

    def _buka(self, p: Permintaan, oleh: str) -> None:
        self.suara.open(
            oleh=oleh,
            pagu=read_biaya(p.isian.get("pagu", "").strip()),
            terbanyak=_read_angka(p.isian.get("terbanyak", ""), _("Tulis jumlah pilihan dengan angka.")),
        )

    def _kotak(self, oleh: str, galat: str = "", isian: dict[str, str] | None = None) -> Jawaban:
        isi = view_forum(self.m)
        isi |= {"oleh_saya": oleh, "galat": galat, "isian": isian or {}, "halangan": ""}
        isi["menunggu"] = len(self.suara.waiting())
        if self.suara.kotak is None:
            try:
                isi["rancangan"] = view_kotak(self.m, self.suara.draft())
            except AturanDilanggar as exc:
                isi["halangan"] = str(exc)
        return draw("kotak.html", isi)

    def _cetak(self, oleh: str) -> Jawaban:
        """The paper ballot, to be printed as often as it is needed."""
        try:
            kotak = self.suara.draft()
        except AturanDilanggar as exc:
            return self._kotak(oleh, str(exc))
        rangkap = "12" if len(kotak.calon) <= SELEMBAR else "1"
        return draw("cetak.html", view_forum(self.m) | _ballot(kotak, {}) | {"rangkap": rangkap})

    def _kertas(self, p: Permintaan, oleh: str, nomor: str, galat: str = "") -> Jawaban:
        kotak = self.suara.kotak
        if kotak is None or kotak.terbit is not None or not kotak.lembar:
            return redirect(KOTAK)
        if p.metode == "POST" and not galat:
            try:
                tersalin = _read_nomor(p.isian.get("nomor", ""))
                self.suara.copy(oleh=oleh, nomor=tersalin, pilihan=_read_surat(kotak, p.isian))
            except AturanDilanggar as exc:
                return self._kertas(p, oleh, p.isian.get("nomor", ""), str(exc))
            return redirect(f"{KERTAS}/{self._next(tersalin, oleh)}")
        isi = view_forum(self.m) | _ballot(kotak, p.isian if galat else {})
        isi |= {"oleh_saya": oleh, "galat": galat, "nomor_kertas": nomor[:ANGKA_TERPANJANG] or "1"}
        isi |= _whose_turn(kotak, oleh) | {"tidak_sah": galat and p.isian.get("tidak_sah")}
        return draw("kertas.html", isi)

    def _next(self, nomor: int, oleh: str) -> int:
        """The next paper that this operator has not copied yet."""
        kertas, berikut = self.suara.kotak.kertas if self.suara.kotak else {}, nomor + 1
        while berikut in kertas and not kertas[berikut].waits_for(oleh):
            berikut += 1
        return berikut

    def _beda(self, p: Permintaan, oleh: str, ekor: str) -> Jawaban:
        """Both copies of one paper side by side, and what it really says."""
        kotak = self.suara.kotak
        satu = kotak.kertas.get(int(ekor)) if kotak and ekor.isascii() and ekor.isdigit() else None
        if kotak is None or kotak.terbit is not None or satu is None or not satu.beda:
            return redirect(KERTAS if kotak else KOTAK)
        galat = ""
        if p.metode == "POST":
            try:
                self.suara.settle(
                    oleh=oleh,
                    jabatan=p.isian.get("jabatan", ""),
                    nomor=satu.nomor,
                    pilihan=_read_surat(kotak, p.isian),
                )
                return redirect(KERTAS)
            except AturanDilanggar as exc:
                galat = str(exc)
        return draw("beda.html", view_forum(self.m) | self._differing(p, oleh, kotak, satu, galat))

    def _differing(
        self, p: Permintaan, oleh: str, kotak: KotakBalai, satu: Kertas, galat: str
    ) -> dict[str, Any]:
        # Nothing is chosen beforehand: whoever settles reads the paper, not one of the copies.
        isi = _ballot(kotak, p.isian if galat else {})
        return isi | {
            "oleh_saya": oleh,
            "galat": galat,
            "kertas": satu,
            "isian": p.isian,
            "salinan": [tell_surat(kotak, satu.isi_satu), tell_surat(kotak, satu.isi_dua)],
        }

    def _hapus(self, p: Permintaan, oleh: str, nomor: str) -> Jawaban:
        def remove(p: Permintaan, oleh: str) -> None:
            self.suara.remove(oleh=oleh, nomor=_read_nomor(nomor))

        return self._act(p, oleh, remove, ke=KERTAS)


def _ballot(kotak: KotakBalai, data: dict[str, str]) -> dict[str, Any]:
    """The ballot as rows, with what was filled in."""
    baris = [
        {
            "nama": c.nama,
            "judul": c.judul,
            "tempat": c.desa,
            "biaya_teks": format_rupiah(c.biaya) if c.biaya is not None else "",
            "isi": c.isi,
        }
        for c in list_calon(kotak, data)
    ]
    return {
        "surat": baris,
        "urut": is_urut(kotak),
        "terbanyak": kotak.pilihan_terbanyak,
        "tanda": kotak.tanda,
    }


def _whose_turn(kotak: KotakBalai, oleh: str) -> dict[str, Any]:
    """Numbers that wait for this operator, for somebody else, or for a settlement."""
    semua, saya = [kotak.kertas[n] for n in sorted(kotak.kertas)], as_orang(oleh)
    return {
        "giliran_saya": [k.nomor for k in semua if k.waits_for(oleh)],
        "giliran_lain": [k.nomor for k in semua if k.penyalin_dua is None and k.penyalin_satu == saya],
        "beda_kertas": [k.nomor for k in semua if k.beda],
    }


def _read_surat(kotak: KotakBalai, isian: dict[str, str]) -> list[str] | None:
    """Chosen codes, None for a spoiled paper. Raises DitolakBalai."""
    if isian.get("tidak_sah"):
        return None
    pilihan, salah = read_pilihan(kotak, isian)
    if salah:
        raise DitolakBalai(tell_salah(salah), code=salah)
    return pilihan


def _read_nomor(teks: str) -> int:
    angka = _read_angka(teks, _("Tulis nomor yang ditulis pada kertasnya."))
    if angka is None:
        raise DitolakBalai(_("Tulis nomor yang ditulis pada kertasnya."), code="nomor")
    return angka


def _read_lembar(p: Permintaan) -> int:
    kalimat = _("Tulis berapa lembar surat suara yang dibagikan.")
    angka = _read_angka(p.isian.get("lembar", ""), kalimat)
    if not angka:
        raise DitolakBalai(kalimat, code="lembar")
    if not p.isian.get("dikocok"):
        raise DitolakBalai(
            _("Centang bahwa kertasnya sudah dikumpulkan dan dikocok, sebelum nomornya ditulis."),
            code="kocok",
        )
    return angka


def _read_angka(teks: str, kalimat: str) -> int | None:
    bersih = teks.strip()
    if not bersih:
        return None
    if not (bersih.isascii() and bersih.isdigit() and len(bersih) <= ANGKA_TERPANJANG):
        raise DitolakBalai(kalimat, code="angka")
    return int(bersih)
