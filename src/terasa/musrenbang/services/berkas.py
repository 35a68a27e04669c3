"""Putusan dan peringkat forum dari berkas, dengan laporan per baris."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Hasil, StatusForum
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.rules import PENENTU, Putusan
from terasa.musrenbang.services.keputusan import decide_many
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode import read_kode
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Kolom, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import parse_angka, parse_rupiah

T = TypeVar("T")
KOLOM_PUTUSAN = (
    Kolom("forum", ("slug", "slug forum")),
    Kolom("kode", ("kode usulan", "kode lacak", "id"), wajib=True),
    Kolom("hasil", ("keputusan", "putusan"), wajib=True),
    Kolom("peringkat", ("urutan", "rangking", "ranking")),
    Kolom("alasan_kode", ("kode alasan",)),
    Kolom("alasan", ("kalimat alasan", "keterangan")),
    Kolom("volume", ("rekomendasi volume",)),
    Kolom("biaya", ("anggaran", "rekomendasi anggaran")),
    Kolom("rekomendasi", ("catatan",)),
)
KOLOM_PERINGKAT = (
    Kolom("forum", ("pemilih", "slug"), wajib=True),
    Kolom("peringkat", ("urutan", "rangking", "ranking"), wajib=True),
    Kolom("kode", ("kode usulan", "kode lacak", "id"), wajib=True),
)
SEBUTAN_HASIL: Mapping[str, str] = {
    "setuju": Hasil.DISEPAKATI,
    "sepakat": Hasil.DISEPAKATI,
    "disetujui": Hasil.DISEPAKATI,
    "tidak setuju": Hasil.TIDAK_DISEPAKATI,
    "ditolak": Hasil.TIDAK_DISEPAKATI,
    "tolak": Hasil.TIDAK_DISEPAKATI,
    "daftar utama": Hasil.UTAMA,
    "daftar cadangan": Hasil.CADANGAN,
    "kembalikan": Hasil.DIKEMBALIKAN,
}


class _Dilewati(ValueError):
    """This row cannot be used; the sentence says why."""


@dataclass(frozen=True)
class _Terbaca:
    baris: BarisLembar
    forum_id: UUID
    putusan: Putusan


@konteks.act("import_putusan")
def import_putusan(
    *, lembar: Lembar, kabupaten: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Decide many usulan from a sheet; a row without a forum belongs to the open forum that has its usulan.

    With `uji` nothing is kept. Rows that cannot be used are told and the others still count.
    """
    buku = _Buku(kabupaten, tahun)
    hasil: list[Baris] = []
    terpakai: dict[tuple[UUID, UUID], int] = {}
    per_forum: dict[UUID, list[_Terbaca]] = defaultdict(list)
    for baris in lembar.baris:
        try:
            terbaca = buku.read(baris)
            kunci = (terbaca.forum_id, terbaca.putusan.usulan_id)
            if kunci in terpakai:
                raise _Dilewati(_("usulan ini sudah diputuskan pada baris %(n)d") % {"n": terpakai[kunci]})
            terpakai[kunci] = baris.nomor
            per_forum[terbaca.forum_id].append(terbaca)
        except _Dilewati as exc:
            hasil.append(
                Baris(baris.nomor, baris.nilai.get("kode", ""), DILEWATI, "", str(exc), baris.perbaikan)
            )
    # Rolled back as a whole, so that a trial meets exactly the refusals of the real run.
    with transaction.atomic():
        for forum_id, isi in per_forum.items():
            hasil += _decide(buku, forum_id, isi, by=by, now=now)
        if uji:
            transaction.set_rollback(True)
    return Laporan.dari(hasil, uji=uji)


def read_peringkat(lembar: Lembar, kabupaten: str, tahun: int) -> dict[str, list[str]]:
    """Ranked lists of codes by forum. Every row must be readable. Raises MasukanTakTerbaca."""
    buku = _Buku(kabupaten, tahun)
    per_forum: dict[str, dict[int, str]] = defaultdict(dict)
    for baris in lembar.baris:
        forum, peringkat, kode = (baris.nilai[k] for k in ("forum", "peringkat", "kode"))
        try:
            if not forum:
                raise _Dilewati(_("forum kosong"))
            n, usulan = _whole("peringkat", peringkat), buku.find(kode)
            if n is None or n < 1:
                raise _Dilewati(_("peringkat kosong atau kurang dari 1"))
            if n in per_forum[forum]:
                raise _Dilewati(
                    _("peringkat %(n)d muncul dua kali dalam forum %(forum)s") % {"n": n, "forum": forum}
                )
            per_forum[forum][n] = usulan.kode
        except _Dilewati as exc:
            raise MasukanTakTerbaca(
                _("Daftar peringkat baris %(n)d: %(sebab)s.") % {"n": baris.nomor, "sebab": exc},
                code="peringkat",
            ) from exc
    return {forum: [kode for _n, kode in sorted(isi.items())] for forum, isi in per_forum.items()}


class _Buku:
    """Usulan and open forums of one kabupaten and year, read once."""

    def __init__(self, kabupaten: str, tahun: int) -> None:
        semua = Usulan.objects.filter(kabupaten=kabupaten, tahun=tahun).only("pk", "kode", "id_asal", "judul")
        self._kode = {u.kode: u for u in semua}
        self._asal = {u.id_asal: u for u in semua if u.id_asal}
        self.forum = {f.slug: f for f in Forum.objects.filter(kabupaten=kabupaten, tahun=tahun)}
        self.menurut_id = {f.pk: f for f in self.forum.values()}
        terbuka = Keputusan.objects.filter(
            forum__kabupaten=kabupaten,
            forum__tahun=tahun,
            forum__status=StatusForum.DIBUKA,
            forum__jenis__in=PENENTU,
        )
        self._di = {u: (f, h) for u, f, h in terbuka.values_list("usulan_id", "forum_id", "hasil")}

    def find(self, teks: str) -> Usulan:
        """By tracking code, however it was typed, or by the id of the imported file. Raises _Dilewati."""
        usulan = self._kode.get(read_kode(teks) or "") or self._asal.get(teks)
        if usulan is None:
            raise _Dilewati(_("usulan “%(kode)s” tidak dikenal pada tahun ini") % {"kode": teks})
        return usulan

    def read(self, baris: BarisLembar) -> _Terbaca:
        if baris.galat:
            raise _Dilewati(baris.galat)
        isi = baris.nilai
        usulan = self.find(isi["kode"])
        putusan = Putusan(
            usulan_id=usulan.pk,
            hasil=_hasil(isi["hasil"]),
            peringkat=_whole("peringkat", isi.get("peringkat", "")),
            alasan_kode=isi.get("alasan_kode", "").upper(),
            alasan=isi.get("alasan", ""),
            rekomendasi=isi.get("rekomendasi", ""),
            volume=_decimal("volume", isi.get("volume", "")),
            biaya=_rupiah(isi.get("biaya", "")),
        )
        return _Terbaca(baris, self._forum_of(isi.get("forum", ""), usulan), putusan)

    def was_decided(self, usulan_id: UUID) -> bool:
        return bool(self._di.get(usulan_id, (None, ""))[1])

    def _forum_of(self, slug: str, usulan: Usulan) -> UUID:
        if slug:
            if slug not in self.forum:
                raise _Dilewati(_("forum “%(slug)s” tidak ada; lihat terasa forum daftar") % {"slug": slug})
            return self.forum[slug].pk
        if usulan.pk not in self._di:
            raise _Dilewati(_("usulan ini tidak sedang dibahas di forum yang terbuka"))
        return self._di[usulan.pk][0]


def _decide(
    buku: _Buku, forum_id: UUID, isi: Sequence[_Terbaca], *, by: Pelaku, now: datetime
) -> Iterable[Baris]:
    forum = buku.menurut_id[forum_id]
    if forum.status != StatusForum.DIBUKA:
        return _after_closing(forum, isi)
    putusan = [t.putusan for t in isi]
    hasil = decide_many(forum=forum, by=by, putusan=putusan, now=now, lewati=True)
    kode = dict(Usulan.objects.filter(pk__in=[p.usulan_id for p in putusan]).values_list("pk", "kode"))
    return [_told(t, hasil.ditolak, hasil.sama, kode, buku) for t in isi]


def _after_closing(forum: Forum, isi: Sequence[_Terbaca]) -> list[Baris]:
    """The same file again after closing changes nothing; a different word comes too late."""
    ada = {k.usulan_id: k for k in forum.keputusan.select_related("usulan")}
    hasil = []
    for t in isi:
        k, p = ada.get(t.putusan.usulan_id), t.putusan
        if k is not None and k.hasil == p.hasil and p.peringkat in (None, k.peringkat):
            hasil.append(_row(t, DILEWATI, k.usulan.kode, SAMA))
        else:
            hasil.append(_row(t, DILEWATI, alasan=_("forum %(slug)s sudah ditutup") % {"slug": forum.slug}))
    return hasil


def _told(
    t: _Terbaca, ditolak: Mapping[UUID, str], sama: frozenset[UUID], kode: Mapping[UUID, str], buku: _Buku
) -> Baris:
    pk = t.putusan.usulan_id
    if pk in ditolak:
        return _row(t, DILEWATI, alasan=ditolak[pk])
    if pk in sama:
        return _row(t, DILEWATI, kode[pk], SAMA)
    return _row(t, DIUBAH if buku.was_decided(pk) else DITERIMA, kode[pk])


def _row(t: _Terbaca, hasil: str, kode: str = "", alasan: str = "") -> Baris:
    return Baris(t.baris.nomor, t.baris.nilai["kode"], hasil, kode, alasan, t.baris.perbaikan)


def _hasil(teks: str) -> str:
    kata = " ".join(teks.casefold().replace("_", " ").split())
    return SEBUTAN_HASIL.get(kata) or kata.replace(" ", "_")


def _whole(kolom: str, teks: str) -> int | None:
    if not teks:
        return None
    if not teks.isascii() or not teks.isdigit() or len(teks) > 6:
        raise _Dilewati(_("%(kolom)s “%(teks)s” bukan bilangan bulat") % {"kolom": kolom, "teks": teks})
    return int(teks)


def _decimal(kolom: str, teks: str) -> Decimal | None:
    angka = _parse(kolom, teks, parse_angka)
    return None if angka is None else angka.quantize(Decimal("0.01"))


def _rupiah(teks: str) -> int | None:
    return _parse("biaya", teks, parse_rupiah)


def _parse(kolom: str, teks: str, baca: Callable[[str], T]) -> T | None:
    if not teks:
        return None
    try:
        return baca(teks)
    except ValueError as exc:
        raise _Dilewati(f"{kolom}: {exc}") from exc
