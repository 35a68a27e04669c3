"""Langkah kerja sebuah forum dari pembukaan sampai sah, sebagai pita di atas setiap halamannya."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import METODE_BERNILAI, METODE_BERSUARA, Metode, StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import may_close, may_run
from terasa.musrenbang.queries import RingkasanForum
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Langkah:
    """One step: words, where it is done ("" when not now), how far it is."""

    teks: str
    keterangan: str
    alamat: str
    kelas: str


def list_langkah(forum: Forum, ringkasan: RingkasanForum, *, kini: str, by: Pelaku) -> list[Langkah]:
    """Attendance, scores where the forum scores, decisions, closing, signature; doors open for those who may."""
    buka = forum.status == StatusForum.DIBUKA
    boleh = buka and may_run(by, forum)
    hadir = ringkasan.hadir.jumlah
    baris = [
        ("hadir", _("Daftar hadir"), _tell_hadir(ringkasan), "kerja-forum-hadir", hadir > 0, boleh),
        (
            "putuskan",
            _("Keputusan"),
            _("%(n)d dari %(dari)d") % {"n": ringkasan.diputuskan, "dari": ringkasan.jumlah},
            "kerja-forum-lihat",
            ringkasan.belum == 0,
            True,
        ),
        (
            "tutup",
            _("Tutup"),
            "" if buka else _("sudah ditutup"),
            "kerja-forum-tutup",
            not buka,
            buka and may_close(by, forum),
        ),
        (
            "sah",
            _("Tanda tangan"),
            _("sah") if forum.status == StatusForum.SAH else "",
            "",
            forum.status == StatusForum.SAH,
            False,
        ),
    ]
    if forum.metode in METODE_BERNILAI:
        baris.insert(1, ("nilai", _("Nilai"), "", "kerja-forum-nilai", ringkasan.belum == 0, boleh))
    if forum.metode in METODE_BERSUARA:
        baris.insert(
            1, ("kotak", _("Kotak suara"), "", "kerja-forum-kotak", ringkasan.belum == 0, may_run(by, forum))
        )
    if kini in {"metode", "geser"} or forum.metode != Metode.PERINGKAT:
        baris.insert(
            0, ("metode", _("Metode"), forum.get_metode_display(), "kerja-forum-metode", True, boleh)
        )
        letak = next(n for n, b in enumerate(baris) if b[0] == "tutup")
        baris.insert(letak, ("geser", _("Geseran"), "", "kerja-forum-geser", not buka, boleh))
    return [
        Langkah(
            teks=teks,
            keterangan=keterangan,
            alamat=reverse(alamat, args=[forum.pk]) if alamat and terbuka else "",
            kelas="kini" if nama == kini else "lewat" if selesai else "",
        )
        for nama, teks, keterangan, alamat, selesai, terbuka in baris
    ]


def _tell_hadir(ringkasan: RingkasanForum) -> str:
    orang = _("%(n)d orang") % {"n": ringkasan.hadir.jumlah}
    if not ringkasan.peringatan:
        return orang
    return _("%(orang)s, %(n)d peringatan") % {"orang": orang, "n": len(ringkasan.peringatan)}
