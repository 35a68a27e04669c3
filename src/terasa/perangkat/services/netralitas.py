"""Menunjuk petugas, mencatat pakta dan pelatihan, dan menjalankan sebuah kasus sampai ke yang berwenang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Peran
from terasa.aturan.queries import get_aturan
from terasa.dokumen.models import Berkas
from terasa.dokumen.rules import sidik
from terasa.dokumen.services import JENIS_PINDAIAN
from terasa.perangkat.enums import HasilKasus, Rezim, RujukanKasus, SanksiKasus, StatusKasus, SumberKasus
from terasa.perangkat.models import (
    BuktiKasus,
    KasusNetralitas,
    LangkahKasus,
    MasaJabatan,
    PaktaNetralitas,
    PelatihanNetralitas,
    PeriodePemilihan,
    PetugasNetralitas,
)
from terasa.perangkat.permissions import can_appoint_petugas, may_register
from terasa.perangkat.queries.netralitas import is_ditunjuk
from terasa.perangkat.rules.netralitas import has_nik, next_sanksi
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

ATURAN_DUGAAN = "dugaan-netralitas"
BUKTI_TERBESAR = 12 * 1024 * 1024
# A recording or whatever else came in: kept, and never shown inside a page.
BUKAN_PINDAIAN = "application/octet-stream"


class CannotKeepCase(AturanDilanggar):
    """This step of a case is not possible, or not for this person."""


@dataclass(frozen=True)
class IsiKasus:
    """An allegation as it came in. `kejadian_on` and `diketahui_on` are days."""

    sumber: str
    rezim: str
    dugaan: str
    kejadian_on: date
    diketahui_on: date
    kode_wilayah: str
    uraian: str
    tempat: str = ""
    terlapor: MasaJabatan | None = None
    periode: PeriodePemilihan | None = None


@konteks.act("appoint_petugas_netralitas")
def appoint_petugas(
    *,
    by: Pelaku,
    pengguna: Pengguna,
    sk_nomor: str,
    dari_on: date,
    now: datetime,
    sampai_on: date | None = None,
) -> PetugasNetralitas:
    """Let a person keep the cases of the kabupaten. Raises CannotKeepCase."""
    if not can_appoint_petugas(by):
        raise CannotKeepCase(
            _("Petugas netralitas ditunjuk bupati atau sekretaris daerah."), code="bukan-anda"
        )
    if not sk_nomor.strip():
        raise CannotKeepCase(_("Tulis nomor keputusannya."), code="sk_nomor")
    if Peran.objects.filter(pengguna=pengguna, jenis=JenisPeran.ADMIN_TEKNIS).exists():
        raise CannotKeepCase(_("Pengelola sistem tidak dapat memegang kasus."), code="peran")
    if sampai_on is not None and sampai_on < dari_on:
        raise CannotKeepCase(_("Penunjukan tidak dapat berakhir sebelum dimulai."), code="tanggal")
    return PetugasNetralitas.objects.create(
        kabupaten=by.kabupaten,
        pengguna=pengguna,
        sk_nomor=sk_nomor.strip(),
        dari_on=dari_on,
        sampai_on=sampai_on,
        ditunjuk_at=now,
        ditunjuk_oleh=by.label,
    )


@konteks.act("end_petugas_netralitas")
def end_petugas(*, by: Pelaku, petugas: PetugasNetralitas, sampai_on: date) -> PetugasNetralitas:
    """The last day on which a person keeps the cases; the door closes with it. Raises CannotKeepCase."""
    satu = PetugasNetralitas.objects.select_for_update().get(pk=petugas.pk)
    if not can_appoint_petugas(by) or satu.kabupaten != by.kabupaten:
        raise CannotKeepCase(
            _("Petugas netralitas ditunjuk bupati atau sekretaris daerah."), code="bukan-anda"
        )
    if sampai_on < satu.dari_on:
        raise CannotKeepCase(_("Penunjukan tidak dapat berakhir sebelum dimulai."), code="tanggal")
    satu.sampai_on = sampai_on
    satu.save(update_fields=["sampai_on"])
    return satu


@konteks.act("record_pakta")
def record_pakta(
    *,
    by: Pelaku,
    masa: MasaJabatan,
    ditandatangani_on: date,
    now: datetime,
    periode: PeriodePemilihan | None = None,
    berkas: Berkas | None = None,
) -> PaktaNetralitas:
    """A signed pledge; a second one for the same period replaces the day and the file. Raises CannotKeepCase."""
    if not may_register(by, masa.jabatan):
        raise CannotKeepCase(_("Pakta jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    if ditandatangani_on > timezone.localdate(now):
        raise CannotKeepCase(_("Hari tanda tangannya belum tiba."), code="tanggal")
    isi = {
        "ditandatangani_on": ditandatangani_on,
        "dicatat_at": now,
        "dicatat_oleh": by.label,
        "berkas": berkas,
    }
    return PaktaNetralitas.objects.update_or_create(masa=masa, periode=periode, defaults=isi)[0]


@konteks.act("record_pakta_many")
def record_pakta_many(
    *,
    by: Pelaku,
    masa: Sequence[MasaJabatan],
    ditandatangani_on: date,
    now: datetime,
    periode: PeriodePemilihan | None = None,
    berkas: Berkas | None = None,
) -> int:
    """The same day and file for everybody who signed one paper; all or none. Returns how many. Raises
    CannotKeepCase."""
    if not masa:
        raise CannotKeepCase(_("Pilih siapa yang menandatangani."), code="masa")
    for satu in masa:
        record_pakta(
            by=by, masa=satu, ditandatangani_on=ditandatangani_on, now=now, periode=periode, berkas=berkas
        )
    return len(masa)


@konteks.act("record_pelatihan")
def record_pelatihan(
    *,
    by: Pelaku,
    kode_wilayah: str,
    judul: str,
    tanggal: date,
    penyelenggara: str,
    peserta: Sequence[MasaJabatan],
    now: datetime,
) -> PelatihanNetralitas:
    """A training and who of the office holders took part. Raises CannotKeepCase."""
    if not judul.strip() or not peserta:
        raise CannotKeepCase(_("Tulis nama pelatihannya dan pilih pesertanya."), code="isi")
    if any(not may_register(by, m.jabatan) for m in peserta):
        raise CannotKeepCase(_("Sebagian pesertanya dicatat oleh kantor lain."), code="bukan-anda")
    satu = PelatihanNetralitas.objects.create(
        kode_wilayah=kode_wilayah,
        judul=judul.strip(),
        tanggal=tanggal,
        penyelenggara=penyelenggara.strip(),
        dicatat_at=now,
        dicatat_oleh=by.label,
    )
    satu.peserta.set(peserta)
    return satu


@konteks.act("record_kasus_netralitas")
def record_kasus(*, by: Pelaku, isi: IsiKasus, now: datetime) -> KasusNetralitas:
    """Write an allegation down; it gets the next number of the year. Raises CannotKeepCase."""
    hari = timezone.localdate(now)
    _require(by, hari)
    _check(by, isi, hari)
    kasus = KasusNetralitas.objects.create(
        kabupaten=by.kabupaten,
        kode_wilayah=isi.kode_wilayah,
        nomor=_next_nomor(by.kabupaten, hari),
        sumber=isi.sumber,
        rezim=isi.rezim,
        dugaan=isi.dugaan,
        kejadian_on=isi.kejadian_on,
        diketahui_on=isi.diketahui_on,
        tempat=isi.tempat.strip(),
        uraian=isi.uraian.strip(),
        terlapor=isi.terlapor,
        periode=isi.periode,
        dicatat_at=now,
    )
    _note(kasus, "dicatat", by, now)
    return kasus


def _check(by: Pelaku, isi: IsiKasus, hari: date) -> None:
    daftar = get_aturan(ATURAN_DUGAAN, kabupaten=by.kabupaten, pada=hari).isi["pilihan"]
    if isi.dugaan not in {d["kode"] for d in daftar}:
        raise CannotKeepCase(_("Pilih jenis dugaannya."), code="dugaan")
    if isi.sumber not in SumberKasus.values or isi.rezim not in Rezim.values:
        raise CannotKeepCase(_("Pilih sumber laporan dan undang-undangnya."), code="rezim")
    if not isi.uraian.strip():
        raise CannotKeepCase(
            _("Tulis apa yang terjadi, tanpa menilai dan tanpa pilihan politik siapa pun."), code="uraian"
        )
    if has_nik(isi.uraian) or has_nik(isi.tempat):
        raise CannotKeepCase(_("Tulisannya memuat enam belas angka seperti NIK; hapus dulu."), code="uraian")
    if not isi.kode_wilayah.startswith(by.kabupaten):
        raise CannotKeepCase(_("Tempatnya di luar kabupaten ini."), code="tempat")
    if isi.kejadian_on > isi.diketahui_on or isi.diketahui_on > hari:
        raise CannotKeepCase(_("Urutan harinya: kejadian, diketahui, lalu dicatat."), code="tanggal")


def _next_nomor(kabupaten: str, hari: date) -> str:
    """`NTR-2026-003`; two people who record at once meet at the unique constraint."""
    awal = f"NTR-{hari.year}-"
    ada = KasusNetralitas.objects.filter(kabupaten=kabupaten, nomor__startswith=awal).count()
    return f"{awal}{ada + 1:03d}"


@konteks.act("refer_kasus_netralitas")
def refer_kasus(
    *, by: Pelaku, kasus: KasusNetralitas, ke: str, nomor: str, pada: date, now: datetime
) -> KasusNetralitas:
    """Hand it to the body that decides, with the number of the letter. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, StatusKasus.DICATAT, StatusKasus.DIRUJUK)
    if ke not in RujukanKasus.values or not nomor.strip():
        raise CannotKeepCase(_("Pilih yang berwenang dan tulis nomor suratnya."), code="rujukan")
    if not satu.diketahui_on <= pada <= timezone.localdate(now):
        raise CannotKeepCase(_("Hari rujukannya di antara diketahui dan hari ini."), code="tanggal")
    satu.status, satu.rujukan, satu.rujukan_nomor = StatusKasus.DIRUJUK, ke, nomor.strip()
    satu.rujukan_on = pada
    satu.save()
    _note(satu, "dirujuk", by, now, str(RujukanKasus(ke).label))
    return satu


@konteks.act("need_keterangan_kasus")
def need_keterangan(*, by: Pelaku, kasus: KasusNetralitas, now: datetime) -> KasusNetralitas:
    """The supervisor asked for more; its clock is the longer one. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, StatusKasus.DIRUJUK)
    satu.diperlukan_keterangan = True
    satu.save()
    _note(satu, "keterangan", by, now)
    return satu


@konteks.act("record_hasil_kasus")
def record_hasil(
    *, by: Pelaku, kasus: KasusNetralitas, hasil: str, nomor: str, pada: date, now: datetime
) -> KasusNetralitas:
    """What the competent body decided, with its number. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, StatusKasus.DIRUJUK)
    if hasil not in HasilKasus.values or not nomor.strip():
        raise CannotKeepCase(
            _("Pilih keputusannya dan tulis nomornya; Terasa tidak menilai sendiri."), code="hasil"
        )
    if satu.rujukan_on is None or not satu.rujukan_on <= pada <= timezone.localdate(now):
        raise CannotKeepCase(_("Hari keputusannya di antara rujukan dan hari ini."), code="tanggal")
    satu.status, satu.hasil, satu.hasil_nomor, satu.hasil_on = StatusKasus.DIPUTUS, hasil, nomor.strip(), pada
    satu.save()
    _note(satu, "diputus", by, now, str(HasilKasus(hasil).label))
    return satu


@konteks.act("record_sanksi_kasus")
def record_sanksi(
    *, by: Pelaku, kasus: KasusNetralitas, sanksi: str, nomor: str, pada: date, now: datetime
) -> KasusNetralitas:
    """A step of the ladder, only after a body found a breach, and never back down. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, StatusKasus.DIPUTUS)
    if satu.hasil != HasilKasus.PELANGGARAN:
        raise CannotKeepCase(
            _("Sanksi dicatat hanya sesudah dinyatakan pelanggaran."), code="tanpa-pelanggaran"
        )
    if sanksi not in next_sanksi(satu.sanksi) or not nomor.strip():
        raise CannotKeepCase(
            _("Pilih langkah berikutnya pada tangga sanksi dan tulis nomornya."), code="sanksi"
        )
    if satu.hasil_on is None or not satu.hasil_on <= pada <= timezone.localdate(now):
        raise CannotKeepCase(_("Hari sanksinya di antara keputusan dan hari ini."), code="tanggal")
    satu.sanksi, satu.sanksi_nomor, satu.sanksi_on = sanksi, nomor.strip(), pada
    satu.save()
    _note(satu, "sanksi", by, now, str(SanksiKasus(sanksi).label))
    return satu


@konteks.act("close_kasus_netralitas")
def close_kasus(*, by: Pelaku, kasus: KasusNetralitas, catatan: str, now: datetime) -> KasusNetralitas:
    """Nothing more is to be done, with a sentence why. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, StatusKasus.DICATAT, StatusKasus.DIPUTUS)
    if not catatan.strip():
        raise CannotKeepCase(_("Tulis mengapa ditutup."), code="catatan")
    if has_nik(catatan):
        raise CannotKeepCase(_("Tulisannya memuat enam belas angka seperti NIK; hapus dulu."), code="catatan")
    satu.status, satu.ditutup_at = StatusKasus.DITUTUP, now
    satu.save()
    _note(satu, "ditutup", by, now, catatan.strip())
    return satu


@konteks.act("attach_bukti_kasus")
def attach_bukti(*, by: Pelaku, kasus: KasusNetralitas, data: bytes, nama: str, now: datetime) -> BuktiKasus:
    """A file kept with the case and nowhere else. Raises CannotKeepCase."""
    satu = _lock(kasus, by, now, *(s for s in StatusKasus if s != StatusKasus.DITUTUP))
    if not data or len(data) > BUKTI_TERBESAR:
        raise CannotKeepCase(_("Berkasnya kosong atau lebih dari 12 MB."), code="berkas")
    if has_nik(nama):
        raise CannotKeepCase(
            _("Nama berkasnya memuat enam belas angka seperti NIK; ganti dulu."), code="berkas"
        )
    tipe = next((tipe for awal, tipe in JENIS_PINDAIAN if data.startswith(awal)), BUKAN_PINDAIAN)
    bukti = BuktiKasus.objects.create(
        kasus=satu, nama=nama[:160], tipe=tipe, sha256=sidik(data), isi=data, dicatat_at=now
    )
    _note(satu, "bukti", by, now)
    return bukti


def _require(by: Pelaku, hari: date) -> None:
    if not is_ditunjuk(by, hari):
        raise CannotKeepCase(_("Halaman ini tidak ada."), code="bukan-anda")


def _lock(kasus: KasusNetralitas, by: Pelaku, now: datetime, *status: str) -> KasusNetralitas:
    _require(by, timezone.localdate(now))
    satu = KasusNetralitas.objects.visible_to(by).select_for_update(of=("self",)).get(pk=kasus.pk)
    if satu.status not in status:
        raise CannotKeepCase(
            _("Keadaannya sudah berubah: %(status)s. Muat ulang halaman ini.")
            % {"status": StatusKasus(satu.status).label},
            code="status",
        )
    return satu


def _note(kasus: KasusNetralitas, apa: str, by: Pelaku, now: datetime, catatan: str = "") -> None:
    assert by.pengguna_id is not None
    LangkahKasus.objects.create(
        kasus=kasus, apa=apa, catatan=catatan, pada=now, oleh_pengguna_id=by.pengguna_id
    )
