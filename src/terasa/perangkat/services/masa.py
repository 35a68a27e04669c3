"""Mulai dan berakhirnya masa jabatan; pintu akun mengikuti tanggalnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from terasa.aturan.queries import list_aturan_semua
from terasa.dokumen.models import Berkas
from terasa.perangkat.enums import CaraMenjabat, SebabBerakhir
from terasa.perangkat.models import DEFINITIF, Jabatan, MasaJabatan, Orang, PerubahanMasa
from terasa.perangkat.permissions import may_register
from terasa.perangkat.rules.masa import HasilMasa, compute_masa, has_masa
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.penjabat import mark_penjabat
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.rules import kabupaten_of


@dataclass(frozen=True)
class IsiMasa:
    """A tenure as a person writes it; `rencana_berakhir_on` only where no law gives the years."""

    orang: Orang
    cara: str
    mulai_on: date
    kursi_ke: int = 1
    sk_nomor: str = ""
    sk_on: date | None = None
    sk_berkas: Berkas | None = None
    rencana_berakhir_on: date | None = None
    masa_ke: int | None = None
    menggantikan: MasaJabatan | None = None
    asal: str = ""


@konteks.act("start_masa")
def start_masa(
    *, by: Pelaku, jabatan: Jabatan, isi: IsiMasa, now: datetime, is_peragaan: bool = False
) -> MasaJabatan:
    """Somebody takes a seat from a day on; the planned end follows the law in force. Raises CannotRegister,
    MasaTidakDikenal."""
    if not may_register(by, jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    # Two people who record at once meet here before they meet the constraint.
    Jabatan.objects.select_for_update(of=("self",)).get(pk=jabatan.pk)
    _check_seat(jabatan, isi)
    hasil = count_end(jabatan, isi)
    rencana = hasil.berakhir if hasil else isi.rencana_berakhir_on
    check_free(jabatan, isi, rencana)
    masa = MasaJabatan.objects.create(
        jabatan=jabatan,
        kursi_ke=isi.kursi_ke,
        orang=isi.orang,
        cara=isi.cara,
        sk_nomor=isi.sk_nomor.strip(),
        sk_on=isi.sk_on,
        sk_berkas=isi.sk_berkas,
        mulai_on=isi.mulai_on,
        rencana_berakhir_on=rencana,
        dasar_masa=dasar_of(hasil),
        masa_ke=isi.masa_ke,
        menggantikan=isi.menggantikan,
        dicatat_at=now,
        dicatat_oleh=by.label,
        asal=isi.asal,
        is_peragaan=is_peragaan,
    )
    _mark(masa, "masa-mulai", by, isi.mulai_on, now)
    return masa


def _check_seat(jabatan: Jabatan, isi: IsiMasa) -> None:
    if isi.cara not in CaraMenjabat.values:
        raise CannotRegister(_("Pilih cara menjabatnya."), code="cara")
    if not 1 <= isi.kursi_ke <= jabatan.kursi:
        raise CannotRegister(_("Jabatan ini punya %(n)d kursi.") % {"n": jabatan.kursi}, code="kursi")
    if jabatan.dihapus_on and jabatan.dihapus_on <= isi.mulai_on:
        raise CannotRegister(_("Jabatan ini sudah dihapus pada hari itu."), code="dihapus")


def count_end(jabatan: Jabatan, isi: IsiMasa) -> HasilMasa | None:
    """What the law gives this tenure; None where it gives no years. Raises MasaTidakDikenal."""
    if isi.cara not in DEFINITIF or not has_masa(jabatan.jenis):
        return None
    kabupaten = kabupaten_of(jabatan.kode_wilayah)
    pendahulu = isi.menggantikan.rencana_berakhir_on if isi.menggantikan else None
    return compute_masa(
        list_aturan_semua(kabupaten),
        jabatan=jabatan.jenis,
        dilantik=isi.mulai_on,
        kabupaten=kabupaten,
        is_paw=isi.cara == CaraMenjabat.PAW,
        pendahulu_berakhir=pendahulu,
    )


def dasar_of(hasil: HasilMasa | None) -> dict[str, object]:
    """The rule as it is stored with a tenure."""
    return hasil.as_json() if hasil else {}


def check_free(
    jabatan: Jabatan, isi: IsiMasa, sampai: date | None, *, kecuali: MasaJabatan | None = None
) -> None:
    """No two of a kind on one seat, and nobody as penjabat of a seat that is held. Raises CannotRegister."""
    lain = MasaJabatan.objects.filter(jabatan=jabatan, kursi_ke=isi.kursi_ke).select_related("orang")
    if kecuali is not None:
        lain = lain.exclude(pk=kecuali.pk)
    definitif = isi.cara in DEFINITIF
    for m in lain:
        if (m.sampai_on and m.sampai_on <= isi.mulai_on) or (sampai and m.mulai_on >= sampai):
            continue
        sama = (m.cara in DEFINITIF) == definitif
        if sama or (isi.cara == CaraMenjabat.PENJABAT and m.cara in DEFINITIF):
            raise CannotRegister(
                _("%(orang)s masih memegangnya sejak %(mulai)s. Akhiri dulu masa itu.")
                % {"orang": m.orang.nama_lengkap, "mulai": format_tanggal(m.mulai_on)},
                code="dipegang",
            )


@konteks.act("end_masa")
def end_masa(
    *,
    by: Pelaku,
    masa: MasaJabatan,
    berakhir_on: date,
    sebab: str,
    now: datetime,
    alasan: str = "",
    sk_nomor: str = "",
    sk_on: date | None = None,
) -> MasaJabatan:
    """End a tenure; `berakhir_on` is the first day out of office, and the account's door closes with it.

    Raises CannotRegister.
    """
    satu = (
        MasaJabatan.objects.select_for_update(of=("self",))
        .select_related("jabatan__unit", "orang")
        .get(pk=masa.pk)
    )
    if not may_register(by, satu.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if satu.berakhir_on is not None:
        raise CannotRegister(_("Masa ini sudah diakhiri."), code="sudah-berakhir")
    if sebab not in SebabBerakhir.values:
        raise CannotRegister(_("Pilih sebab berakhirnya."), code="sebab")
    if berakhir_on < satu.mulai_on:
        raise CannotRegister(_("Masa tidak dapat berakhir sebelum dimulai."), code="tanggal")
    satu.berakhir_on, satu.sebab, satu.sebab_keterangan = berakhir_on, sebab, alasan.strip()
    satu.sk_berhenti_nomor, satu.sk_berhenti_on = sk_nomor.strip(), sk_on
    satu.diakhiri_at, satu.diakhiri_oleh = now, by.label
    satu.save()
    close_door(satu)
    if sebab in DIPINDAHKAN:
        _mark(satu, "masa-akhir", by, berakhir_on, now)
    return satu


DIPINDAHKAN = frozenset({SebabBerakhir.MUTASI, SebabBerakhir.DIBERHENTIKAN})


def _mark(masa: MasaJabatan, tindakan: str, by: Pelaku, berlaku_on: date, now: datetime) -> None:
    """Beside the tenure, when a penjabat bupati was in office on that day."""
    if not masa.jabatan.is_pejabat_daerah:
        return
    mark_penjabat(
        by=by,
        kabupaten=kabupaten_of(masa.jabatan.kode_wilayah),
        tindakan=tindakan,
        objek_jenis="masa_jabatan",
        objek_id=masa.pk,
        uraian=f"{masa.jabatan.nama} {masa.jabatan.unit.nama}: {masa.orang.nama_lengkap}",
        berlaku_on=berlaku_on,
        now=now,
        is_peragaan=masa.is_peragaan,
    )


@konteks.act("apply_peralihan")
def apply_peralihan(*, by: Pelaku, masa: MasaJabatan, alasan: str, now: datetime) -> PerubahanMasa | None:
    """Count the planned end anew by the rules as they stand; the earlier end is kept. None when nothing moves.

    Raises CannotRegister, MasaTidakDikenal.
    """
    satu = (
        MasaJabatan.objects.select_for_update(of=("self",))
        .select_related("jabatan__unit", "menggantikan", "orang")
        .get(pk=masa.pk)
    )
    if not may_register(by, satu.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    isi = IsiMasa(satu.orang, satu.cara, satu.mulai_on, satu.kursi_ke, menggantikan=satu.menggantikan)
    hasil = count_end(satu.jabatan, isi)
    if hasil is None or hasil.berakhir == satu.rencana_berakhir_on or satu.berakhir_on is not None:
        return None
    perubahan = PerubahanMasa.objects.create(
        masa=satu,
        semula_on=satu.rencana_berakhir_on,
        menjadi_on=hasil.berakhir,
        dasar=dasar_of(hasil),
        alasan=alasan.strip(),
        pada=now,
        oleh=by.label,
    )
    satu.rencana_berakhir_on, satu.dasar_masa = hasil.berakhir, dasar_of(hasil)
    satu.save(update_fields=["rencana_berakhir_on", "dasar_masa"])
    close_door(satu)
    return perubahan


def last_day(masa: MasaJabatan) -> date | None:
    """The last day in office; None while no end is known."""
    return masa.sampai_on - timedelta(days=1) if masa.sampai_on else None


def close_door(masa: MasaJabatan) -> None:
    """The role ends with the last day in office; a tenure that ended before it began opens no day at all."""
    if masa.peran is None:
        return
    peran, akhir = masa.peran, last_day(masa)
    if akhir is not None and akhir < peran.berlaku_dari:
        masa.peran = None
        masa.save(update_fields=["peran"])
        peran.delete()
        return
    peran.berlaku_sampai = akhir
    peran.save(update_fields=["berlaku_sampai"])
