"""Membuka gelombang survei manfaat, menugaskan petugas, dan menerbitkan angkanya."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Pengguna, Peran
from terasa.aturan.queries import find_due
from terasa.aturan.services import finish_tenggat
from terasa.manfaat import rules
from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.manfaat.queries import batas_terbit, opens_on, rho
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.services import Stasiun, record_many
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, SerahTerima
from terasa.survei import services as survei_services
from terasa.survei.enums import NONRESPONS
from terasa.survei.models import Jawaban, Petugas
from terasa.survei.permissions import can_run
from terasa.survei.rules import HitungRT
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal

DIUNDI, DINILAI, DITAHAN = "diundi", "dinilai", "ditahan"


class CannotMeasure(AturanDilanggar):
    """The wave cannot be opened, staffed or closed as things stand."""


@konteks.act("open_gelombang")
def open_gelombang(
    *, kegiatan: Kegiatan, gelombang: str, rt: Mapping[str, int], n: int, by: Pelaku, now: datetime
) -> SurveiManfaat:
    """Draw n dwellings to be asked. `rt` counts inhabited houses: `{"RT 02": 41}`, or
    `{"63.06.04.2002 RT 02": 41}` when the kegiatan serves several desa.

    Raises CannotMeasure, KerangkaTakSah, CannotSurvey.
    """
    if not can_run(by, kegiatan.kabupaten):
        raise CannotMeasure(
            _("Hanya Bappeda atau Dinas PMD yang membuka survei manfaat."), code="bukan-penyelenggara"
        )
    kegiatan = Kegiatan.objects.select_for_update().get(pk=kegiatan.pk)
    _check_open(kegiatan, gelombang, now)
    judul = _("%(nama)s: %(gelombang)s") % {"nama": kegiatan.nama, "gelombang": Gelombang(gelombang).label}
    survei = survei_services.create_survei(
        by=by,
        judul=judul,
        kode_wilayah=kegiatan.kode_wilayah,
        kuesioner=rules.build_kuesioner(kegiatan.nama, _asked_for(kegiatan)),
        now=now,
    )
    survei_services.set_kerangka(survei=survei, by=by, hitungan=_frame(kegiatan, rt), now=now)
    survei = survei_services.draw_sample(survei=survei, by=by, n=n, now=now)
    survei_manfaat = SurveiManfaat.objects.create(survei=survei, kegiatan=kegiatan, gelombang=gelombang)
    _note_draw(survei_manfaat, by=by, now=now)
    return survei_manfaat


def _note_draw(survei_manfaat: SurveiManfaat, *, by: Pelaku, now: datetime) -> None:
    """The draw is a public station; nobody is written to, so that no answer is coached."""
    survei, kegiatan = survei_manfaat.survei, survei_manfaat.kegiatan
    rincian = {
        "kegiatan": kegiatan.kode,
        "gelombang": survei_manfaat.gelombang,
        "n_undian": survei.n_rencana,
        "kerangka_sha256": survei.kerangka_sha256,
        "komitmen_benih": survei.komitmen_benih,
    }
    record_many(
        [
            Stasiun(usulan=usulan, tahap=Tahap.MANFAAT, keputusan=DIUNDI, rincian=rincian, kabari=False)
            for usulan in kegiatan.usulan.all()
        ],
        oleh=by.label,
        now=now,
    )


def _check_open(kegiatan: Kegiatan, gelombang: str, now: datetime) -> None:
    if gelombang not in Gelombang.values:
        raise CannotMeasure(_("Gelombang itu tidak dikenal."), code="gelombang")
    serah = SerahTerima.objects.filter(kegiatan=kegiatan).first()
    if serah is None or kegiatan.status == StatusKegiatan.DIBATALKAN:
        raise CannotMeasure(_("Survei manfaat dibuka sesudah serah terima."), code="belum-diserahkan")
    buka = opens_on(gelombang, serah, kegiatan.kabupaten)
    if timezone.localdate(now) < buka:
        raise CannotMeasure(
            _("Gelombang ini baru dapat dibuka mulai %(hari)s.") % {"hari": format_tanggal(buka)},
            code="terlalu-awal",
        )
    # A second draw would let someone wait for a sample that they like.
    if SurveiManfaat.objects.filter(kegiatan=kegiatan, gelombang=gelombang).exists():
        raise CannotMeasure(
            _("Gelombang ini sudah diundi dan tidak dapat diundi ulang."), code="sudah-diundi"
        )


def _asked_for(kegiatan: Kegiatan) -> str:
    """The problem as its first usulan worded it: Q5 asks about this and nothing else."""
    usulan = kegiatan.usulan.order_by("dibuat_at").first()
    return (usulan.masalah or usulan.judul) if usulan else ""


def _frame(kegiatan: Kegiatan, rt: Mapping[str, int]) -> list[HitungRT]:
    tunggal = kegiatan.cakupan[0] if len(kegiatan.cakupan) == 1 else ""
    hitungan = []
    for teks, rumah in rt.items():
        awal, _spasi, sisa = teks.strip().partition(" ")
        kode, label = (awal, sisa) if awal in kegiatan.cakupan else (tunggal, teks)
        if not kode:
            raise CannotMeasure(
                _("“%(teks)s”: awali dengan kode salah satu desa yang dilayani.") % {"teks": teks[:60]},
                code="rt-desa",
            )
        hitungan.append(HitungRT(kode, label, rumah))
    return hitungan


@konteks.act("assign_surveyor")
def assign_surveyor(
    *, survei_manfaat: SurveiManfaat, pengguna: Pengguna, by: Pelaku, now: datetime
) -> Petugas:
    """Send a person who is neither of the surveyed desa nor of the unit that built it.

    Raises CannotMeasure, CannotSurvey.
    """
    hari = timezone.localdate(now)
    if (
        Peran.objects.berlaku(hari)
        .filter(pengguna=pengguna, unit_id=survei_manfaat.kegiatan.unit_id)
        .exists()
    ):
        raise CannotMeasure(_("Pelaksana tidak boleh menilai hasil kerjanya sendiri."), code="unit-sendiri")
    return survei_services.assign_petugas(survei=survei_manfaat.survei, pengguna=pengguna, by=by, now=now)


@konteks.act("close_gelombang")
def close_gelombang(*, survei_manfaat: SurveiManfaat, by: Pelaku, now: datetime) -> HasilManfaat:
    """Stop asking, reveal the seed, publish the figures or withhold them. Raises CannotSurvey."""
    survei = survei_services.close_survei(survei=survei_manfaat.survei, by=by, now=now)
    hari, kegiatan = timezone.localdate(now), survei_manfaat.kegiatan
    with konteks.sebagai_sistem():
        jawaban = list(Jawaban.objects.filter(survei=survei).values_list("kode_wilayah", "isi"))
        tidak = Counter(survei.responden.filter(status__in=NONRESPONS).values_list("status", flat=True))
    terbitan = rules.publish(
        jawaban,
        rho=rho(kegiatan.kabupaten, hari),
        batas=batas_terbit(kegiatan.kabupaten, hari),
    )
    hasil = HasilManfaat.objects.create(
        survei_manfaat=survei_manfaat,
        n=terbitan.n,
        n_undian=survei.n_rencana,
        ditahan=terbitan.ditahan,
        imd=terbitan.imd,
        imd_lo=terbitan.imd_lo,
        imd_hi=terbitan.imd_hi,
        butir=dict(terbitan.butir or {}),
        is_awas=terbitan.is_awas,
        nonrespons=dict(tidak),
        per_tanggal=hari,
        diterbitkan_at=now,
    )
    aturan_kode = rules.ATURAN_GELOMBANG[Gelombang(survei_manfaat.gelombang)]
    finish_tenggat(objek_jenis="kegiatan", objek_id=kegiatan.pk, aturan_kode=aturan_kode, now=now)
    _tell(survei_manfaat, hasil, by=by, now=now)
    return hasil


def _tell(survei_manfaat: SurveiManfaat, hasil: HasilManfaat, *, by: Pelaku, now: datetime) -> None:
    """The station `manfaat` on every usulan; withheld is said, and then the usulan is not yet assessed."""
    kegiatan = survei_manfaat.kegiatan
    rincian = {
        "kegiatan": kegiatan.kode,
        "nama": kegiatan.nama,
        "gelombang": survei_manfaat.gelombang,
        "n": hasil.n,
        "n_undian": hasil.n_undian,
        "ditahan": hasil.ditahan,
        "per_tanggal": hasil.per_tanggal.isoformat(),
    }
    if not hasil.ditahan:
        rincian |= {
            "imd": float(hasil.imd or 0),
            "imd_lo": float(hasil.imd_lo or 0),
            "imd_hi": float(hasil.imd_hi or 0),
            "teratasi": hasil.butir["teratasi"],
            "is_awas": hasil.is_awas,
        }
    record_many(
        [
            Stasiun(
                usulan=usulan,
                tahap=Tahap.MANFAAT,
                keputusan=DITAHAN if hasil.ditahan else DINILAI,
                rincian=rincian,
                lanjutan=_next(survei_manfaat.gelombang),
                jatuh_tempo_on=_due(survei_manfaat),
                status=None if hasil.ditahan else StatusUsulan.DINILAI_MANFAATNYA,
            )
            for usulan in kegiatan.usulan.all()
        ],
        oleh=by.label,
        now=now,
    )


def _due(survei_manfaat: SurveiManfaat) -> date | None:
    """The day by which people are asked again: the clock that the handover started."""
    urut = list(Gelombang)
    berikut = urut[urut.index(Gelombang(survei_manfaat.gelombang)) + 1 :][:1]
    if not berikut:
        return None
    return find_due(
        objek_jenis="kegiatan",
        objek_id=survei_manfaat.kegiatan_id,
        aturan_kode=rules.ATURAN_GELOMBANG[berikut[0]],
    )


def _next(gelombang: str) -> str:
    if gelombang == Gelombang.SERAH_TERIMA:
        return _("Ditanyakan lagi 3–6 bulan sesudah serah terima.")
    if gelombang == Gelombang.BULAN_3_6:
        return _("Ditanyakan lagi 12 bulan sesudah serah terima.")
    return _("Penilaian ini yang terakhir; kerusakan tetap dapat disampaikan.")
