"""Laporan kemajuan fisik dan keuangan, dengan foto yang dirilis terpisah."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.aturan.queries import find_aturan
from terasa.dokumen.foto import read_jejak
from terasa.dokumen.models import Berkas
from terasa.dokumen.services import store_foto
from terasa.kabar.services import tell_roles
from terasa.musrenbang.enums import Tahap
from terasa.program import rules
from terasa.program.enums import Keputusan
from terasa.program.models import Kegiatan, Pemanfaatan, Realisasi, TitikPekerjaan
from terasa.program.permissions import can_manage
from terasa.program.queries import deviasi_ambang, list_kemajuan, list_titik_rencana, selisih_ambang
from terasa.program.rules import Kemajuan
from terasa.program.rules.foto import check_foto
from terasa.program.rules.rencana import TitikRencana, is_tertinggal, plan_on
from terasa.program.services.benang import public_url, record_station
from terasa.program.services.pertanyaan import ask_pelaksana
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka
from terasa.umum.tanggal import format_tanggal

# Where a kabupaten has retired the rule.
JARAK_BAWAAN: dict[str, Any] = {"km": "0.5", "hari": 1}


class CannotReport(AturanDilanggar):
    """The report is not accepted."""


class RealisasiMundur(CannotReport):
    """The figures are lower than before; send again with `boleh_mundur` when that is meant."""


@dataclass(frozen=True)
class BuktiFoto:
    """A photo with where and when the phone says it was taken: (lat, lng), a day; only what they prove is kept."""

    data: bytes
    dirilis: bool = False
    titik: tuple[Decimal, Decimal] | None = None
    diambil_on: date | None = None


@konteks.act("record_realisasi")
def record_realisasi(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    per_tanggal: date,
    fisik_persen: Decimal,
    keuangan_persen: Decimal,
    kunci_kirim: UUID,
    now: datetime,
    masalah: str = "",
    sebab: str = "",
    tindak_lanjut: str = "",
    foto: bytes | None = None,
    foto_dirilis: bool = False,
    foto_titik: tuple[Decimal, Decimal] | None = None,
    foto_on: date | None = None,
    boleh_mundur: bool = False,
) -> Realisasi:
    """Add a progress report; the same `kunci_kirim` again changes nothing.

    Raises CannotReport, RealisasiMundur, FotoTidakTerbaca.
    """
    if not can_manage(by, kegiatan):
        raise CannotReport(_("Hanya unit pelaksana yang dapat melaporkan."), code="bukan-unit")
    # The lock lines up reports of one kegiatan, so that a repeated one meets its first copy.
    terkunci = Kegiatan.objects.select_for_update(of=("self",)).select_related("unit", "serah_terima")
    kegiatan = terkunci.get(pk=kegiatan.pk)
    if terkirim := Realisasi.objects.filter(kunci_kirim=kunci_kirim).first():
        return _same(terkirim, kegiatan)
    _check(kegiatan, per_tanggal, fisik_persen, keuangan_persen, timezone.localdate(now))
    riwayat = list_kemajuan(kegiatan)
    sebelum = next((k for k in riwayat if k.per_tanggal <= per_tanggal), None)
    if rules.is_mundur(sebelum, fisik_persen, keuangan_persen) and not boleh_mundur:
        raise RealisasiMundur(
            _("Angka ini lebih rendah daripada laporan sebelumnya. Bila memang begitu, nyatakan di bawah."),
            code="mundur",
        )
    laporan = Realisasi(
        kegiatan=kegiatan,
        kunci_kirim=kunci_kirim,
        per_tanggal=per_tanggal,
        fisik_persen=fisik_persen,
        keuangan_persen=keuangan_persen,
        masalah=masalah.strip(),
        sebab=sebab.strip(),
        tindak_lanjut=tindak_lanjut.strip(),
        dilaporkan_at=now,
        oleh=by.label,
    )
    rencana = _judge(laporan)
    if foto:
        laporan.foto, laporan.foto_periksa = attach_foto(
            kegiatan, BuktiFoto(foto, foto_dirilis, foto_titik, foto_on), pada=per_tanggal, now=now
        )
    laporan.save(force_insert=True)
    terbaru = riwayat[0] if riwayat and riwayat[0].per_tanggal > per_tanggal else laporan.as_kemajuan()
    _follow(kegiatan, terbaru)
    if rules.is_kabar(sebelum, laporan.as_kemajuan()):
        _tell_progress(kegiatan, laporan, by=by, now=now)
    if laporan.is_menyimpang:
        _tell_bappeda(kegiatan, laporan, now=now)
    ask_pelaksana(kegiatan=kegiatan, laporan=laporan, sebelum=sebelum, rencana=rencana, now=now)
    return laporan


def _judge(laporan: Realisasi) -> TitikRencana | None:
    """Mark it by the thresholds of its day; what was planned by then."""
    kegiatan, pada = laporan.kegiatan, laporan.per_tanggal
    ambang = selisih_ambang(kegiatan.kabupaten, pada)
    laporan.is_menyimpang = rules.is_menyimpang(laporan.fisik_persen, laporan.keuangan_persen, ambang)
    rencana = plan_on(list_titik_rencana(kegiatan), kegiatan.tahun, pada)
    batas = deviasi_ambang(kegiatan.kabupaten, pada) if rencana else None
    laporan.is_tertinggal = batas is not None and is_tertinggal(
        laporan.fisik_persen, laporan.keuangan_persen, rencana, batas
    )
    return rencana


def attach_foto(kegiatan: Kegiatan, foto: BuktiFoto, *, pada: date, now: datetime) -> tuple[Berkas, str]:
    """Store a photo, and what its check against site, day and earlier photos says. Raises FotoTidakTerbaca.

    What the camera itself wrote counts before what was typed; phones usually send photos without it.
    """
    berkas, jejak = store_bukti(kegiatan, foto.data, foto.dirilis, now), read_jejak(foto.data)
    tempat = TitikPekerjaan.objects.filter(pekerjaan__kegiatan=kegiatan, lat__isnull=False)
    aturan = find_aturan("jarak-foto-pekerjaan", kabupaten=kegiatan.kabupaten, pada=pada)
    batas = aturan.isi if aturan else JARAK_BAWAAN
    return berkas, check_foto(
        titik=jejak.titik or foto.titik,
        tempat=[(t.lat, t.lng) for t in tempat if t.lat is not None and t.lng is not None],
        diambil_on=jejak.diambil_on or foto.diambil_on,
        per_tanggal=pada,
        batas_km=Decimal(str(batas["km"])),
        batas_hari=int(batas["hari"]),
        hari_ini=timezone.localdate(now),
        dipakai=_find_dipakai(kegiatan, berkas),
    )


def _find_dipakai(kegiatan: Kegiatan, berkas: Berkas) -> str:
    """Where the same picture was shown before, in words; "" when it is new. Its hash tells, not its name."""
    # Berkas of other places are closed to this unit; what is told is a public code and a day.
    with konteks.sebagai_sistem():
        sama = {"foto__sha256": berkas.sha256}
        laporan = (
            Realisasi.objects.filter(**sama).select_related("kegiatan").order_by("dilaporkan_at").first()
        )
        keadaan = Pemanfaatan.objects.filter(**sama).select_related("kegiatan").order_by("dicatat_at").first()
    if laporan is not None:
        return _name_use(kegiatan, laporan.kegiatan, "laporan", laporan.per_tanggal)
    return _name_use(kegiatan, keadaan.kegiatan, "keadaan hasil", keadaan.pada) if keadaan else ""


def _name_use(kegiatan: Kegiatan, lain: Kegiatan, apa: str, pada: date) -> str:
    milik = "kegiatan ini" if lain.pk == kegiatan.pk else f"kegiatan {lain.kode}"
    return f"{apa} {format_tanggal(pada)} {milik}"


def _same(terkirim: Realisasi, kegiatan: Kegiatan) -> Realisasi:
    if terkirim.kegiatan_id != kegiatan.pk:
        raise CannotReport(_("Kunci kirim ini milik laporan kegiatan lain."), code="kunci-kirim")
    return terkirim


def _check(kegiatan: Kegiatan, per_tanggal: date, fisik: Decimal, keuangan: Decimal, hari_ini: date) -> None:
    if not rules.can_report(kegiatan.status) or hasattr(kegiatan, "serah_terima"):
        raise CannotReport(_("Kegiatan ini sudah diserahterimakan atau dibatalkan."), code="tidak-berjalan")
    if per_tanggal > hari_ini:
        raise CannotReport(_("Tanggal laporan tidak boleh di masa depan."), code="masa-depan")
    if per_tanggal.year < kegiatan.tahun - 1:
        raise CannotReport(_("Tanggal laporan jauh sebelum tahun anggarannya."), code="terlalu-lama")
    if not (0 <= fisik <= 100 and 0 <= keuangan <= 100):
        raise CannotReport(_("Persen harus antara 0 dan 100."), code="persen")


def store_bukti(kegiatan: Kegiatan, data: bytes, dirilis: bool, now: datetime) -> Berkas:
    """A photo of a kegiatan; closed until it is released. Raises FotoTidakTerbaca."""
    # A perangkat daerah has no territory of its own: the file belongs to the place that the work serves.
    with konteks.sebagai_sistem():
        return store_foto(
            data=data,
            nama=f"{kegiatan.kode}.jpg",
            kode_wilayah=kegiatan.kode_wilayah,
            now=now,
            dirilis=dirilis,
        )


def _follow(kegiatan: Kegiatan, terbaru: Kemajuan) -> None:
    """The state follows the newest report by date, not the one that arrived last."""
    status = rules.next_status(kegiatan.status, terbaru.fisik)
    if status != kegiatan.status:
        kegiatan.status = status
        kegiatan.save(update_fields=["status"])


def _tell_progress(kegiatan: Kegiatan, laporan: Realisasi, *, by: Pelaku, now: datetime) -> None:
    tuntas = laporan.fisik_persen >= rules.TUNTAS
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.REALISASI,
        keputusan=Keputusan.DILAPORKAN,
        now=now,
        rincian={
            "nama": kegiatan.nama,
            "fisik_persen": float(laporan.fisik_persen),
            "keuangan_persen": float(laporan.keuangan_persen),
            "per_tanggal": laporan.per_tanggal.isoformat(),
            "masalah": laporan.masalah,
            "sebab": laporan.sebab,
            "tindak_lanjut": laporan.tindak_lanjut,
            "menyimpang": laporan.is_menyimpang,
            "tertinggal": laporan.is_tertinggal,
        },
        lanjutan=(
            _("Serah terima kepada pemakai dan pemeliharanya.")
            if tuntas
            else _("%(unit)s melaporkan kemajuan berikutnya.") % {"unit": kegiatan.unit.nama}
        ),
        kabar=_("Pekerjaan fisik %(fisik)s%%, uang yang dibayarkan %(uang)s%%.")
        % {"fisik": format_angka(laporan.fisik_persen), "uang": format_angka(laporan.keuangan_persen)},
    )


def _tell_bappeda(kegiatan: Kegiatan, laporan: Realisasi, *, now: datetime) -> None:
    isi = {"nama": kegiatan.nama, "fisik": laporan.fisik_persen, "keuangan": laporan.keuangan_persen}
    tell_roles(
        kejadian=f"realisasi:{laporan.pk}:selisih",
        subjek=_("Selisih fisik dan keuangan: %(nama)s") % isi,
        teks=_(
            "%(nama)s: fisik %(fisik)s%%, keuangan %(keuangan)s%%. Mintalah penjelasan kepada pelaksananya."
        )
        % isi,
        tautan=public_url(kegiatan),
        now=now,
        jenis=(JenisPeran.BAPPEDA,),
        kode_wilayah=kegiatan.kabupaten,
    )


@konteks.act("release_foto")
def release_foto(*, laporan: Realisasi, by: Pelaku) -> None:
    """Let everyone see the photo: the officer has looked that no face or number plate can be recognised."""
    _set_released(laporan, by, dirilis=True)


@konteks.act("hide_foto")
def hide_foto(*, laporan: Realisasi, by: Pelaku) -> None:
    """Take a released photo back."""
    _set_released(laporan, by, dirilis=False)


def _set_released(laporan: Realisasi, by: Pelaku, *, dirilis: bool) -> None:
    if not can_manage(by, laporan.kegiatan):
        raise CannotReport(_("Hanya unit pelaksana yang dapat mengatur fotonya."), code="bukan-unit")
    if laporan.foto_id is None:
        raise CannotReport(_("Laporan ini tidak berfoto."), code="tanpa-foto")
    with konteks.sebagai_sistem():
        Berkas.objects.filter(pk=laporan.foto_id).update(dirilis=dirilis)
