"""Paket yang kembali dari balai: dibuktikan, digabungkan satu kali lewat layanan halaman, lalu dibuka kuncinya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang.models import Forum, PaketBalai
from terasa.musrenbang.permissions import may_run
from terasa.musrenbang.rules import Putusan, paket
from terasa.musrenbang.services.kehadiran import (
    CannotAttend,
    Peserta,
    check_peserta,
    read_pilihan,
    record_kehadiran_many,
)
from terasa.musrenbang.services.keputusan import HasilPutusan, decide_many
from terasa.musrenbang.services.kotak_pulang import bring_kotak
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.pelaku import Pelaku


class CannotReturn(MasukanTakTerbaca):
    """This package is not taken in."""


@konteks.act("return_forum")
def return_forum(*, data: bytes, by: Pelaku, now: datetime, uji: bool = False) -> Laporan:
    """Merge what the hall decided, once, and unlock the forum. With `uji` nothing is kept.

    One row per decision, per attendee, and for the ballot box of the hall.
    Raises CannotReturn, PaketRusak, CannotBox, CannotDecide, DiLuarJadwal.
    """
    kiriman = paket.read_kiriman(data)
    dibawa = _find(kiriman.paket)
    forum = Forum.objects.select_related("unit", "pertemuan").get(pk=dibawa.forum_id)
    if not may_run(by, forum):
        raise CannotReturn(_("Forum ini dijalankan kantor lain."), code="bukan-wewenang")
    _refuse_done(dibawa)
    keadaan = paket.check_kiriman(kiriman, dibawa.kunci, dibawa.sidik)
    dibawa.kunci, dibawa.kembali_at, dibawa.kembali_oleh = "", now, by.label
    dibawa.save(update_fields=["kunci", "kembali_at", "kembali_oleh"])
    laporan = Laporan.dari(_merge(forum, keadaan, by, now), uji=uji)
    dibawa.laporan = laporan.as_json()
    dibawa.save(update_fields=["laporan"])
    if uji:
        transaction.set_rollback(True)
    return laporan


def _find(nomor: str) -> PaketBalai:
    try:
        pk = UUID(nomor)
    except ValueError as exc:
        raise CannotReturn(_("Paket ini tidak bernomor."), code="nomor") from exc
    satu = PaketBalai.objects.select_for_update().filter(pk=pk).first()
    if satu is None:
        raise CannotReturn(_("Paket ini tidak dibuat oleh server ini."), code="tidak-dikenal")
    return satu


def _refuse_done(dibawa: PaketBalai) -> None:
    if dibawa.kembali_at is not None:
        raise CannotReturn(
            _("Paket ini sudah digabungkan pada %(pada)s oleh %(siapa)s; tidak ada yang berubah.")
            % {"pada": _moment(dibawa.kembali_at), "siapa": dibawa.kembali_oleh},
            code="sudah-kembali",
        )
    if dibawa.dilepas_at is not None:
        raise CannotReturn(
            _("Paket ini tidak ditunggu lagi sejak %(pada)s oleh %(siapa)s: %(alasan)s")
            % {
                "pada": _moment(dibawa.dilepas_at),
                "siapa": dibawa.dilepas_oleh,
                "alasan": dibawa.dilepas_alasan,
            },
            code="dilepas",
        )


def _merge(forum: Forum, keadaan: paket.Keadaan, by: Pelaku, now: datetime) -> list[Baris]:
    putusan = [_read_putusan(p) for p in keadaan.putusan.values()]
    hasil = decide_many(forum=forum, by=by, putusan=putusan, now=now, lewati=True)
    kode = {k.usulan_id: k.usulan.kode for k in forum.keputusan.select_related("usulan")}
    baris = list(_tell_putusan(putusan, hasil, kode))
    baris += _attend(forum, list(keadaan.hadir.values()), by, now, mulai=len(baris) + 1)
    if keadaan.kotak is not None:
        kotak = bring_kotak(forum=forum, kotak=keadaan.kotak, by=by, now=now)
        baris.append(Baris(len(baris) + 1, "kotak-suara", DITERIMA, kode=kotak.pb_sha256[:12]))
    return baris


def _tell_putusan(putusan: Sequence[Putusan], hasil: HasilPutusan, kode: dict[UUID, str]) -> Iterable[Baris]:
    for n, p in enumerate(putusan, start=1):
        nama = kode.get(p.usulan_id, "")
        if p.usulan_id in hasil.ditolak:
            yield Baris(n, nama, DILEWATI, alasan=hasil.ditolak[p.usulan_id])
        elif p.usulan_id in hasil.diubah:
            yield Baris(n, nama, DIUBAH, kode=p.hasil)
        else:
            yield Baris(n, nama, DILEWATI, kode=p.hasil, alasan=SAMA)


def _attend(
    forum: Forum, hadir: Sequence[dict[str, Any]], by: Pelaku, now: datetime, *, mulai: int
) -> list[Baris]:
    """Rows are numbered, never named: the report is kept and shown."""
    umur, unsur = read_pilihan(forum, now)
    baik: list[Peserta] = []
    baris: list[Baris] = []
    for n, isi in enumerate(hadir):
        peserta = _read_peserta(isi)
        try:
            check_peserta(peserta, umur, unsur)
        except CannotAttend as exc:
            baris.append(Baris(mulai + n, f"hadir-{n + 1}", DILEWATI, alasan=str(exc)))
            continue
        baik.append(peserta)
        baris.append(Baris(mulai + n, f"hadir-{n + 1}", DITERIMA, kode=peserta.unsur))
    if baik:
        record_kehadiran_many(forum=forum, by=by, peserta=baik, now=now)
    return baris


def _read_putusan(isi: dict[str, Any]) -> Putusan:
    try:
        return Putusan(
            usulan_id=UUID(isi["usulan"]),
            hasil=str(isi["hasil"]),
            peringkat=isi["peringkat"],
            alasan_kode=str(isi["alasan_kode"]),
            alasan=str(isi["alasan"]),
            rekomendasi=str(isi["rekomendasi"]),
            volume=None if isi["volume"] is None else Decimal(isi["volume"]),
            biaya=isi["biaya"],
        )
    except (KeyError, ValueError, InvalidOperation) as exc:
        raise paket.PaketRusak(_("Isi paket ini tidak terbaca."), code="isi") from exc


def _read_peserta(isi: dict[str, Any]) -> Peserta:
    return Peserta(
        kelamin=str(isi.get("kelamin", "")),
        kelompok_umur=str(isi.get("kelompok_umur", "")),
        unsur=str(isi.get("unsur", "")),
        asal_kode=str(isi.get("asal_kode", "")),
        disabilitas=isi.get("disabilitas"),
        nama=str(isi.get("nama", "")),
    )


def _moment(pada: datetime) -> str:
    return timezone.localtime(pada).strftime("%d-%m-%Y %H.%M")
