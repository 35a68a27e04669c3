"""Rincian alokasi dalam baris dan kolom, supaya halaman tidak perlu membuka catatan lengkapnya."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from terasa.alokasi import Hasil as HasilBagi
from terasa.dokumen.rules import sidik
from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Alokasi, BagianForum, Forum, PosAlokasi
from terasa.musrenbang.rules.pemilih import Daftar
from terasa.umum import konteks

# The reserve was not counted, so the engine says nothing of it.
CADANGAN_TERTUTUP = "cadangan-tertutup"
DAFTAR = ("utama", "cadangan")


@dataclass(frozen=True)
class Bagian:
    """One sharing of money: first the main list, then the reserve with what was left."""

    nama: str
    hasil: HasilBagi
    awal: int


def describe_pos(pos: PosAlokasi, kode: str, bagian: Bagian | None, usulan: Mapping[str, Any]) -> None:
    """Put what pages show of one result into its row; `usulan` gives the key of each code."""
    if bagian is None:
        pos.alasan = "" if pos.hasil == HasilAlokasi.BELUM_DIHITUNG else CADANGAN_TERTUTUP
        return
    pos.daftar = bagian.nama
    if (nomor := bagian.hasil.nomor.get(kode)) is not None:
        pos.harga = _hundredths(bagian.hasil.putaran[nomor - 1].rho)
    if kalah := bagian.hasil.find_kalah(kode):
        pos.alasan = kalah.alasan.value
        pos.uang_pendukung = round(kalah.uang_pendukung)
        pos.lawan_id = usulan.get(kalah.lawan or "")
        pos.tambahan = None if kalah.tambahan is None else list(kalah.tambahan)


def write_rincian(alokasi: Alokasi, bagian: Sequence[Bagian], daftar: Sequence[Daftar]) -> None:
    """The shares of the forums, and the short account of each list."""
    slug = [d.forum for d in daftar]
    forum = Forum.objects.filter(kabupaten=alokasi.kabupaten, tahun=alokasi.tahun, slug__in=slug)
    kunci = dict(forum.values_list("slug", "pk"))
    baris = [satu for b in bagian for satu in _shares(alokasi, b, daftar, kunci)]
    BagianForum.objects.bulk_create(baris, batch_size=500)
    alokasi.catatan = {
        "pemilih": len(daftar),
        "rekaman_sha256": sidik(read_rekaman(alokasi).encode()),
        "daftar": {b.nama: _short(b.hasil) for b in bagian},
    }
    alokasi.save(update_fields=["catatan"])


def read_rekaman(alokasi: Alokasi) -> str:
    """The whole record as the database writes it, without reading it into objects."""
    teks = Alokasi.objects.filter(pk=alokasi.pk).annotate(teks=Cast("hasil", TextField()))
    return str(teks.values_list("teks", flat=True).get())


@konteks.act("fill_rincian")
def fill_rincian(*, alokasi: Alokasi) -> None:
    """Give a run of an earlier version the rows that newer ones are stored with."""
    bagian, awal = [], 0
    for nama in DAFTAR:
        if rekaman := alokasi.hasil.get(nama):
            hasil = HasilBagi.from_json(json.dumps(rekaman))
            bagian.append(Bagian(nama, hasil, awal))
            awal += len(hasil.menang)
    menurut = {p.id: b for b in bagian for p in b.hasil.masukan.pilihan}
    semua = list(alokasi.pos.select_related("usulan").defer("usulan__baris_asal"))
    kunci = {p.usulan.kode: p.usulan_id for p in semua}
    for pos in semua:
        describe_pos(pos, pos.usulan.kode, menurut.get(pos.usulan.kode), kunci)
    kolom = ["daftar", "alasan", "uang_pendukung", "lawan", "tambahan", "harga"]
    PosAlokasi.objects.bulk_update(semua, kolom, batch_size=500)
    alokasi.bagian_forum.all().delete()
    write_rincian(alokasi, bagian, list_pemilih(alokasi))


def list_pemilih(alokasi: Alokasi) -> list[Daftar]:
    """The voters of the frozen input."""
    return [
        Daftar(p["forum"], p["nama"], Fraction(p["bobot"]), tuple(p["kode"]))
        for p in alokasi.masukan["pemilih"]
    ]


def _shares(
    alokasi: Alokasi, bagian: Bagian, daftar: Sequence[Daftar], forum: Mapping[str, Any]
) -> Iterator[BagianForum]:
    hasil = bagian.hasil
    calon, total = hasil.biaya_pilihan.keys(), sum((d.bobot for d in daftar), Fraction(0))
    for d in daftar:
        yield BagianForum(
            alokasi=alokasi,
            daftar=bagian.nama,
            kode=d.forum[:200],
            forum_id=forum.get(d.forum),
            nama=d.nama[:200],
            bobot=f"{d.bobot.numerator}/{d.bobot.denominator}"[:80],
            jumlah=len(d.kode),
            bagian=round(hasil.pagu_bayangan * d.bobot / total),
            sisa=round(hasil.uang_akhir[d.forum]),
            peringkat={kode: n for n, kode in enumerate(d.kode, start=1) if kode in calon},
            belanja=[[kode, round(rupiah)] for kode, rupiah in hasil.belanja[d.forum]],
        )


def _short(hasil: HasilBagi) -> dict[str, int]:
    return {
        "pagu": hasil.masukan.pagu,
        "pagu_bayangan": hasil.pagu_bayangan,
        "kenaikan": hasil.kenaikan,
        "putaran": len(hasil.putaran),
        "pelengkap": len(hasil.pelengkap),
        "tidak_terpilih": len(hasil.kalah),
        "sisa": hasil.sisa,
    }


def _hundredths(nilai: Fraction) -> Decimal:
    return Decimal(round(nilai * 100)) / 100
