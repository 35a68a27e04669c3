"""Membaca ekspor usulan SIPD: menurut ID usulan, diulang tidak mengubah apa pun, berubah dicatat di samping aslinya."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aturan.queries import get_aturan
from terasa.musrenbang.enums import Hasil, JenisForum, StatusUsulan, Tahap
from terasa.musrenbang.models import CatatanSipd, Keputusan, Perubahan, Usulan
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.rules import Lanjutan, find_transisi, lanjutan, missing_for
from terasa.musrenbang.rules.impor import BarisDilewati, Ruang, UsulanTerbaca
from terasa.musrenbang.rules.sipd import DaftarDesa, UsulanSipd, read_sipd, read_tabel, same_sipd
from terasa.musrenbang.rules.sipd.status import ATURAN_STATUS
from terasa.musrenbang.rules.syarat import ALASAN
from terasa.musrenbang.services.impor import (
    check_kabupaten,
    ensure_units,
    make_usulan,
    unit_key,
    with_notes,
)
from terasa.musrenbang.services.langkah import Stasiun, record_many, write_cari
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import list_desa

KATA = ("judul", "masalah", "lokasi", "satuan")
# The forum that an usulan waits for in a state; the others are not pulled into any list.
MENUNGGU = {
    StatusUsulan.DIAJUKAN: JenisForum.MUSRENBANG_DESA,
    StatusUsulan.DISEPAKATI_DESA: JenisForum.FORUM_KECAMATAN,
    StatusUsulan.DISEPAKATI_KECAMATAN: JenisForum.FORUM_PERANGKAT_DAERAH,
    StatusUsulan.DISEPAKATI_FORUM_PD: JenisForum.KABUPATEN,
}
# What came before that forum, for the sentence that says what follows.
SEBELUM = {
    StatusUsulan.DISEPAKATI_DESA: JenisForum.MUSRENBANG_DESA,
    StatusUsulan.DISEPAKATI_KECAMATAN: JenisForum.FORUM_KECAMATAN,
    StatusUsulan.DISEPAKATI_FORUM_PD: JenisForum.FORUM_PERANGKAT_DAERAH,
}


@dataclass(frozen=True)
class _Ada:
    """An usulan that SIPD's id leads to, as it stands with its amendments."""

    usulan: Usulan
    catatan: CatatanSipd | None
    perubahan: Perubahan | None
    is_diputuskan: bool
    # It came from a file: its words follow the file until a forum speaks.
    is_dari_berkas: bool

    def kini(self, kolom: str) -> Any:
        if self.perubahan is None:
            return getattr(self.usulan, kolom)
        if kolom in KATA:
            return self.perubahan.isi.get(kolom, getattr(self.usulan, kolom))
        return getattr(self.perubahan, kolom)


@dataclass
class _Rencana:
    """What the file asks for, before anything is written."""

    baru: list[tuple[BarisLembar, UsulanSipd]] = field(default_factory=list)
    berubah: list[tuple[BarisLembar, UsulanSipd, _Ada]] = field(default_factory=list)
    hasil: list[Baris] = field(default_factory=list)

    @property
    def opd(self) -> list[str]:
        return [u.usulan.opd for _b, u in self.baru] + [u.usulan.opd for _b, u, _ada in self.berubah]


@konteks.act("import_sipd")
def import_sipd(
    *,
    lembar: Lembar,
    kabupaten: str,
    tahun: int,
    by: Pelaku,
    now: datetime,
    uji: bool = False,
    terpakai: dict[str, int] | None = None,
) -> Laporan:
    """Bring the rows of a SIPD export in by their id; with `uji` only tell what would happen.

    An usulan starts where SIPD's status says it waits, with one station that says so. `terpakai` remembers ids
    (id: row) over the parts of one file. Raises MasukanTakTerbaca, CannotPropose.
    """
    kabupaten = check_kabupaten(kabupaten, tahun, by, timezone.localdate(now))
    _require_place(lembar)
    rencana = _plan(lembar, kabupaten, tahun, now, {} if terpakai is None else terpakai)
    if uji:
        hasil = [_result(b, u, DITERIMA) for b, u in rencana.baru]
        hasil += [_result(b, u, DIUBAH, ada.usulan.kode, _change_of(u, ada)) for b, u, ada in rencana.berubah]
    else:
        unit = ensure_units(kabupaten, rencana.opd)
        hasil = [
            *_create(rencana.baru, kabupaten, tahun, unit, by, now),
            *_update(rencana.berubah, kabupaten, tahun, unit, by, now),
        ]
    return Laporan.dari(with_notes([*rencana.hasil, *hasil], lembar), uji=uji)


def _require_place(lembar: Lembar) -> None:
    if lembar.has("kode_desa") or (lembar.has("desa") and lembar.has("kecamatan")):
        return
    raise MasukanTakTerbaca(
        _("Kolom kecamatan dan kel/desa tidak ditemukan. Kolom yang terbaca: %(ada)s.")
        % {"ada": ", ".join(lembar.kepala)[:300]},
        code="kolom-kurang",
    )


def _plan(lembar: Lembar, kabupaten: str, tahun: int, now: datetime, terpakai: dict[str, int]) -> _Rencana:
    desa = [w for w in list_desa(kabupaten) if w.berlaku_sampai is None]
    nama = {w.kode: w.nama for w in desa}
    kecamatan = {w.induk.kode: w.induk.nama for w in desa if w.induk is not None}
    ruang = Ruang(kabupaten, tahun, nama, kecamatan)
    daftar = DaftarDesa(kabupaten, nama, kecamatan)
    aturan = get_aturan(ATURAN_STATUS, kabupaten=kabupaten, pada=timezone.localdate(now))
    tabel = read_tabel(aturan.isi)
    ada = _existing(kabupaten, tahun, [b.nilai.get("id", "") for b in lembar.baris])
    rencana = _Rencana()
    for baris in lembar.baris:
        try:
            terbaca = read_sipd(baris, ruang, daftar, tabel)
            _refuse_repeat(terbaca.usulan.id_asal, baris.nomor, terpakai)
            _sort(rencana, baris, terbaca, ada.get(terbaca.usulan.id_asal))
        except BarisDilewati as exc:
            id_asal = baris.nilai.get("id", "")
            rencana.hasil.append(Baris(baris.nomor, id_asal, DILEWATI, "", str(exc), baris.perbaikan))
    return rencana


def _refuse_repeat(id_asal: str, nomor: int, terpakai: dict[str, int]) -> None:
    if id_asal in terpakai:
        raise BarisDilewati(_("id ini sudah dipakai baris %(n)d") % {"n": terpakai[id_asal]})
    terpakai[id_asal] = nomor


def _existing(kabupaten: str, tahun: int, id_sipd: Iterable[str]) -> dict[str, _Ada]:
    """By SIPD id: those read or typed before, and those of an earlier import; five queries."""
    dicari = [i for i in id_sipd if i]
    catatan = {
        c.id_sipd: c for c in CatatanSipd.objects.filter(kabupaten=kabupaten, tahun=tahun, id_sipd__in=dicari)
    }
    semua = Usulan.objects.filter(kabupaten=kabupaten, tahun=tahun).select_related("unit_tujuan")
    per_catatan = semua.in_bulk([c.usulan_id for c in catatan.values()])
    usulan = {i: per_catatan[c.usulan_id] for i, c in catatan.items()}
    usulan = {u.id_asal: u for u in semua.filter(id_asal__in=dicari)} | usulan
    pk = [u.pk for u in usulan.values()]
    perubahan: dict[UUID, Perubahan] = {
        p.usulan_id: p for p in Perubahan.objects.filter(usulan__in=pk).order_by("id")
    }
    diputuskan = set(
        Keputusan.objects.filter(usulan__in=pk).exclude(hasil="").values_list("usulan_id", flat=True)
    )
    return {
        i: _Ada(u, catatan.get(i), perubahan.get(u.pk), u.pk in diputuskan, u.id_asal == i)
        for i, u in usulan.items()
    }


def _sort(rencana: _Rencana, baris: BarisLembar, terbaca: UsulanSipd, ada: _Ada | None) -> None:
    """New, the same, or changed. Raises BarisDilewati."""
    if ada is None:
        rencana.baru.append((baris, terbaca))
    elif terbaca.usulan.kode_desa != ada.usulan.kode_desa:
        raise BarisDilewati(
            _("desanya berbeda dari usulan %(kode)s yang sudah tercatat dengan id ini")
            % {"kode": ada.usulan.kode}
        )
    elif _is_same(terbaca, ada):
        rencana.hasil.append(Baris(baris.nomor, terbaca.usulan.id_asal, DILEWATI, ada.usulan.kode, SAMA))
    else:
        rencana.berubah.append((baris, terbaca, ada))


def _is_same(terbaca: UsulanSipd, ada: _Ada) -> bool:
    if ada.catatan is None or not ada.catatan.dibaca_at:
        return False
    if dict(ada.catatan.baris_asal) == terbaca.usulan.baris_asal:
        return True
    return same_sipd(ada.catatan.isi, terbaca.isi) and not (
        _follows_file(ada) and _words_differ(terbaca, ada)
    )


def _follows_file(ada: _Ada) -> bool:
    """Words and figures follow the file until a forum has spoken; what was born here keeps its own."""
    return ada.is_dari_berkas and not ada.is_diputuskan


def _words_differ(terbaca: UsulanSipd, ada: _Ada) -> bool:
    u = terbaca.usulan
    unit = ada.usulan.unit_tujuan.nama if ada.usulan.unit_tujuan else ""
    return (
        any(getattr(u, k) != ada.kini(k) for k in (*KATA, "volume", "biaya"))
        or (u.bidang and u.bidang != ada.usulan.bidang)
        or unit_key(u.opd) != unit_key(unit)
    )


def _create(
    baru: Sequence[tuple[BarisLembar, UsulanSipd]],
    kabupaten: str,
    tahun: int,
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    """All new usulan with codes, one station each, SIPD notes and search rows in a handful of statements."""
    if not baru:
        return []
    kode = claim_kode_many("usulan", len(baru))
    usulan = []
    for k, (_b, u) in zip(kode, baru, strict=True):
        satu = make_usulan(u.usulan, kode=k, kabupaten=kabupaten, tahun=tahun, unit=unit, now=now)
        satu.status, satu.diajukan_at = u.status.keadaan, _submitted_at(u, now)
        usulan.append(satu)
    Usulan.objects.bulk_create(usulan, batch_size=1000)
    CatatanSipd.objects.bulk_create(
        [_note(s, u, now) for s, (_b, u) in zip(usulan, baru, strict=True)], batch_size=1000
    )
    jadwal = Jadwal(kabupaten, tahun, timezone.localdate(now))
    stasiun = [_station(s, u, jadwal) for s, (_b, u) in zip(usulan, baru, strict=True)]
    record_many(stasiun, oleh=by.label, now=now)
    write_cari(usulan)
    for keadaan, jenis in MENUNGGU.items():
        pull_into_open(usulan=[u for u in usulan if u.status == keadaan], jenis=jenis)
    return [_result(b, u, DITERIMA, s.kode) for s, (b, u) in zip(usulan, baru, strict=True)]


def _submitted_at(u: UsulanSipd, now: datetime) -> datetime:
    """SIPD's own day where it has one that is not in the future."""
    if u.tanggal is None or u.tanggal > timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(u.tanggal, time(0)))


def _note(usulan: Usulan, u: UsulanSipd, now: datetime) -> CatatanSipd:
    return CatatanSipd(
        usulan=usulan,
        kabupaten=usulan.kabupaten,
        tahun=usulan.tahun,
        id_sipd=u.usulan.id_asal,
        isi=u.isi,
        baris_asal=u.usulan.baris_asal,
        dibaca_at=now,
    )


def _station(usulan: Usulan, u: UsulanSipd, jadwal: Jadwal, status: str | None = None) -> Stasiun:
    """What happened is that SIPD's status was read; what happened there before is not ours to tell."""
    berikut = _next_of(usulan, status or u.status.keadaan)
    return Stasiun(
        usulan=usulan,
        tahap=Tahap.USULAN,
        keputusan="tercatat_sipd",
        alasan=u.alasan,
        rincian={
            "status_sipd": u.status.teks,
            "tanggal_sipd": u.isi["tanggal"],
            "biaya": u.usulan.biaya,
        },
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
        status=status,
    )


def _next_of(usulan: Usulan, status: str) -> Lanjutan:
    if status == StatusUsulan.DIAJUKAN:
        return lanjutan.after_submit(usulan.kode_desa)
    if status == StatusUsulan.DITOLAK:
        return lanjutan.after_forum("", Hasil.TIDAK_DISEPAKATI, usulan.tujuan)
    if jenis := SEBELUM.get(StatusUsulan(status)):
        unit = usulan.unit_tujuan.nama if usulan.unit_tujuan else ""
        return lanjutan.after_forum(jenis, Hasil.DISEPAKATI, usulan.tujuan, unit)
    return Lanjutan("")


def _update(
    berubah: Sequence[tuple[BarisLembar, UsulanSipd, _Ada]],
    kabupaten: str,
    tahun: int,
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    """Notes replaced, changed words beside the originals, changed states by the table of transitions."""
    if not berubah:
        return []
    jadwal = Jadwal(kabupaten, tahun, timezone.localdate(now))
    CatatanSipd.objects.bulk_create(
        [_renewed(ada, u, now) for _b, u, ada in berubah],
        update_conflicts=True,
        unique_fields=["usulan"],
        update_fields=["id_sipd", "isi", "baris_asal", "dibaca_at"],
    )
    ditulis = [(u, ada) for _b, u, ada in berubah if _follows_file(ada) and _words_differ(u, ada)]
    perubahan = [_amendment(u, ada, by, now) for u, ada in ditulis]
    Perubahan.objects.bulk_create(perubahan)
    for u, ada in ditulis:
        _mend(u.usulan, ada.usulan, unit)
    stasiun = [_amended(p, ada) for p, (_u, ada) in zip(perubahan, ditulis, strict=True)]
    stasiun += [_moved(u, ada, jadwal) for _b, u, ada in berubah if _status_changed(u, ada)]
    record_many(stasiun, oleh=by.label, now=now)
    return [_result(b, u, DIUBAH, ada.usulan.kode, _change_of(u, ada)) for b, u, ada in berubah]


def _renewed(ada: _Ada, u: UsulanSipd, now: datetime) -> CatatanSipd:
    """A row of its own: the old one still tells what changed."""
    catatan = _note(ada.usulan, u, now)
    if ada.catatan is not None:
        catatan.diketik_at, catatan.diketik_oleh = ada.catatan.diketik_at, ada.catatan.diketik_oleh
    return catatan


def _amendment(u: UsulanSipd, ada: _Ada, by: Pelaku, now: datetime) -> Perubahan:
    return Perubahan(
        usulan=ada.usulan,
        pada=now,
        oleh=by.label,
        alasan=_("Barisnya berubah di SIPD."),
        isi={k: getattr(u.usulan, k) for k in KATA if getattr(u.usulan, k) != getattr(ada.usulan, k)},
        volume=u.usulan.volume,
        biaya=u.usulan.biaya,
        baris_asal=u.usulan.baris_asal,
    )


def _mend(u: UsulanTerbaca, usulan: Usulan, unit: Mapping[str, Unit]) -> None:
    """Words and figures are frozen; where it is sent may still follow SIPD."""
    baru = unit.get(unit_key(u.opd)) if u.opd else None
    if (baru.pk if baru else None, u.bidang or usulan.bidang) != (usulan.unit_tujuan_id, usulan.bidang):
        usulan.unit_tujuan, usulan.bidang = baru, u.bidang or usulan.bidang
        usulan.save(update_fields=["unit_tujuan", "bidang"])


def _amended(perubahan: Perubahan, ada: _Ada) -> Stasiun:
    return Stasiun(
        usulan=ada.usulan,
        tahap=Tahap.USULAN,
        keputusan="diperbaiki",
        alasan=perubahan.alasan,
        rincian={"biaya": perubahan.biaya, "kolom": sorted(perubahan.isi)},
    )


def _status_changed(u: UsulanSipd, ada: _Ada) -> bool:
    return ada.catatan is None or ada.catatan.isi.get("status", "") != u.status.teks


def _moved(u: UsulanSipd, ada: _Ada, jadwal: Jadwal) -> Stasiun:
    """SIPD's new word. The state follows only where the table lets an import make that move."""
    return _station(ada.usulan, u, jadwal, u.status.keadaan if _may_follow(u, ada) else ada.usulan.status)


def _may_follow(u: UsulanSipd, ada: _Ada) -> bool:
    if ada.is_diputuskan or not ada.is_dari_berkas:
        return False
    if u.status.keadaan == ada.usulan.status:
        return True
    transisi = find_transisi(ada.usulan.status, u.status.keadaan)
    return transisi is not None and not missing_for(transisi, [ALASAN] if u.alasan else [])


def _change_of(u: UsulanSipd, ada: _Ada) -> str:
    """What a changed row changes here, in words."""
    bagian = []
    if _follows_file(ada) and _words_differ(u, ada):
        bagian.append(_("dicatat sebagai perbaikan di samping aslinya"))
    if _status_changed(u, ada):
        bagian.append(_("status SIPD kini “%(status)s”") % {"status": u.status.teks})
        if not _may_follow(u, ada):
            bagian.append(
                _("keadaan “%(keadaan)s” di sini tetap, karena hanya forum yang memindahkannya")
                % {"keadaan": StatusUsulan(ada.usulan.status).label}
            )
    return "; ".join(bagian) or _("catatan SIPD diperbarui")


def _result(baris: BarisLembar, u: UsulanSipd, hasil: str, kode: str = "", alasan: str = "") -> Baris:
    return Baris(baris.nomor, u.usulan.id_asal, hasil, kode, alasan, u.usulan.perbaikan)
