"""Bagian mutu data: apa yang hilang atau sudah lama, supaya pembaca tahu seberapa jauh angka lain dapat dipegang."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from terasa.aturan.queries import find_aturan
from terasa.manfaat.models import HasilManfaat
from terasa.musrenbang.enums import JenisKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.perangkat.models import MasaJabatan
from terasa.program.models import Pekerjaan, Realisasi
from terasa.program.queries import TANPA_KABAR
from terasa.serah_terima.queries.lingkup import kegiatan_of, usulan_of
from terasa.serah_terima.queries.usulan import list_dibangun, list_hidup
from terasa.serah_terima.rules import Bagian, Kolom, Lingkup

KOLOM = (
    Kolom("catatan", "Catatan"),
    Kolom("jumlah", "Jumlah", "angka"),
    Kolom("tanggal", "Tanggal", "tanggal"),
)
HARI_TANPA_LAPORAN = 60


def list_mutu(lingkup: Lingkup) -> Bagian:
    """Counts of what is missing on that day, and the last imports before it."""
    milik = kegiatan_of(lingkup).filter(dibuat_at__lt=lingkup.batas).order_by()
    hidup = list_hidup(lingkup, milik.values_list("pk", flat=True))
    berjalan = hidup - list_dibangun(lingkup, hidup)
    hari = _days_without(lingkup)
    usulan = usulan_of(lingkup).filter(diajukan_at__lt=lingkup.batas).order_by()
    angka = {
        "Usulan tanpa biaya": usulan.filter(biaya__isnull=True).count(),
        "Kegiatan tanpa pagu": milik.filter(pk__in=hidup, pagu__isnull=True).count(),
        "Pekerjaan tanpa titik lokasi": _works_without_place(hidup),
        f"Kegiatan berjalan tanpa laporan {hari} hari": _silent(lingkup, berjalan, hari),
        "Gelombang survei yang angkanya ditahan": HasilManfaat.objects.filter(
            survei_manfaat__kegiatan__in=hidup, ditahan=True, diterbitkan_at__lt=lingkup.batas
        ).count(),
        "Pemegang jabatan tanpa nomor keputusan": _without_decree(lingkup),
    }
    baris: list[dict[str, str | int | None]] = [
        {"catatan": nama, "jumlah": nilai, "tanggal": None} for nama, nilai in angka.items()
    ]
    return Bagian(
        "mutu",
        {"catatan yang tidak nol": sum(n > 0 for n in angka.values())},
        KOLOM,
        [*baris, *_imports(lingkup)],
        "",
    )


def _days_without(lingkup: Lingkup) -> int:
    aturan = find_aturan(TANPA_KABAR, kabupaten=lingkup.kabupaten, pada=lingkup.tanggal)
    return int(aturan.isi.get("hari", HARI_TANPA_LAPORAN)) if aturan else HARI_TANPA_LAPORAN


def _works_without_place(hidup: set[UUID]) -> int:
    return Pekerjaan.objects.filter(kegiatan__in=hidup).exclude(titik__lat__isnull=False).count()


def _silent(lingkup: Lingkup, berjalan: set[UUID], hari: int) -> int:
    """Running, made and last reported longer ago than that."""
    sejak = lingkup.batas - timedelta(days=hari)
    lama = kegiatan_of(lingkup).filter(pk__in=berjalan, dibuat_at__lt=sejak)
    ada = Realisasi.objects.filter(dilaporkan_at__lt=lingkup.batas, dilaporkan_at__gte=sejak)
    return lama.exclude(pk__in=ada.filter(kegiatan__in=berjalan).values("kegiatan_id")).count()


def _without_decree(lingkup: Lingkup) -> int:
    masa = MasaJabatan.objects.pada(lingkup.tanggal).filter(sk_nomor="")
    if lingkup.is_unit:
        return masa.filter(jabatan__unit_id=lingkup.unit_id).count()
    return masa.filter(
        jabatan__kode_wilayah__gte=lingkup.kode, jabatan__kode_wilayah__lt=f"{lingkup.kode}/"
    ).count()


def _imports(lingkup: Lingkup) -> list[dict[str, str | int | None]]:
    selesai = KerjaLatar.objects.filter(
        kabupaten=lingkup.kabupaten, selesai_at__lt=lingkup.batas, jenis__startswith="impor"
    )
    akhir = dict(selesai.order_by().values_list("jenis").annotate(at=Max("selesai_at")))
    return [
        {
            "catatan": f"{JenisKerja(jenis).label}: terakhir",
            "jumlah": None,
            "tanggal": timezone.localdate(akhir[jenis]).isoformat(),
        }
        for jenis in sorted(akhir)
    ]
