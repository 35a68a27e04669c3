"""Menyiapkan rakor: seri, jadwal, susunan acara, undangan, dan jawaban yang diundang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.kabar.services import tell_roles
from terasa.perangkat.queries.penanda import name_signers
from terasa.pertemuan.models import Pertemuan
from terasa.rakor.enums import JenisRakor, StatusRakor
from terasa.rakor.models import Rakor, SeriRakor, UndanganRakor
from terasa.rakor.permissions import PENYELENGGARA, may_host
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_jam, format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak

JAWABAN = ("hadir", "diwakili", "berhalangan")
# Everybody who acts for an invited office is told.
PENERIMA = sorted(
    {*PENYELENGGARA, "kades", "operator_desa", "lurah", "bpd", "perangkat_daerah", "inspektorat", "setwan"}
)


class CannotMeet(AturanDilanggar):
    """The meeting cannot be held or changed like this."""


@dataclass(frozen=True)
class IsiRakor:
    """A meeting as its host writes it. `agenda` are rows {"jam", "judul", "oleh"}."""

    judul: str
    jenis: str
    mulai_at: datetime
    tempat: str
    pimpinan: Unit
    pimpinan_label: str
    agenda: Sequence[dict[str, str]] = ()
    seri: SeriRakor | None = None
    unit_diundang: Sequence[Unit] = field(default=())


@konteks.act("create_seri_rakor")
def create_seri(
    *, by: Pelaku, nama: str, jenis: str, tuan_rumah: Unit, now: datetime, kala: str = ""
) -> SeriRakor:
    """A row of meetings of one host. Raises CannotMeet."""
    if not may_host(by, tuan_rumah.pk, tuan_rumah.kode_wilayah):
        raise CannotMeet(_("Rakor ini diselenggarakan kantor lain."), code="bukan-anda")
    if not nama.strip() or jenis not in JenisRakor.values:
        raise CannotMeet(_("Tulis nama rakornya dan pilih jenisnya."), code="nama")
    if SeriRakor.objects.filter(tuan_rumah=tuan_rumah, nama=nama.strip()).exists():
        raise CannotMeet(_("Rakor berseri dengan nama itu sudah ada."), code="kembar")
    return SeriRakor.objects.create(
        nama=nama.strip(),
        jenis=jenis,
        tuan_rumah=tuan_rumah,
        kode_wilayah=tuan_rumah.kode_wilayah,
        kala=kala.strip(),
        dibuat_at=now,
    )


@konteks.act("schedule_rakor")
def schedule_rakor(
    *, by: Pelaku, tuan_rumah: Unit, isi: IsiRakor, now: datetime, is_peragaan: bool = False
) -> Rakor:
    """A meeting with its agenda and the offices to invite. Raises CannotMeet."""
    if not may_host(by, tuan_rumah.pk, tuan_rumah.kode_wilayah):
        raise CannotMeet(_("Rakor ini diselenggarakan kantor lain."), code="bukan-anda")
    _check(isi)
    pertemuan = Pertemuan.objects.create(
        judul=isi.judul.strip(), kode_wilayah=tuan_rumah.kode_wilayah, **_place(isi)
    )
    rakor = Rakor.objects.create(
        seri=isi.seri,
        jenis=isi.jenis,
        judul=isi.judul.strip(),
        tuan_rumah=tuan_rumah,
        kode_wilayah=tuan_rumah.kode_wilayah,
        tanggal=timezone.localdate(isi.mulai_at),
        pertemuan=pertemuan,
        pimpinan=isi.pimpinan,
        pimpinan_label=isi.pimpinan_label,
        dibuat_at=now,
        dibuat_oleh=by.label,
        is_peragaan=is_peragaan,
    )
    _set_diundang(rakor, isi.unit_diundang)
    return rakor


@konteks.act("change_rakor")
def change_rakor(*, rakor: Rakor, by: Pelaku, isi: IsiRakor) -> Rakor:
    """Place, hour, agenda and invited offices, until the meeting is open. Raises CannotMeet."""
    satu = lock_rakor(rakor, by, StatusRakor.DISIAPKAN, StatusRakor.DIUNDANG)
    _check(isi)
    Pertemuan.objects.filter(pk=satu.pertemuan_id).update(judul=isi.judul.strip(), **_place(isi))
    satu.judul, satu.jenis, satu.seri = isi.judul.strip(), isi.jenis, isi.seri
    satu.tanggal, satu.pimpinan, satu.pimpinan_label = (
        timezone.localdate(isi.mulai_at),
        isi.pimpinan,
        isi.pimpinan_label,
    )
    satu.save()
    _set_diundang(satu, isi.unit_diundang)
    return satu


def _check(isi: IsiRakor) -> None:
    if not isi.judul.strip() or isi.jenis not in JenisRakor.values:
        raise CannotMeet(_("Tulis nama rapatnya dan pilih jenisnya."), code="judul")
    if not isi.tempat.strip():
        raise CannotMeet(_("Tulis tempatnya."), code="tempat")


def _place(isi: IsiRakor) -> dict[str, Any]:
    return {
        "mulai_at": isi.mulai_at,
        "tempat": isi.tempat.strip()[:200],
        "pimpinan": isi.pimpinan_label[:160],
        "agenda": list(isi.agenda),
    }


def _set_diundang(rakor: Rakor, unit: Sequence[Unit]) -> None:
    """Offices that answered already stay on the list with their answer."""
    dipilih = {u.pk for u in unit}
    rakor.diundang.exclude(unit_id__in=dipilih).filter(diterima_at__isnull=True).delete()
    ada = set(rakor.diundang.values_list("unit_id", flat=True))
    UndanganRakor.objects.bulk_create(UndanganRakor(rakor=rakor, unit_id=u) for u in sorted(dipilih - ada))


@konteks.act("invite_rakor")
def invite(*, rakor: Rakor, by: Pelaku, nomor: str, now: datetime, pengantar: str = "") -> Rakor:
    """Freeze the numbered invitation with its agenda and tell every invited office. Raises CannotMeet."""
    satu = lock_rakor(rakor, by, StatusRakor.DISIAPKAN, StatusRakor.DIUNDANG)
    diundang = list(satu.diundang.select_related("unit"))
    pertemuan = satu.pertemuan
    if not nomor.strip():
        raise CannotMeet(_("Tulis nomor suratnya."), code="nomor")
    if not diundang or pertemuan.mulai_at is None:
        raise CannotMeet(_("Pilih dulu kantor yang diundang."), code="diundang")
    nama = nama_lengkap_banyak({satu.kode_wilayah})[satu.kode_wilayah]
    isi = {
        "bentuk": "terasa-undangan-rakor-1",
        "sifat": _("Biasa"),
        "lampiran": "-",
        "hal": _("Undangan %(judul)s") % {"judul": satu.judul},
        "kepada": [u.unit.nama for u in diundang],
        "pengantar": pengantar.strip()
        or _(
            "Dengan hormat, kami mengundang Bapak/Ibu/Saudara untuk hadir pada %(judul)s yang diselenggarakan pada:"
        )
        % {"judul": satu.judul},
        "forum": {"nama": satu.judul, "slug": str(satu.pk), "jenis": satu.jenis, "wilayah": nama},
        "waktu": {
            "tanggal": format_tanggal(pertemuan.mulai_at, hari=True),
            "jam": format_jam(pertemuan.mulai_at),
            "tempat": pertemuan.tempat,
        },
        "acara": pertemuan.agenda,
        "tanggal_surat": format_tanggal(timezone.localdate(now)),
        "penandatangan": name_signers(
            [{"peran": by.jenis, "jabatan": by.label, "tempat": "", "sebagai": "", "jumlah": 1}],
            kode_wilayah=satu.kode_wilayah,
            pada=timezone.localdate(now),
            by=by,
            unit_id=by.unit_id,
        ),
    }
    satu.undangan = publish_dokumen(
        freeze_dokumen(
            jenis="undangan",
            judul=isi["hal"],
            nomor=nomor.strip(),
            kode_wilayah=satu.kode_wilayah,
            tahun=satu.tanggal.year,
            isi=isi,
            now=now,
            unit=satu.tuan_rumah,
            mengubah=satu.undangan,
            is_terbatas=True,
        )
    )
    satu.nomor_undangan, satu.status = nomor.strip(), StatusRakor.DIUNDANG
    satu.save(update_fields=["undangan", "nomor_undangan", "status"])
    for u in diundang:
        tell_unit(
            u.unit,
            kejadian=f"undangan-rakor:{satu.undangan.kode}:{u.unit_id}",
            subjek=isi["hal"],
            teks=_("%(hari)s, %(jam)s, di %(tempat)s. Nyatakan sudah menerima di halaman rapatnya.")
            % {"hari": isi["waktu"]["tanggal"], "jam": isi["waktu"]["jam"], "tempat": pertemuan.tempat},
            tautan=f"/kerja/rakor/{satu.pk}/",
            now=now,
        )
    return satu


def tell_unit(unit: Unit, *, kejadian: str, subjek: str, teks: str, tautan: str, now: datetime) -> None:
    """Tell everybody who acts for an office today."""
    tell_roles(
        kejadian=kejadian,
        subjek=subjek,
        teks=teks,
        tautan=tautan,
        now=now,
        jenis=PENERIMA,
        kode_wilayah=unit.kode_wilayah,
        unit_id=unit.pk,
    )


@konteks.act("answer_undangan")
def answer_undangan(
    *, undangan: UndanganRakor, by: Pelaku, jawaban: str, now: datetime, keterangan: str = ""
) -> UndanganRakor:
    """An invited office says that it knows and whether it comes; a later answer replaces it. Raises CannotMeet."""
    satu = UndanganRakor.objects.select_for_update(of=("self",)).select_related("rakor").get(pk=undangan.pk)
    if by.jenis != "sistem" and by.unit_id != satu.unit_id:
        raise CannotMeet(_("Undangan ini untuk kantor lain."), code="bukan-anda")
    if satu.rakor.status not in {StatusRakor.DIUNDANG, StatusRakor.BERLANGSUNG}:
        raise CannotMeet(_("Undangannya sudah tidak menunggu jawaban."), code="status")
    if jawaban not in JAWABAN:
        raise CannotMeet(_("Pilih hadir, diwakili, atau berhalangan."), code="jawaban")
    if jawaban != "hadir" and not keterangan.strip():
        raise CannotMeet(_("Tulis siapa yang mewakili, atau mengapa berhalangan."), code="keterangan")
    satu.jawaban, satu.keterangan = jawaban, keterangan.strip()[:200]
    satu.diterima_at, satu.diterima_oleh = satu.diterima_at or now, by.label
    satu.save()
    return satu


@konteks.act("cancel_rakor")
def cancel_rakor(*, rakor: Rakor, by: Pelaku, alasan: str, now: datetime) -> Rakor:
    """The meeting is not held; the invited offices are told why. Raises CannotMeet."""
    satu = lock_rakor(rakor, by, StatusRakor.DISIAPKAN, StatusRakor.DIUNDANG)
    if not alasan.strip():
        raise CannotMeet(_("Tulis mengapa rapatnya batal."), code="alasan")
    diundang = list(satu.diundang.select_related("unit")) if satu.status == StatusRakor.DIUNDANG else []
    satu.status, satu.alasan_batal = StatusRakor.BATAL, alasan.strip()
    satu.save(update_fields=["status", "alasan_batal"])
    for u in diundang:
        tell_unit(
            u.unit,
            kejadian=f"batal-rakor:{satu.pk}:{u.unit_id}",
            subjek=_("Batal: %(judul)s") % {"judul": satu.judul},
            teks=satu.alasan_batal,
            tautan=f"/kerja/rakor/{satu.pk}/",
            now=now,
        )
    return satu


def lock_rakor(rakor: Rakor, by: Pelaku, *status: str) -> Rakor:
    """The meeting, locked, when its host acts and it is in one of these states. Raises CannotMeet."""
    satu = (
        Rakor.objects.select_for_update(of=("self",))
        .select_related("tuan_rumah", "pimpinan", "pertemuan", "undangan", "seri")
        .get(pk=rakor.pk)
    )
    if not may_host(by, satu.tuan_rumah_id, satu.kode_wilayah):
        raise CannotMeet(_("Rakor ini diselenggarakan kantor lain."), code="bukan-anda")
    require_status(satu, *status)
    return satu


def require_status(rakor: Rakor, *status: str) -> None:
    """Raises CannotMeet."""
    if rakor.status not in status:
        raise CannotMeet(
            _("Keadaan rapatnya sudah berubah: %(status)s. Muat ulang halaman ini.")
            % {"status": StatusRakor(rakor.status).label},
            code="status",
        )
