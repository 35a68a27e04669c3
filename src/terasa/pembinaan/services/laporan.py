"""Laporan berkala: meminta, mengirim, memeriksa, dan memasukkan setahun catatan dari berkas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.pembinaan.enums import StatusLaporan, UntukLaporan
from terasa.pembinaan.models import CatatanLaporan, LaporanBerkala, LaporanMasuk
from terasa.pembinaan.permissions import DIBINA, may_collect
from terasa.pembinaan.services.milik import CannotCoach, require, require_words
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah

# As the source spells its states.
STATUS = {
    "belum lapor": StatusLaporan.BELUM,
    "sudah lapor": StatusLaporan.TERKIRIM,
    "sedang diperiksa": StatusLaporan.DIPERIKSA,
    "diminta perbaiki": StatusLaporan.PERBAIKI,
    "direvisi": StatusLaporan.DIREVISI,
    "oke": StatusLaporan.DITERIMA,
}
Isian = Mapping[str, str]


@konteks.act("ask_laporan_berkala")
def ask_laporan(
    *,
    nama: str,
    jatuh_tempo_at: datetime,
    by: Pelaku,
    now: datetime,
    kabupaten: str = "",
    is_peragaan: bool = False,
) -> LaporanBerkala:
    """Ask every desa of the kabupaten for one paper by a moment. Raises CannotCoach."""
    wilayah = kabupaten or by.kabupaten
    require(may_collect(by, wilayah), _("Laporan berkala diminta Dinas PMD atau Bagian Pemerintahan."))
    satu = LaporanBerkala.objects.create(
        kabupaten=wilayah,
        kode=f"desa-{uuid4().hex[:12]}",
        nama=require_words(nama, _("Tulis nama laporannya.")),
        untuk=UntukLaporan.DESA,
        jatuh_tempo_at=jatuh_tempo_at,
        dibuat_at=now,
        oleh=by.label,
        is_peragaan=is_peragaan,
    )
    desa = (
        Wilayah.objects.under(wilayah).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN).select_related("induk")
    )
    unit = {
        u.kode_wilayah: u
        for u in Unit.objects.filter(kabupaten=wilayah, jenis=JenisUnit.DESA).order_by("-id")
    }
    LaporanMasuk.objects.bulk_create(
        LaporanMasuk(laporan=satu, pelapor=w.nama_lengkap, unit=unit.get(w.kode), kode_wilayah=w.kode)
        for w in desa
    )
    return satu


@konteks.act("send_laporan_berkala")
def send_laporan(*, masuk: LaporanMasuk, by: Pelaku, now: datetime) -> None:
    """The desa says that it sent the paper; mended after a remark it keeps its first moment. Raises CannotCoach."""
    satu = LaporanMasuk.objects.select_for_update(of=("self",)).get(pk=masuk.pk)
    require(by.jenis == "sistem" or (by.jenis in DIBINA and satu.kode_wilayah in by.akar_tulis))
    if satu.status == StatusLaporan.PERBAIKI:
        satu.status = StatusLaporan.DIREVISI
    elif satu.dikirim_at is None:
        satu.status, satu.dikirim_at = StatusLaporan.TERKIRIM, now
    satu.save(update_fields=["status", "dikirim_at"])


@konteks.act("review_laporan_berkala")
def review_laporan(
    *,
    masuk: LaporanMasuk,
    diterima: bool,
    by: Pelaku,
    now: datetime,
    catatan: str = "",
    dikirim_at: datetime | None = None,
) -> None:
    """Accept a paper, or send it back with the reason; one that came on paper gets its moment here.

    Raises CannotCoach.
    """
    satu = LaporanMasuk.objects.select_for_update(of=("self",)).get(pk=masuk.pk)
    require(
        may_collect(by, satu.kode_wilayah), _("Laporan ini diperiksa Dinas PMD atau Bagian Pemerintahan.")
    )
    satu.dikirim_at = satu.dikirim_at or dikirim_at
    if satu.dikirim_at is None or satu.dikirim_at > now:
        raise CannotCoach(_("Tulis kapan laporannya diterima."), code="tanggal")
    if diterima:
        satu.status = StatusLaporan.DITERIMA
    else:
        satu.status = StatusLaporan.PERBAIKI
        CatatanLaporan.objects.get_or_create(
            masuk=satu,
            teks=require_words(catatan, _("Tulis apa yang harus diperbaiki.")),
            defaults={"dicatat_at": now},
        )
    satu.save(update_fields=["status", "dikirim_at"])


@dataclass
class _Buku:
    """Papers of one kabupaten, read once."""

    kabupaten: str
    now: datetime
    oleh: str
    unit: dict[str, Unit] = field(default_factory=dict)
    laporan: dict[str, LaporanBerkala] = field(default_factory=dict)
    masuk: dict[tuple[Any, str], LaporanMasuk] = field(default_factory=dict)
    catatan: set[tuple[Any, str]] = field(default_factory=set)


@konteks.act("import_laporan_berkala")
def import_laporan(
    *,
    tenggat: Sequence[Isian],
    masuk: Sequence[Isian],
    catatan: Sequence[Isian],
    kabupaten: str,
    by: Pelaku,
    now: datetime,
    uji: bool = False,
) -> Laporan:
    """Due moments, papers that came, and remarks; done again it changes nothing. Raises CannotCoach."""
    require(may_collect(by, kabupaten), _("Laporan berkala dicatat Dinas PMD atau Bagian Pemerintahan."))
    buku = _Buku(
        kabupaten,
        now,
        by.label,
        unit={_key(u.nama): u for u in Unit.objects.filter(kabupaten=kabupaten)},
        laporan={p.kode: p for p in LaporanBerkala.objects.filter(kabupaten=kabupaten)},
    )
    for m in LaporanMasuk.objects.filter(laporan__kabupaten=kabupaten):
        buku.masuk[m.laporan_id, m.pelapor] = m
    buku.catatan = set(
        CatatanLaporan.objects.filter(masuk__laporan__kabupaten=kabupaten).values_list("masuk_id", "teks")
    )
    # Rolled back as a whole, so that a trial meets exactly the refusals of the real run.
    with transaction.atomic():
        hasil = [*_due(tenggat, buku), *_arrived(masuk, buku), *_remarks(catatan, buku)]
        if uji:
            transaction.set_rollback(True)
    return Laporan.dari(
        (Baris(n, b.id, b.hasil, b.kode, b.alasan, b.perbaikan) for n, b in enumerate(hasil, 1)), uji=uji
    )


def _due(semua: Sequence[Isian], buku: _Buku) -> list[Baris]:
    hasil = []
    for n, b in enumerate(semua, 1):
        kode, nama, tempo = b.get("id", ""), b.get("nama", "").strip(), _moment(b.get("tenggat", ""))
        if not kode or not nama or tempo is None:
            hasil.append(
                Baris(n, f"tenggat:{kode}", DILEWATI, alasan=_("id, nama, atau tenggat tidak terbaca"))
            )
            continue
        lama = buku.laporan.get(kode)
        if lama is not None and (lama.nama, lama.jatuh_tempo_at) == (nama, tempo):
            hasil.append(Baris(n, f"tenggat:{kode}", DILEWATI, alasan=SAMA))
            continue
        satu = lama or LaporanBerkala(
            kabupaten=buku.kabupaten,
            kode=kode,
            untuk=UntukLaporan.PERANGKAT_DAERAH,
            dibuat_at=buku.now,
            oleh=buku.oleh,
        )
        satu.nama, satu.jatuh_tempo_at = nama, tempo
        satu.save()
        buku.laporan[kode] = satu
        hasil.append(Baris(n, f"tenggat:{kode}", DIUBAH if lama else DITERIMA))
    return hasil


def _arrived(semua: Sequence[Isian], buku: _Buku) -> list[Baris]:
    hasil, baru, terpakai = [], [], set()
    for n, b in enumerate(semua, 1):
        tanda = f"masuk:{b.get('id', '')}"
        laporan, pelapor = buku.laporan.get(b.get("id_laporan", "")), b.get("perangkat_daerah", "").strip()
        status = STATUS.get(b.get("status", "").strip().lower())
        waktu = b.get("waktu_kirim", "").strip()
        dikirim = _moment(waktu)
        alasan = ""
        if laporan is None:
            alasan = _("laporannya tidak ada dalam daftar tenggat")
        elif not pelapor or status is None:
            alasan = _("perangkat daerah atau statusnya tidak terbaca")
        elif waktu and dikirim is None:
            alasan = _("waktu kirimnya tidak terbaca")
        elif (laporan.pk, pelapor) in terpakai:
            alasan = _("perangkat daerah ini sudah ada pada laporan yang sama")
        if alasan or laporan is None or status is None:
            hasil.append(Baris(n, tanda, DILEWATI, alasan=alasan))
            continue
        terpakai.add((laporan.pk, pelapor))
        janggal = (
            (_("ditandai %(status)s tetapi waktu kirimnya berkata lain") % {"status": status.label},)
            if ((status == StatusLaporan.BELUM) == (dikirim is not None))
            else ()
        )
        lama = buku.masuk.get((laporan.pk, pelapor))
        if lama is not None and (lama.status, lama.dikirim_at) == (status, dikirim):
            hasil.append(Baris(n, tanda, DILEWATI, alasan=SAMA, perbaikan=janggal))
            continue
        if lama is not None:
            lama.status, lama.dikirim_at = status, dikirim
            lama.save(update_fields=["status", "dikirim_at"])
            hasil.append(Baris(n, tanda, DIUBAH, perbaikan=janggal))
            continue
        satu = LaporanMasuk(
            laporan=laporan,
            pelapor=pelapor,
            unit=buku.unit.get(_key(pelapor)),
            kode_wilayah=buku.kabupaten,
            status=status,
            dikirim_at=dikirim,
        )
        buku.masuk[laporan.pk, pelapor] = satu
        baru.append(satu)
        hasil.append(Baris(n, tanda, DITERIMA, perbaikan=janggal))
    LaporanMasuk.objects.bulk_create(baru, batch_size=1000)
    return hasil


def _remarks(semua: Sequence[Isian], buku: _Buku) -> list[Baris]:
    hasil, baru = [], []
    for n, b in enumerate(semua, 1):
        laporan = buku.laporan.get(b.get("id_laporan", ""))
        pelapor, teks = b.get("perangkat_daerah", "").strip(), b.get("catatan", "").strip()
        masuk = buku.masuk.get((laporan.pk, pelapor)) if laporan else None
        tanda = f"catatan:{n}"
        if masuk is None or not teks:
            hasil.append(
                Baris(n, tanda, DILEWATI, alasan=_("laporan atau perangkat daerahnya tidak dikenal"))
            )
        elif (masuk.pk, teks) in buku.catatan:
            hasil.append(Baris(n, tanda, DILEWATI, alasan=SAMA))
        else:
            buku.catatan.add((masuk.pk, teks))
            baru.append(CatatanLaporan(masuk=masuk, teks=teks, dicatat_at=buku.now))
            hasil.append(Baris(n, tanda, DITERIMA))
    CatatanLaporan.objects.bulk_create(baru)
    return hasil


def _key(nama: str) -> str:
    return " ".join(nama.casefold().split())


def _moment(teks: str) -> datetime | None:
    """`2017-09-14 16:30:00` by the clock of the office."""
    try:
        pada = parse_datetime(teks.strip())
    except ValueError:
        return None
    return timezone.make_aware(pada) if pada is not None and timezone.is_naive(pada) else pada
