"""Memeriksa usulan sebelum forumnya: desa, Bappeda, kecamatan, perangkat daerah. Angkanya di samping aslinya."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aspirasi.rules import mask_pribadi
from terasa.aturan.queries import alasan_list
from terasa.musrenbang import rules
from terasa.musrenbang.enums import HasilVerifikasi as H
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tahap, TingkatVerifikasi, Tujuan
from terasa.musrenbang.models import Kamus, Keputusan, Usulan, Verifikasi
from terasa.musrenbang.permissions import may_handle, may_verify
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.rules import CannotDecide, Lanjutan, Putusan, lanjutan
from terasa.musrenbang.rules.syarat import DAFTAR, FOTO, KAMUS, KEWENANGAN, LAHAN, LAPANGAN, LOKASI, UNIT
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.perbaikan import is_decided
from terasa.musrenbang.services.rencana import find_sub_kegiatan
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

# What is typed here is read by everyone.
KATA = ("rekomendasi", "catatan", "alasan", "lokasi", "foto", "kamus_catatan")
TAHAP = {
    TingkatVerifikasi.DESA: Tahap.USULAN,
    TingkatVerifikasi.BAPPEDA: Tahap.FORUM_KECAMATAN,
    TingkatVerifikasi.KECAMATAN: Tahap.FORUM_KECAMATAN,
    TingkatVerifikasi.PERANGKAT_DAERAH: Tahap.FORUM_PERANGKAT_DAERAH,
}
# A conclusion other than "layak" as a forum would have said it, and the state that follows.
SEBAGAI_PUTUSAN = {H.DIKEMBALIKAN: "dikembalikan", H.TIDAK_LAYAK: "tidak_disepakati"}
KEADAAN = {
    H.DIKEMBALIKAN: StatusUsulan.DIKEMBALIKAN,
    H.TIDAK_LAYAK: StatusUsulan.DITOLAK,
    H.DITERUSKAN_KE_PROVINSI: StatusUsulan.DITERUSKAN_KE_PROVINSI,
    H.DITERUSKAN_KE_PUSAT: StatusUsulan.DITERUSKAN_KE_PUSAT,
}
DITERUSKAN = {H.DITERUSKAN_KE_PROVINSI: Tujuan.PROVINSI, H.DITERUSKAN_KE_PUSAT: Tujuan.PUSAT}


class CannotVerify(AturanDilanggar):
    """This check cannot be recorded so."""


@dataclass(frozen=True)
class DataVerifikasi:
    """What a tier found. `biaya` whole rupiah or None; `foto` and `kamus_catatan` say what is absent and why."""

    hasil: str = H.LAYAK
    rekomendasi: str = ""
    volume: Decimal | None = None
    biaya: int | None = None
    catatan: str = ""
    alasan_kode: str = ""
    alasan: str = ""
    lokasi: str = ""
    foto: str = ""
    status_lahan: str = ""
    kamus: Kamus | None = None
    kamus_catatan: str = ""
    unit: Unit | None = None
    kewenangan: str = ""
    lapangan_on: date | None = None
    daftar: str = ""
    sub_kegiatan: str = ""


@konteks.act("verify_usulan")
def verify_usulan(
    *, usulan: Usulan, tingkat: str, by: Pelaku, data: DataVerifikasi, now: datetime
) -> Verifikasi:
    """Record a check with its own figures and move the usulan on, back, or to whom it belongs.

    Raises CannotVerify, CannotDecide, CannotMove.
    """
    if not may_verify(by, usulan, tingkat):
        raise CannotVerify(_("Usulan ini tidak menunggu pemeriksaan Anda."), code="bukan-wewenang")
    if is_decided(usulan):
        raise CannotVerify(_("Forum yang terbuka sudah memutuskannya."), code="sudah-diputuskan")
    pemeriksa = rules.PEMERIKSAAN[TingkatVerifikasi(tingkat)]
    kata: dict[str, Any] = {n: mask_pribadi(getattr(data, n)) for n in KATA}
    data = replace(data, **kata)
    hasil, kode, alasan = _conclude(usulan, data, tingkat, timezone.localdate(now))
    _check_day(data, timezone.localdate(now))
    catatan = Verifikasi(
        usulan=usulan,
        tingkat=tingkat,
        hasil=hasil,
        pada=now,
        oleh=by.label,
        rekomendasi=data.rekomendasi.strip(),
        volume=data.volume,
        biaya=data.biaya,
        catatan=data.catatan.strip(),
        alasan_kode=kode,
        alasan=alasan,
        kelengkapan=_complete(usulan, data),
        status_sebelum=usulan.status,
    )
    catatan.save(force_insert=True)
    _note(usulan, data, hasil, timezone.localdate(now))
    ke = KEADAAN.get(hasil, pemeriksa.ke)
    berikut = _next(hasil, pemeriksa.forum, usulan)
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=TAHAP[TingkatVerifikasi(tingkat)],
        keputusan=ke.value,
        now=now,
        alasan_kode=kode,
        alasan=alasan,
        rincian=_details(catatan),
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=Jadwal(usulan.kabupaten, usulan.tahun, timezone.localdate(now)).due(berikut),
        status=ke,
        peran=by.jenis,
    )
    if hasil == H.LAYAK:
        pull_into_open(usulan=[usulan], jenis=pemeriksa.forum)
    else:
        Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).delete()
    return catatan


@konteks.act("withdraw_verifikasi")
def withdraw_verifikasi(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """Take the latest check back while nothing has followed it. Raises CannotVerify, CannotMove."""
    catatan = find_terakhir(usulan)
    if catatan is None or not may_handle(by, usulan):
        raise CannotVerify(_("Tidak ada pemeriksaan yang dapat dicabut."), code="tidak-ada")
    if is_decided(usulan):
        raise CannotVerify(_("Forum yang terbuka sudah memutuskannya."), code="sudah-diputuskan")
    pemeriksa = rules.PEMERIKSAAN[TingkatVerifikasi(catatan.tingkat)]
    if by.jenis not in {*pemeriksa.pelaku, "sistem"}:
        raise CannotVerify(_("Pemeriksaan ini dicabut oleh yang memeriksanya."), code="bukan-wewenang")
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=TAHAP[TingkatVerifikasi(catatan.tingkat)],
        keputusan="verifikasi_dicabut",
        now=now,
        alasan=alasan.strip(),
        status=catatan.status_sebelum,
        peran=by.jenis,
    )
    catatan.dicabut_at = now
    catatan.save(update_fields=["dicabut_at"])
    pull_into_open(usulan=[usulan], jenis=pemeriksa.forum)


def find_terakhir(usulan: Usulan) -> Verifikasi | None:
    """The check that brought the usulan to where it is now, if one did."""
    catatan = Verifikasi.objects.filter(usulan=usulan, dicabut_at=None).order_by("-pada", "-id").first()
    if catatan is None:
        return None
    layak = rules.PEMERIKSAAN[TingkatVerifikasi(catatan.tingkat)].ke
    return catatan if usulan.status == KEADAAN.get(H(catatan.hasil), layak) else None


def _conclude(usulan: Usulan, data: DataVerifikasi, tingkat: str, hari: date) -> tuple[H, str, str]:
    """The conclusion with its published reason, checked as a forum's would be."""
    if data.hasil not in H.values:
        raise CannotVerify(_("Pilih hasil pemeriksaannya."), code="hasil")
    hasil = H(data.hasil)
    if hasil in DITERUSKAN:
        if tingkat != TingkatVerifikasi.BAPPEDA:
            raise CannotVerify(_("Hanya Bappeda yang meneruskan ke provinsi atau pusat."), code="hasil")
        return hasil, data.alasan_kode or "R01", data.alasan.strip() or _reason_of(usulan, hari)
    if data.kewenangan in {Tujuan.PROVINSI, Tujuan.PUSAT} and hasil == H.LAYAK:
        raise CannotVerify(
            _("Kewenangannya bukan kabupaten; pilih diteruskan, yang bukan penolakan."), code="hasil"
        )
    if tingkat == TingkatVerifikasi.BAPPEDA and data.kewenangan == Tujuan.DESA and hasil == H.LAYAK:
        raise CannotVerify(
            _("Kewenangan desa dicatat desanya dalam RKP Desa; pilih kewenangan kabupaten bila bukan."),
            code="kewenangan",
        )
    kode_alasan = {a.kode: a for a in alasan_list(usulan.kabupaten, hari)}
    putusan = Putusan(
        usulan.pk,
        SEBAGAI_PUTUSAN.get(hasil, "disepakati"),
        alasan_kode=data.alasan_kode,
        alasan=data.alasan,
        volume=data.volume,
        biaya=data.biaya,
    )
    terbaca = rules.check_putusan(JenisForum.MUSRENBANG_DESA, putusan, kode_alasan)
    return hasil, terbaca.alasan_kode, terbaca.alasan


def _reason_of(usulan: Usulan, hari: date) -> str:
    kode = {a.kode: a.kalimat for a in alasan_list(usulan.kabupaten, hari)}
    return kode.get("R01") or _("Bukan kewenangan kabupaten.")


def _check_day(data: DataVerifikasi, hari: date) -> None:
    if data.lapangan_on is not None and data.lapangan_on > hari:
        raise CannotVerify(_("Tanggal pemeriksaan lapangan tidak boleh di masa depan."), code="lapangan_on")


def _complete(usulan: Usulan, data: DataVerifikasi) -> dict[str, Any]:
    """What this tier demands, by the keys of the table; what is empty is left out."""
    foto = usulan.lampiran.filter(jenis="foto").count()
    isi = {
        LOKASI: data.lokasi.strip(),
        FOTO: _("%(n)d foto") % {"n": foto} if foto else data.foto.strip(),
        LAHAN: data.status_lahan,
        KAMUS: data.kamus.kode if data.kamus else data.kamus_catatan.strip(),
        UNIT: data.unit.nama if data.unit else "",
        KEWENANGAN: str(DITERUSKAN.get(H(data.hasil), data.kewenangan)),
        LAPANGAN: data.lapangan_on.isoformat() if data.lapangan_on else "",
        DAFTAR: data.daftar,
    }
    return {k: v for k, v in isi.items() if v}


def _details(catatan: Verifikasi) -> dict[str, Any]:
    """What the public step carries: the record, what was complete, and the tier's own figures."""
    angka = {
        "rekomendasi": catatan.rekomendasi,
        "volume": None if catatan.volume is None else str(catatan.volume),
        "satuan": catatan.usulan.satuan,
        "biaya": catatan.biaya,
    }
    isi = {"verifikasi": str(catatan.pk), **catatan.kelengkapan, **angka}
    return {k: v for k, v in isi.items() if v not in (None, "")}


def _note(usulan: Usulan, data: DataVerifikasi, hasil: H, hari: date) -> None:
    """Where it belongs and what it is; the proposer's words and figures are not touched."""
    kolom: dict[str, Any] = {}
    if data.status_lahan:
        kolom["status_lahan"] = data.status_lahan
    if data.kamus is not None:
        kolom["kamus"] = data.kamus
    if data.kewenangan or hasil in DITERUSKAN:
        kolom["tujuan"] = DITERUSKAN.get(hasil, data.kewenangan)
    if data.unit is not None and kolom.get("tujuan", usulan.tujuan) == Tujuan.KABUPATEN:
        if data.unit.kabupaten != usulan.kabupaten:
            raise CannotVerify(_("Pilih perangkat daerah kabupaten ini."), code="unit")
        kolom["unit_tujuan"] = data.unit
    if data.sub_kegiatan and (baris := find_sub_kegiatan(data.sub_kegiatan, hari)):
        kolom |= {"sub_kegiatan": baris.kode, "versi_nomenklatur": baris.versi_id}
    for nama, nilai in kolom.items():
        setattr(usulan, nama, nilai)
    if kolom:
        usulan.save(update_fields=list(kolom))


def _next(hasil: H, forum: JenisForum, usulan: Usulan) -> Lanjutan:
    if hasil == H.LAYAK:
        if forum == JenisForum.MUSRENBANG_DESA:
            return lanjutan.after_submit(usulan.kode_desa)
        return Lanjutan(_("Dibahas di %(forum)s.") % {"forum": forum.label.lower()}, Tahap(forum))
    sebagai = SEBAGAI_PUTUSAN.get(hasil, hasil.value)
    return lanjutan.after_forum(forum, sebagai, usulan.tujuan)


__all__ = [
    "CannotDecide",
    "CannotVerify",
    "DataVerifikasi",
    "find_terakhir",
    "verify_usulan",
    "withdraw_verifikasi",
]
