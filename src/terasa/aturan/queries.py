"""Membaca aturan yang berlaku, libur, istilah, dan tenggat yang berjalan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db.models import Q, QuerySet

from terasa.aturan import rules
from terasa.aturan.enums import Jenis
from terasa.aturan.models import Aturan, HariLibur, Tenggat
from terasa.umum.ingatan import is_remembered, remember
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Alasan:
    """A reason code with its sentence for residents; `wajib_teks` asks for an own sentence."""

    kode: str
    nama: str
    kalimat: str
    wajib_teks: bool
    dasar: str


def list_aturan(*, kabupaten: str, pada: date, jenis: str = "") -> list[Aturan]:
    """Every rule in force, one per code, the kabupaten's own before the national one. One query."""
    baris = Aturan.objects.filter(kabupaten__in=["", kabupaten])
    if jenis:
        baris = baris.filter(jenis=jenis)
    return rules.pilih_semua(remember(("semua", kabupaten, jenis), lambda: list(baris)), kabupaten, pada)


def list_aturan_berawalan(awalan: str, *, kabupaten: str, pada: date) -> list[Aturan]:
    """Rules in force whose code begins like this, one per code. One query."""
    baris = Aturan.objects.filter(kode__startswith=awalan, kabupaten__in=["", kabupaten])
    return rules.pilih_semua(remember(("awalan", awalan, kabupaten), lambda: list(baris)), kabupaten, pada)


def list_aturan_semua(kabupaten: str) -> list[Aturan]:
    """Every period of every rule that can hold here, for a count that crosses a change of the law. One query."""
    return remember(
        ("semua", kabupaten, ""), lambda: list(Aturan.objects.filter(kabupaten__in=["", kabupaten]))
    )


def find_aturan(kode: str, *, kabupaten: str, pada: date) -> Aturan | None:
    """The rule in force on that day, or None."""
    baris = remember(
        ("aturan", kode, kabupaten),
        lambda: list(Aturan.objects.filter(kode=kode, kabupaten__in=["", kabupaten])),
    )
    return rules.pilih_aturan(baris, kode, kabupaten, pada)


def find_aturan_many(kode: Sequence[str], *, kabupaten: str, pada: date) -> dict[str, Aturan | None]:
    """Of each code the rule in force on that day, in the order asked. One query, none for what was read before."""
    kurang = [satu for satu in kode if not is_remembered(("aturan", satu, kabupaten))]
    baru = list(Aturan.objects.filter(kode__in=kurang, kabupaten__in=["", kabupaten])) if kurang else []
    per_kode = {satu: [a for a in baru if a.kode == satu] for satu in kurang}
    baris = [
        a for satu in kode for a in remember(("aturan", satu, kabupaten), partial(per_kode.__getitem__, satu))
    ]
    berlaku = {a.kode: a for a in rules.pilih_semua(baris, kabupaten, pada)}
    return {satu: berlaku.get(satu) for satu in kode}


def get_aturan(kode: str, *, kabupaten: str, pada: date) -> Aturan:
    """The rule in force on that day. Raises AturanTidakDikenal with the nearest codes."""
    aturan = find_aturan(kode, kabupaten=kabupaten, pada=pada)
    if aturan is None:
        dikenal = Aturan.objects.values_list("kode", flat=True).distinct()
        raise rules.AturanTidakDikenal(kode, rules.suggest_kode(kode, dikenal))
    return aturan


def list_riwayat(kode: str, *, kabupaten: str) -> QuerySet[Aturan]:
    """Every period of one rule, newest first."""
    return Aturan.objects.filter(kode=kode, kabupaten__in=["", kabupaten]).order_by(
        "-berlaku_dari", "-kabupaten"
    )


def istilah(nama: str, kabupaten: str, pada: date) -> str:
    """What an office is called here: `istilah("kades", "63.06", hari)` is "Pembakal"."""
    aturan = find_aturan(f"sebutan-{nama}", kabupaten=kabupaten, pada=pada)
    return str(aturan.isi["sebutan"]) if aturan else nama.capitalize()


def alasan_list(kabupaten: str, pada: date) -> list[Alasan]:
    """Reason codes in force, in the order of their codes."""
    semua = sorted(list_aturan(kabupaten=kabupaten, pada=pada, jenis=Jenis.ALASAN), key=lambda a: a.kode)
    return [
        Alasan(a.kode, a.nama, str(a.isi.get("kalimat", a.nama)), bool(a.isi.get("wajib_teks")), a.dasar)
        for a in semua
    ]


@dataclass(frozen=True)
class BatasHari:
    """A threshold in days, and the days that lie that far behind and ahead."""

    hari: int
    sejak_on: date
    sampai_on: date


def count_batas(kode: str, *, kabupaten: str, pada: date, bagian: str = "hari") -> BatasHari:
    """A threshold in days by the rule in force. Raises AturanTidakDikenal."""
    hari = int(get_aturan(kode, kabupaten=kabupaten, pada=pada).isi[bagian])
    return BatasHari(hari, pada - timedelta(days=hari), pada + timedelta(days=hari))


def libur_of(kabupaten: str) -> Mapping[date, str]:
    """Holidays and cuti bersama of a kabupaten, as the engine takes them. One query."""
    return remember(
        ("libur", kabupaten),
        lambda: dict(HariLibur.objects.filter(kabupaten__in=["", kabupaten]).values_list("tanggal", "nama")),
    )


def hari_kerja_of(kabupaten: str, pada: date) -> int:
    """Working days in a week here: 5, or 6 by the rule `hari-kerja-seminggu`."""
    aturan = find_aturan("hari-kerja-seminggu", kabupaten=kabupaten, pada=pada)
    return int(aturan.isi.get("nilai", 5)) if aturan else 5


def count_due(aturan_kode: str, *, kabupaten: str, mulai: date) -> rules.HasilTenggat:
    """Due day of a rule that starts on `mulai`, with its working. Raises AturanTidakDikenal."""
    aturan = get_aturan(aturan_kode, kabupaten=kabupaten, pada=mulai)
    return rules.hitung_tenggat(aturan, mulai, libur_of(kabupaten), hari_kerja_of(kabupaten, mulai))


def list_tenggat(by: Pelaku, *, sampai: date | None = None) -> QuerySet[Tenggat]:
    """Running clocks inside an office's reading roots, the most urgent first."""
    cakupan = Q(pk__in=[])
    for akar in by.akar_baca:
        cakupan |= Q(kode_wilayah__gte=akar, kode_wilayah__lt=f"{akar}/")
    berjalan = Tenggat.objects.filter(cakupan, selesai_at__isnull=True)
    return berjalan.filter(jatuh_tempo_on__lte=sampai) if sampai else berjalan


def find_due(*, objek_jenis: str, objek_id: object, aturan_kode: str) -> date | None:
    """Due day of the clock that runs on this object, if one does."""
    berjalan = Tenggat.objects.filter(
        objek_jenis=objek_jenis, objek_id=str(objek_id), aturan_kode=aturan_kode, selesai_at__isnull=True
    )
    return berjalan.values_list("jatuh_tempo_on", flat=True).first()
