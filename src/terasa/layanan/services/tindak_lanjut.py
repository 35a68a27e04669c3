"""Hasil SKM yang rendah: satu-satunya tempat ia menjadi pekerjaan seseorang."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.kabar.services import tell_roles
from terasa.layanan.models import HasilSkm, SurveiSkm
from terasa.layanan.permissions import KEPALA
from terasa.statistik.skm import NAMA_UNSUR, UNSUR
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.services import set_tindak_lanjut
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka

ASAL = "layanan"


def follow_up_low(
    survei: SurveiSkm, hasil: Sequence[HasilSkm], *, by: Pelaku, now: datetime
) -> list[TindakLanjut]:
    """A task of the unit for each result at or below the quality of the rule, and word to its head.
    Returns the tasks.

    The coaching offices of the place verify it, never the unit itself. The whole stands for itself only where no
    single service is low.
    """
    aturan = get_aturan("tindak-lanjut-skm", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    # A is the best: at or below C is C and D.
    rendah = [h for h in hasil if h.mutu and h.mutu >= str(aturan.isi["mutu"])]
    tugas = [
        set_tindak_lanjut(
            by=by,
            asal=ASAL,
            teks=_("Perbaiki %(unsur)s pada %(nama)s: IKM %(ikm)s, mutu %(mutu)s.")
            % {
                "unsur": name_lowest(satu),
                "nama": satu.nama or survei.unit.nama,
                "ikm": format_angka(satu.ikm or 0),
                "mutu": satu.mutu,
            },
            pelaksana=survei.unit,
            pemberi=survei.unit,
            kode_wilayah=survei.kode_wilayah,
            jatuh_tempo_on=timezone.localdate(now) + timedelta(days=int(aturan.isi["hari"])),
            bukti_diminta=_("apa yang diubah, dan sejak kapan"),
            now=now,
            is_peragaan=survei.is_peragaan,
        )
        for satu in [h for h in rendah if h.nama] or rendah
    ]
    if rendah:
        tell_roles(
            kejadian=f"skm-rendah:{survei.pk}",
            subjek=_("Hasil SKM perlu ditindaklanjuti"),
            teks=_("Mutu rendah pada: %(nama)s.")
            % {"nama": "; ".join(h.nama or survei.unit.nama for h in rendah)},
            tautan=f"/skm/{survei.kode}/",
            now=now,
            jenis=KEPALA,
            kode_wilayah=survei.kode_wilayah,
            unit_id=survei.unit_id,
        )
    return tugas


def name_lowest(hasil: HasilSkm) -> str:
    """The unsur with the lowest mean, the first of several, as `U3 Waktu penyelesaian`."""
    dijawab = [
        (Fraction(j, d), kode) for kode, j, d in zip(UNSUR, hasil.jumlah, hasil.dijawab, strict=True) if d
    ]
    _nilai, kode = min(dijawab)
    return f"{kode} {NAMA_UNSUR[kode]}"
