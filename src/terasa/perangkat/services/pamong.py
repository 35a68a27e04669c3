"""Memasukkan daftar pamong sebuah desa; diulang tidak mengubah apa pun."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import DEFINITIF, Biodata, Jabatan, MasaJabatan, Orang
from terasa.perangkat.permissions import may_register
from terasa.perangkat.rules.pamong import BarisDitolak, Pamong, read_pamong
from terasa.perangkat.services.jabatan import CannotRegister, create_jabatan, create_orang
from terasa.perangkat.services.masa import IsiMasa, end_masa, start_masa
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of, kunci_nama


@dataclass
class _Ruang:
    """What is already there of one village, read once."""

    by: Pelaku
    unit: Unit
    now: datetime
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    orang: dict[str, Orang] = field(default_factory=dict)
    masa: dict[str, MasaJabatan] = field(default_factory=dict)
    biodata: dict[object, Biodata] = field(default_factory=dict)
    lahir: dict[str, date] = field(default_factory=dict)


@konteks.act("import_pamong")
def import_pamong(*, lembar: Lembar, kode_desa: str, by: Pelaku, now: datetime, uji: bool = False) -> Laporan:
    """Bring the apparatus of one village in by name and post; with `uji` the same is done and taken back.

    Raises CannotRegister when the village has no office here.
    """
    unit = Unit.objects.filter(
        kode_wilayah=kode_desa, jenis__in=[JenisUnit.DESA, JenisUnit.KELURAHAN]
    ).first()
    if unit is None:
        raise CannotRegister(
            _("Desa %(kode)s belum punya kantor di sini.") % {"kode": kode_desa}, code="desa"
        )
    with transaction.atomic():
        # Village heads are kept by Dinas PMD, which writes nothing else in the village.
        with konteks.sebagai_sistem():
            ruang = _read(by, unit, now)
        # Seniors first, so that those below find whom they report to.
        hasil = [_row(ruang, baris) for baris in lembar.baris]
        if uji:
            transaction.set_rollback(True)
    return Laporan.dari(hasil, uji=uji)


def _read(by: Pelaku, unit: Unit, now: datetime) -> _Ruang:
    ruang = _Ruang(by, unit, now)
    for j in Jabatan.objects.filter(unit=unit, dihapus_on__isnull=True).select_related("unit"):
        ruang.jabatan[kunci_nama(j.nama)] = j
    milik = MasaJabatan.objects.filter(jabatan__unit=unit).select_related("orang", "jabatan__unit", "peran")
    for m in milik.order_by("dicatat_at"):
        ruang.masa[_kunci(m.orang.nama, m.jabatan.nama, m.mulai_on)] = m
        ruang.orang[kunci_nama(m.orang.nama)] = m.orang
    ruang.biodata = {b.orang_id: b for b in Biodata.objects.filter(orang__in=ruang.orang.values())}
    return ruang


def _kunci(nama: str, jabatan: str, mulai: date) -> str:
    return f"{kunci_nama(nama)}|{kunci_nama(jabatan)}|{mulai.isoformat()}"


def _row(ruang: _Ruang, baris: BarisLembar) -> Baris:
    try:
        pamong = read_pamong(baris)
        _require_one_person(ruang, pamong)
        with transaction.atomic():
            hasil, alasan = _store(ruang, pamong)
    except (BarisDitolak, AturanDilanggar) as salah:
        return Baris(baris.nomor, baris.nilai.get("nama", "")[:80], DILEWATI, "", str(salah), baris.perbaikan)
    return Baris(baris.nomor, pamong.nama, hasil, "", alasan, baris.perbaikan + pamong.catatan)


def _require_one_person(ruang: _Ruang, pamong: Pamong) -> None:
    """One name with two days of birth is two people, whom nothing here can tell apart. Raises BarisDitolak."""
    if pamong.tanggal_lahir is None:
        return
    if ruang.lahir.setdefault(pamong.kunci, pamong.tanggal_lahir) != pamong.tanggal_lahir:
        raise BarisDitolak(_("nama yang sama dengan tanggal lahir lain; tulis pembeda pada namanya"))


def _store(ruang: _Ruang, pamong: Pamong) -> tuple[str, str]:
    kunci = _kunci(pamong.nama, pamong.jabatan, pamong.mulai_on)
    lama = ruang.masa.get(kunci)
    if lama is not None:
        berubah = _update(ruang, lama, pamong)
        return (DIUBAH, "") if berubah else (DILEWATI, SAMA)
    jabatan = _find_jabatan(ruang, pamong)
    orang = ruang.orang.get(pamong.kunci) or create_orang(
        by=ruang.by,
        kabupaten=kabupaten_of(ruang.unit.kode_wilayah),
        nama=pamong.nama,
        gelar_depan=pamong.gelar_depan,
        gelar_belakang=pamong.gelar_belakang,
        now=ruang.now,
    )
    isi = IsiMasa(
        orang=orang,
        cara=pamong.cara,
        mulai_on=pamong.mulai_on,
        kursi_ke=_free_seat(ruang, jabatan, pamong),
        sk_nomor=pamong.sk_nomor,
        sk_on=pamong.mulai_on,
        rencana_berakhir_on=pamong.sampai_on,
        asal="pamong",
    )
    masa = start_masa(by=ruang.by, jabatan=jabatan, isi=isi, now=ruang.now)
    masa.jabatan = jabatan
    ruang.orang[pamong.kunci], ruang.masa[kunci] = orang, masa
    _update(ruang, masa, pamong)
    return DITERIMA, ""


def _find_jabatan(ruang: _Ruang, pamong: Pamong) -> Jabatan:
    kunci = kunci_nama(pamong.jabatan)
    if kunci not in ruang.jabatan:
        ruang.jabatan[kunci] = create_jabatan(
            by=ruang.by,
            unit=ruang.unit,
            jenis=pamong.jenis,
            nama=pamong.jabatan,
            lembaga=pamong.lembaga,
            atasan=ruang.jabatan.get(kunci_nama(pamong.atasan)) if pamong.atasan else None,
        )
    return ruang.jabatan[kunci]


def _free_seat(ruang: _Ruang, jabatan: Jabatan, pamong: Pamong) -> int:
    """The first seat that nobody of this kind holds then; a list that shows more people adds a seat."""
    definitif = pamong.cara in DEFINITIF
    dipakai = {
        m.kursi_ke
        for m in ruang.masa.values()
        if m.jabatan_id == jabatan.pk
        and (m.cara in DEFINITIF) == definitif
        and (m.sampai_on is None or m.sampai_on > pamong.mulai_on)
        and (pamong.berhenti_on is None or m.mulai_on < pamong.berhenti_on)
    }
    ke = next(n for n in range(1, 62) if n not in dipakai)
    # Only posts of which a village has several grow by themselves; a second kades is a mistake in the list.
    if ke > jabatan.kursi and jabatan.jenis in BERKURSI and ke <= 60 and may_register(ruang.by, jabatan):
        jabatan.kursi = ke
        jabatan.save(update_fields=["kursi"])
    return min(ke, jabatan.kursi)


BERKURSI = frozenset(
    {"bpd_anggota", "kadus", "staf", "kaur", "kasi", "lembaga_anggota", "lembaga_ketua", "operator"}
)


def _update(ruang: _Ruang, masa: MasaJabatan, pamong: Pamong) -> bool:
    """End a tenure that the list says has ended, and fill the personnel file; whether anything changed."""
    berubah = False
    if pamong.berhenti_on is not None and masa.berakhir_on is None:
        end_masa(
            by=ruang.by,
            masa=masa,
            berakhir_on=pamong.berhenti_on,
            sebab=SebabBerakhir.HABIS,
            alasan=_("Menurut daftar pamong yang dimasukkan."),
            sk_nomor=pamong.henti_nomor,
            now=ruang.now,
        )
        masa.berakhir_on = pamong.berhenti_on
        berubah = True
    return _fill_biodata(ruang, masa, pamong) or berubah


def _fill_biodata(ruang: _Ruang, masa: MasaJabatan, pamong: Pamong) -> bool:
    nilai = {**{k: v for k, v in pamong.biodata.items() if v}, "tanggal_lahir": pamong.tanggal_lahir}
    nilai = {k: v for k, v in nilai.items() if v}
    lama = ruang.biodata.get(masa.orang_id)
    if not nilai or (lama is not None and all(getattr(lama, k) == v for k, v in nilai.items())):
        return False
    if not may_register(ruang.by, masa.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    with konteks.sebagai_sistem():
        satu, _baru = Biodata.objects.update_or_create(
            orang_id=masa.orang_id,
            defaults={**nilai, "diubah_at": ruang.now},
            create_defaults={**nilai, "kode_wilayah": ruang.unit.kode_wilayah, "diubah_at": ruang.now},
        )
    ruang.biodata[masa.orang_id] = satu
    return True
