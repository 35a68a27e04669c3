"""Dua foto yang berbicara sendiri: sebelum dan sesudah. Hanya yang dirilis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.models import Foto
from terasa.musrenbang.enums import JenisLampiran
from terasa.musrenbang.models import Lampiran, Suara, Usulan
from terasa.program.models import Kegiatan, Pemanfaatan, Realisasi
from terasa.program.rules import TERBANGUN
from terasa.umum.rupiah import format_angka
from terasa.umum.tanggal import format_tanggal


@dataclass(frozen=True)
class FotoTampil:
    """One photo: where it is, what it shows in words, and when."""

    alamat: str
    judul: str
    pada: date
    alt: str
    fisik: Decimal | None = None

    @property
    def keterangan(self) -> str:
        """`Sebelum, 3 Maret 2026`, with the progress that was reported then."""
        teks = f"{self.judul}, {format_tanggal(self.pada)}"
        if self.fisik is None:
            return teks
        fisik = _("pekerjaan fisik %(n)s%%") % {"n": format_angka(self.fisik)}
        return f"{teks}, {fisik}"


def pick_dua(
    kegiatan: Kegiatan,
    usulan: Sequence[Usulan],
    laporan: Sequence[Realisasi],
    keadaan: Pemanfaatan | None,
) -> list[FotoTampil]:
    """The oldest picture of the problem, else of the work, and the newest of the result; one alone when there is no
    other. `laporan` (oldest first) and `keadaan` carry released photos only. At most one query."""
    kini = _("Sesudah") if kegiatan.status in TERBANGUN else _("Kini")
    awal = _before(kegiatan, usulan)
    if awal is None and len(laporan) + (keadaan is not None) > 1:
        awal = _of_report(kegiatan, laporan[0], _("Sebelum") if not laporan[0].fisik_persen else _("Awal"))
    akhir: FotoTampil | None = None
    if keadaan is not None:
        alamat = reverse("kegiatan-foto-keadaan", args=[kegiatan.kode, keadaan.pk])
        akhir = FotoTampil(alamat, kini, keadaan.pada, _say(kegiatan, keadaan.pada))
    elif laporan:
        akhir = _of_report(kegiatan, laporan[-1], kini)
    return [f for f in (awal, akhir) if f is not None]


def _of_report(kegiatan: Kegiatan, r: Realisasi, judul: str) -> FotoTampil:
    alamat = reverse("kegiatan-foto", args=[kegiatan.kode, r.pk])
    return FotoTampil(alamat, judul, r.per_tanggal, _say(kegiatan, r.per_tanggal), r.fisik_persen)


def _say(kegiatan: Kegiatan, pada: date) -> str:
    return _("Keadaan %(nama)s pada %(pada)s") % {"nama": kegiatan.nama, "pada": format_tanggal(pada)}


def _before(kegiatan: Kegiatan, usulan: Sequence[Usulan]) -> FotoTampil | None:
    """What residents or officers photographed when they asked for it."""
    if not usulan:
        return None
    suara = Suara.objects.filter(usulan__in=usulan).values("aspirasi_id")
    warga = Foto.objects.filter(dirilis=True, berkas__dirilis=True, aspirasi_id__in=suara)
    lampiran = Lampiran.objects.filter(usulan__in=usulan, is_publik=True, jenis=JenisLampiran.FOTO)
    satu, dua = (
        semua.order_by().annotate(nama=Value(nama), waktu=F(waktu)).values_list("nama", "pk", "waktu")
        for semua, nama, waktu in (
            (warga, "aspirasi-foto", "berkas__dibuat_at"),
            (lampiran, "usulan-lampiran", "pada"),
        )
    )
    calon = satu.union(dua).order_by("waktu", "pk").first()
    if calon is None:
        return None
    nama, kunci, waktu = calon
    pada = timezone.localdate(waktu)
    alt = _("Keadaan sebelum %(nama)s, difoto %(pada)s") % {
        "nama": kegiatan.nama,
        "pada": format_tanggal(pada),
    }
    return FotoTampil(reverse(nama, args=[kunci]), _("Sebelum"), pada, alt)
