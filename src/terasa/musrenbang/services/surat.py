"""Isi surat umpan balik: hasil tiap usulan kepada desanya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Aturan
from terasa.aturan.queries import get_aturan, istilah
from terasa.musrenbang.enums import StatusForum, StatusUsulan
from terasa.musrenbang.models import Keputusan, Langkah, Usulan
from terasa.musrenbang.rules import SEPAKAT
from terasa.musrenbang.rules.lanjut import DIDANAI
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.perangkat.queries.penanda import name_signers
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode import print_kode
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import get_wilayah, list_desa
from terasa.wilayah.rules import covers, normalkan_kode

ATURAN_SURAT = "surat-umpan-balik"
BENTUK_SURAT = "terasa-surat-umpan-balik-1"
ALASAN_TERPANJANG = 260
TIDAK = frozenset({StatusUsulan.DITOLAK, StatusUsulan.TIDAK_TERPILIH, StatusUsulan.DIKEMBALIKAN})


def build_surat(kabupaten: str, tahun: int, tujuan: Sequence[Wilayah], now: datetime) -> list[dict[str, Any]]:
    """What each letter says; three queries for the usulan however many letters there are."""
    pada = timezone.localdate(now)
    aturan = get_aturan(ATURAN_SURAT, kabupaten=kabupaten, pada=pada)
    per_desa = _rows(kabupaten, tahun, [w.kode for w in tujuan])
    kepala = {
        p: istilah(p, kabupaten, pada) for p in (JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.BAPPEDA)
    }
    nama = get_wilayah(kabupaten).nama_lengkap.partition(",")[0]
    bersama = {
        "bentuk": BENTUK_SURAT,
        "tanggal": format_tanggal(pada),
        "dasar": aturan.dasar,
        "terverifikasi": aturan.terverifikasi,
        "penandatangan": _signer(aturan, kabupaten, pada, kepala[JenisPeran.BAPPEDA]),
        "tembusan": list(aturan.isi.get("tembusan", ())),
    }
    return [bersama | _letter(aturan, w, nama, tahun, per_desa.get(w.kode, []), kepala) for w in tujuan]


def _signer(aturan: Aturan, kabupaten: str, pada: date, kantor: str) -> dict[str, str]:
    """Who signs for the regent; with the name where the registry knows it."""
    tulis = aturan.isi["penandatangan"]
    satu = {"peran": tulis.get("peran", ""), "jabatan": _("Kepala %(kantor)s") % {"kantor": kantor}}
    (lengkap,) = name_signers([satu], kode_wilayah=kabupaten, pada=pada)
    nama = {"nama": lengkap["nama"]} if "nama" in lengkap else {}
    return {"sebagai": tulis["sebagai"], "jabatan": satu["jabatan"], **nama}


def _letter(
    aturan: Aturan,
    wilayah: Wilayah,
    kabupaten: str,
    tahun: int,
    usulan: list[dict[str, Any]],
    kepala: dict[JenisPeran, str],
) -> dict[str, Any]:
    tempat = {"desa": wilayah.nama_lengkap.partition(",")[0], "tahun": tahun, "jumlah": len(usulan)}
    tempat["kabupaten"] = kabupaten
    peran = JenisPeran.LURAH if is_kelurahan(wilayah.kode) else JenisPeran.KADES
    pokok = aturan.isi["pembuka" if usulan else "kosong"]
    return {
        "kode_desa": wilayah.kode,
        "desa": wilayah.nama_lengkap,
        "kepada": f"{kepala[peran]} {wilayah.nama}",
        "perihal": aturan.isi["perihal"].format_map(tempat),
        "pembuka": pokok.format_map(tempat),
        "penutup": aturan.isi["penutup"].format_map(tempat),
        "usulan": usulan,
        "jumlah": {
            nama: sum(u["golongan"] == nama for u in usulan) for nama in ("diterima", "tidak", "lain")
        },
    }


def read_tujuan(kabupaten: str, desa: str) -> list[Wilayah]:
    """Every desa and kelurahan of the kabupaten, or that one. Raises MasukanTakTerbaca."""
    semua = [w for w in list_desa(kabupaten) if w.berlaku_sampai is None]
    if not desa:
        return semua
    kode = normalkan_kode(desa)
    satu = [w for w in semua if w.kode == kode]
    if not covers(kabupaten, kode) or not satu:
        raise MasukanTakTerbaca(
            _("%(kode)s bukan desa atau kelurahan di kabupaten %(kabupaten)s.")
            % {"kode": desa, "kabupaten": kabupaten},
            code="desa",
        )
    return satu


def _rows(kabupaten: str, tahun: int, desa: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    usulan = Usulan.objects.publik().filter(kabupaten=kabupaten, tahun=tahun, kode_desa__in=desa)
    ringan = usulan.only("kode", "judul", "lokasi", "kode_desa", "status").order_by(
        "kode_desa", "judul", "pk"
    )
    putusan = _last_decisions(usulan.values("pk"))
    langkah = {
        x.usulan_id: x
        for x in Langkah.objects.filter(usulan__in=usulan.values("pk"))
        .order_by("usulan_id", "-pada", "-id")
        .distinct("usulan_id")
    }
    hasil: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for u in ringan:
        hasil[u.kode_desa].append(_row(u, putusan.get(u.pk), langkah.get(u.pk)))
    for baris in hasil.values():
        # What was agreed first, by rank; then the rest by title.
        baris.sort(key=lambda b: (b["urut"], b["judul"]))
    return hasil


def _last_decisions(usulan: Any) -> dict[UUID, tuple[Keputusan, int]]:
    """The latest closed forum's word on each, with how many were ranked there; two queries."""
    ditutup = Keputusan.objects.filter(
        usulan__in=usulan, forum__status__in=[StatusForum.DITUTUP, StatusForum.SAH]
    )
    akhir = list(
        ditutup.select_related("forum")
        .order_by("usulan_id", "-forum__ditutup_at", "-pk")
        .distinct("usulan_id")
    )
    dari: dict[UUID, int] = defaultdict(int)
    forum = {k.forum_id for k in akhir}
    for pk in Keputusan.objects.filter(forum__in=forum, peringkat__isnull=False).values_list(
        "forum_id", flat=True
    ):
        dari[pk] += 1
    return {k.usulan_id: (k, dari[k.forum_id]) for k in akhir}


def _row(u: Usulan, putusan: tuple[Keputusan, int] | None, langkah: Langkah | None) -> dict[str, Any]:
    keputusan, dari = putusan or (None, 0)
    peringkat = keputusan.peringkat if keputusan else None
    alasan, kode = "", ""
    if u.status in TIDAK or (keputusan and keputusan.hasil not in SEPAKAT):
        alasan, kode = _reason(keputusan, langkah)
    return {
        "kode": print_kode(u.kode),
        "judul": u.judul,
        "lokasi": u.lokasi,
        "hasil": str(StatusUsulan(u.status).label),
        "forum": keputusan.forum.nama if keputusan else "",
        "peringkat": _("%(n)d dari %(dari)d") % {"n": peringkat, "dari": dari} if peringkat else "",
        "alasan": f"{alasan} ({kode})" if kode else alasan,
        "lanjutan": _next(langkah),
        "golongan": _group(u, keputusan),
        "urut": peringkat or 10**6,
    }


def _reason(keputusan: Keputusan | None, langkah: Langkah | None) -> tuple[str, str]:
    """The newest sentence: what happened after the forum comes before what the forum said."""
    if langkah is not None and langkah.alasan:
        return _brief(langkah.alasan), langkah.alasan_kode
    return (_brief(keputusan.alasan), keputusan.alasan_kode) if keputusan else ("", "")


def _brief(alasan: str) -> str:
    """Whole sentences that fit in a letter; the account of an allocation fills a page and stands on its trail."""
    if len(alasan) <= ALASAN_TERPANJANG:
        return alasan
    awal = alasan[:ALASAN_TERPANJANG]
    kalimat = awal[: awal.rfind(". ") + 1] or f"{awal.rpartition(' ')[0]} …"
    return _("%(awal)s Selengkapnya pada jejaknya.") % {"awal": kalimat}


def _next(langkah: Langkah | None) -> str:
    if langkah is None or not langkah.lanjutan:
        return ""
    if langkah.jatuh_tempo_on is None:
        return langkah.lanjutan
    hari = format_tanggal(langkah.jatuh_tempo_on)
    return _("%(lanjutan)s Paling lambat %(hari)s.") % {"lanjutan": langkah.lanjutan, "hari": hari}


def _group(u: Usulan, keputusan: Keputusan | None) -> str:
    if u.status in TIDAK:
        return "tidak"
    if u.status in DIDANAI or (keputusan is not None and keputusan.hasil in SEPAKAT):
        return "diterima"
    return "lain"
