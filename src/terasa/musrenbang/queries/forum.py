"""Membaca forum: yang dapat dibahas, yang sudah diputuskan, dan siapa yang hadir."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.aturan.queries import find_aturan, find_aturan_many
from terasa.aturan.rules import Acara, options_of, share_of
from terasa.musrenbang.enums import JenisForum, StatusForum, StatusUsulan, Tujuan
from terasa.musrenbang.models import Forum, Keputusan, Penilaian, Usulan
from terasa.musrenbang.rules import (
    MASUKAN_FORUM,
    PENENTU,
    Hadirin,
    list_jenis_forum,
    warn_hadir,
    warn_kuorum,
)
from terasa.pertemuan.models import Kehadiran, RingkasanHadir
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import under_any

# Nobody says when a forum ends; a phone's calendar wants to know.
LAMA_FORUM = timedelta(hours=3)
PEREMPUAN_BAWAAN = Fraction(3, 10)


@dataclass(frozen=True, eq=False)
class RingkasanForum:
    """Figures of one forum. `biaya` sums the known budgets of what was agreed; the rest is counted apart."""

    forum: Forum
    jumlah: int
    diputuskan: int
    per_hasil: dict[str, int]
    hadir: Hadirin
    peringatan: list[str] = field(default_factory=list)

    @property
    def belum(self) -> int:
        return self.jumlah - self.diputuskan

    @property
    def biaya(self) -> int:
        return self._uang[0]

    @property
    def belum_dihitung(self) -> int:
        return self._uang[1]

    @cached_property
    def _uang(self) -> tuple[int, int]:
        # Asked when shown: the latest figure of every usulan takes longer to find than all the rest.
        sepakat = Usulan.objects.with_kini().filter(
            keputusan__in=self.forum.keputusan.filter(peringkat__isnull=False).exclude(hasil="")
        )
        uang = sepakat.aggregate(
            jumlah=Sum("biaya_kini"), kosong=Count("pk", filter=Q(biaya_kini__isnull=True))
        )
        return int(uang["jumlah"] or Decimal(0)), uang["kosong"]


def eligible_usulan(
    jenis: str, *, kabupaten: str, tahun: int, cakupan: Sequence[str], unit: Unit | None = None
) -> QuerySet[Usulan]:
    """Usulan that a forum of this kind may take up now: the right state, place and destination, and not
    being discussed in an open forum."""
    daftar = _in_state(jenis, kabupaten, tahun)
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        return daftar.filter(unit_tujuan=unit) if unit else daftar.none()
    if jenis == JenisForum.KABUPATEN:
        sudah = Keputusan.objects.filter(usulan=OuterRef("pk"), forum__jenis=JenisForum.KABUPATEN)
        putus = [StatusUsulan.DISEPAKATI_KABUPATEN, StatusUsulan.TIDAK_TERPILIH]
        return daftar.exclude(Exists(sudah) & Q(status__in=putus))
    daftar = daftar.filter(under_any(cakupan, "kode_desa"))
    if jenis == JenisForum.MUSDES:
        return daftar.filter(tujuan=Tujuan.DESA)
    sebelum_desa = (JenisForum.MUSRENBANG_DESA, JenisForum.MUSDUS, JenisForum.KHUSUS)
    return daftar if jenis in sebelum_desa else daftar.exclude(tujuan=Tujuan.DESA)


def _in_state(jenis: str, kabupaten: str, tahun: int) -> QuerySet[Usulan]:
    # A forum that advises keeps nothing from one that decides, nor the other way round.
    sejenis = PENENTU if jenis in PENENTU else (jenis,)
    terbuka = Keputusan.objects.filter(
        usulan=OuterRef("pk"), forum__status=StatusForum.DIBUKA, forum__jenis__in=sejenis
    )
    status = MASUKAN_FORUM[JenisForum(jenis)]
    return Usulan.objects.filter(kabupaten=kabupaten, tahun=tahun, status__in=status).exclude(Exists(terbuka))


def list_menunggu_forum(jenis: str, kabupaten: str, tahun: int) -> QuerySet[Usulan]:
    """Everything that waits for a forum of this kind in the kabupaten, whatever the place or unit."""
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        return _in_state(jenis, kabupaten, tahun).filter(unit_tujuan__isnull=False)
    return eligible_usulan(jenis, kabupaten=kabupaten, tahun=tahun, cakupan=(kabupaten,))


def list_forum(
    *, kabupaten: str = "", tahun: int | None = None, jenis: str = "", by: Pelaku | None = None
) -> QuerySet[Forum]:
    """Forums with `jumlah` usulan and how many are `diputuskan`; those an office sees when `by` is given."""
    daftar = Forum.objects.visible_to(by) if by is not None else Forum.objects.all()
    if kabupaten:
        daftar = daftar.filter(kabupaten=kabupaten)
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    return daftar.select_related("unit", "berita_acara", "pertemuan").annotate(
        jumlah=Count("keputusan"), diputuskan=Count("keputusan", filter=~Q(keputusan__hasil=""))
    )


def list_keputusan(forum: Forum, *, hasil: str | None = None) -> QuerySet[Keputusan]:
    """Its usulan with what was said of them; ranked ones first, then the undecided, then the rest."""
    daftar = forum.keputusan.select_related("usulan", "usulan__unit_tujuan").defer("usulan__baris_asal")
    if hasil is not None:
        daftar = daftar.filter(hasil=hasil)
    return daftar.order_by("peringkat", "usulan__kode_desa", "usulan__judul")


def list_hadir(forum: Forum) -> QuerySet[Kehadiran]:
    """The attendance list; rows appear only to offices whose reading root covers the forum's place.

    The office that runs a forum above its own root reads it through `services.list_peserta`.
    """
    return Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=False).order_by("dicatat_at", "pk")


def list_penilaian(forum: Forum) -> QuerySet[Penilaian]:
    """Every score given in this forum."""
    return Penilaian.objects.filter(keputusan__forum=forum).order_by("penilai", "kriteria")


def summarise_forum(forum: Forum, pada: date) -> RingkasanForum:
    """Counts of decisions and attendance with the warnings of the rules in force. Constant queries."""
    per_hasil = Counter(dict(forum.keputusan.order_by().values_list("hasil").annotate(n=Count("pk"))))
    belum = per_hasil.pop("", 0)
    hadir = read_hadir(forum)
    return RingkasanForum(
        forum,
        jumlah=sum(per_hasil.values()) + belum,
        diputuskan=sum(per_hasil.values()),
        per_hasil=dict(per_hasil),
        hadir=hadir,
        peringatan=warn_forum(forum, hadir, pada),
    )


def read_hadir(forum: Forum) -> Hadirin:
    """Public attendance counts; all zero before anyone was recorded."""
    ringkas = RingkasanHadir.objects.filter(pk=forum.pertemuan_id).first()
    if ringkas is None:
        return Hadirin()
    return Hadirin(
        jumlah=ringkas.jumlah,
        perempuan=ringkas.perempuan,
        disabilitas=ringkas.disabilitas,
        per_unsur=ringkas.per_unsur,
        per_umur=ringkas.per_umur,
        asal=tuple(ringkas.asal),
    )


def warn_forum(forum: Forum, hadir: Hadirin, pada: date) -> list[str]:
    """Attendance warnings by the floors of this kabupaten."""
    aturan = find_aturan_many(
        ("kehadiran-perempuan", "kehadiran-unsur-rentan", "unsur-peserta", "kuorum-musdes"),
        kabupaten=forum.kabupaten,
        pada=pada,
    )
    perempuan, rentan, unsur, kuorum = aturan.values()
    peringatan = warn_hadir(
        hadir,
        perempuan_minimum=share_of(perempuan) if perempuan else PEREMPUAN_BAWAAN,
        rentan_minimum=int(rentan.isi["nilai"]) if rentan else 1,
        unsur=unsur.isi["pilihan"] if unsur else (),
    )
    diundang = count_diundang(forum) if kuorum and hadir.jumlah else None
    return (
        [*peringatan, *warn_kuorum(hadir, diundang, share_of(kuorum))] if kuorum and diundang else peringatan
    )


def option_names(kode: str, kabupaten: str, pada: date) -> dict[str, str]:
    """Names of the choices of a list rule (`unsur-peserta`, `kelompok-umur`)."""
    aturan = find_aturan(kode, kabupaten=kabupaten, pada=pada)
    return dict(options_of(aturan)) if aturan else {}


def count_forum_terbuka(by: Pelaku) -> int:
    """Open forums that this office prepares or closes, for its home page."""
    milik = Forum.objects.visible_to(by).filter(jenis__in=list_jenis_forum(by.jenis))
    return milik.filter(status=StatusForum.DIBUKA).count()


def find_penerbit(forum: Forum, by: Pelaku) -> Unit | None:
    """The office under whose letterhead the papers of a forum go out: its own, the actor's, or its place's."""
    if forum.unit is not None:
        return forum.unit
    if by.unit_id is not None:
        return Unit.objects.filter(pk=by.unit_id).first()
    tempat = forum.cakupan[0] if len(forum.cakupan) == 1 else forum.kode_wilayah
    bukan = (JenisUnit.PERANGKAT_DAERAH, JenisUnit.SEKRETARIAT, JenisUnit.PENGAWAS, JenisUnit.SISTEM)
    # Several offices share the code of the kabupaten; there it is the one that plans.
    di_sana = Unit.objects.filter(kode_wilayah=tempat).exclude(jenis__in=[*bukan, JenisUnit.PIMPINAN])
    return di_sana.order_by("pk").first()


def count_diundang(forum: Forum) -> int | None:
    """How many were invited by all invitations together; None when none was sent."""
    jumlah: int | None = forum.undangan.aggregate(n=Sum("diundang"))["n"]
    return jumlah


def count_utusan(forum: Forum) -> dict[str, int]:
    """Delegates to the next forum, in numbers; who they are stays in the attendance list."""
    ringkas = RingkasanHadir.objects.filter(pk=forum.pertemuan_id).first()
    return (
        {"jumlah": ringkas.utusan, "perempuan": ringkas.utusan_perempuan}
        if ringkas
        else {"jumlah": 0, "perempuan": 0}
    )


def find_acara(forum: Forum, alamat: str) -> Acara | None:
    """The forum as an entry of a calendar; None before its day is known."""
    pertemuan = forum.pertemuan
    if pertemuan is None or pertemuan.mulai_at is None:
        return None
    return Acara(
        uid=f"forum-{forum.pk}@terasa",
        tanggal=timezone.localdate(pertemuan.mulai_at),
        judul=f"{forum.nama} {forum.tahun}",
        keterangan="\n".join(f"{a['jam']} {a['judul']}".strip() for a in pertemuan.agenda),
        alamat=alamat,
        mulai_at=pertemuan.mulai_at,
        selesai_at=pertemuan.mulai_at + LAMA_FORUM,
        tempat=pertemuan.tempat,
    )
