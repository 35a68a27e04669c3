"""Mengganti nama, memecah, dan menggabung kegiatan: uangnya tepat, usulannya ikut, kode lamanya tetap dikenal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.cari.services import remove_entri, remove_pembanding
from terasa.musrenbang.enums import Tahap
from terasa.musrenbang.models import Usulan
from terasa.program import rules
from terasa.program.enums import JenisSusunan, Keputusan, StatusKegiatan, TahapAnggaran
from terasa.program.models import (
    Kegiatan,
    KegiatanUsulan,
    Pekerjaan,
    Realisasi,
    RiwayatTautan,
    SusunanKegiatan,
)
from terasa.program.permissions import can_create
from terasa.program.queries.anggaran import find_versi_kini, isi_of
from terasa.program.rules.anggaran import join_sumber, name_sumber, spread_sumber
from terasa.program.services.anggaran import add_first
from terasa.program.services.benang import record_station, write_cari
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap_banyak

ALASAN_TERPENDEK = 15
NAMA_TERPENDEK = 5


class CannotRearrange(AturanDilanggar):
    """The kegiatan cannot be renamed, split or merged so."""


@dataclass(frozen=True)
class Bagian:
    """One part of a split: its name, whole rupiah, the usulan it answers, and its place."""

    nama: str
    jumlah: int
    usulan: tuple[UUID, ...] = ()
    lokasi: str = ""


@konteks.act("rename_kegiatan")
def rename_kegiatan(*, kegiatan: Kegiatan, by: Pelaku, nama: str, alasan: str, now: datetime) -> None:
    """Another name, with the reason told to the proposers; the code stays. Raises CannotRearrange."""
    _lock([kegiatan], by)
    baru, alasan = _check_nama(nama), _check_alasan(alasan)
    if baru == kegiatan.nama:
        raise CannotRearrange(_("Namanya tidak berubah."), code="nama")
    lama, kegiatan.nama = kegiatan.nama, baru
    kegiatan.save(update_fields=["nama"])
    _arrow(JenisSusunan.GANTI_NAMA, kegiatan, kegiatan, lama, alasan, by, now)
    write_cari(kegiatan, nama_wilayah=nama_lengkap_banyak(kegiatan.cakupan))
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.KEGIATAN,
        keputusan=Keputusan.SUSUNAN_BERUBAH,
        now=now,
        alasan=alasan,
        rincian={"nama": baru, "jenis": JenisSusunan.GANTI_NAMA.value, "asal": lama},
        pindah=False,
        kabar=_("Kegiatan “%(asal)s” berganti nama menjadi “%(nama)s”.") % {"asal": lama, "nama": baru},
    )


@konteks.act("split_kegiatan")
def split_kegiatan(
    *, kegiatan: Kegiatan, by: Pelaku, bagian: Sequence[Bagian], alasan: str, now: datetime
) -> list[Kegiatan]:
    """Several kegiatan out of one, exactly its money; every usulan goes on in at least one part.

    An usulan that no part names goes on in all. Raises CannotRearrange.
    """
    _lock([kegiatan], by)
    _require_untouched(kegiatan)
    alasan = _check_alasan(alasan)
    nama = [_check_nama(b.nama) for b in bagian]
    if len(bagian) < 2 or len({n.casefold() for n in nama}) < len(nama):
        raise CannotRearrange(_("Tulis paling sedikit dua bagian dengan nama yang berbeda."), code="bagian")
    if any(b.jumlah <= 0 for b in bagian) or sum(b.jumlah for b in bagian) != kegiatan.pagu:
        raise CannotRearrange(
            _("Jumlah bagiannya harus tepat sama dengan pagunya, dan tiap bagian lebih dari nol."),
            code="jumlah",
        )
    versi = find_versi_kini(kegiatan) or add_first(kegiatan, by=by, now=kegiatan.dibuat_at)
    sumber = spread_sumber(isi_of(versi).sumber, [b.jumlah for b in bagian])
    usulan = {u.pk: u for u in kegiatan.usulan.all()}
    disebut = {pk for b in bagian for pk in b.usulan}
    if disebut - set(usulan):
        raise CannotRearrange(_("Ada usulan yang bukan milik kegiatan ini."), code="usulan")
    umum = [u for pk, u in usulan.items() if pk not in disebut]
    jadi = []
    for b, n, s in zip(bagian, nama, sumber, strict=True):
        milik = [*umum, *(usulan[pk] for pk in b.usulan)]
        jadi.append(_found(kegiatan, n, b.lokasi or kegiatan.lokasi, s, milik, by, now, tahap=versi.tahap))
    _hand_on([kegiatan], jadi, JenisSusunan.PECAH, alasan, by, now)
    return jadi


@konteks.act("merge_kegiatan")
def merge_kegiatan(
    *, kegiatan: Sequence[Kegiatan], by: Pelaku, nama: str, alasan: str, now: datetime
) -> Kegiatan:
    """One kegiatan out of several of one unit and year: money, sources and usulan together. Raises CannotRearrange."""
    semua = list({k.pk: k for k in kegiatan}.values())
    if len(semua) < 2:
        raise CannotRearrange(_("Pilih paling sedikit dua kegiatan."), code="kegiatan")
    _lock(semua, by)
    if len({(k.unit_id, k.tahun, k.nomenklatur_versi, k.nomenklatur_kode) for k in semua}) > 1:
        raise CannotRearrange(
            _("Hanya kegiatan satu unit, satu tahun, dan satu kode anggaran yang digabung."), code="kegiatan"
        )
    for satu in semua:
        _require_untouched(satu)
    alasan, baru = _check_alasan(alasan), _check_nama(nama)
    versi = [find_versi_kini(k) or add_first(k, by=by, now=k.dibuat_at) for k in semua]
    sumber = join_sumber([isi_of(v).sumber for v in versi])
    usulan = list(Usulan.objects.filter(kegiatan__in=semua).distinct().order_by("kode_desa", "judul"))
    induk = semua[0]
    induk.cakupan = list(dict.fromkeys(kode for k in semua for kode in k.cakupan))
    lokasi = "; ".join(dict.fromkeys(k.lokasi for k in semua if k.lokasi))[:250]
    jadi = _found(
        induk,
        baru,
        lokasi,
        sumber,
        usulan,
        by,
        now,
        tahap=max((v.tahap for v in versi), key=TahapAnggaran.values.index),
    )
    for satu in semua:
        satu.refresh_from_db()
    _hand_on(semua, [jadi], JenisSusunan.GABUNG, alasan, by, now)
    return jadi


def _found(
    contoh: Kegiatan,
    nama: str,
    lokasi: str,
    sumber: tuple[tuple[str, int], ...],
    usulan: Sequence[Usulan],
    by: Pelaku,
    now: datetime,
    *,
    tahap: str,
) -> Kegiatan:
    """A kegiatan like `contoh` with this money and these usulan; volume is not divided, so it is asked anew."""
    baru = Kegiatan(
        kode=claim_kode("kegiatan"),
        kabupaten=contoh.kabupaten,
        tahun=contoh.tahun,
        unit=contoh.unit,
        nama=nama,
        lokasi=lokasi,
        cakupan=list(dict.fromkeys(u.kode_desa for u in usulan)) or contoh.cakupan,
        nomenklatur_versi=contoh.nomenklatur_versi,
        nomenklatur_kode=contoh.nomenklatur_kode,
        nomenklatur_nama=contoh.nomenklatur_nama,
        pagu=sum(n for _nama, n in sumber),
        sumber_dana=name_sumber(sumber),
        status=StatusKegiatan.DIANGGARKAN,
        dasar=contoh.dasar,
        dasar_keterangan=contoh.dasar_keterangan,
        dibuat_at=now,
        is_peragaan=contoh.is_peragaan,
    )
    baru.save(force_insert=True)
    add_first(baru, by=by, now=now, tahap=tahap, sumber=sumber)
    KegiatanUsulan.objects.bulk_create(KegiatanUsulan(kegiatan=baru, usulan=u) for u in usulan)
    write_cari(baru, nama_wilayah=nama_lengkap_banyak(baru.cakupan))
    return baru


def _hand_on(
    lama: Sequence[Kegiatan],
    baru: Sequence[Kegiatan],
    jenis: JenisSusunan,
    alasan: str,
    by: Pelaku,
    now: datetime,
) -> None:
    """The old ones point at the new ones; their links become history, and every usulan is told once per new one."""
    tautan = KegiatanUsulan.objects.filter(kegiatan__in=lama).select_related("kegiatan")
    RiwayatTautan.objects.bulk_create(
        RiwayatTautan(
            kegiatan=t.kegiatan,
            usulan_id=t.usulan_id,
            dari_at=t.kegiatan.dibuat_at,
            sampai_at=now,
            alasan=alasan,
        )
        for t in tautan
    )
    KegiatanUsulan.objects.filter(kegiatan__in=lama).delete()
    for satu in lama:
        satu.status = StatusKegiatan.DITERUSKAN
        satu.save(update_fields=["status"])
        remove_entri("kegiatan", satu.pk)
        for ke in baru:
            _arrow(jenis, satu, ke, satu.nama, alasan, by, now)
    remove_pembanding("kegiatan", [k.pk for k in lama])
    for ke in baru:
        record_station(
            kegiatan=ke,
            by=by,
            tahap=Tahap.KEGIATAN,
            keputusan=Keputusan.SUSUNAN_BERUBAH,
            now=now,
            alasan=alasan,
            rincian={
                "nama": ke.nama,
                "jenis": jenis.value,
                "asal": "; ".join(k.nama for k in lama),
                "pagu": ke.pagu,
            },
            lanjutan=_("%(unit)s melaksanakannya dan melaporkan kemajuannya.") % {"unit": ke.unit.nama},
        )


def _arrow(
    jenis: JenisSusunan, dari: Kegiatan, ke: Kegiatan, nama: str, alasan: str, by: Pelaku, now: datetime
) -> None:
    SusunanKegiatan.objects.create(
        jenis=jenis, dari=dari, ke=ke, nama_lama=nama, alasan=alasan, pada=now, oleh=by.label
    )


def _lock(semua: Sequence[Kegiatan], by: Pelaku) -> None:
    """Hold them as they stand now. Raises CannotRearrange."""
    for satu in sorted(semua, key=lambda k: k.pk):
        if not can_create(by, satu.unit):
            raise CannotRearrange(
                _("Hanya unit itu sendiri atau Bappeda yang menyusun ulang kegiatannya."), code="bukan-unit"
            )
        satu.refresh_from_db(from_queryset=Kegiatan.objects.select_for_update().select_related("unit"))
        if satu.status in rules.MATI:
            raise CannotRearrange(_("Kegiatan ini sudah tidak berjalan."), code="tidak-berjalan")


def _require_untouched(kegiatan: Kegiatan) -> None:
    berjalan = (
        kegiatan.status not in rules.BELUM_BERJALAN
        or Pekerjaan.objects.filter(kegiatan=kegiatan).exists()
        or Realisasi.objects.filter(kegiatan=kegiatan).exists()
    )
    if berjalan:
        raise CannotRearrange(
            _("“%(nama)s” sudah dikontrakkan atau dilaporkan, jadi tidak lagi dipecah atau digabung.")
            % {"nama": kegiatan.nama},
            code="sudah-berjalan",
        )


def _check_nama(nama: str) -> str:
    bersih = mask_pribadi(" ".join(nama.split()))
    if not NAMA_TERPENDEK <= len(bersih) <= 250:
        raise CannotRearrange(_("Tulis nama kegiatan yang dibaca warga."), code="nama")
    return bersih


def _check_alasan(alasan: str) -> str:
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise CannotRearrange(
            _("Tulis alasannya dalam satu kalimat yang dapat dipahami pengusul."), code="alasan"
        )
    return mask_pribadi(alasan.strip())
