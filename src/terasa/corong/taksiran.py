"""Ditaksir dengan model (MRP): dari gelombang yang terbit saja, dan hanya bila pemeriksaannya lulus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import numpy as np

from terasa import statistik
from terasa.corong.models import Sel, Taksiran
from terasa.corong.queries import PANJANG_KECAMATAN
from terasa.corong.rules import Hitungan, count_deff
from terasa.musrenbang.models import DataTempat
from terasa.statistik.larik import Bulat, Larik
from terasa.statistik.mrp import Lapisan, Mrp, MrpDitolak, estimate_places

# Nothing is finished in a single desa.
TANPA_KERANGKA = "kerangka"
# What a desa is known by; a figure that one desa lacks is left out for all.
CIRI: dict[str, Callable[[DataTempat], float | None]] = {
    "penduduk": lambda d: float(np.log(d.penduduk)) if d.penduduk else None,
    "penduduk miskin": lambda d: (
        d.penduduk_miskin / d.penduduk if d.penduduk and d.penduduk_miskin is not None else None
    ),
    "kepadatan": lambda d: float(np.log(d.penduduk / d.luas)) if d.penduduk and d.luas else None,
    "kesulitan geografis": lambda d: None if d.kesulitan is None else float(d.kesulitan),
}


@dataclass(frozen=True)
class Kerangka:
    """Whom the model speaks for: finished kegiatan by desa and unit, and the figures of each desa with their source."""

    sel: Sequence[Sel]
    desa: list[str]
    tempat: dict[str, DataTempat]

    @property
    def tanpa_penduduk(self) -> int:
        """Desa whose number of people is not recorded; without one of them no kecamatan can be weighed."""
        return sum(1 for kode in self.desa if not (d := self.tempat.get(kode)) or not d.penduduk)

    def ciri(self) -> dict[str, list[float]]:
        """Figures that every desa has and in which they differ, one per desa."""
        semua = {n: [f(d) if (d := self.tempat.get(k)) else None for k in self.desa] for n, f in CIRI.items()}
        lengkap = {n: [v for v in nilai if v is not None] for n, nilai in semua.items()}
        return {n: isi for n, isi in lengkap.items() if len(isi) == len(self.desa) and len(set(isi)) > 1}

    def as_json(self) -> dict[str, Any]:
        """What must be named beside the estimate: numbers, sources, dates."""
        ada = [self.tempat[k] for k in self.desa if k in self.tempat]
        return {
            "kegiatan": sum(s.selesai for s in self.sel),
            "dihitung": max(s.dihitung_at for s in self.sel).isoformat(),
            "jawaban": sum(s.jawaban for s in self.sel),
            "desa": len(self.desa),
            "ciri": list(self.ciri()),
            "sumber": sorted({d.sumber for d in ada}),
            "sumber_tahun": max((d.tahun for d in ada), default=None),
            "sumber_pada": max(d.diubah_at for d in ada).isoformat() if ada else None,
            "tanpa_penduduk": self.tanpa_penduduk,
        }


def read_kerangka(kabupaten: str, tahun: int) -> Kerangka | None:
    """Cells of single desa with something finished, and the newest figures of each desa up to that year."""
    selesai = Sel.objects.filter(kabupaten=kabupaten, tahun=tahun, selesai__gt=0)
    sel = list(selesai.exclude(kode=kabupaten).order_by("kode", "unit_id"))
    if not sel:
        return None
    data = DataTempat.objects.filter(kabupaten=kabupaten, tahun__lte=tahun).order_by("tahun")
    return Kerangka(sel, sorted({s.kode for s in sel}), {d.kode_wilayah: d for d in data})


def estimate(
    kabupaten: str, tahun: int, *, gerombol: Fraction, batas: statistik.BatasTerbit, now: datetime
) -> Taksiran:
    """The estimates of one year, or the reason why there are none; not saved."""
    kerangka = read_kerangka(kabupaten, tahun)
    if kerangka is None:
        return Taksiran(kabupaten=kabupaten, tahun=tahun, sebab=TANPA_KERANGKA, dihitung_at=now)
    hasil = Taksiran(kabupaten=kabupaten, tahun=tahun, kerangka=kerangka.as_json(), dihitung_at=now)
    lapisan, kecamatan, kode = build_lapisan(kerangka, gerombol, batas)
    per_desa = np.arange(len(kerangka.desa))
    try:
        satu, *atas = estimate_places(lapisan, per_desa, *([] if kerangka.tanpa_penduduk else [kecamatan]))
    except MrpDitolak as exc:
        hasil.sebab, hasil.angka, hasil.batas, periksa = exc.sebab, exc.angka, exc.batas, exc.periksa
    else:
        periksa = satu.periksa
        hasil.isi = _publish(kerangka.desa, satu, batas)
        for mrp in atas:
            hasil.isi |= _publish(kode, mrp, batas)
    if periksa is not None:
        hasil.diperiksa, hasil.hemat, hasil.cakupan = periksa.desa, periksa.hemat, periksa.cakupan
    return hasil


def build_lapisan(
    kerangka: Kerangka, gerombol: Fraction, batas: statistik.BatasTerbit
) -> tuple[Lapisan, Bulat, list[str]]:
    """Cells desa x unit for the model, the kecamatan of each desa, and the codes of the kecamatan.

    Answers are effective ones, x / deff of n / deff (the answers of one kegiatan are alike), of cells that may be
    shown by themselves. A cell weighs as the people of its desa times its share of what was finished there.
    """
    letak = {kode: nomor for nomor, kode in enumerate(kerangka.desa)}
    desa = np.array([letak[s.kode] for s in kerangka.sel], dtype=np.int64)
    unit = np.unique([s.unit_id for s in kerangka.sel], return_inverse=True)[1].astype(np.int64)
    x, n = np.array([_effective(s, gerombol, batas) for s in kerangka.sel]).T
    ciri = kerangka.ciri()
    peubah = np.array(list(ciri.values())).T if ciri else np.empty((len(letak), 0))
    kode = sorted({k[:PANJANG_KECAMATAN] for k in kerangka.desa})
    kecamatan = np.array([kode.index(k[:PANJANG_KECAMATAN]) for k in kerangka.desa], dtype=np.int64)
    return Lapisan(desa, unit[None, :], x, n, _weigh(kerangka, desa), peubah), kecamatan, kode


def _weigh(kerangka: Kerangka, desa: Bulat) -> Larik:
    selesai = np.array([float(s.selesai) for s in kerangka.sel])
    bagian = selesai / np.bincount(desa, weights=selesai)[desa]
    if kerangka.tanpa_penduduk:
        return np.asarray(bagian)
    orang = np.array([float(kerangka.tempat[k].penduduk or 0) for k in kerangka.desa])
    return np.asarray(orang[desa] * bagian)


def _effective(sel: Sel, gerombol: Fraction, batas: statistik.BatasTerbit) -> tuple[float, float]:
    if not statistik.is_publishable(sel.jawaban, batas):
        return 0.0, 0.0
    deff = count_deff(Hitungan(jawaban=sel.jawaban, jawaban_kuadrat=sel.jawaban_kuadrat), gerombol)
    return sel.teratasi / deff, sel.jawaban / deff


def _publish(kode: Sequence[str], mrp: Mrp, batas: statistik.BatasTerbit) -> dict[str, list[float]]:
    """[share, ends of its interval, answers that it is worth] of the places that may have a figure."""
    boleh = mrp.publishable(batas)
    angka = np.stack([mrp.nilai, mrp.bawah, mrp.atas, mrp.setara], axis=1)
    return {k: [round(float(v), 6) for v in angka[i]] for i, k in enumerate(kode) if boleh[i]}
