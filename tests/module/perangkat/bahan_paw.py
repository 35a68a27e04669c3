"""Bahan uji PAW: seorang kades, prosesnya, dan langkah yang sudah ditempuh."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from terasa.perangkat.models import MasaJabatan, Orang, ProsesPaw
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, start_masa
from terasa.perangkat.services.paw import IsiLangkah, begin_paw, record_langkah, set_calon
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_berkas, make_unit

BERHENTI = date(2026, 2, 2)
LANGKAH = {
    "panitia": date(2026, 2, 10), "biaya_diajukan": date(2026, 2, 20), "biaya_disetujui": date(2026, 3, 2),
    "pengumuman": date(2026, 3, 4), "pendaftaran_ditutup": date(2026, 3, 18), "calon": date(2026, 3, 24),
    "musdes": date(2026, 4, 7), "laporan_panitia": date(2026, 4, 10), "laporan_bpd": date(2026, 4, 14),
    "keputusan": date(2026, 4, 28),
}  # fmt: skip


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 10, tzinfo=timezone.get_default_timezone())


def person(nama: str, now: datetime | None = None) -> Orang:
    return create_orang(by=SISTEM, kabupaten=KABUPATEN, nama=nama, now=now or at(BERHENTI))


def seat_kades(kode_desa: str = DESA, nama: str = "Pembakal Lama") -> MasaJabatan:
    """A village head whose term began in 2021 and so lasts until 2029."""
    unit = make_unit(
        f"desa-{kode_desa}", jenis="desa", nama=f"Pemerintah Desa {kode_desa}", kode_wilayah=kode_desa
    )
    jabatan = create_jabatan(by=SISTEM, unit=unit, jenis="kades", nama="Pembakal")
    isi = IsiMasa(orang=person(nama), cara="definitif", mulai_on=date(2021, 12, 20))
    return start_masa(by=SISTEM, jabatan=jabatan, isi=isi, now=at(BERHENTI))


def begin(kode_desa: str = DESA, by: Pelaku = SISTEM) -> ProsesPaw:
    masa = seat_kades(kode_desa)
    return begin_paw(
        by=by, masa=masa, berhenti_on=BERHENTI, sebab="meninggal", isi=IsiLangkah(BERHENTI, "188.45/9"), now=at(BERHENTI)
    )  # fmt: skip


def walk(proses: ProsesPaw, sampai: str, by: Pelaku = SISTEM) -> None:
    """Record every step up to and with `sampai`, each on its day and in time."""
    for kode, hari in LANGKAH.items():
        if kode == "calon":
            set_calon(
                by=by, proses=proses, nama=["Calon Satu", "Calon Dua"], ditetapkan=["Calon Satu", "Calon Dua"]
            )
        berkas = make_berkas(proses.kode_desa) if kode == "musdes" else None
        record_langkah(by=by, proses=proses, kode=kode, isi=IsiLangkah(hari, berkas=berkas), now=at(hari))
        if kode == sampai:
            return
