"""Transfer ke desa tanpa basis data: bagian yang terkunci, ruang bebas, yang belum cair, dan baris lembarnya."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.apbdes.enums import JenisTransfer
from terasa.apbdes.rules.isi import JUMLAH_TERBESAR, CannotApbdes, find_sumber
from terasa.musrenbang.rules.sipd.baca import read_tanggal
from terasa.umum.bagi import take_persen
from terasa.umum.lembar import BarisLembar, Kolom
from terasa.umum.rupiah import parse_rupiah

ATURAN_TERKUNCI = "bagian-terkunci-transfer"
TAHAP_TERBANYAK = 24
KOLOM_TRANSFER = (
    Kolom("kode_desa", ("kode", "kode wilayah", "kd desa"), wajib=True, is_kode=True),
    Kolom("jenis", ("jenis transfer", "sumber", "sumber dana"), wajib=True),
    Kolom("uraian", ("peruntukan", "untuk", "kegiatan")),
    Kolom("pagu", ("alokasi", "pagu rp", "jumlah pagu"), wajib=True),
    Kolom("dasar", ("dasar hukum", "keputusan")),
    Kolom("tahap", ("termin", "tahap ke")),
    Kolom("jumlah", ("jumlah tahap", "jumlah pencairan", "nilai")),
    Kolom("rencana", ("tanggal rencana", "jadwal", "rencana cair")),
    Kolom("cair", ("tanggal cair", "tanggal sp2d", "cair tanggal", "realisasi")),
    Kolom("nomor", ("nomor sp2d", "no sp2d", "sp2d")),
)


@dataclass(frozen=True)
class IsiTransfer:
    """One row: the pagu of a kind, and one of its tranches when `tahap` is set. Whole rupiah."""

    kode_desa: str
    jenis: str
    pagu: int
    uraian: str = ""
    dasar: str = ""
    tahap: int | None = None
    jumlah: int | None = None
    rencana_on: date | None = None
    cair_on: date | None = None
    nomor: str = ""


@dataclass(frozen=True)
class Kunci:
    """A share that is spoken for, and for what."""

    jenis: str
    untuk: str
    persen: Decimal
    jumlah: int


@dataclass(frozen=True)
class RuangFiskal:
    """What a desa receives, what of it is spoken for, and what it may decide itself. Whole rupiah."""

    seluruh: int
    terkunci: tuple[Kunci, ...]

    @property
    def bebas(self) -> int:
        return self.seluruh - sum(k.jumlah for k in self.terkunci)


def count_ruang(pagu: Mapping[str, int], pilihan: Iterable[Mapping[str, str]]) -> RuangFiskal:
    """Free fiscal space by the shares of the rule (`jenis`, `persen`, `untuk`); never below zero of a kind."""
    sisa = dict(pagu)
    terkunci = []
    for satu in pilihan:
        jenis, persen = satu["jenis"], Decimal(str(satu["persen"]))
        if jenis not in pagu:
            continue
        jumlah = min(take_persen(pagu[jenis], persen), sisa[jenis])
        sisa[jenis] -= jumlah
        terkunci.append(Kunci(jenis, satu["untuk"], persen, jumlah))
    return RuangFiskal(sum(pagu.values()), tuple(terkunci))


def count_telat(rencana_on: date | None, cair_on: date | None, hari_ini: date) -> int:
    """Days that a tranche is past its plan and has not come; 0 when it came, or is not due."""
    if cair_on is not None or rencana_on is None:
        return 0
    return max((hari_ini - rencana_on).days, 0)


def read_transfer(baris: BarisLembar) -> IsiTransfer:
    """One row of a sheet. Raises CannotApbdes with what is wrong."""
    if baris.galat:
        raise CannotApbdes(baris.galat, code="baris")
    nilai = {k.nama: baris.nilai.get(k.nama, "").strip() for k in KOLOM_TRANSFER}
    jenis = find_sumber(nilai["jenis"])
    if jenis not in JenisTransfer.values:
        raise CannotApbdes(
            _("jenis “%(teks)s” bukan Dana Desa, ADD, bagi hasil, atau bantuan keuangan")
            % {"teks": nilai["jenis"][:30]},
            code="jenis",
        )
    isi = IsiTransfer(
        kode_desa=nilai["kode_desa"],
        jenis=jenis,
        pagu=_rupiah("pagu", nilai["pagu"]) or 0,
        uraian=nilai["uraian"][:200] if jenis == JenisTransfer.BKK else "",
        dasar=nilai["dasar"][:200],
        tahap=_whole(nilai["tahap"]),
        jumlah=_rupiah("jumlah", nilai["jumlah"]),
        rencana_on=read_hari("rencana", nilai["rencana"]),
        cair_on=read_hari("cair", nilai["cair"]),
        nomor=nilai["nomor"][:80],
    )
    _check(isi)
    return isi


def read_hari(kolom: str, teks: str) -> date | None:
    """A day however it was typed; empty is None. Raises CannotApbdes."""
    if not teks or teks in {"-", "–"}:
        return None
    hari = read_tanggal(teks)
    if hari is None:
        raise CannotApbdes(
            _("%(kolom)s: “%(teks)s” bukan tanggal; tulis misalnya 14/03/2026")
            % {"kolom": kolom, "teks": teks[:20]},
            code=kolom,
        )
    return hari


def _check(isi: IsiTransfer) -> None:
    if not 0 < isi.pagu <= JUMLAH_TERBESAR:
        raise CannotApbdes(_("pagu: lebih dari nol rupiah, dan masuk akal"), code="pagu")
    if (isi.tahap is None) != (isi.jumlah is None):
        raise CannotApbdes(_("tahap dan jumlahnya diisi berdua, atau dikosongkan berdua"), code="tahap")
    if isi.tahap is None and (isi.cair_on or isi.rencana_on or isi.nomor):
        raise CannotApbdes(_("tanggal dan nomor pencairan memerlukan nomor tahapnya"), code="tahap")
    if isi.tahap is not None and not 1 <= isi.tahap <= TAHAP_TERBANYAK:
        raise CannotApbdes(_("tahap: tulis 1 sampai %(n)d") % {"n": TAHAP_TERBANYAK}, code="tahap")
    if isi.jumlah is not None and not 0 < isi.jumlah <= isi.pagu:
        raise CannotApbdes(_("jumlah tahap: lebih dari nol dan tidak melebihi pagunya"), code="jumlah")
    if isi.nomor and isi.cair_on is None:
        raise CannotApbdes(_("nomor pencairan memerlukan tanggal cairnya"), code="cair")


def _rupiah(kolom: str, teks: str) -> int | None:
    try:
        return parse_rupiah(teks)
    except ValueError as exc:
        raise CannotApbdes(f"{kolom}: {exc}", code=kolom) from exc


def _whole(teks: str) -> int | None:
    angka = re.fullmatch(r"(?i)(?:tahap\s*)?([ivx]+|\d{1,2})", teks)
    if not teks:
        return None
    if angka is None:
        raise CannotApbdes(_("tahap “%(teks)s” bukan bilangan") % {"teks": teks[:20]}, code="tahap")
    romawi = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
    kata = angka[1].casefold()
    return int(kata) if kata.isdigit() else romawi.get(kata, 0)
