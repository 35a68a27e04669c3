"""Hasil SKM yang rendah: satu-satunya tempat ia menjadi pekerjaan seseorang."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.aturan.queries import get_aturan
from terasa.kabar.services import tell_roles
from terasa.layanan.models import HasilSkm, JawabanSkm, SurveiSkm
from terasa.layanan.permissions import KEPALA
from terasa.layanan.services.angka import koma
from terasa.statistik.skm import NAMA_UNSUR, UNSUR
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.services import set_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku, PelakuTetap
from terasa.umum.rupiah import format_angka
from terasa.wilayah.rules import leluhur

ASAL = "layanan"
# The rule gives the task, not the officer who pressed the button.
ATURAN = PelakuTetap(label="Aturan tindak lanjut SKM", jenis="sistem")


def follow_up_low(
    survei: SurveiSkm, hasil: Sequence[HasilSkm], *, by: Pelaku, now: datetime
) -> list[TindakLanjut]:
    """A task of the unit for each result at or below the quality of the rule, given by the office that coaches it.

    Word goes to the head of the unit and to the coach. The whole stands for itself only where no single service is
    low. Returns the tasks.
    """
    hari = timezone.localdate(now)
    aturan = get_aturan("tindak-lanjut-skm", kabupaten=survei.unit.kabupaten, pada=hari)
    # A is the best: at or below C is C and D.
    rendah = [h for h in hasil if h.mutu and h.mutu >= str(aturan.isi["mutu"])]
    if not rendah:
        return []
    pembina = find_pembina(survei, aturan.isi, hari)
    tugas = []
    for satu in [h for h in rendah if h.nama] or rendah:
        satu.tindak_lanjut = set_tindak_lanjut(
            by=ATURAN,
            asal=ASAL,
            teks=_word_task(survei, satu),
            pelaksana=survei.unit,
            pemberi=pembina.unit if pembina else survei.unit,
            kode_wilayah=survei.kode_wilayah,
            jatuh_tempo_on=hari + timedelta(days=int(aturan.isi["hari"])),
            bukti_diminta=_("apa yang diubah, dan sejak kapan"),
            now=now,
            is_peragaan=survei.is_peragaan,
        )
        satu.save(update_fields=["tindak_lanjut"])
        tugas.append(satu.tindak_lanjut)
    _tell(survei, rendah, pembina, now)
    return tugas


def find_pembina(survei: SurveiSkm, isi: Mapping[str, Any], hari: date) -> Peran | None:
    """The post that coaches this kind of unit by the rule, nearest to its place; None when nobody holds it."""
    pembina = isi.get("pembina", {})
    peran = Peran.objects.berlaku(hari).filter(
        jenis=pembina.get(survei.unit.jenis, pembina.get("lain", "")),
        unit__kabupaten=survei.unit.kabupaten,
        kode_wilayah__in=leluhur(survei.kode_wilayah),
    )
    semua = peran.exclude(unit_id=survei.unit_id).select_related("unit").order_by("pk")
    return max(semua, key=lambda p: len(p.kode_wilayah), default=None)


def _word_task(survei: SurveiSkm, hasil: HasilSkm) -> str:
    return _(
        "Perbaiki %(unsur)s pada %(nama)s: nilai %(nrr)s dari 4 (selang %(selang)s). "
        "IKM %(ikm)s (selang %(lo)s–%(hi)s), mutu %(mutu)s, %(n)d responden."
    ) % {
        "unsur": name_lowest(hasil),
        "nama": hasil.nama or survei.unit.nama,
        "nrr": koma(_find_lowest(hasil)[0], 3),
        "selang": _interval(survei, hasil),
        "ikm": format_angka(hasil.ikm or 0),
        "lo": format_angka(hasil.lo or 0),
        "hi": format_angka(hasil.hi or 0),
        "mutu": hasil.mutu,
        "n": hasil.n,
    }


def _interval(survei: SurveiSkm, hasil: HasilSkm) -> str:
    # NumPy is needed here only; pages read what is stored.
    from terasa.statistik.skm_selang import bootstrap_nrr

    letak = UNSUR.index(_find_lowest(hasil)[1])
    with konteks.sebagai_sistem():
        semua = JawabanSkm.objects.filter(survei=survei, layanan_id__in=hasil.layanan_id).order_by("pk")
        nilai = [int(n[letak] or 0) for n in semua.values_list("nilai", flat=True) if n[letak] is not None]
    lo, hi = bootstrap_nrr(nilai)
    return f"{koma(lo, 3)}–{koma(hi, 3)}"


def _tell(survei: SurveiSkm, rendah: Sequence[HasilSkm], pembina: Peran | None, now: datetime) -> None:
    kabar: dict[str, Any] = {
        "subjek": _("Hasil SKM perlu ditindaklanjuti"),
        "teks": _("Mutu rendah pada: %(nama)s.")
        % {"nama": "; ".join(h.nama or survei.unit.nama for h in rendah)},
        "tautan": f"/skm/{survei.kode}/",
        "now": now,
    }
    tell_roles(
        kejadian=f"skm-rendah:{survei.pk}",
        jenis=KEPALA,
        kode_wilayah=survei.kode_wilayah,
        unit_id=survei.unit_id,
        **kabar,
    )
    if pembina is not None:
        tell_roles(
            kejadian=f"skm-rendah-pembina:{survei.pk}",
            jenis=(JenisPeran(pembina.jenis),),
            kode_wilayah=pembina.kode_wilayah,
            unit_id=pembina.unit_id,
            **{**kabar, "teks": f"{survei.unit.nama}. {kabar['teks']}"},
        )


def name_lowest(hasil: HasilSkm) -> str:
    """The unsur with the lowest mean, the first of several, as `U3 Waktu penyelesaian`."""
    kode = _find_lowest(hasil)[1]
    return f"{kode} {NAMA_UNSUR[kode]}"


def _find_lowest(hasil: HasilSkm) -> tuple[Fraction, str]:
    return min(
        (Fraction(j, d), kode) for kode, j, d in zip(UNSUR, hasil.jumlah, hasil.dijawab, strict=True) if d
    )
