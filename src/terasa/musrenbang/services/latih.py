"""Belajar dari keputusan orang di instalasi ini: ke unit mana, bidang apa, sub kegiatan mana."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.cari.models import ModelRute, SasaranModel
from terasa.cari.rute import Contoh, LatihanKurang, train
from terasa.cari.rute.padan import Uraian, build_padan
from terasa.cari.rute.ukur import cross_validate_both, summarise
from terasa.cari.serupa import Usulan as Keinginan
from terasa.cari.simpanan import Latihan, digest, find_terakhir, store_model
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.rules import nama_bidang
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur
from terasa.nomenklatur.queries import find_versi
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import Wilayah

ATURAN = "latihan-saran"
LIPATAN = 5
# The name says most; a definition is long. A decision of this kabupaten says what people here call it.
BERAT_NAMA, BERAT_KINERJA, BERAT_DEFINISI, BERAT_KEPUTUSAN = 3.0, 1.0, 1.0, 2.0
# After this a definition only lists regulations.
PENUTUP_DEFINISI = "NSPK"
# The codes of a kabupaten or kota; 1 is the province, 3 and above special autonomy.
KABKOTA = "2"


class CannotTrain(AturanDilanggar):
    """This office does not train the suggestions of this kabupaten."""


def train_kabupaten(*, kabupaten: str, by: Pelaku, now: datetime) -> list[ModelRute]:
    """Learn all three kinds anew and keep what is new; the same decisions twice make no new version.

    Training takes minutes for tens of thousands of decisions, so nothing is locked meanwhile. Raises CannotTrain.
    """
    if not may_allocate(by, kabupaten):
        raise CannotTrain(_("Hanya Bappeda kabupaten ini yang melatih sarannya."), code="bukan-wewenang")
    aturan = get_aturan(ATURAN, kabupaten=kabupaten, pada=timezone.localdate(now)).isi
    baris = _read_decisions(kabupaten, int(aturan["terbanyak"]))
    latihan = [
        _learn_kelas(SasaranModel.UNIT, kabupaten, _with_unit(baris), int(aturan["nilai"])),
        _learn_kelas(SasaranModel.BIDANG, kabupaten, _with_bidang(baris), int(aturan["nilai"])),
        _learn_sub_kegiatan(kabupaten, baris, now),
    ]
    return [store_model(kabupaten=kabupaten, latihan=satu, by=by, now=now) for satu in latihan if satu]


def list_kabupaten_belajar() -> list[str]:
    """Kabupaten with decisions to learn from."""
    ada = Usulan.objects.publik().filter(Q(unit_tujuan__isnull=False) | ~Q(bidang=""))
    return sorted(ada.order_by().values_list("kabupaten", flat=True).distinct())


KOLOM = (
    "kode",
    "judul",
    "masalah",
    "lokasi",
    "kode_desa",
    "volume",
    "satuan",
    "bidang",
    "sub_kegiatan",
    "unit_tujuan__kode",
    "unit_tujuan__nama",
)


def _read_decisions(kabupaten: str, terbanyak: int) -> list[dict[str, Any]]:
    """The newest usulan on which somebody decided something. A draft is nobody's decision yet. Two queries."""
    ada = Q(unit_tujuan__isnull=False) | ~Q(bidang="") | ~Q(sub_kegiatan="")
    daftar = Usulan.objects.publik().filter(ada, kabupaten=kabupaten)
    baris = list(daftar.order_by("-dibuat_at", "kode").values(*KOLOM)[:terbanyak])
    tempat = Wilayah.objects.filter(pk__in={b["kode_desa"] for b in baris})
    nama = {kode: (desa, induk) for kode, desa, induk in tempat.values_list("pk", "nama", "induk__nama")}
    for satu in baris:
        satu["desa"], satu["kecamatan"] = nama.get(satu["kode_desa"], ("", ""))
    return baris


def _contoh(b: Mapping[str, Any], opd: str, urusan: str = "") -> Contoh:
    volume = "" if b["volume"] is None else str(b["volume"])
    keinginan = Keinginan(
        b["kode"],
        b["judul"],
        b["masalah"],
        b["lokasi"],
        b["kode_desa"],
        b["desa"],
        b["kecamatan"] or "",
        volume,
        b["satuan"],
    )
    return Contoh(keinginan, urusan, opd)


def _with_unit(baris: Sequence[Mapping[str, Any]]) -> list[tuple[Contoh, str]]:
    """Examples with the code of their unit."""
    return [
        (
            _contoh(b, b["unit_tujuan__nama"], nama_bidang(b["bidang"]) if b["bidang"] else ""),
            b["unit_tujuan__kode"],
        )
        for b in baris
        if b["unit_tujuan__kode"]
    ]


def _with_bidang(baris: Sequence[Mapping[str, Any]]) -> list[tuple[Contoh, str]]:
    return [(_contoh(b, nama_bidang(b["bidang"])), b["bidang"]) for b in baris if b["bidang"]]


def _learn_kelas(
    sasaran: SasaranModel, kabupaten: str, semua: Sequence[tuple[Contoh, str]], sedikit: int
) -> Latihan | None:
    """Train and measure on villages that were not learnt from; None when nothing is new or nothing can be learnt."""
    contoh = [c for c, _kode in semua]
    sidik = digest(json.dumps([_as_list(c) for c in contoh] + [sedikit], ensure_ascii=False).encode())
    terakhir = find_terakhir(kabupaten, sasaran)
    if terakhir is not None and terakhir.sidik_latihan == sidik:
        return None
    try:
        model = train(contoh)
        dengan, tanpa = cross_validate_both(contoh, lipatan=LIPATAN)
    except LatihanKurang:
        return None
    layak = len(contoh) >= sedikit
    ukuran: dict[str, Any] = {
        "layak": layak,
        "perlu": sedikit,
        "tanpa": summarise(tanpa, dengan_urusan=False),
    }
    if sasaran == SasaranModel.UNIT:
        ukuran["dengan"] = summarise(dengan, dengan_urusan=True)
    kelas = {c.opd: kode for c, kode in semua}
    return Latihan(sasaran, model.dump(), sidik, len(contoh), layak, kelas, ukuran)


def _as_list(contoh: Contoh) -> list[str]:
    u = contoh.usulan
    return [u.id, u.judul, u.uraian, u.lokasi, u.volume, u.satuan, contoh.urusan, contoh.opd]


def _learn_sub_kegiatan(kabupaten: str, baris: Sequence[Mapping[str, Any]], now: datetime) -> Latihan | None:
    """The words of the list in force, and of the decisions for each of its codes."""
    versi = find_versi(Rumpun.URUSAN, timezone.localdate(now))
    if versi is None:
        return None
    keputusan: dict[str, list[str]] = defaultdict(list)
    for satu in baris:
        if satu["sub_kegiatan"]:
            keputusan[satu["sub_kegiatan"]].append(f"{satu['judul']} {satu['masalah']}")
    uraian = list(_list_uraian(versi.pk, keputusan))
    if not uraian:
        return None
    sidik = digest(json.dumps([[u.kunci, u.nama, *u.berat] for u in uraian], ensure_ascii=False).encode())
    terakhir = find_terakhir(kabupaten, SasaranModel.SUB_KEGIATAN)
    if terakhir is not None and terakhir.sidik_latihan == sidik:
        return None
    ukuran = {
        "layak": True,
        "versi": versi.pk,
        "daftar": versi.nama,
        "definisi": sum(bool(u.berat[2][0]) for u in uraian),
        "keputusan": sum(len(semua) for semua in keputusan.values()),
    }
    return Latihan(
        SasaranModel.SUB_KEGIATAN, build_padan(uraian).dump(), sidik, len(uraian), True, {}, ukuran
    )


def _list_uraian(versi: str, keputusan: Mapping[str, Sequence[str]]) -> Iterator[Uraian]:
    daftar = Nomenklatur.objects.filter(versi=versi, tingkat=Tingkat.SUB_KEGIATAN).order_by("kode")
    for n in daftar.select_related("definisi"):
        if n.kode.startswith("X") or n.kode.split(".")[3] != KABKOTA:
            continue
        definisi = n.definisi.teks.partition(PENUTUP_DEFINISI)[0] if hasattr(n, "definisi") else ""
        yield Uraian(
            n.kode,
            n.nama,
            (
                (n.nama, BERAT_NAMA),
                (f"{n.kinerja} {n.indikator}", BERAT_KINERJA),
                (definisi, BERAT_DEFINISI),
                (" ; ".join(keputusan.get(n.kode, ())), BERAT_KEPUTUSAN),
            ),
        )
