"""Pertanyaan otomatis tentang penyimpangan, dan jawaban pelaksananya."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.aturan.queries import count_due
from terasa.aturan.rules import AturanTidakDikenal
from terasa.kabar.services import tell_roles
from terasa.musrenbang.enums import Tahap
from terasa.program import rules
from terasa.program.enums import JenisPertanyaan, Keputusan
from terasa.program.models import Kegiatan, Pertanyaan, Realisasi
from terasa.program.permissions import can_manage
from terasa.program.rules import Kemajuan
from terasa.program.rules.rencana import TitikRencana
from terasa.program.services.benang import public_url, record_station
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka

JAWABAN_TERPENDEK = 15
# Where a kabupaten has retired the rule.
TANPA_ATURAN = timedelta(days=7)


class CannotAnswer(AturanDilanggar):
    """The question cannot be answered so, or not by this office."""


def ask_pelaksana(
    *,
    kegiatan: Kegiatan,
    laporan: Realisasi,
    sebelum: Kemajuan | None,
    rencana: TitikRencana | None,
    now: datetime,
) -> list[Pertanyaan]:
    """Ask about each bound that this report fell out of and the one before did not; once per state."""
    baru = []
    if laporan.is_menyimpang and not (sebelum and sebelum.menyimpang):
        baru.append((JenisPertanyaan.SELISIH, _ask_selisih(laporan)))
    if laporan.is_tertinggal and rencana is not None and not (sebelum and sebelum.tertinggal):
        baru.append((JenisPertanyaan.RENCANA, _ask_rencana(laporan, rencana)))
    if not baru:
        return []
    terbuka = set(
        Pertanyaan.objects.filter(kegiatan=kegiatan, dijawab_at__isnull=True).values_list("jenis", flat=True)
    )
    tanya = [
        Pertanyaan(
            kegiatan=kegiatan,
            realisasi=laporan,
            jenis=jenis,
            kalimat=kalimat,
            ditanya_at=now,
            jatuh_tempo_on=_due(kegiatan, timezone.localdate(now)),
        )
        for jenis, kalimat in baru
        if jenis not in terbuka
    ]
    Pertanyaan.objects.bulk_create(tanya)
    for satu in tanya:
        _tell_unit(kegiatan, satu, now=now)
    return tanya


def _ask_selisih(laporan: Realisasi) -> str:
    isi = {"fisik": format_angka(laporan.fisik_persen), "uang": format_angka(laporan.keuangan_persen)}
    if laporan.keuangan_persen > laporan.fisik_persen:
        return _("Pekerjaan fisik baru %(fisik)s%%, tetapi uang sudah dibayarkan %(uang)s%%. Mengapa?") % isi
    return _("Pekerjaan fisik sudah %(fisik)s%%, tetapi uang baru dibayarkan %(uang)s%%. Mengapa?") % isi


def _ask_rencana(laporan: Realisasi, rencana: TitikRencana) -> str:
    if rencana.fisik is not None and rencana.fisik > laporan.fisik_persen:
        isi = {"rencana": _whole(rencana.fisik), "nyata": format_angka(laporan.fisik_persen)}
        return (
            _(
                "Menurut rencana pekerjaan fisik sudah %(rencana)s%%, tetapi baru %(nyata)s%%. Apa sebabnya, dan "
                "bagaimana dikejar?"
            )
            % isi
        )
    isi = {"rencana": _whole(rencana.keuangan or Decimal(0)), "nyata": format_angka(laporan.keuangan_persen)}
    return (
        _(
            "Menurut rencana uang yang dibayarkan sudah %(rencana)s%%, tetapi baru %(nyata)s%%. Apa sebabnya, dan "
            "bagaimana dikejar?"
        )
        % isi
    )


def _whole(persen: Decimal) -> str:
    """A plan between two months is an estimate: no decimals that it does not have."""
    return format_angka(persen.quantize(Decimal(1), ROUND_HALF_UP))


def _due(kegiatan: Kegiatan, hari: date) -> date:
    try:
        return count_due("jawab-penyimpangan", kabupaten=kegiatan.kabupaten, mulai=hari).jatuh_tempo
    except AturanTidakDikenal:
        return hari + TANPA_ATURAN


def _tell_unit(kegiatan: Kegiatan, tanya: Pertanyaan, *, now: datetime) -> None:
    tell_roles(
        kejadian=f"pertanyaan:{tanya.realisasi_id}:{tanya.jenis}",
        subjek=_("Perlu dijawab: %(nama)s") % {"nama": kegiatan.nama},
        teks=tanya.kalimat,
        tautan=f"/kerja/kegiatan/{kegiatan.pk}/",
        now=now,
        jenis=(JenisPeran.PERANGKAT_DAERAH,),
        kode_wilayah=kegiatan.kabupaten,
        unit_id=kegiatan.unit_id,
    )


@konteks.act("answer_pertanyaan")
def answer_pertanyaan(*, pertanyaan: Pertanyaan, by: Pelaku, jawaban: str, now: datetime) -> None:
    """The executor says why; everyone can read it, and the proposers are told. Raises CannotAnswer."""
    tanya = Pertanyaan.objects.select_for_update(of=("self",)).select_related("kegiatan__unit")
    satu = tanya.get(pk=pertanyaan.pk)
    if not can_manage(by, satu.kegiatan):
        raise CannotAnswer(_("Hanya unit pelaksana yang menjawabnya."), code="bukan-unit")
    if satu.dijawab_at is not None:
        raise CannotAnswer(_("Pertanyaan ini sudah dijawab."), code="sudah-dijawab")
    if len(jawaban.strip()) < JAWABAN_TERPENDEK:
        raise CannotAnswer(_("Jawab dalam satu kalimat yang dipahami warga."), code="pendek")
    satu.jawaban, satu.dijawab_at, satu.dijawab_oleh = jawaban.strip(), now, by.label
    satu.save(update_fields=["jawaban", "dijawab_at", "dijawab_oleh"])
    record_station(
        kegiatan=satu.kegiatan,
        by=by,
        tahap=Tahap.REALISASI,
        keputusan=Keputusan.DIJELASKAN,
        now=now,
        rincian={"nama": satu.kegiatan.nama, "pertanyaan": satu.kalimat, "jawaban": satu.jawaban},
        lanjutan=_("%(unit)s melaporkan kemajuan berikutnya.") % {"unit": satu.kegiatan.unit.nama}
        if satu.kegiatan.status in rules.BERJALAN
        else "",
        pindah=False,
        kabar=_("Pelaksana ditanya: “%(tanya)s” Jawabannya: “%(jawab)s”")
        % {"tanya": satu.kalimat, "jawab": satu.jawaban},
    )
    tell_roles(
        kejadian=f"pertanyaan:{satu.pk}:dijawab",
        subjek=_("Sudah dijawab: %(nama)s") % {"nama": satu.kegiatan.nama},
        teks=satu.jawaban,
        tautan=public_url(satu.kegiatan),
        now=now,
        jenis=(JenisPeran.BAPPEDA,),
        kode_wilayah=satu.kegiatan.kabupaten,
    )
