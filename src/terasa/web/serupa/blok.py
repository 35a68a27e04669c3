"""Yang serupa bagi petugas: satu blok di halaman usulan, aspirasi, dan saat menyusun usulan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from terasa.akun.permissions import can_write
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.serupa import AspirasiSerupa, as_wish, find_serupa_aspirasi, make_wish
from terasa.cari.models import Pembanding
from terasa.cari.queries import Serupa, find_bukan, find_serupa, list_bukan
from terasa.cari.serupa import Usulan as Keinginan
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.permissions import can_propose, may_merge, may_propose
from terasa.musrenbang.queries.dukungan import find_didukung, list_pendukung, open_voices
from terasa.musrenbang.queries.menunggu import list_sebenang
from terasa.musrenbang.queries.saran import SaranUsulan, suggest_for
from terasa.musrenbang.rules import can_move, is_finished
from terasa.musrenbang.rules.usulan import JUDUL_TERPENDEK
from terasa.program.models import KegiatanUsulan
from terasa.umum.pelaku import Pelaku
from terasa.web.serupa.baris import KEGIATAN, USULAN, Mirip, describe
from terasa.web.serupa.warga import TERBACA, TERBANYAK, TERPENDEK, ask_about, find_bagi_warga
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import kabupaten_of

ASPIRASI_TERBANYAK = 5
JENIS = (USULAN, KEGIATAN)


@dataclass(frozen=True)
class Sejenis:
    """One similar object with what this office may do about it; `gabung` is an address, empty when it may not."""

    mirip: Mirip
    gabung: str = ""


@dataclass(frozen=True)
class Blok:
    """All that is similar to one object. `kode` is empty while it is only being written."""

    kode: str
    boleh: bool
    sejenis: Sequence[Sejenis] = ()
    aspirasi: Sequence[AspirasiSerupa] = ()
    pendukung: Sequence[Aspirasi] = ()
    ditunjuk: Usulan | None = None
    bukan: Sequence[tuple[str, str, str]] = ()
    # To join voices to it: the usulan itself, or the voices that are being written up.
    usulan: Usulan | None = None
    suara: Sequence[Aspirasi] = field(default=())

    @property
    def is_kosong(self) -> bool:
        return not (self.sejenis or self.aspirasi or self.pendukung or self.ditunjuk or self.bukan)


def find_mirip(usulan: Usulan) -> list[Serupa]:
    """What may be the same as this usulan, without its own thread: other years, parts, its own kegiatan."""
    sendiri = _own_thread(usulan)
    hasil = find_serupa(_as_wish(usulan), kode=usulan.kode, jenis=JENIS)
    return [s for s in hasil if s.pembanding.kode not in sendiri]


def build_usulan(by: Pelaku, usulan: Usulan) -> Blok:
    """The block of the page of one usulan; nothing for one that ended."""
    if is_finished(usulan.status):
        return Blok(usulan.kode, boleh=False)
    boleh = can_write(by, usulan.kode_desa)
    aspirasi: list[AspirasiSerupa] = []
    pendukung: list[Aspirasi] = []
    if may_propose(by, usulan.kode_desa):
        pendukung = list_pendukung(usulan, by)
        kecuali = {*find_bukan(usulan.kode), *(a.kode for a in pendukung)}
        aspirasi = find_serupa_aspirasi(
            _as_wish(usulan), open_voices(by), desa=_desa(usulan.kode_desa), kecuali=kecuali
        )
    return Blok(
        usulan.kode,
        boleh,
        [Sejenis(m, _merge_url(by, usulan, m.usulan)) for m in describe(find_mirip(usulan))],
        aspirasi[:ASPIRASI_TERBANYAK],
        pendukung,
        bukan=_denied(usulan.kode) if boleh else (),
        usulan=usulan,
    )


def build_aspirasi(by: Pelaku, aspirasi: Aspirasi) -> Blok:
    """The block of the desk page of one voice; nothing once it was joined or cannot be any more."""
    boleh = can_propose(by) and can_write(by, aspirasi.kode_desa)
    if not boleh or not open_voices(by).filter(pk=aspirasi.pk).exists():
        return Blok(aspirasi.kode, boleh=False)
    desa = _desa(aspirasi.kode_desa)
    keinginan = as_wish(aspirasi, desa)
    ditunjuk = find_didukung(aspirasi)
    hasil = [
        m
        for m in describe(find_serupa(keinginan, kode=aspirasi.kode, jenis=JENIS))
        if m.usulan != ditunjuk or ditunjuk is None
    ]
    lain = find_serupa_aspirasi(keinginan, open_voices(by), desa=desa, kecuali=find_bukan(aspirasi.kode))
    return Blok(
        aspirasi.kode,
        boleh,
        [Sejenis(m) for m in hasil],
        lain[:ASPIRASI_TERBANYAK],
        ditunjuk=ditunjuk,
        bukan=_denied(aspirasi.kode),
        suara=[aspirasi],
    )


def build_tulisan(by: Pelaku, isi: dict[str, Any], suara: Sequence[Aspirasi] = (), kode: str = "") -> Blok:
    """What is like the words of a form that is being filled in; `kode` of the draft, when it has one already."""
    desa = Wilayah.objects.select_related("induk").filter(pk=isi.get("kode_desa") or "").first()
    judul = str(isi.get("judul") or "").strip()
    if desa is None or not judul or not can_write(by, desa.kode):
        return Blok("", boleh=False)
    nilai = {n: str(isi.get(n) or "")[:2000] for n in ("masalah", "lokasi", "volume", "satuan")}
    keinginan = _wish(desa, judul[:300], **nilai)
    semua = describe(find_serupa(keinginan, kode=kode, jenis=JENIS))
    kecuali = {*find_bukan(kode), *(a.kode for a in suara)}
    aspirasi = find_serupa_aspirasi(keinginan, open_voices(by), desa=desa, kecuali=kecuali)
    return Blok("", False, [Sejenis(m) for m in semua], aspirasi[:ASPIRASI_TERBANYAK], suara=suara)


def build_ucapan(by: Pelaku, isi: dict[str, Any]) -> dict[str, Any] | None:
    """What is like a voice being recorded at the counter, and where it may go; None before there is enough."""
    desa = Wilayah.objects.select_related("induk").filter(pk=isi.get("kode_desa") or "").first()
    masalah, dusun, patokan = (str(isi.get(n) or "").strip() for n in ("masalah", "dusun", "patokan"))
    if desa is None or len(masalah) < TERPENDEK or not can_write(by, desa.kode):
        return None
    tempat = ", ".join(t for t in (dusun[:120], patokan[:200]) if t)
    keinginan = make_wish(masalah[:TERBACA], tempat=tempat, desa=desa)
    aspirasi = find_serupa_aspirasi(keinginan, open_voices(by), desa=desa)
    return {
        **ask_about(find_bagi_warga(desa, masalah, dusun, patokan), str(isi.get("dukung") or "")),
        # Few: the rest of the form stands below.
        "blok": Blok("", False, aspirasi=aspirasi[:TERBANYAK]),
        "saran": suggest_for(keinginan, kabupaten=kabupaten_of(desa.kode)),
        "ucapan": True,
    }


def suggest_usulan(usulan: Usulan) -> SaranUsulan:
    """Three units, bidang and sub kegiatan for an usulan as it stands."""
    return suggest_for(_as_wish(usulan), kabupaten=usulan.kabupaten, bidang=usulan.bidang)


def suggest_tulisan(by: Pelaku, isi: dict[str, Any]) -> SaranUsulan | None:
    """The same for the words of a form of this office; None before there is a title."""
    desa = Wilayah.objects.select_related("induk").filter(pk=isi.get("kode_desa") or "").first()
    judul = str(isi.get("judul") or "").strip()
    if desa is None or len(judul) < JUDUL_TERPENDEK or not can_write(by, desa.kode):
        return None
    nilai = {n: str(isi.get(n) or "")[:2000] for n in ("masalah", "lokasi", "volume", "satuan")}
    bidang = str(isi.get("bidang") or "")
    saran = suggest_for(_wish(desa, judul[:300], **nilai), kabupaten=kabupaten_of(desa.kode), bidang=bidang)
    # The village's own budget goes to no unit of the kabupaten.
    return saran if isi.get("tujuan") == Tujuan.KABUPATEN else replace(saran, unit=[])


def _as_wish(usulan: Usulan) -> Keinginan:
    volume = "" if usulan.volume is None else str(usulan.volume)
    return _wish(
        _desa(usulan.kode_desa),
        usulan.judul,
        masalah=usulan.masalah,
        lokasi=usulan.lokasi,
        volume=volume,
        satuan=usulan.satuan,
    )


def _wish(desa: Wilayah, judul: str, *, masalah: str, lokasi: str, volume: str, satuan: str) -> Keinginan:
    induk = desa.induk.nama if desa.induk else ""
    return Keinginan("", judul, masalah, lokasi, desa.kode, desa.nama, induk, volume, satuan)


def _desa(kode: str) -> Wilayah:
    return Wilayah.objects.select_related("induk").get(pk=kode)


def _own_thread(usulan: Usulan) -> set[str]:
    asal = usulan.pecahan_dari_id or usulan.pk
    bagian = Usulan.objects.filter(pecahan_dari=asal).values_list("kode", flat=True)
    kegiatan = KegiatanUsulan.objects.filter(usulan=usulan).values_list("kegiatan__kode", flat=True)
    return {*(u.kode for u in list_sebenang(usulan)), *bagian, *kegiatan}


def _merge_url(by: Pelaku, usulan: Usulan, lain: Usulan | None) -> str:
    """To the page that merges them, where the service would allow it. What everyone can read stays; the draft goes."""
    if lain is None or (usulan.kabupaten, usulan.tahun) != (lain.kabupaten, lain.tahun):
        return ""
    if not (may_merge(by, usulan) and may_merge(by, lain)):
        return ""
    for dari, ke in (
        ((usulan, lain), (lain, usulan)) if _is_draf(usulan) else ((lain, usulan), (usulan, lain))
    ):
        if can_move(dari.status, StatusUsulan.DIGABUNG) and not is_finished(ke.status) and not _is_draf(ke):
            return f"{reverse('kerja-usulan-gabung', args=[ke.pk])}?{urlencode({'usulan': dari.pk})}"
    return ""


def _is_draf(usulan: Usulan) -> bool:
    return usulan.status == StatusUsulan.DRAF


def _denied(kode: str) -> list[tuple[str, str, str]]:
    """Code, title, and who said it, of what is another wish; a voice has only its code."""
    lain = [(b.kode_2 if b.kode_1 == kode else b.kode_1, b.oleh) for b in list_bukan(kode)]
    judul = _titles([satu for satu, _oleh in lain])
    return [(satu, judul.get(satu, ""), oleh) for satu, oleh in lain]


def _titles(kode: Collection[str]) -> dict[str, str]:
    if not kode:
        return {}
    return dict(Pembanding.objects.filter(kode__in=kode).values_list("kode", "judul"))
