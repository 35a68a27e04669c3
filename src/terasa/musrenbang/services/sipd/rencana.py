"""Apa yang diminta sebuah ekspor SIPD: usulan baru, yang berubah, yang sama, dan yang dilewati; belum ada yang ditulis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.musrenbang.models import CatatanSipd, Keputusan, Perubahan, Usulan
from terasa.musrenbang.rules import find_transisi, missing_for
from terasa.musrenbang.rules.impor import BarisDilewati, Ruang
from terasa.musrenbang.rules.sipd import DaftarDesa, UsulanSipd, read_sipd, read_tabel, same_sipd
from terasa.musrenbang.rules.sipd.status import ATURAN_STATUS
from terasa.musrenbang.rules.syarat import ALASAN
from terasa.musrenbang.services.impor import unit_key
from terasa.umum.laporan import DILEWATI, SAMA, Baris
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.wilayah.queries import list_desa

KATA = ("judul", "masalah", "lokasi", "satuan")


@dataclass(frozen=True)
class Ada:
    """An usulan that SIPD's id leads to, as it stands with its amendments."""

    usulan: Usulan
    catatan: CatatanSipd | None
    perubahan: Perubahan | None
    is_diputuskan: bool
    # It came from a file: its words follow the file until a forum speaks.
    is_dari_berkas: bool

    def kini(self, kolom: str) -> Any:
        """A word or figure with the newest amendment."""
        if self.perubahan is None:
            return getattr(self.usulan, kolom)
        if kolom in KATA:
            return self.perubahan.isi.get(kolom, getattr(self.usulan, kolom))
        return getattr(self.perubahan, kolom)


@dataclass
class Rencana:
    """What the file asks for, before anything is written."""

    baru: list[tuple[BarisLembar, UsulanSipd]] = field(default_factory=list)
    berubah: list[tuple[BarisLembar, UsulanSipd, Ada]] = field(default_factory=list)
    hasil: list[Baris] = field(default_factory=list)

    @property
    def opd(self) -> list[str]:
        return [u.usulan.opd for _b, u in self.baru] + [u.usulan.opd for _b, u, _ada in self.berubah]


def plan_sipd(lembar: Lembar, kabupaten: str, tahun: int, now: datetime, terpakai: dict[str, int]) -> Rencana:
    """Every row sorted by what it asks for; `terpakai` (id: row) refuses a second row of one id."""
    desa = [w for w in list_desa(kabupaten) if w.berlaku_sampai is None]
    nama = {w.kode: w.nama for w in desa}
    kecamatan = {w.induk.kode: w.induk.nama for w in desa if w.induk is not None}
    ruang = Ruang(kabupaten, tahun, nama, kecamatan)
    daftar = DaftarDesa(kabupaten, nama, kecamatan)
    aturan = get_aturan(ATURAN_STATUS, kabupaten=kabupaten, pada=timezone.localdate(now))
    tabel = read_tabel(aturan.isi)
    ada = _existing(kabupaten, tahun, [b.nilai.get("id", "") for b in lembar.baris])
    rencana = Rencana()
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


def _existing(kabupaten: str, tahun: int, id_sipd: Iterable[str]) -> dict[str, Ada]:
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
        i: Ada(u, catatan.get(i), perubahan.get(u.pk), u.pk in diputuskan, u.id_asal == i)
        for i, u in usulan.items()
    }


def _sort(rencana: Rencana, baris: BarisLembar, terbaca: UsulanSipd, ada: Ada | None) -> None:
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


def _is_same(terbaca: UsulanSipd, ada: Ada) -> bool:
    if ada.catatan is None or not ada.catatan.dibaca_at:
        return False
    if dict(ada.catatan.baris_asal) == terbaca.usulan.baris_asal:
        return True
    return same_sipd(ada.catatan.isi, terbaca.isi) and not (follows_file(ada) and words_differ(terbaca, ada))


def follows_file(ada: Ada) -> bool:
    """Words and figures follow the file until a forum has spoken; what was born here keeps its own."""
    return ada.is_dari_berkas and not ada.is_diputuskan


def words_differ(terbaca: UsulanSipd, ada: Ada) -> bool:
    """Whether words, figures, field or unit in the file are not those that stand here now."""
    u = terbaca.usulan
    unit = ada.usulan.unit_tujuan.nama if ada.usulan.unit_tujuan else ""
    return (
        any(getattr(u, k) != ada.kini(k) for k in (*KATA, "volume", "biaya"))
        or (u.bidang and u.bidang != ada.usulan.bidang)
        or unit_key(u.opd) != unit_key(unit)
    )


def status_changed(u: UsulanSipd, ada: Ada) -> bool:
    """Whether SIPD says another state than when it was read last."""
    return ada.catatan is None or ada.catatan.isi.get("status", "") != u.status.teks


def may_follow(u: UsulanSipd, ada: Ada) -> bool:
    """Whether the state here may follow SIPD's: no forum has spoken, and the table of transitions lets it."""
    if ada.is_diputuskan or not ada.is_dari_berkas:
        return False
    if u.status.keadaan == ada.usulan.status:
        return True
    transisi = find_transisi(ada.usulan.status, u.status.keadaan)
    return transisi is not None and not missing_for(transisi, [ALASAN] if u.alasan else [])
