"""Memasukkan usulan dari berkas: diulang tidak mengubah apa pun, berubah dicatat di samping aslinya."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusUsulan, SumberUsulan, Tahap
from terasa.musrenbang.models import Keputusan, Perubahan, Usulan
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.queries.kabupaten import read_kabupaten
from terasa.musrenbang.rules import CannotPropose, lanjutan
from terasa.musrenbang.rules.impor import (
    BarisDilewati,
    Ruang,
    UsulanTerbaca,
    find_putaran_satuan,
    read_usulan,
)
from terasa.musrenbang.services.langkah import Stasiun, record_many, write_cari
from terasa.musrenbang.services.perbaikan import amend_usulan
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.musrenbang.services.usulan import DataUsulan
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import list_desa
from terasa.wilayah.rules import kunci_nama

KATA = ("judul", "masalah", "lokasi", "satuan")


@dataclass
class _Rencana:
    """What the file asks for, before anything is written."""

    baru: list[tuple[BarisLembar, UsulanTerbaca]] = field(default_factory=list)
    berubah: list[tuple[BarisLembar, UsulanTerbaca, Usulan]] = field(default_factory=list)
    hasil: list[Baris] = field(default_factory=list)

    @property
    def opd(self) -> list[str]:
        return [u.opd for _b, u in self.baru] + [u.opd for _b, u, _usulan in self.berubah]


@konteks.act("import_usulan")
def import_usulan(
    *,
    lembar: Lembar,
    kabupaten: str,
    tahun: int,
    by: Pelaku,
    now: datetime,
    uji: bool = False,
    cocokkan_nama: bool = False,
) -> Laporan:
    """Bring rows in as submitted usulan of budget year `tahun`; with `uji` only tell what would happen.

    A row that is there already is skipped as "sama"; a changed one becomes an amendment while no forum has
    decided about it. Raises MasukanTakTerbaca, CannotPropose.
    """
    kabupaten = _check_input(lembar, kabupaten, tahun, by, timezone.localdate(now), cocokkan_nama)
    rencana = _plan(lembar, _space(lembar, kabupaten, tahun, cocokkan_nama))
    if uji:
        hasil = [_result(b, u, DITERIMA) for b, u in rencana.baru]
        hasil += [_result(b, u, DIUBAH, usulan.kode) for b, u, usulan in rencana.berubah]
    else:
        unit = ensure_units(kabupaten, rencana.opd)
        hasil = [
            *_create(rencana.baru, kabupaten, tahun, unit, by, now),
            *_amend(rencana.berubah, unit, by, now),
        ]
    return Laporan.dari(with_notes([*rencana.hasil, *hasil], lembar), uji=uji)


def _check_input(
    lembar: Lembar, kabupaten: str, tahun: int, by: Pelaku, hari_ini: date, cocokkan_nama: bool
) -> str:
    kode = check_kabupaten(kabupaten, tahun, by, hari_ini)
    if not lembar.has("kode_desa") and not (cocokkan_nama and lembar.has("desa") and lembar.has("kecamatan")):
        raise MasukanTakTerbaca(
            _("Kolom wajib tidak ditemukan: kode_desa. Kolom yang terbaca: %(ada)s.")
            % {"ada": ", ".join(lembar.kepala)[:300]},
            code="kolom-kurang",
        )
    return kode


def check_kabupaten(kabupaten: str, tahun: int, by: Pelaku, hari_ini: date) -> str:
    """Dotted code of the kabupaten whose file this is. Raises MasukanTakTerbaca, CannotPropose."""
    kode = read_kabupaten(kabupaten)
    if not may_allocate(by, kode):
        raise CannotPropose(
            _("Hanya Bappeda kabupaten ini yang memasukkan berkas usulan."), code="bukan-wewenang"
        )
    rules.check_tahun(tahun, hari_ini)
    return kode


def _space(lembar: Lembar, kabupaten: str, tahun: int, cocokkan_nama: bool) -> Ruang:
    desa = list_desa(kabupaten)
    return Ruang(
        kabupaten=kabupaten,
        tahun=tahun,
        desa={w.kode: w.nama for w in desa if w.berlaku_sampai is None},
        kecamatan={w.induk.kode: w.induk.nama for w in desa if w.induk is not None},
        putaran_satuan=find_putaran_satuan(lembar),
        cocokkan_nama=cocokkan_nama,
    )


def _plan(lembar: Lembar, ruang: Ruang) -> _Rencana:
    ada = _existing(ruang)
    rencana = _Rencana()
    terpakai: dict[str, int] = {}
    for baris in lembar.baris:
        id_asal = baris.nilai.get("id", "")
        try:
            terbaca = read_usulan(baris, ruang)
            if terbaca.id_asal in terpakai:
                sebelum = terpakai[terbaca.id_asal]
                raise BarisDilewati(_("id ini sudah dipakai baris %(n)d") % {"n": sebelum})
            terpakai[terbaca.id_asal] = baris.nomor
            _sort(rencana, baris, terbaca, ada.get(terbaca.id_asal))
        except BarisDilewati as exc:
            rencana.hasil.append(Baris(baris.nomor, id_asal, DILEWATI, "", str(exc), baris.perbaikan))
    return rencana


@dataclass(frozen=True)
class _Ada:
    """An usulan that came from this file before, as it stands with its amendments."""

    usulan: Usulan
    kata: Mapping[str, str]
    volume: Any
    biaya: int | None
    baris_asal: Mapping[str, str]
    is_terbuka: bool


def _existing(ruang: Ruang) -> dict[str, _Ada]:
    """By source id; three queries."""
    semua = Usulan.objects.filter(kabupaten=ruang.kabupaten, tahun=ruang.tahun).exclude(id_asal="")
    semua = semua.select_related("unit_tujuan")
    perubahan = {p.usulan_id: p for p in Perubahan.objects.filter(usulan__in=semua).order_by("id")}
    sudah = Keputusan.objects.filter(usulan__in=semua).exclude(hasil="")
    diputuskan = set(sudah.values_list("usulan_id", flat=True))
    return {u.id_asal: _as_ada(u, perubahan.get(u.pk), u.pk in diputuskan) for u in semua}


def _as_ada(usulan: Usulan, perubahan: Perubahan | None, is_diputuskan: bool) -> _Ada:
    kata = {k: getattr(usulan, k) for k in KATA}
    terbuka = usulan.status == StatusUsulan.DIAJUKAN and not is_diputuskan
    if perubahan is None:
        return _Ada(usulan, kata, usulan.volume, usulan.biaya, usulan.baris_asal, terbuka)
    asal = perubahan.baris_asal or usulan.baris_asal
    return _Ada(usulan, kata | perubahan.isi, perubahan.volume, perubahan.biaya, asal, terbuka)


def _sort(rencana: _Rencana, baris: BarisLembar, terbaca: UsulanTerbaca, ada: _Ada | None) -> None:
    """New, the same, changed, or changed too late. Raises BarisDilewati."""
    if ada is None:
        rencana.baru.append((baris, terbaca))
        return
    if _is_same(terbaca, ada):
        hasil = Baris(baris.nomor, terbaca.id_asal, DILEWATI, ada.usulan.kode, SAMA)
        rencana.hasil.append(hasil)
        return
    if terbaca.kode_desa != ada.usulan.kode_desa:
        raise BarisDilewati(_("desanya berbeda dari usulan yang sudah tercatat; pakai id baru"))
    if not ada.is_terbuka:
        raise BarisDilewati(
            _("barisnya berubah, tetapi usulan %(kode)s sudah dibahas forum; forum yang menulis angka baru")
            % {"kode": ada.usulan.kode}
        )
    rencana.berubah.append((baris, terbaca, ada.usulan))


def _is_same(terbaca: UsulanTerbaca, ada: _Ada) -> bool:
    if dict(ada.baris_asal) == terbaca.baris_asal:
        return True
    unit = ada.usulan.unit_tujuan.nama if ada.usulan.unit_tujuan else ""
    kini = (*(ada.kata[k] for k in KATA), ada.volume, ada.biaya, ada.usulan.bidang, unit_key(unit))
    baru = (
        *(getattr(terbaca, k) for k in KATA),
        terbaca.volume,
        terbaca.biaya,
        terbaca.bidang,
        unit_key(terbaca.opd),
    )
    return kini == baru and terbaca.kode_desa == ada.usulan.kode_desa


def unit_key(nama: str) -> str:
    """Agencies are the same when their bare names are."""
    return kunci_nama(nama)


def ensure_units(kabupaten: str, nama: Iterable[str]) -> dict[str, Unit]:
    """Units by bare name; an agency that the kabupaten does not have yet is created."""
    unit = {unit_key(u.nama): u for u in Unit.objects.filter(kabupaten=kabupaten).order_by("-jenis")}
    kode = set(Unit.objects.filter(kabupaten=kabupaten).values_list("kode", flat=True))
    baru = {}
    for satu in sorted({n for n in nama if n}):
        if unit_key(satu) not in unit and unit_key(satu) not in baru:
            baru[unit_key(satu)] = _new_unit(kabupaten, satu, kode)
    Unit.objects.bulk_create(baru.values())
    return unit | baru


def _new_unit(kabupaten: str, nama: str, terpakai: set[str]) -> Unit:
    dasar = slugify(nama)[:54].strip("-") or "unit"
    kode, n = dasar, 1
    while kode in terpakai:
        n += 1
        kode = f"{dasar}-{n}"
    terpakai.add(kode)
    return Unit(
        kabupaten=kabupaten,
        kode=kode,
        nama=nama[:200],
        jenis=JenisUnit.PERANGKAT_DAERAH,
        kode_wilayah=kabupaten,
    )


def _create(
    baru: Sequence[tuple[BarisLembar, UsulanTerbaca]],
    kabupaten: str,
    tahun: int,
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    """All new usulan with their codes, stations and search rows in a handful of statements."""
    if not baru:
        return []
    kode = claim_kode_many("usulan", len(baru))
    usulan = [
        make_usulan(u, kode=k, kabupaten=kabupaten, tahun=tahun, unit=unit, now=now)
        for k, (_b, u) in zip(kode, baru, strict=True)
    ]
    Usulan.objects.bulk_create(usulan, batch_size=1000)
    jadwal = Jadwal(kabupaten, tahun, timezone.localdate(now))
    record_many([_station(u, jadwal) for u in usulan], oleh=by.label, now=now)
    write_cari(usulan)
    pull_into_open(usulan=usulan, jenis=JenisForum.MUSRENBANG_DESA)
    return [_result(b, u, DITERIMA, satu.kode) for satu, (b, u) in zip(usulan, baru, strict=True)]


def make_usulan(
    u: UsulanTerbaca, *, kode: str, kabupaten: str, tahun: int, unit: Mapping[str, Unit], now: datetime
) -> Usulan:
    """A submitted usulan as its row says, not stored yet."""
    return Usulan(
        kode=kode,
        kabupaten=kabupaten,
        kode_desa=u.kode_desa,
        tahun=tahun,
        judul=u.judul,
        masalah=u.masalah,
        lokasi=u.lokasi,
        lat=u.lat,
        lng=u.lng,
        volume=u.volume,
        satuan=u.satuan,
        biaya=u.biaya,
        penerima_manfaat=u.penerima_manfaat,
        bidang=u.bidang,
        unit_tujuan=unit.get(unit_key(u.opd)) if u.opd else None,
        status=StatusUsulan.DIAJUKAN,
        sumber=SumberUsulan.IMPOR,
        id_asal=u.id_asal,
        baris_asal=u.baris_asal,
        dibuat_at=now,
        diajukan_at=now,
    )


def _station(usulan: Usulan, jadwal: Jadwal) -> Stasiun:
    berikut = lanjutan.after_submit(usulan.kode_desa)
    return Stasiun(
        usulan=usulan,
        tahap=Tahap.USULAN,
        keputusan="diajukan",
        rincian={"biaya": usulan.biaya, "sumber": SumberUsulan.IMPOR.value},
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
    )


def _amend(
    berubah: Sequence[tuple[BarisLembar, UsulanTerbaca, Usulan]],
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    for _b, u, usulan in berubah:
        data = DataUsulan(
            judul=u.judul,
            masalah=u.masalah,
            lokasi=u.lokasi,
            volume=u.volume,
            satuan=u.satuan,
            biaya=u.biaya,
            penerima_manfaat=u.penerima_manfaat,
            bidang=u.bidang,
            tujuan=usulan.tujuan,
            unit_tujuan=unit.get(unit_key(u.opd)) if u.opd else None,
        )
        amend_usulan(
            usulan=usulan,
            by=by,
            data=data,
            alasan=_("Baris sumbernya berubah pada impor ulang."),
            now=now,
            baris_asal=u.baris_asal,
        )
    return [_result(b, u, DIUBAH, usulan.kode) for b, u, usulan in berubah]


def _result(baris: BarisLembar, u: UsulanTerbaca, hasil: str, kode: str = "") -> Baris:
    alasan = _("dicatat sebagai perbaikan di samping aslinya") if hasil == DIUBAH else ""
    return Baris(baris.nomor, u.id_asal, hasil, kode, alasan, u.perbaikan)


def with_titles(lembar: Lembar, judul: int) -> Lembar:
    """The sheet with a note of how many of its rows were only titles or sums."""
    if not judul:
        return lembar
    kata = ngettext("%(n)d baris judul atau jumlah dilewati", "%(n)d baris judul atau jumlah dilewati", judul)
    return replace(lembar, catatan=(*lembar.catatan, kata % {"n": judul}))


def with_notes(hasil: list[Baris], lembar: Lembar) -> list[Baris]:
    """What was tidied for the whole file is told on its first row."""
    urut = sorted(hasil, key=lambda b: b.baris)
    if not lembar.catatan or not urut:
        return urut
    awal = urut[0]
    return [
        Baris(awal.baris, awal.id, awal.hasil, awal.kode, awal.alasan, (*lembar.catatan, *awal.perbaikan)),
        *urut[1:],
    ]
