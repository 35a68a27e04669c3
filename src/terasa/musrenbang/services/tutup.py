"""Menutup forum dengan berita acara, membukanya kembali sebelum ditandatangani, dan mengesahkannya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.elektronik import collect_ttd, request_ttd
from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import attach_ttd, publish_dokumen, revoke_dokumen
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusForum, Tahap
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.permissions import may_close
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.queries.bawaan import find_bawaan, tell_bawaan
from terasa.musrenbang.rules import lanjutan
from terasa.musrenbang.services.berita_acara import freeze_berita_acara
from terasa.musrenbang.services.geser import CannotClose, require_ready
from terasa.musrenbang.services.kabari import tell_closed
from terasa.musrenbang.services.kalender import require_bawah, require_jadwal
from terasa.musrenbang.services.langkah import Stasiun, record_many
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

SEBUT_BELUM = 3
URUTAN_FORUM = list(rules.PENENTU)
# Stations of the thread at which the kinds beside the chain speak.
SEBUTAN_SARAN = {"disepakati": "disarankan", "tidak_disepakati": "tidak_disarankan"}
TAHAP_FORUM: dict[str, Tahap] = {
    JenisForum.MUSDUS: Tahap.USULAN,
    JenisForum.KHUSUS: Tahap.USULAN,
    JenisForum.MUSDES: Tahap.MUSRENBANG_DESA,
    JenisForum.PRA_MUSRENBANG: Tahap.FORUM_KECAMATAN,
    JenisForum.DIALOG: Tahap.USULAN,
}


class CannotReopen(AturanDilanggar):
    """A closed forum stays closed."""


@konteks.act("close_forum")
def close_forum(*, forum: Forum, by: Pelaku, now: datetime, nomor: str = "") -> Dokumen:
    """Freeze what was decided in a berita acara and move every usulan on. Raises CannotClose,
    DiLuarJadwal."""
    if not may_close(by, forum):
        raise CannotClose(_("Forum ini ditutup pimpinannya."), code="bukan-wewenang")
    _lock(forum)
    if forum.status != StatusForum.DIBUKA:
        raise CannotClose(_("Forum ini sudah ditutup."), code="sudah-ditutup")
    if bawaan := find_bawaan(forum):
        raise CannotClose(tell_bawaan(bawaan), code="dibawa")
    require_jadwal(f"forum-{forum.jenis}", forum.kabupaten, forum.tahun, forum.cakupan, now)
    require_bawah(forum.jenis, forum.kabupaten, forum.tahun, forum.cakupan, by, now)
    keputusan = list(
        forum.keputusan.select_related("usulan", "usulan__unit_tujuan")
        .defer("usulan__baris_asal")
        .order_by("pk")
    )
    _require_decided(keputusan)
    require_ready(forum, keputusan)
    terbitan = freeze_berita_acara(forum, keputusan, by=by, now=now, nomor=nomor)
    dokumen = terbitan.dokumen
    forum.status, forum.berita_acara = StatusForum.DITUTUP, dokumen
    forum.ditutup_at, forum.ditutup_oleh, forum.kunci_hadir = now, by.label, ""
    forum.save(update_fields=["status", "berita_acara", "ditutup_at", "ditutup_oleh", "kunci_hadir"])
    forum.keputusan.update(
        status_sebelum=Subquery(Usulan.objects.filter(pk=OuterRef("usulan")).values("status")[:1])
    )
    record_many(_stations(forum, keputusan, dokumen, now), oleh=by.label, now=now)
    _hand_on(forum, keputusan)
    tell_closed(forum, keputusan, now=now)
    # The paper was at the printer meanwhile; references to it are checked when the transaction ends.
    return publish_dokumen(terbitan)


@konteks.act("reopen_forum")
def reopen_forum(*, forum: Forum, by: Pelaku, alasan: str, now: datetime) -> None:
    """Take a closed forum back before its paper is signed and before any usulan went further.

    Raises CannotReopen, DiLuarJadwal.
    """
    if not may_close(by, forum):
        raise CannotReopen(_("Forum ini dibuka kembali oleh pimpinannya."), code="bukan-wewenang")
    _lock(forum)
    if forum.status != StatusForum.DITUTUP:
        raise CannotReopen(
            _("Hanya forum yang ditutup dan belum ditandatangani yang dapat dibuka lagi."), code="keadaan"
        )
    if not alasan.strip():
        raise CannotReopen(_("Tulis mengapa forum ini dibuka kembali."), code="alasan")
    require_jadwal(f"forum-{forum.jenis}", forum.kabupaten, forum.tahun, forum.cakupan, now)
    keputusan = list(forum.keputusan.select_related("usulan"))
    _take_back(forum, keputusan)
    record_many(
        [
            Stasiun(
                usulan=k.usulan,
                tahap=tahap_of(forum),
                keputusan="dibuka_kembali",
                alasan=alasan.strip(),
                rincian={"forum": forum.nama},
                lanjutan=_("Dibahas lagi di %(forum)s.") % {"forum": forum.nama},
                # Advice moved nothing, and what a draft became stays handed in.
                status=None if forum.jenis in rules.SARAN_FORUM else k.status_sebelum,
            )
            for k in keputusan
        ],
        oleh=by.label,
        now=now,
    )
    if forum.berita_acara is not None:
        revoke_dokumen(dokumen=forum.berita_acara, by=by, alasan=alasan)
    forum.status, forum.ditutup_at, forum.ditutup_oleh, forum.berita_acara = (
        StatusForum.DIBUKA,
        None,
        "",
        None,
    )
    forum.save(update_fields=["status", "ditutup_at", "ditutup_oleh", "berita_acara"])


@konteks.act("sign_forum")
def sign_forum(*, forum: Forum, by: Pelaku, data: bytes, nama: str, tipe: str, now: datetime) -> Dokumen:
    """The signed scan makes the berita acara valid; its hash is recorded. Raises CannotClose, CannotSign."""
    dokumen = attach_ttd(dokumen=_paper_to_sign(forum, by), data=data, nama=nama, tipe=tipe, by=by, now=now)
    forum.status = StatusForum.SAH
    forum.save(update_fields=["status"])
    return dokumen


@konteks.act("request_signature")
def request_signature(*, forum: Forum, by: Pelaku) -> str:
    """Send the berita acara to the provider of electronic signatures. Raises CannotClose, CannotSign."""
    return request_ttd(dokumen=_paper_to_sign(forum, by), by=by)


@konteks.act("collect_signature")
def collect_signature(*, forum: Forum, by: Pelaku, now: datetime) -> bool:
    """Fetch what was signed electronically; the forum is valid once it is there. Raises CannotClose, CannotSign."""
    if not collect_ttd(dokumen=_paper_to_sign(forum, by), by=by, now=now):
        return False
    forum.status = StatusForum.SAH
    forum.save(update_fields=["status"])
    return True


def _paper_to_sign(forum: Forum, by: Pelaku) -> Dokumen:
    if not may_close(by, forum):
        raise CannotClose(_("Berita acara ini ditandatangani pimpinan forumnya."), code="bukan-wewenang")
    _lock(forum)
    if forum.berita_acara is None:
        raise CannotClose(_("Tutup forumnya dulu; berita acaranya belum ada."), code="belum-ditutup")
    return forum.berita_acara


def _lock(forum: Forum) -> None:
    """Two officers who press at once take turns; the second meets what the first did."""
    semua = Forum.objects.select_related("unit", "pertemuan", "berita_acara")
    forum.refresh_from_db(from_queryset=semua.select_for_update(of=("self",)))


def _hand_on(forum: Forum, keputusan: Sequence[Keputusan]) -> None:
    """What was agreed goes on the list of the next kind of forum where one is already open."""
    if forum.jenis in lanjutan.SEBELUM_DESA:
        pull_into_open(usulan=[k.usulan for k in keputusan], jenis=JenisForum.MUSRENBANG_DESA)
    if forum.jenis not in URUTAN_FORUM:
        return
    berikut = URUTAN_FORUM.index(JenisForum(forum.jenis)) + 1
    if berikut < len(URUTAN_FORUM):
        pull_into_open(usulan=[k.usulan for k in keputusan], jenis=URUTAN_FORUM[berikut])


def _require_decided(keputusan: Sequence[Keputusan]) -> None:
    belum = [k.usulan.judul for k in keputusan if not k.hasil]
    if belum:
        raise CannotClose(
            _("Masih ada %(n)d usulan yang belum diputuskan, antara lain: %(judul)s.")
            % {"n": len(belum), "judul": "; ".join(belum[:SEBUT_BELUM])},
            code="belum-diputuskan",
        )
    tanpa = [k.usulan.judul for k in keputusan if k.hasil in rules.BERPERINGKAT and k.peringkat is None]
    if tanpa:
        raise CannotClose(
            _("Masih ada %(n)d usulan yang disepakati tanpa peringkat, antara lain: %(judul)s.")
            % {"n": len(tanpa), "judul": "; ".join(tanpa[:SEBUT_BELUM])},
            code="tanpa-peringkat",
        )


def _take_back(forum: Forum, keputusan: Sequence[Keputusan]) -> None:
    if forum.jenis in rules.SARAN_FORUM:
        return
    lanjut = [
        k
        for k in keputusan
        if k.usulan.status != rules.next_status(forum.jenis, k.hasil, k.status_sebelum or k.usulan.status)
    ]
    jenis = JenisForum(forum.jenis)
    sesudah = URUTAN_FORUM[URUTAN_FORUM.index(jenis) + 1 :] if jenis in URUTAN_FORUM else []
    dibahas = Keputusan.objects.filter(
        usulan__in=[k.usulan_id for k in keputusan], forum__jenis__in=sesudah, forum__ditutup_at=None
    )
    if lanjut or dibahas.exclude(hasil="").exists():
        raise CannotReopen(
            _("Sebagian usulannya sudah dibahas di tahap berikutnya; forum ini tidak dapat dibuka lagi."),
            code="sudah-lanjut",
        )
    dibahas.delete()


def _stations(forum: Forum, keputusan: Sequence[Keputusan], dokumen: Dokumen, now: datetime) -> list[Stasiun]:
    jadwal = Jadwal(forum.kabupaten, forum.tahun, timezone.localdate(now))
    return [_station(forum, k, dokumen, jadwal, len(keputusan)) for k in keputusan]


def tahap_of(forum: Forum) -> Tahap:
    """The station of the thread at which this forum speaks."""
    return TAHAP_FORUM.get(forum.jenis) or Tahap(forum.jenis)


def _station(forum: Forum, k: Keputusan, dokumen: Dokumen, jadwal: Jadwal, dari: int) -> Stasiun:
    unit = k.usulan.unit_tujuan.nama if k.usulan.unit_tujuan else ""
    berikut = lanjutan.after_forum(forum.jenis, k.hasil, k.usulan.tujuan, unit)
    rincian = {
        "forum": forum.nama,
        "peringkat": k.peringkat,
        "dari": dari,
        "biaya": k.biaya,
        "volume": None if k.volume is None else str(k.volume),
        "satuan": k.usulan.satuan,
        "skor": None if k.skor is None else str(k.skor),
        "rekomendasi": k.rekomendasi,
    }
    return Stasiun(
        usulan=k.usulan,
        tahap=tahap_of(forum),
        keputusan=SEBUTAN_SARAN[k.hasil] if forum.jenis in rules.SARAN_FORUM else k.hasil,
        alasan_kode=k.alasan_kode,
        alasan=k.alasan,
        rincian={nama: nilai for nama, nilai in rincian.items() if nilai not in (None, "")},
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
        dokumen=dokumen,
        status=rules.next_status(forum.jenis, k.hasil, k.usulan.status),
    )
