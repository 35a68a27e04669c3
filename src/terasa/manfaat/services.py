"""Membuka gelombang survei manfaat, mengundi, menugaskan petugas, menutup, dan menerbitkan angkanya."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Pengguna, Peran
from terasa.aturan.queries import find_due
from terasa.aturan.services import finish_tenggat
from terasa.manfaat import rules
from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.manfaat.models import HasilManfaat, JawabanSukarela, SurveiManfaat
from terasa.manfaat.queries import URUTAN, opens_on, ukuran_terbit
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.services import Stasiun, record_many
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, SerahTerima
from terasa.survei import services as survei_services
from terasa.survei.enums import NONRESPONS, CaraKerangka
from terasa.survei.models import Jawaban, Petugas
from terasa.survei.permissions import can_run
from terasa.survei.queries import count_giliran
from terasa.survei.rules import read_jawaban
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_desimal
from terasa.umum.sisip import insert_unless_there
from terasa.umum.tanggal import format_tanggal

DIUNDI, DINILAI, DITAHAN = "diundi", "dinilai", "ditahan"


class CannotMeasure(AturanDilanggar):
    """The wave cannot be opened, staffed or closed as things stand."""


@konteks.act("prepare_gelombang")
def prepare_gelombang(
    *,
    kegiatan: Kegiatan,
    gelombang: str,
    n: int,
    by: Pelaku,
    now: datetime,
    kelompok: str = Kelompok.ACAK,
    cara: str = CaraKerangka.RT,
) -> SurveiManfaat:
    """Open a wave whose frame is counted next; nobody is drawn yet. Raises CannotMeasure, CannotSurvey."""
    if not can_run(by, kegiatan.kabupaten):
        raise CannotMeasure(
            _("Hanya Bappeda atau Dinas PMD yang membuka survei manfaat."), code="bukan-penyelenggara"
        )
    kegiatan = Kegiatan.objects.select_for_update().get(pk=kegiatan.pk)
    _check_open(kegiatan, gelombang, kelompok, now)
    judul = _("%(nama)s: %(gelombang)s") % {"nama": kegiatan.nama, "gelombang": Gelombang(gelombang).label}
    survei = survei_services.create_survei(
        by=by,
        judul=judul,
        kode_wilayah=kegiatan.kode_wilayah,
        cakupan=kegiatan.cakupan,
        kuesioner=rules.build_kuesioner(kegiatan.nama, _asked_for(kegiatan)),
        n=n,
        cara=cara,
        now=now,
    )
    return SurveiManfaat.objects.create(
        survei=survei, kegiatan=kegiatan, gelombang=gelombang, kelompok=kelompok
    )


@konteks.act("draw_gelombang")
def draw_gelombang(*, survei_manfaat: SurveiManfaat, by: Pelaku, now: datetime) -> SurveiManfaat:
    """Draw the dwellings of a wave whose frame is locked, and say so in public. Raises CannotSurvey."""
    survei_manfaat.survei = survei_services.draw_sample(survei=survei_manfaat.survei, by=by, now=now)
    _note_draw(survei_manfaat, by=by, now=now)
    return survei_manfaat


def _note_draw(survei_manfaat: SurveiManfaat, *, by: Pelaku, now: datetime) -> None:
    """The draw is a public station; nobody is written to, so that no answer is coached."""
    survei, kegiatan = survei_manfaat.survei, survei_manfaat.kegiatan
    rincian = {
        "kegiatan": kegiatan.kode,
        "gelombang": survei_manfaat.gelombang,
        "kelompok": survei_manfaat.kelompok,
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


def _check_open(kegiatan: Kegiatan, gelombang: str, kelompok: str, now: datetime) -> None:
    if gelombang not in Gelombang.values or kelompok not in Kelompok.values:
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
    if SurveiManfaat.objects.filter(kegiatan=kegiatan, gelombang=gelombang, kelompok=kelompok).exists():
        raise CannotMeasure(_("Gelombang ini sudah dibuka dan tidak dapat diulang."), code="sudah-diundi")


def _asked_for(kegiatan: Kegiatan) -> str:
    """The problem as its first usulan worded it: Q5 asks about this and nothing else."""
    usulan = kegiatan.usulan.order_by("dibuat_at").first()
    return (usulan.masalah or usulan.judul) if usulan else ""


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
    _check_giliran(survei_manfaat, pengguna, hari)
    return survei_services.assign_petugas(survei=survei_manfaat.survei, pengguna=pengguna, by=by, now=now)


def _check_giliran(survei_manfaat: SurveiManfaat, pengguna: Pengguna, hari: date) -> None:
    """The same face in every wave would soon know what to write. Raises CannotMeasure."""
    giliran = count_giliran(survei_manfaat.kegiatan.kabupaten, hari)
    sebelum = URUTAN[survei_manfaat.gelombang]
    dekat = [g for g, urut in URUTAN.items() if sebelum - giliran <= urut < sebelum]
    lama = SurveiManfaat.objects.filter(kegiatan=survei_manfaat.kegiatan, gelombang__in=dekat)
    with konteks.sebagai_sistem():
        pernah = Petugas.objects.filter(survei__in=lama.values("survei"), pengguna=pengguna).exists()
    if pernah:
        raise CannotMeasure(
            _("Petugas ini sudah bertanya pada gelombang sebelumnya; tugaskan orang lain."), code="giliran"
        )


@konteks.act("close_gelombang")
def close_gelombang(*, survei_manfaat: SurveiManfaat, by: Pelaku, now: datetime) -> SurveiManfaat:
    """Stop asking and reveal the seed; the answers stay closed until the figures are out. Raises CannotSurvey."""
    survei_manfaat.survei = survei_services.close_survei(survei=survei_manfaat.survei, by=by, now=now)
    return survei_manfaat


@konteks.act("publish_gelombang")
def publish_gelombang(*, survei_manfaat: SurveiManfaat, by: Pelaku, now: datetime) -> HasilManfaat:
    """Publish the figures of a closed wave, or withhold them. Raises CannotSurvey."""
    survei = survei_services.mark_terbit(survei=survei_manfaat.survei, by=by, now=now)
    survei_manfaat.survei = survei
    hari, kegiatan = timezone.localdate(now), survei_manfaat.kegiatan
    with konteks.sebagai_sistem():
        jawaban = list(Jawaban.objects.filter(survei=survei).values_list("kode_wilayah", "isi"))
        aktif = survei.responden.filter(aktif=True)
        tidak = Counter(aktif.filter(status__in=NONRESPONS).values_list("status", flat=True))
        didatangi = aktif.count()
    rho, batas = ukuran_terbit(kegiatan.kabupaten, hari)
    terbitan = rules.publish(jawaban, rho=rho, batas=batas)
    hasil = HasilManfaat.objects.create(
        survei_manfaat=survei_manfaat,
        n=terbitan.n,
        n_undian=didatangi,
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
    # A wave has one clock; whichever group is out first stops it.
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
        "kelompok": survei_manfaat.kelompok,
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
                kabar=_say(survei_manfaat, hasil),
            )
            for usulan in kegiatan.usulan.all()
        ],
        oleh=by.label,
        now=now,
    )


def _say(survei_manfaat: SurveiManfaat, hasil: HasilManfaat) -> str:
    """The felt figure in one sentence, with its range; that it is withheld while too few answered."""
    isi: dict[str, Any] = {"gelombang": survei_manfaat.get_gelombang_display(), "n": hasil.n}
    teratasi = (hasil.butir or {}).get("teratasi", {})
    if hasil.ditahan or "persen" not in teratasi:
        return _("%(gelombang)s: baru %(n)s rumah menjawab, jadi angkanya ditahan.") % isi
    isi |= {"n": teratasi["n"], **{k: format_desimal(teratasi[k]) for k in ("persen", "lo", "hi")}}
    return (
        _(
            "%(gelombang)s: %(persen)s%% dari %(n)s rumah yang menjawab mengatakan masalahnya teratasi "
            "(rentang %(lo)s–%(hi)s%%)."
        )
        % isi
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


@konteks.act("record_sukarela")
def record_sukarela(
    *, kegiatan: Kegiatan, isi: Mapping[str, str], kunci: UUID, by: Pelaku, now: datetime
) -> bool:
    """Answers of somebody who came by himself; the same key again changes nothing. Raises CannotMeasure,
    JawabanTakSah."""
    if not SerahTerima.objects.filter(kegiatan=kegiatan).exists():
        raise CannotMeasure(_("Pendapat dapat disampaikan sesudah serah terima."), code="belum-diserahkan")
    kuesioner = [p.as_json() for p in rules.build_kuesioner(kegiatan.nama, "")]
    baris = JawabanSukarela(pk=kunci, kegiatan=kegiatan, isi=read_jawaban(isi, kuesioner), diterima_at=now)
    with konteks.sebagai_sistem():
        return insert_unless_there(baris) > 0
