"""Evaluasi rancangan APBDes: kode alasan, pos yang belum dinilai, dan pemeriksaan yang dihitung sendiri."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.apbdes.enums import HasilEvaluasi, Putusan, Sumber
from terasa.apbdes.rules.isi import CannotApbdes, Neraca, nama_sumber
from terasa.umum.rupiah import format_rupiah

ATURAN_EVALUASI = "evaluasi-raperdes-apbdes"
ATURAN_PERBAIKAN = "penyempurnaan-raperdes-apbdes"
ATURAN_PENYAMPAIAN = "penyampaian-raperdes-apbdes"
ATURAN_KESEPAKATAN = "kesepakatan-raperdes-apbdes"
ATURAN_ALASAN = "alasan-evaluasi-apbdes"
OBJEK = "evaluasi_apbdes"
ALASAN_TERPENDEK = 15


@dataclass(frozen=True)
class IsiCatatan:
    """What the evaluator says of one line; reason code and sentence only with `perbaiki`."""

    pos_id: str
    putusan: str
    alasan_kode: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class Periksa:
    """One check that needs no judgement: whether it holds, and the figures behind it."""

    nama: str
    baik: bool
    teks: str


def check_catatan(isi: IsiCatatan, kode_dikenal: Mapping[str, str]) -> None:
    """Raises CannotApbdes with a sentence for the evaluator."""
    if isi.putusan not in Putusan.values:
        raise CannotApbdes(_("Pilih setuju atau perbaiki."), code="putusan")
    if isi.putusan == Putusan.SETUJU:
        return
    if isi.alasan_kode not in kode_dikenal:
        raise CannotApbdes(_("Pilih kode alasan untuk pos yang harus diperbaiki."), code="alasan-kode")
    if len(isi.alasan.strip()) < ALASAN_TERPENDEK:
        raise CannotApbdes(
            _("Tulis dalam satu kalimat apa yang harus diperbaiki, supaya desa tahu yang dimaksud."),
            code="alasan",
        )


def conclude(putusan: Mapping[str, int]) -> HasilEvaluasi:
    """The result that follows from the lines: one line to mend sends the whole back."""
    return HasilEvaluasi.PERBAIKI if putusan.get(Putusan.PERBAIKI) else HasilEvaluasi.SESUAI


def check_figures(neraca: Neraca, pagu: Mapping[str, int]) -> list[Periksa]:
    """What can be computed: the balance, and spending by source within the transfers (`pagu`, rupiah by source)."""
    hasil = [
        Periksa(
            _("Pendapatan, belanja, dan pembiayaan seimbang"),
            neraca.sisa == 0,
            _("Sisanya %(sisa)s.") % {"sisa": format_rupiah(neraca.sisa)},
        )
    ]
    for sumber in (Sumber.DD, Sumber.ADD, Sumber.BHPD, Sumber.BKK):
        if sumber not in pagu:
            continue
        pakai = neraca.per_sumber.get(sumber, 0)
        hasil.append(
            Periksa(
                _("Belanja dari %(sumber)s tidak melebihi pagunya") % {"sumber": nama_sumber(sumber)},
                pakai <= pagu[sumber],
                _("Dipakai %(pakai)s dari pagu %(pagu)s.")
                % {"pakai": format_rupiah(pakai), "pagu": format_rupiah(pagu[sumber])},
            )
        )
    return hasil
