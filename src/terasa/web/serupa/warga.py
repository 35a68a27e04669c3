"""Saat warga menulis: paling banyak tiga yang serupa, hanya yang umum, dan foto yang menunggu jawabannya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import FOTO_TERBANYAK
from terasa.aspirasi.serupa import SKOR_TERKECIL, make_wish
from terasa.cari.queries import find_serupa
from terasa.cari.services import tell_apart
from terasa.dokumen.potongan import SEPOTONG, drop_unggahan, find_unggahan, receive_potongan
from terasa.musrenbang.rules.transisi import PELAKSANAAN
from terasa.musrenbang.services import support_usulan
from terasa.umum.pelaku import Pelaku
from terasa.web.alamat import read_uuids
from terasa.web.serupa.baris import KEGIATAN, USULAN, Mirip, describe
from terasa.wilayah.models import Wilayah

TERBANYAK = 3
# Fewer letters say nothing yet; the rest of a long story seldom names the place again.
TERPENDEK, TERBACA = 15, 2000
DITITIP = "foto_dititip"
# "None of these" carries what "these" were, so that it is kept and not asked again.
BUKAN, BUKAN_TERBANYAK = "bukan", 12


@dataclass(frozen=True)
class Jawaban:
    """What somebody answered to "is this the same?": one code, or those that are something else; neither yet."""

    dukung: str = ""
    bukan: tuple[str, ...] = ()

    @classmethod
    def read(cls, nilai: str) -> Jawaban:
        """As the page sends it: `KODE`, or `bukan KODE KODE`."""
        kata = nilai.split()
        if kata[:1] == [BUKAN]:
            return cls(bukan=tuple(kata[1 : BUKAN_TERBANYAK + 1]))
        return cls(dukung=nilai.strip())

    def __str__(self) -> str:
        return " ".join([BUKAN, *self.bukan]) if self.bukan else self.dukung

    def with_bukan(self, mirip: Iterable[Mirip]) -> Jawaban:
        """As if none of these were the same either."""
        semua = dict.fromkeys([*self.bukan, *(m.baris.kode for m in mirip)])
        return Jawaban(bukan=tuple(semua)[-BUKAN_TERBANYAK:])


def keep_jawaban(aspirasi: Aspirasi, nilai: str, *, by: Pelaku) -> None:
    """The answer beside the voice that was sent with it."""
    jawaban = Jawaban.read(nilai)
    if jawaban.dukung:
        support_usulan(aspirasi=aspirasi, kode=jawaban.dukung, by=by, now=timezone.now())
    if jawaban.bukan:
        tell_apart(kode=aspirasi.kode, lain=jawaban.bukan, by=by, now=timezone.now())


def ask_about(mirip: Sequence[Mirip], nilai: str = "") -> dict[str, Any]:
    """What the question shows: only what was not answered yet; all of it when everything was."""
    jawaban = Jawaban.read(nilai)
    baru = [m for m in mirip if m.baris.kode not in jawaban.bukan]
    tampil = baru or list(mirip)
    return {
        "mirip": tampil,
        "dipilih": jawaban.dukung,
        "bukan": jawaban.with_bukan(tampil),
        # An earlier "none of these" stays the answer until another is given.
        "terjawab": jawaban if jawaban.bukan else None,
        "semua_bukan": bool(jawaban.bukan) and not baru,
    }


def find_bagi_warga(desa: Wilayah, masalah: str, dusun: str = "", patokan: str = "") -> list[Mirip]:
    """Public usulan that can still be supported, and what is budgeted or built; the best three."""
    if len(masalah.strip()) < TERPENDEK:
        return []
    tempat = ", ".join(t for t in (dusun[:120], patokan[:200]) if t)
    keinginan = make_wish(masalah[:TERBACA], tempat=tempat, desa=desa)
    return _worth_showing(describe(find_serupa(keinginan, jenis=[USULAN, KEGIATAN])))[:TERBANYAK]


def _worth_showing(semua: Sequence[Mirip]) -> list[Mirip]:
    """An usulan under way is told by its kegiatan; one that ended helps nobody here."""
    ada_kegiatan = any(m.usulan is None for m in semua)
    return [
        m
        for m in semua
        if m.serupa.skor >= SKOR_TERKECIL
        and (m.usulan is None or m.is_berjalan or (m.status in PELAKSANAAN and not ada_kegiatan))
    ]


# Photos cannot stand in a page that asks something first: they wait here, like parts from a phone.


def deposit_foto(foto: Iterable[Any]) -> list[UUID]:
    """Keep uploads until the answer comes, a week at most. Raises CannotReceive."""
    return [_deposit(berkas.read()) for berkas in foto]


def _deposit(isi: bytes) -> UUID:
    unggahan = uuid4()
    for dari in range(0, len(isi), SEPOTONG):
        data = isi[dari : dari + SEPOTONG]
        receive_potongan(unggahan=unggahan, dari=dari, utuh=len(isi), data=data, now=timezone.now())
    return unggahan


def read_dititip(request: HttpRequest) -> list[UUID]:
    """Names of the photos that wait, as the page sent them back."""
    return read_uuids(request.POST.getlist(DITITIP)[:FOTO_TERBANYAK])


def with_dititip(request: HttpRequest, dititip: Iterable[UUID]) -> MultiValueDict[str, Any]:
    """The uploads of this request, those that waited among them."""
    berkas = MultiValueDict(dict(request.FILES.lists()))
    for n, satu in enumerate(dititip, start=1):
        if (isi := find_unggahan(satu)) is not None:
            berkas.appendlist("foto", SimpleUploadedFile(f"foto-{n}.jpg", isi, "image/jpeg"))
    return berkas


def drop_dititip(dititip: Iterable[UUID]) -> None:
    """They were sent."""
    for satu in dititip:
        drop_unggahan(unggahan=satu)
