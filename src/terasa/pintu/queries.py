"""Membaca yang masuk lewat pintu lain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from terasa.aspirasi.enums import Arah, Status
from terasa.aspirasi.models import Aspirasi, Percakapan
from terasa.aspirasi.queries import list_kabupaten_dilayani
from terasa.kabar.models import DetakPekerja
from terasa.pintu.enums import Hasil
from terasa.pintu.models import PesanMasuk, Unggahan
from terasa.pintu.rules.kotak import DETAK, LAMA_TAK_DIBACA, explain_kotak
from terasa.pintu.rules.tempat import DesaDikenal, know_desa
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import under_any
from terasa.wilayah.queries import list_desa

# After our own last word, a message from the same phone belongs to that conversation; later it is a new voice.
JENDELA_PERCAKAPAN = timedelta(days=3)


def list_menunggu(by: Pelaku) -> QuerySet[PesanMasuk]:
    """Messages of this kabupaten whose desa nobody knows yet, the oldest first."""
    return PesanMasuk.objects.filter(under_any(by.akar_tulis, "kabupaten"), hasil=Hasil.MENUNGGU)


def list_unggahan(by: Pelaku) -> QuerySet[Unggahan]:
    """Sheets of places this office writes for."""
    return Unggahan.objects.filter(under_any(by.akar_tulis, "kode_wilayah"))


@dataclass(frozen=True)
class KeadaanKotak:
    """How the last look into the mailbox went. `masalah` one sentence, "" when all is well; counts are of letters."""

    masalah: str = ""
    terbaca_at: datetime | None = None
    diterima: int = 0
    tertunda: int = 0
    ditandai: int = 0


def read_kotak(now: datetime) -> KeadaanKotak | None:
    """The mailbox as the background worker last met it; None when none is set."""
    if not settings.IMAP_URL:
        return None
    detak = DetakPekerja.objects.filter(pk=DETAK).first()
    if detak is None:
        return KeadaanKotak(_("Kotak surat belum pernah dibaca; pekerja latar mungkin belum berjalan."))
    isi = detak.keterangan
    masalah = explain_kotak(isi["galat"]) if isi["galat"] else ""
    if now - detak.pada > LAMA_TAK_DIBACA:
        masalah = _("Kotak surat sudah lama tidak dibaca; pekerja latar mungkin terhenti.")
    terbaca = datetime.fromisoformat(isi["terbaca"]) if isi["terbaca"] else None
    return KeadaanKotak(masalah, terbaca, isi["diterima"], isi["tertunda"], isi["ditandai"])


def know_served_desa() -> list[DesaDikenal]:
    """Every desa whose kabupaten is served here, ready to be found in a text."""
    return [
        know_desa(w.kode, w.nama, w.induk.nama if w.induk else "")
        for kabupaten in list_kabupaten_dilayani()
        for w in list_desa(kabupaten)
        if w.berlaku_sampai is None
    ]


def default_kabupaten(diatur: str = "") -> str:
    """Whose office assigns a message that names no known place: as set, else the first that is served here."""
    return diatur or settings.SUREL_KABUPATEN or next(iter(list_kabupaten_dilayani()), "")


def find_menunggu_of(sidik: str, sejak: datetime) -> PesanMasuk | None:
    """What the same sender said before, if it still waits for its desa. Locked."""
    with konteks.sebagai_sistem():
        milik = PesanMasuk.objects.filter(pengirim_sidik=sidik, hasil=Hasil.MENUNGGU, diterima_at__gte=sejak)
        return milik.select_for_update().order_by("-diterima_at").first()


def find_conversation(sidik: str, now: datetime) -> Aspirasi | None:
    """The voice of this sender that we asked, or told something within three days."""
    with konteks.sebagai_sistem():
        terakhir = (
            PesanMasuk.objects.filter(pengirim_sidik=sidik, aspirasi__isnull=False)
            .select_related("aspirasi")
            .order_by("-diterima_at")
            .first()
        )
        if terakhir is None or terakhir.aspirasi is None:
            return None
        if terakhir.aspirasi.status == Status.DITANYA:
            return terakhir.aspirasi
        kata = Percakapan.objects.filter(
            aspirasi=terakhir.aspirasi, arah=Arah.KE_WARGA, pada__gte=now - JENDELA_PERCAKAPAN
        )
        return terakhir.aspirasi if kata.exists() else None


def count_recent(sidik: str, sejak: datetime) -> int:
    """How many messages this sender sent since then."""
    with konteks.sebagai_sistem():
        return PesanMasuk.objects.filter(pengirim_sidik=sidik, diterima_at__gte=sejak).count()
