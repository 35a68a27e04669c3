"""Serah terima hasil pekerjaan dan keadaan pemanfaatannya."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.models import Tenggat
from terasa.aturan.rules import AturanTidakDikenal
from terasa.aturan.services import start_tenggat
from terasa.musrenbang.enums import Tahap
from terasa.program import rules
from terasa.program.enums import KeadaanHasil, Keputusan, StatusKegiatan
from terasa.program.models import Kegiatan, Pemanfaatan, SerahTerima
from terasa.program.permissions import can_manage
from terasa.program.queries import find_kemajuan
from terasa.program.services.benang import record_station, tell_desa
from terasa.program.services.realisasi import BuktiFoto, attach_foto
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal

# The clocks that start with the handover; Bappeda and Dinas PMD see them on their home pages.
JAM_SURVEI = ("survei-manfaat-gelombang-1", "survei-manfaat-gelombang-2", "survei-manfaat-gelombang-3")

KEPUTUSAN = {
    KeadaanHasil.BERFUNGSI: Keputusan.DIMANFAATKAN,
    KeadaanHasil.RUSAK: Keputusan.RUSAK,
    KeadaanHasil.TIDAK_DIPAKAI: Keputusan.TIDAK_DIMANFAATKAN,
}


class CannotHandOver(AturanDilanggar):
    """The work cannot be handed over, or its use not recorded, as things stand."""


@konteks.act("record_serah_terima")
def record_serah_terima(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    nomor_bast: str,
    tanggal: date,
    penerima: str,
    now: datetime,
    pemelihara: str = "",
    catatan: str = "",
    kewajiban: str = "",
) -> SerahTerima:
    """BAST: the finished work goes to a named group that keeps it. Raises CannotHandOver."""
    if not can_manage(by, kegiatan):
        raise CannotHandOver(_("Hanya unit pelaksana yang dapat mencatat serah terima."), code="bukan-unit")
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=kegiatan.pk)
    _check(kegiatan, tanggal, nomor_bast, penerima, timezone.localdate(now))
    serah = SerahTerima.objects.create(
        kegiatan=kegiatan,
        nomor_bast=nomor_bast.strip(),
        tanggal=tanggal,
        penerima=penerima.strip(),
        pemelihara=pemelihara.strip(),
        catatan=catatan.strip(),
        kewajiban=kewajiban.strip(),
        dicatat_at=now,
        oleh=by.label,
    )
    kegiatan.status = StatusKegiatan.SELESAI_FISIK
    kegiatan.save(update_fields=["status"])
    jam = _start_clocks(kegiatan, tanggal)
    _tell(kegiatan, serah, by=by, now=now, jatuh_tempo_on=jam[0].jatuh_tempo_on if jam else None)
    return serah


def _check(kegiatan: Kegiatan, tanggal: date, nomor: str, penerima: str, hari_ini: date) -> None:
    if SerahTerima.objects.filter(kegiatan=kegiatan).exists():
        raise CannotHandOver(_("Serah terimanya sudah dicatat."), code="sudah-diserahkan")
    if kegiatan.status == StatusKegiatan.DIBATALKAN:
        raise CannotHandOver(_("Kegiatan ini dibatalkan."), code="dibatalkan")
    terakhir = find_kemajuan(kegiatan, sampai=date.max)
    if terakhir is None or terakhir.fisik < rules.TUNTAS:
        raise CannotHandOver(
            _("Serah terima baru dapat dicatat setelah kemajuan fisik dilaporkan 100%."), code="belum-tuntas"
        )
    if tanggal > hari_ini:
        raise CannotHandOver(_("Tanggal serah terima tidak boleh di masa depan."), code="masa-depan")
    if not nomor.strip() or not penerima.strip():
        raise CannotHandOver(_("Isi nomor berita acara dan penerimanya."), code="kurang-isian")


def _start_clocks(kegiatan: Kegiatan, tanggal: date) -> list[Tenggat]:
    """Clocks of the felt-benefit waves; a kabupaten may have retired one of the rules."""
    jam = []
    for aturan_kode in JAM_SURVEI:
        try:
            jam.append(
                start_tenggat(
                    aturan_kode=aturan_kode,
                    kabupaten=kegiatan.kabupaten,
                    kode_wilayah=kegiatan.kabupaten,
                    objek_jenis="kegiatan",
                    objek_id=kegiatan.pk,
                    judul=_("Survei manfaat: %(nama)s") % {"nama": kegiatan.nama},
                    mulai_on=tanggal,
                )
            )
        except AturanTidakDikenal:
            continue
    return jam


def _tell(
    kegiatan: Kegiatan, serah: SerahTerima, *, by: Pelaku, now: datetime, jatuh_tempo_on: date | None
) -> None:
    teks = _("%(nama)s diserahkan kepada %(penerima)s pada %(tanggal)s.") % {
        "nama": kegiatan.nama,
        "penerima": serah.penerima,
        "tanggal": format_tanggal(serah.tanggal),
    }
    rawat = _("Yang memelihara: %(siapa)s.") % {"siapa": serah.pemelihara} if serah.pemelihara else ""
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.SERAH_TERIMA,
        keputusan=Keputusan.DISERAHKAN,
        now=now,
        rincian={
            "nama": kegiatan.nama,
            "nomor_bast": serah.nomor_bast,
            "tanggal": serah.tanggal.isoformat(),
            "penerima": serah.penerima,
            "pemelihara": serah.pemelihara,
            "kewajiban": serah.kewajiban,
        },
        lanjutan=_("Warga yang diundi ditanya apakah manfaatnya terasa."),
        jatuh_tempo_on=jatuh_tempo_on,
        kabar=f"{teks} {rawat}".strip(),
    )
    tell_desa(
        kegiatan=kegiatan,
        kejadian=f"kegiatan:{kegiatan.pk}:diserahkan",
        subjek=_("Serah terima: %(nama)s") % {"nama": kegiatan.nama},
        teks=teks,
        now=now,
    )


@konteks.act("set_pemanfaatan")
def set_pemanfaatan(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    keadaan: str,
    pada: date,
    now: datetime,
    alasan: str = "",
    tindak_lanjut: str = "",
    tindak_lanjut_on: date | None = None,
    foto: bytes | None = None,
    foto_dirilis: bool = False,
    foto_titik: tuple[Decimal, Decimal] | None = None,
    foto_on: date | None = None,
) -> Pemanfaatan:
    """How it stands on a day after the handover; broken or unused needs its reason, and may say what is done and by when.

    Raises CannotHandOver, FotoTidakTerbaca.
    """
    if not can_manage(by, kegiatan):
        raise CannotHandOver(_("Hanya unit pelaksana yang dapat mencatat pemanfaatan."), code="bukan-unit")
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=kegiatan.pk)
    hari_ini = timezone.localdate(now)
    berfungsi = _check_keadaan(kegiatan, keadaan, pada, alasan, hari_ini)
    _check_janji(tindak_lanjut, tindak_lanjut_on, hari_ini)
    berkas, periksa = None, ""
    if foto:
        bukti = BuktiFoto(foto, foto_dirilis, foto_titik, foto_on)
        berkas, periksa = attach_foto(kegiatan, bukti, pada=pada, now=now)
    catatan = Pemanfaatan.objects.create(
        kegiatan=kegiatan,
        keadaan=keadaan,
        dimanfaatkan=berfungsi,
        alasan=alasan.strip(),
        tindak_lanjut="" if berfungsi else tindak_lanjut.strip(),
        tindak_lanjut_on=None if berfungsi else tindak_lanjut_on,
        pada=pada,
        foto=berkas,
        foto_periksa=periksa,
        dicatat_at=now,
        oleh=by.label,
    )
    kegiatan.status = StatusKegiatan.DIMANFAATKAN if berfungsi else StatusKegiatan.TIDAK_DIMANFAATKAN
    kegiatan.save(update_fields=["status"])
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.SERAH_TERIMA,
        keputusan=KEPUTUSAN[KeadaanHasil(keadaan)],
        now=now,
        rincian={"nama": kegiatan.nama, "pada": pada.isoformat(), "keadaan": keadaan},
        alasan=catatan.alasan,
        lanjutan="" if berfungsi else _say_lanjutan(kegiatan, catatan),
        jatuh_tempo_on=catatan.tindak_lanjut_on,
    )
    return catatan


def _say_lanjutan(kegiatan: Kegiatan, catatan: Pemanfaatan) -> str:
    if catatan.tindak_lanjut:
        return f"{kegiatan.unit.nama}: {catatan.tindak_lanjut}"
    return _("%(unit)s menindaklanjutinya.") % {"unit": kegiatan.unit.nama}


def _check_janji(tindak_lanjut: str, pada: date | None, hari_ini: date) -> None:
    """A day needs a deed, and lies ahead. Raises CannotHandOver."""
    if pada is None:
        return
    if not tindak_lanjut.strip():
        raise CannotHandOver(_("Tulis apa yang akan dilakukan pada tanggal itu."), code="tindak-lanjut")
    if pada < hari_ini:
        raise CannotHandOver(_("Tanggal tindak lanjut tidak boleh sudah lewat."), code="tindak-lanjut-lewat")


def _check_keadaan(kegiatan: Kegiatan, keadaan: str, pada: date, alasan: str, hari_ini: date) -> bool:
    """Whether it works. Raises CannotHandOver."""
    serah = SerahTerima.objects.filter(kegiatan=kegiatan).first()
    if serah is None:
        raise CannotHandOver(_("Pemanfaatan dicatat sesudah serah terima."), code="belum-diserahkan")
    if keadaan not in KeadaanHasil.values:
        raise CannotHandOver(_("Pilih keadaannya dari daftar."), code="keadaan")
    if not serah.tanggal <= pada <= hari_ini:
        raise CannotHandOver(_("Tanggalnya harus antara serah terima dan hari ini."), code="tanggal")
    berfungsi = keadaan == KeadaanHasil.BERFUNGSI
    if not berfungsi and not alasan.strip():
        raise CannotHandOver(_("Tulis apa yang rusak atau mengapa tidak dipakai."), code="alasan")
    return berfungsi
