"""Kunjungan dari rencana sampai tanda terima; isinya hanya milik kantor pengunjung sampai disampaikan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Peran, Unit
from terasa.aturan.queries import get_aturan
from terasa.dokumen.foto import FotoTidakTerbaca, reencode
from terasa.dokumen.rules import sidik
from terasa.pembinaan.enums import Jawab, JenisLampiran, StatusKunjungan, Tujuan
from terasa.pembinaan.models import (
    IsiKunjungan,
    JawabanPeriksa,
    Kesepakatan,
    KirimanKunjungan,
    Kunjungan,
    LampiranKunjungan,
    PengunjungKunjungan,
    Temuan,
)
from terasa.pembinaan.models.hubungan import as_pembina
from terasa.pembinaan.permissions import can_coach, is_pengunjung, may_acknowledge
from terasa.pembinaan.queries.hubungan import may_coach
from terasa.pembinaan.queries.kunjungan import ASAL
from terasa.pembinaan.rules.periksa import AWAL_KODE, read_butir
from terasa.pembinaan.services.milik import CannotCoach, lock, lock_open, require, require_words
from terasa.tindak_lanjut.services import set_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

LAMPIRAN_TERBESAR = 12 * 1024 * 1024
LAMPIRAN_TERBANYAK = 30
# First bytes decide, not the name that an upload carries.
PINDAIAN = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n", "image/png"))


@dataclass(frozen=True)
class Jawaban:
    """An answer to one item; `skor` 0 to 100 or None."""

    jawab: str
    skor: int | None = None
    catatan: str = ""


@dataclass(frozen=True)
class Catatan:
    """What was written down on a visit; answers by the code of their item."""

    dilaksanakan_on: date
    ditemui: Sequence[str] = ()
    ringkasan: str = ""
    jawaban: Mapping[str, Jawaban] = field(default_factory=dict)
    berikutnya_on: date | None = None


@konteks.act("plan_kunjungan")
def plan_kunjungan(
    *,
    kode_wilayah: str,
    rencana_on: date,
    tujuan: str,
    daftar_kode: str,
    by: Pelaku,
    now: datetime,
    tema: str = "",
    pengunjung: Sequence[Peran] = (),
    is_peragaan: bool = False,
) -> Kunjungan:
    """Plan a visit with the checklist as it stands today. Raises CannotCoach."""
    hari = timezone.localdate(now)
    require(
        can_coach(by) and may_coach(by, kode_wilayah, hari),
        _("Tempat ini bukan binaan kantor Anda menurut hubungan binaan yang berlaku."),
    )
    if tujuan not in Tujuan.values or not daftar_kode.startswith(AWAL_KODE):
        raise CannotCoach(_("Pilih tujuan dan daftar periksanya."), code="pilihan")
    if tujuan == Tujuan.TEMATIK and not tema.strip():
        raise CannotCoach(_("Kunjungan tematik perlu temanya."), code="tema")
    aturan = get_aturan(daftar_kode, kabupaten=by.kabupaten, pada=hari)
    if any(p.unit_id != by.unit_id for p in pengunjung):
        raise CannotCoach(_("Pengunjungnya dari kantor Anda sendiri."), code="pengunjung")
    assert by.unit_id is not None
    satu = Kunjungan.objects.create(
        kabupaten=by.kabupaten,
        kode_wilayah=kode_wilayah,
        pembina_id=by.unit_id,
        pembina_jenis=as_pembina(by.jenis),
        tujuan=tujuan,
        tema=tema.strip(),
        rencana_on=rencana_on,
        daftar_kode=daftar_kode,
        daftar_dari=aturan.berlaku_dari,
        butir=[b.as_json() for b in read_butir(aturan.isi)],
        dibuat_at=now,
        oleh=by.label,
        is_peragaan=is_peragaan,
    )
    orang = {p.pengguna_id: p.jabatan for p in pengunjung}
    if not orang and by.pengguna_id is not None:
        orang[by.pengguna_id] = by.label
    PengunjungKunjungan.objects.bulk_create(
        PengunjungKunjungan(kunjungan=satu, pengguna_id=pk, jabatan=jabatan) for pk, jabatan in orang.items()
    )
    return satu


@konteks.act("cancel_kunjungan")
def cancel_kunjungan(*, kunjungan: Kunjungan, by: Pelaku, alasan: str) -> None:
    """It will not be held; only while nothing was written down. Raises CannotCoach."""
    satu = lock_open(kunjungan, by)
    kata = require_words(alasan, _("Tulis mengapa dibatalkan."))
    if satu.status != StatusKunjungan.DIRENCANAKAN:
        raise CannotCoach(_("Kunjungan ini sudah mulai dicatat."), code="status")
    satu.status, satu.alasan_batal = StatusKunjungan.DIBATALKAN, kata[:250]
    satu.save(update_fields=["status", "alasan_batal"])


@konteks.act("record_kunjungan")
def record_kunjungan(
    *, kunjungan: Kunjungan, isi: Catatan, by: Pelaku, now: datetime, kiriman: UUID | None = None
) -> Kunjungan:
    """Write down what was seen; written again it replaces the answers that it names.

    `kiriman` from a phone is remembered, so that the page above can ask whether it came before. Raises CannotCoach.
    """
    satu = lock_open(kunjungan, by)
    if kiriman is not None:
        KirimanKunjungan.objects.create(pk=kiriman, kunjungan=satu, diterima_at=now)
    if isi.dilaksanakan_on > timezone.localdate(now):
        raise CannotCoach(_("Hari kunjungannya belum tiba."), code="tanggal")
    if isi.berikutnya_on is not None and isi.berikutnya_on <= isi.dilaksanakan_on:
        raise CannotCoach(_("Kunjungan berikutnya harus sesudah kunjungan ini."), code="berikutnya")
    _store_answers(satu, isi.jawaban)
    satu.status, satu.dilaksanakan_on = StatusKunjungan.DICATAT, isi.dilaksanakan_on
    satu.berikutnya_on = isi.berikutnya_on
    satu.save(update_fields=["status", "dilaksanakan_on", "berikutnya_on"])
    catatan = {
        "ditemui": [d.strip()[:120] for d in isi.ditemui if d.strip()],
        "ringkasan": isi.ringkasan.strip(),
        "dicatat_at": now,
    }
    if not IsiKunjungan.objects.filter(kunjungan=satu).update(**catatan):
        IsiKunjungan(kunjungan=satu, **catatan).save(force_insert=True)
    return satu


def _store_answers(kunjungan: Kunjungan, jawaban: Mapping[str, Jawaban]) -> None:
    dikenal = {b["kode"] for b in kunjungan.butir}
    for kode, satu in jawaban.items():
        if kode not in dikenal or satu.jawab not in Jawab.values:
            raise CannotCoach(_("Butir atau jawabannya tidak dikenal; muat ulang halamannya."), code="butir")
        if satu.skor is not None and not 0 <= satu.skor <= 100:
            raise CannotCoach(_("Skornya 0 sampai 100."), code="skor")
    JawabanPeriksa.objects.filter(kunjungan=kunjungan, kode__in=list(jawaban)).delete()
    JawabanPeriksa.objects.bulk_create(
        JawabanPeriksa(kunjungan=kunjungan, kode=kode, jawab=s.jawab, skor=s.skor, catatan=s.catatan.strip())
        for kode, s in jawaban.items()
    )


@konteks.act("attach_lampiran_kunjungan")
def attach_lampiran(
    *,
    kunjungan: Kunjungan,
    data: bytes,
    nama: str,
    jenis: str,
    by: Pelaku,
    now: datetime,
    butir: str = "",
    temuan: Temuan | None = None,
) -> LampiranKunjungan:
    """Keep a file with the visit; the same bytes a second time are the same file. Raises CannotCoach."""
    satu = lock(kunjungan)
    require(is_pengunjung(by, satu))
    if jenis != JenisLampiran.PINDAIAN and not satu.is_terbuka:
        raise CannotCoach(_("Kunjungan ini sudah disampaikan."), code="status")
    isi, tipe = _read_file(data, jenis)
    tanda = sidik(isi)
    ada = LampiranKunjungan.objects.filter(kunjungan=satu, sha256=tanda, temuan=temuan, butir=butir).first()
    if ada is not None:
        return ada
    if LampiranKunjungan.objects.filter(kunjungan=satu).count() >= LAMPIRAN_TERBANYAK:
        raise CannotCoach(_("Paling banyak %(n)d lampiran.") % {"n": LAMPIRAN_TERBANYAK}, code="banyak")
    baru = LampiranKunjungan(
        kunjungan=satu,
        temuan=temuan,
        butir=butir,
        jenis=jenis,
        nama=nama[:160],
        tipe=tipe,
        sha256=tanda,
        isi=isi,
        dicatat_at=now,
    )
    baru.save(force_insert=True)
    if jenis == JenisLampiran.PINDAIAN:
        _accept(satu, _("Naskah bertanda tangan kedua pihak"), now)
    return baru


def _read_file(data: bytes, jenis: str) -> tuple[bytes, str]:
    """A photo without what the phone put into it; a scan as it is."""
    if not data or len(data) > LAMPIRAN_TERBESAR:
        raise CannotCoach(_("Berkasnya kosong atau lebih dari 12 MB."), code="berkas")
    if jenis == JenisLampiran.FOTO:
        try:
            return reencode(data), "image/jpeg"
        except FotoTidakTerbaca as exc:
            raise CannotCoach(_("Fotonya tidak terbaca; pakai JPG atau PNG."), code="foto") from exc
    tipe = next((t for awal, t in PINDAIAN if data.startswith(awal)), None)
    if tipe is None:
        raise CannotCoach(_("Unggah PDF, JPG, atau PNG."), code="berkas")
    return data, tipe


@konteks.act("share_kunjungan")
def share_kunjungan(*, kunjungan: Kunjungan, by: Pelaku, now: datetime) -> Kunjungan:
    """Sign for the visitors and let the place read it; agreements become its tasks. Raises CannotCoach."""
    satu = lock_open(kunjungan, by)
    if satu.status != StatusKunjungan.DICATAT:
        raise CannotCoach(_("Catat dulu kunjungannya, baru disampaikan."), code="status")
    semua = list(Kesepakatan.objects.filter(kunjungan=satu, tindak_lanjut__isnull=True))
    if semua:
        pelaksana = _find_unit(satu.kode_wilayah)
        for s in semua:
            s.tindak_lanjut = set_tindak_lanjut(
                by=by,
                asal=ASAL,
                teks=s.teks,
                pelaksana=pelaksana,
                kode_wilayah=satu.kode_wilayah,
                pemberi=satu.pembina,
                jatuh_tempo_on=max(s.jatuh_tempo_on, timezone.localdate(now)),
                bukti_diminta=s.bukti_diminta,
                now=now,
                is_peragaan=satu.is_peragaan,
            )
            s.save(update_fields=["tindak_lanjut"])
    satu.status, satu.disampaikan_at, satu.disampaikan_oleh = StatusKunjungan.DISAMPAIKAN, now, by.label
    satu.save(update_fields=["status", "disampaikan_at", "disampaikan_oleh"])
    return satu


def _find_unit(kode_wilayah: str) -> Unit:
    jenis = [JenisUnit.DESA, JenisUnit.KELURAHAN, JenisUnit.KECAMATAN]
    unit = Unit.objects.filter(kode_wilayah=kode_wilayah, jenis__in=jenis).order_by("id").first()
    if unit is None:
        raise CannotCoach(
            _("Kantor tempat ini belum terdaftar, jadi kesepakatannya belum dapat menjadi tugas."),
            code="unit",
        )
    return unit


@konteks.act("acknowledge_kunjungan")
def acknowledge_kunjungan(*, kunjungan: Kunjungan, pernyataan: str, by: Pelaku, now: datetime) -> Kunjungan:
    """The head of the place types the name of his post as receipt; not an agreement with every finding.

    Raises CannotCoach.
    """
    satu = lock(kunjungan)
    require(
        may_acknowledge(by, satu),
        _("Yang menerima ialah kepala tempat yang dikunjungi, dengan akunnya sendiri."),
    )
    if satu.status == StatusKunjungan.SELESAI:
        return satu
    if satu.status != StatusKunjungan.DISAMPAIKAN:
        raise CannotCoach(_("Kunjungan ini belum disampaikan."), code="status")
    if " ".join(pernyataan.split()).casefold() != by.label.casefold():
        raise CannotCoach(
            _("Ketik jabatan Anda persis: %(jabatan)s.") % {"jabatan": by.label}, code="pernyataan"
        )
    _accept(satu, by.label, now)
    return satu


def _accept(kunjungan: Kunjungan, oleh: str, now: datetime) -> None:
    if kunjungan.status == StatusKunjungan.SELESAI:
        return
    if kunjungan.status != StatusKunjungan.DISAMPAIKAN:
        raise CannotCoach(_("Sampaikan dulu, baru naskah bertanda tangan diunggah."), code="status")
    kunjungan.status, kunjungan.diterima_at, kunjungan.diterima_oleh = StatusKunjungan.SELESAI, now, oleh
    kunjungan.save(update_fields=["status", "diterima_at", "diterima_oleh"])


def as_uuid(teks: str) -> UUID | None:
    """An id as a phone writes it, or None."""
    try:
        return UUID(teks)
    except ValueError:
        return None
