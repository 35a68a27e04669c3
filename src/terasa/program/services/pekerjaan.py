"""Pekerjaan di dalam kegiatan: kontraknya, adendumnya, tahapnya, tempatnya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Tahap
from terasa.program import rules
from terasa.program.enums import CaraPekerjaan, Keputusan, StatusKegiatan, TahapPekerjaan
from terasa.program.models import Kegiatan, Kontrak, Pekerjaan, Tahapan, TitikPekerjaan
from terasa.program.permissions import can_manage
from terasa.program.rules.kontrak import Perjanjian, count_hari, list_tanda, read_keadaan
from terasa.program.services.benang import record_station
from terasa.program.services.kegiatan import CannotBudget
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_rupiah

ALASAN_TERPENDEK = 10
SEBELUM_KONTRAK = (TahapPekerjaan.PERSIAPAN, TahapPekerjaan.PEMILIHAN, TahapPekerjaan.HASIL_PEMILIHAN)


class CannotContract(AturanDilanggar):
    """The contract, the stage or the place of a pekerjaan cannot be written so."""


@konteks.act("add_pekerjaan")
def add_pekerjaan(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    nama: str,
    now: datetime,
    pelaksana: str = "",
    cara: str = CaraPekerjaan.KONTRAK,
    nomor_kontrak: str = "",
    nilai_kontrak: int | None = None,
    mulai_on: date | None = None,
    selesai_on: date | None = None,
) -> Pekerjaan:
    """A contracted or self-managed work inside it; the first one starts procurement. Raises CannotBudget."""
    if not can_manage(by, kegiatan):
        raise CannotBudget(_("Hanya unit pelaksana yang dapat menambah pekerjaan."), code="bukan-unit")
    if kegiatan.status not in rules.BERJALAN:
        raise CannotBudget(_("Kegiatan ini sudah tidak berjalan."), code="tidak-berjalan")
    _check_pekerjaan(cara, pelaksana, nilai_kontrak, mulai_on, selesai_on)
    pekerjaan = Pekerjaan.objects.create(
        kegiatan=kegiatan,
        nama=nama.strip(),
        pelaksana=pelaksana.strip(),
        cara=cara,
        nomor_kontrak=nomor_kontrak.strip(),
        nilai_kontrak=nilai_kontrak,
        mulai_on=mulai_on,
        selesai_on=selesai_on,
    )
    if nomor_kontrak.strip() or nilai_kontrak or mulai_on or selesai_on:
        _append(
            pekerjaan, DataKontrak(nomor_kontrak, mulai_on, nilai_kontrak, mulai_on, selesai_on), urutan=0
        )
    if kegiatan.status == StatusKegiatan.DIANGGARKAN:
        kegiatan.status = StatusKegiatan.PENGADAAN
        kegiatan.save(update_fields=["status"])
    _tell_contracted(kegiatan, pekerjaan, by=by, now=now)
    return pekerjaan


def _check_pekerjaan(
    cara: str, pelaksana: str, nilai: int | None, mulai_on: date | None, selesai_on: date | None
) -> None:
    if cara == CaraPekerjaan.SWAKELOLA and not pelaksana.strip():
        raise CannotBudget(
            _("Sebutkan tim pelaksana kegiatan (TPK) atau kelompok yang mengerjakan swakelola ini."),
            code="tpk",
        )
    if mulai_on and selesai_on and selesai_on < mulai_on:
        raise CannotBudget(_("Tanggal selesai mendahului tanggal mulai."), code="tanggal-terbalik")
    if nilai is not None and nilai <= 0:
        raise CannotBudget(
            _("Nilai kontrak harus lebih dari nol; kosongkan bila belum diketahui."), code="nilai"
        )


def _tell_contracted(
    kegiatan: Kegiatan, pekerjaan: Pekerjaan, *, by: Pelaku, now: datetime, alasan: str = ""
) -> None:
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.KEGIATAN,
        keputusan=Keputusan.KONTRAK,
        now=now,
        rincian={
            "nama": pekerjaan.nama,
            "pelaksana": pekerjaan.pelaksana,
            "nilai_kontrak": pekerjaan.nilai_kontrak,
        },
        alasan=alasan,
        lanjutan=_("%(unit)s melaporkan kemajuannya.") % {"unit": kegiatan.unit.nama},
        jatuh_tempo_on=pekerjaan.selesai_on,
        kabar=_say_contracted(pekerjaan),
    )


def _say_contracted(pekerjaan: Pekerjaan) -> str:
    """By whom and for how much, as far as it is known."""
    isi = {"siapa": pekerjaan.pelaksana, "nilai": format_rupiah(pekerjaan.nilai_kontrak)}
    if not pekerjaan.pelaksana:
        return _("Nilai kontraknya %(nilai)s.") % isi if pekerjaan.nilai_kontrak else ""
    if pekerjaan.nilai_kontrak is None:
        return _("Dikerjakan %(siapa)s.") % isi
    return _("Dikerjakan %(siapa)s dengan nilai kontrak %(nilai)s.") % isi


@dataclass(frozen=True)
class DataKontrak:
    """What a contract or an addendum says; `nilai` in rupiah is the whole value after it, None when unchanged."""

    nomor: str = ""
    tanggal: date | None = None
    nilai: int | None = None
    mulai_on: date | None = None
    selesai_on: date | None = None
    keterangan: str = ""


@konteks.act("add_adendum")
def add_adendum(*, pekerjaan: Pekerjaan, by: Pelaku, data: DataKontrak, now: datetime) -> Kontrak:
    """Add the contract, or the next addendum with its reason; what was signed before stays. Raises CannotContract."""
    pekerjaan = _lock(pekerjaan, by)
    terakhir = Kontrak.objects.filter(pekerjaan=pekerjaan).aggregate(n=Max("urutan"), hari=Max("tanggal"))
    urutan = 0 if terakhir["n"] is None else terakhir["n"] + 1
    _check_kontrak(data, urutan, terakhir["hari"], timezone.localdate(now))
    kontrak = _append(pekerjaan, data, urutan=urutan)
    _follow(pekerjaan)
    _tell_contracted(pekerjaan.kegiatan, pekerjaan, by=by, now=now, alasan=kontrak.keterangan)
    return kontrak


def _lock(pekerjaan: Pekerjaan, by: Pelaku) -> Pekerjaan:
    terkunci = Pekerjaan.objects.select_for_update(of=("self",)).select_related("kegiatan__unit")
    pekerjaan = terkunci.get(pk=pekerjaan.pk)
    if not can_manage(by, pekerjaan.kegiatan):
        raise CannotContract(_("Hanya unit pelaksana yang dapat mencatatnya."), code="bukan-unit")
    if pekerjaan.kegiatan.status == StatusKegiatan.DIBATALKAN:
        raise CannotContract(_("Kegiatan ini dibatalkan."), code="dibatalkan")
    return pekerjaan


def _check_kontrak(data: DataKontrak, urutan: int, sebelum: date | None, hari_ini: date) -> None:
    if data.tanggal is None:
        raise CannotContract(_("Isi tanggal penandatanganannya."), code="tanggal")
    if data.tanggal > hari_ini:
        raise CannotContract(_("Tanggal penandatanganan tidak boleh di masa depan."), code="masa-depan")
    if sebelum is not None and data.tanggal < sebelum:
        raise CannotContract(_("Adendum tidak mendahului kontrak atau adendum sebelumnya."), code="urutan")
    if data.nilai is not None and data.nilai <= 0:
        raise CannotContract(_("Nilai kontrak harus lebih dari nol."), code="nilai")
    if data.mulai_on and data.selesai_on and data.selesai_on < data.mulai_on:
        raise CannotContract(_("Tanggal selesai mendahului tanggal mulai."), code="tanggal-terbalik")
    if urutan == 0 and data.nilai is None:
        raise CannotContract(_("Isi nilai kontraknya."), code="nilai")
    if urutan and len(data.keterangan.strip()) < ALASAN_TERPENDEK:
        raise CannotContract(_("Tulis mengapa kontraknya berubah."), code="alasan")
    if urutan and data.nilai is None and data.selesai_on is None:
        raise CannotContract(_("Isi nilai baru, tanggal selesai baru, atau keduanya."), code="kosong")


def _append(pekerjaan: Pekerjaan, data: DataKontrak, *, urutan: int) -> Kontrak:
    pagu = pekerjaan.pagu if pekerjaan.pagu is not None else pekerjaan.kegiatan.pagu
    tanda = list_tanda(
        nilai=data.nilai,
        pagu=pagu,
        tanggal=data.tanggal,
        mulai_on=data.mulai_on,
        selesai_on=data.selesai_on,
    )
    return Kontrak.objects.create(
        pekerjaan=pekerjaan,
        urutan=urutan,
        nomor=data.nomor.strip(),
        tanggal=data.tanggal,
        nilai=data.nilai,
        lama_hari=count_hari(data.mulai_on or pekerjaan.mulai_on, data.selesai_on),
        mulai_on=data.mulai_on,
        selesai_on=data.selesai_on,
        keterangan=data.keterangan.strip(),
        tanda=list(tanda),
    )


def _follow(pekerjaan: Pekerjaan) -> None:
    """The work carries what holds now. Signed by the unit itself, a value above the ceiling counts and is marked."""
    kini = read_keadaan(
        Perjanjian(k.urutan, k.nomor, k.nilai, k.mulai_on, k.selesai_on, tuple(k.tanda) if k.asal_id else ())
        for k in pekerjaan.kontrak.all()
    )
    pekerjaan.nomor_kontrak, pekerjaan.nilai_kontrak = kini.nomor, kini.nilai
    pekerjaan.mulai_on, pekerjaan.selesai_on = kini.mulai_on, kini.selesai_on
    if pekerjaan.tahap in {"", *SEBELUM_KONTRAK}:
        pekerjaan.tahap = TahapPekerjaan.KONTRAK
    pekerjaan.save(update_fields=["nomor_kontrak", "nilai_kontrak", "mulai_on", "selesai_on", "tahap"])


@konteks.act("record_tahapan")
def record_tahapan(
    *,
    pekerjaan: Pekerjaan,
    by: Pelaku,
    tahap: str,
    tanggal: date,
    now: datetime,
    tahap_berikut: str = "",
    berikut_on: date | None = None,
    keterangan: str = "",
    keuangan: int | None = None,
    fisik: Decimal | None = None,
) -> Tahapan:
    """Write that a work reached a stage, and what comes next and when. Raises CannotContract."""
    pekerjaan = _lock(pekerjaan, by)
    if tahap not in TahapPekerjaan.values:
        raise CannotContract(_("Pilih tahapnya dari daftar."), code="tahap")
    if tanggal > timezone.localdate(now):
        raise CannotContract(_("Tanggal tahap tidak boleh di masa depan."), code="masa-depan")
    if berikut_on is not None and berikut_on < tanggal:
        raise CannotContract(_("Tahap berikutnya tidak mendahului tahap ini."), code="tanggal-terbalik")
    if tahap == TahapPekerjaan.DIBATALKAN and len(keterangan.strip()) < ALASAN_TERPENDEK:
        raise CannotContract(_("Tulis mengapa pekerjaan ini dibatalkan."), code="alasan")
    baris = Tahapan.objects.create(
        pekerjaan=pekerjaan,
        tahap=tahap,
        tanggal=tanggal,
        tahap_berikut=tahap_berikut,
        berikut_on=berikut_on,
        keterangan=keterangan.strip(),
        keuangan=keuangan,
        fisik=fisik,
        dicatat_on=timezone.localdate(now),
    )
    terbaru = pekerjaan.tahapan.order_by("tanggal", "pk").last()
    pekerjaan.tahap = terbaru.tahap if terbaru is not None else tahap
    pekerjaan.save(update_fields=["tahap"])
    return baris


@konteks.act("add_titik")
def add_titik(
    *, pekerjaan: Pekerjaan, by: Pelaku, lat: Decimal, lng: Decimal, keterangan: str = ""
) -> TitikPekerjaan:
    """One more place of a work, against which photos are checked. Raises CannotContract."""
    pekerjaan = _lock(pekerjaan, by)
    if not rules.is_tempat(lat, lng):
        raise CannotContract(_("Koordinat itu bukan tempat di Indonesia."), code="koordinat")
    return TitikPekerjaan.objects.create(
        pekerjaan=pekerjaan, lat=lat, lng=lng, keterangan=keterangan.strip()[:300]
    )
