"""Yang lahir di dalam forum: gagasan musyawarah dusun dan kelompok, dan jawaban bupati di tempat."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import KabarSuara, tell_voices_many
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tahap
from terasa.musrenbang.models import Forum, JawabanDialog, Keputusan, Usulan
from terasa.musrenbang.rules.lanjutan import SEBELUM_DESA
from terasa.musrenbang.services.kalender import require_jadwal
from terasa.musrenbang.services.keputusan import require_running
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.usulan import DataUsulan, create_usulan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.rules import covers


class CannotCollect(AturanDilanggar):
    """This forum takes up no ideas, or not from there."""


class CannotAnswer(AturanDilanggar):
    """This answer cannot be recorded."""


@konteks.act("collect_gagasan")
def collect_gagasan(
    *, forum: Forum, by: Pelaku, data: DataUsulan, now: datetime, kode_desa: str = ""
) -> Usulan:
    """Write an idea down while it is spoken: a draft on the list of this forum, handed in when it is agreed.

    Raises CannotCollect, CannotDecide, CannotPropose.
    """
    require_running(forum, by)
    require_jadwal(f"forum-{forum.jenis}", forum.kabupaten, forum.tahun, forum.cakupan, now)
    if forum.jenis not in SEBELUM_DESA:
        raise CannotCollect(_("Gagasan baru dicatat di musyawarah dusun atau khusus."), code="jenis")
    desa = kode_desa or forum.cakupan[0]
    if not any(covers(k, desa) for k in forum.cakupan):
        raise CannotCollect(_("Desa itu di luar cakupan forum ini."), code="kode-desa")
    usulan = create_usulan(by=by, kode_desa=desa, tahun=forum.tahun, data=data, now=now)
    Keputusan.objects.create(forum=forum, usulan=usulan)
    return usulan


@konteks.act("answer_dialog")
def answer_dialog(
    *,
    forum: Forum,
    by: Pelaku,
    pertanyaan: str,
    jawaban: str,
    now: datetime,
    kode: str = "",
    asal_kode: str = "",
    unit: Unit | None = None,
    tenggat_on: date | None = None,
) -> JawabanDialog:
    """Record what the bupati answered on the spot, on the thread of the usulan or voice whose code is given.

    Raises CannotAnswer, CannotDecide.
    """
    require_running(forum, by)
    if forum.jenis != JenisForum.DIALOG:
        raise CannotAnswer(_("Jawaban di tempat dicatat pada dialog pembangunan."), code="jenis")
    if not pertanyaan.strip() or not jawaban.strip():
        raise CannotAnswer(_("Tulis pertanyaan dan jawabannya."), code="jawaban")
    if tenggat_on is not None and tenggat_on < timezone.localdate(now):
        raise CannotAnswer(_("Hari yang dijanjikan tidak boleh di masa lalu."), code="tenggat-on")
    usulan, aspirasi = _find(forum, kode)
    baris = JawabanDialog.objects.create(
        forum=forum,
        usulan=usulan,
        aspirasi=aspirasi,
        asal_kode=asal_kode or (usulan.kode_desa if usulan else aspirasi.kode_desa if aspirasi else ""),
        pertanyaan=pertanyaan.strip(),
        jawaban=jawaban.strip(),
        unit=unit,
        tenggat_on=tenggat_on,
        oleh=by.label,
        pada=now,
    )
    if usulan is not None:
        record_langkah(
            usulan=usulan,
            oleh=by.label,
            tahap=Tahap.USULAN,
            keputusan="dijawab_dialog",
            now=now,
            rincian={"forum": forum.nama, "jawaban": baris.jawaban},
            lanjutan=say_janji(baris),
            jatuh_tempo_on=tenggat_on,
        )
    if aspirasi is not None:
        _tell(baris, aspirasi, now)
    return baris


def say_janji(j: JawabanDialog) -> str:
    """What was promised, in a sentence; "" when nothing was."""
    if j.unit is None and j.tenggat_on is None:
        return ""
    oleh = _("Dikerjakan %(unit)s") % {"unit": j.unit.nama} if j.unit else _("Dikerjakan")
    if j.tenggat_on is None:
        return f"{oleh}."
    return _("%(oleh)s, paling lambat %(hari)s.") % {"oleh": oleh, "hari": format_tanggal(j.tenggat_on)}


def _find(forum: Forum, kode: str) -> tuple[Usulan | None, Aspirasi | None]:
    if not kode.strip():
        return None, None
    terbaca = read_kode(kode) or ""
    usulan = Usulan.objects.filter(kode=terbaca, kabupaten=forum.kabupaten).exclude(status=StatusUsulan.DRAF)
    if satu := usulan.first():
        return satu, None
    with konteks.sebagai_sistem():
        aspirasi = Aspirasi.objects.filter(kode=terbaca).first()
    if aspirasi is None or not covers(forum.kabupaten, aspirasi.kode_desa):
        raise CannotAnswer(_("Kode itu bukan usulan atau aspirasi kabupaten ini."), code="kode")
    return None, aspirasi


def _tell(j: JawabanDialog, aspirasi: Aspirasi, now: datetime) -> None:
    """The answer was given in public; whoever asked hears it word for word."""
    kabar = KabarSuara(
        aspirasi=[aspirasi],
        kejadian=f"dialog:{j.pk}",
        subjek=_("Aspirasi Anda dijawab di %(forum)s") % {"forum": j.forum.nama},
        teks=" ".join(t for t in (j.jawaban, say_janji(j)) if t),
        tautan=f"/forum/{j.forum_id}/",
    )
    tell_voices_many([kabar], now=now)
