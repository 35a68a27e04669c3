"""The public act: share a ceiling, and ask how close it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from terasa.alokasi.batas import Batas, Pelengkapan, find_limits
from terasa.alokasi.dukungan import Penambah
from terasa.alokasi.enums import Alasan, Aturan, Kepuasan, Pelengkap, Ukuran
from terasa.alokasi.hasil import Hasil, Kalah, LangkahPelengkap, Putaran
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count, make_lajur
from terasa.alokasi.lengkap import Langkah
from terasa.alokasi.masukan import AturanBagi, Masukan
from terasa.alokasi.neraca import Neraca
from terasa.alokasi.pemilihan import Pemilihan
from terasa.alokasi.serakah import extend_greedily
from terasa.alokasi.seri import KunciSeri, make_tie_key
from terasa.alokasi.setara import Setara
from terasa.alokasi.susun import Susunan, build_pemilihan

UKURAN = {Kepuasan.SKOR: Ukuran.SKOR, Kepuasan.SKOR_BIAYA: Ukuran.SKOR_BIAYA}
PAKAI_GREEDY = {Pelengkap.ADD1U, Pelengkap.GREEDY}


def share_pagu(masukan: Masukan, aturan: AturanBagi | None = None, *, kenaikan: int | None = None) -> Hasil:
    """Method of equal shares (Peters, Pierczyński, Skowron 2021), exact. Raises AlokasiDitolak.

    `kenaikan` counts once, with the shadow ceiling raised that often, instead of looking for where it stops: what
    an explanation says is about such a count.
    """
    aturan = aturan or AturanBagi()
    susunan = build_pemilihan(masukan)
    cara = make_cara(masukan, aturan)
    hitungan = (
        count(susunan.pemilihan, cara) if kenaikan is None else _count_at(susunan.pemilihan, cara, kenaikan)
    )
    setara = Setara(hitungan.lajur)
    setara.run(hitungan.modal)
    return _Penyusun(masukan, aturan, susunan, hitungan, setara.settle()).build()


def _count_at(pemilihan: Pemilihan, cara: CaraHitung, kenaikan: int) -> HasilHitung:
    lajur = make_lajur(pemilihan, cara)
    hasil = HasilHitung(pemilihan, cara, lajur, (), (), kenaikan)
    putaran = Setara(lajur).run(hasil.modal)
    tambahan: list[int] = []
    if cara.pelengkap in PAKAI_GREEDY:
        tambahan = extend_greedily(lajur, putaran, tanpa_pendukung=False)
    return replace(hasil, putaran=tuple(putaran), tambahan=tuple(tambahan))


def make_cara(masukan: Masukan, aturan: AturanBagi) -> CaraHitung:
    """The published rule in the words of the engine."""
    return CaraHitung(
        Aturan.MES,
        UKURAN[aturan.kepuasan],
        aturan.pelengkap,
        aturan.urutan_seri,
        langkah=Langkah(aturan.step(masukan.pagu), aturan.langkah_maks),
        tanpa_pendukung=False,
        melebihi_pagu=False,
    )


def find_kelonggaran(hasil: Hasil, id: str) -> int | None:
    """Rupiah by which a winner could have been dearer and still be chosen; None for a loser.

    One more count, without the item, at the same shadow ceiling.
    """
    if id not in hasil.menang:
        return None
    susunan = build_pemilihan(hasil.masukan)
    p = susunan.pemilihan.proyek.index(id)
    biaya = susunan.pemilihan.biaya[p]
    # Beyond the ceiling nobody buys it, while its supporters stay who they are.
    mahal = tuple(hasil.masukan.pagu + 1 if q == p else b for q, b in enumerate(susunan.pemilihan.biaya))
    tanpa = replace(susunan.pemilihan, biaya=mahal)
    hitungan = count(tanpa, replace(make_cara(hasil.masukan, hasil.aturan), pelengkap=Pelengkap.TANPA))
    setara = Setara(hitungan.lajur)
    putaran = setara.run(hasil.pagu_bayangan)
    neraca = setara.settle()
    tambahan: list[int] = []
    if hasil.aturan.pelengkap in PAKAI_GREEDY:
        tambahan = extend_greedily(neraca.lajur, putaran, tanpa_pendukung=False)
    pelengkapan = complete(neraca, putaran, tambahan, hasil.aturan)
    kunci = make_tie_key(susunan.pemilihan, hasil.aturan.urutan_seri)
    neraca = neraca.with_costs({p: biaya})
    return find_limits(neraca, pelengkapan, kunci, neraca.estimate([p]))[0].biaya - biaya


def complete(
    neraca: Neraca, putaran: Sequence[int], tambahan: Sequence[int], aturan: AturanBagi
) -> Pelengkapan:
    """What greedy added to the rounds under this rule, step by step."""
    pemilihan = neraca.lajur.pemilihan
    sisa = pemilihan.pagu - sum([pemilihan.biaya[p] for p in putaran])
    langkah = []
    for p in tambahan:
        langkah.append((p, sisa))
        sisa -= pemilihan.biaya[p]
    return Pelengkapan(tuple(langkah), sisa, aturan.pelengkap in PAKAI_GREEDY)


@dataclass(frozen=True)
class _Penyusun:
    """From the numbers of the engine to the account that people read."""

    masukan: Masukan
    aturan: AturanBagi
    susunan: Susunan
    hitungan: HasilHitung
    neraca: Neraca

    def build(self) -> Hasil:
        pelengkapan = complete(self.neraca, self.hitungan.putaran, self.hitungan.tambahan, self.aturan)
        return Hasil(
            masukan=self.masukan,
            aturan=self.aturan,
            pagu_bayangan=self.hitungan.modal,
            kenaikan=self.hitungan.kenaikan,
            putaran=self._rounds(),
            pelengkap=self._additions(pelengkapan),
            kalah=self._losers(pelengkapan),
            uang_akhir=self._money_left(),
        )

    def _rounds(self) -> tuple[Putaran, ...]:
        neraca, sisa, putaran = self.neraca, self.hitungan.modal, []
        proyek, biaya = self.susunan.pemilihan.proyek, self.susunan.pemilihan.biaya
        atas, bawah = self._kali.numerator, neraca.skala * self._kali.denominator
        for r, p in enumerate(neraca.menang):
            sisa -= biaya[p]
            rho = Fraction(neraca.harga[r] * atas, bawah * neraca.satisfaction(p))
            putaran.append(Putaran(proyek[p], rho, *self._support(r, p), sisa))
        return tuple(putaran)

    def _support(self, r: int, p: int) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
        """Points of the supporters; and of those who cannot pay the price of the round what they have."""
        neraca, nama, kapan, banyak = self.neraca, self._nama, self._habis, self._poin
        kali, harga = neraca.satisfaction(p), neraca.harga[r]
        dukungan, kering = {}, {}
        for g, poin in neraca.supporters(p):
            id, kunci = nama[g], poin * kali
            if (satu := banyak.get(kunci)) is None:
                satu = banyak[kunci] = kunci / self._kali
            dukungan[id] = satu
            if 0 <= kapan[g] <= r and (uang := neraca.money_before(g, r)) < poin * harga:
                kering[id] = neraca.rupiah(uang)
        return dukungan, kering

    @cached_property
    def _kali(self) -> Fraction:
        """Points of the engine in one point of the forums."""
        return self.susunan.kali_bobot * self.susunan.kali_nilai

    @cached_property
    def _poin(self) -> dict[int, Fraction]:
        """Points of support; few different ones come up again and again."""
        return {}

    @cached_property
    def _habis(self) -> list[int]:
        habis: list[int] = self.neraca.habis.tolist()
        return habis

    @cached_property
    def _nama(self) -> list[str]:
        return [self.masukan.pemilih[i].id for i in self.susunan.orang]

    def _additions(self, pelengkapan: Pelengkapan) -> tuple[LangkahPelengkap, ...]:
        pemilihan = self.susunan.pemilihan
        return tuple(
            LangkahPelengkap(pemilihan.proyek[p], pemilihan.biaya[p], sisa - pemilihan.biaya[p])
            for p, sisa in pelengkapan.langkah
        )

    def _losers(self, pelengkapan: Pelengkapan) -> tuple[Kalah, ...]:
        """In order of the codes."""
        terpilih, pemilihan = set(self.hitungan.menang), self.susunan.pemilihan
        daftar = [p for p in range(len(pemilihan.proyek)) if p not in terpilih]
        kunci: KunciSeri = make_tie_key(pemilihan, self.aturan.urutan_seri)
        uang = np.empty((len(self.neraca.menang) + 1, len(self.susunan.orang)))
        taksiran = self.neraca.estimate(daftar, uang)
        batas = find_limits(self.neraca, pelengkapan, kunci, taksiran)
        tambahan = Penambah(self.neraca, kunci, uang, pelengkapan).find_all(taksiran)
        return tuple([self._loser(p, b, t) for p, b, t in zip(daftar, batas, tambahan, strict=True)])

    def _loser(self, p: int, batas: Batas, tambahan: tuple[int, ...] | None) -> Kalah:
        """No support helps what costs more than the whole ceiling; without supporters a lower cost does not either."""
        pemilihan = self.susunan.pemilihan
        kode, biaya = pemilihan.proyek[p], pemilihan.biaya[p]
        lewat = biaya > pemilihan.pagu
        ikut = None if tambahan is None or lewat else tuple([self._nama[g] for g in tambahan])
        pendukung = self.neraca.supporters(p)
        if not pendukung:
            return Kalah(kode, Alasan.TANPA_PENDUKUNG, None, Fraction(0), None, ikut)
        sendiri = len(pendukung) == 1
        return Kalah(
            kode,
            Alasan.MELEBIHI_PAGU if lewat else Alasan.PENDUKUNG_KEHABISAN,
            biaya - batas.biaya,
            self._akhir[pendukung[0][0]] if sendiri else self.neraca.rupiah(self.neraca.left(p)),
            None if batas.lawan is None else pemilihan.proyek[batas.lawan],
            ikut,
        )

    def _money_left(self) -> dict[str, Fraction]:
        uang = dict.fromkeys((orang.id for orang in self.masukan.pemilih), Fraction(0))
        uang.update(zip(self._nama, self._akhir, strict=True))
        return uang

    @cached_property
    def _akhir(self) -> list[Fraction]:
        """What each group has left."""
        neraca = self.neraca
        return [neraca.rupiah(neraca.money_left(g)) for g in range(len(self.susunan.orang))]
