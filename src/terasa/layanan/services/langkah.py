"""Satu langkah permohonan: periksa siapa, kunci barisnya, pindahkan menurut tabel, catat stasiunnya, kabari orangnya."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.services import finish_tenggat, start_tenggat
from terasa.kabar.models import Alamat
from terasa.kabar.services import enqueue, tell_roles
from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Keputusan
from terasa.layanan.models import PeristiwaLayanan, Permohonan
from terasa.layanan.permissions import PELAYAN, serves
from terasa.layanan.queries.katalog import list_alasan
from terasa.layanan.rules.isian import refuse_nomor_induk
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku

OBJEK = rules.OBJEK


class CannotServe(AturanDilanggar):
    """The state of this request, or who asks, does not allow the act."""


def require_unit(by: Pelaku, permohonan: Permohonan) -> None:
    """Only a post in the unit that was asked. Raises CannotServe."""
    if not serves(by, permohonan.unit_id):
        raise CannotServe(_("Permohonan ini dilayani unit lain."), code="bukan-wewenang")


def require_kunci(permohonan: Permohonan) -> None:
    """Only inside `konteks.dengan_kunci` of this request, once its key was checked. Raises CannotServe."""
    kini = konteks.sekarang()
    if not kini.sistem and kini.kunci != str(permohonan.pk):
        raise CannotServe(_("Buka dulu permohonan ini dengan kode dan kunci pada slip."), code="tanpa-kunci")


def lock(permohonan: Permohonan) -> None:
    """Read the row again and hold it until the act ends."""
    permohonan.refresh_from_db(from_queryset=Permohonan.objects.select_for_update())


def take_step(
    permohonan: Permohonan, keputusan: Keputusan, *, by: Pelaku, now: datetime, **isi: object
) -> PeristiwaLayanan:
    """Move a locked row by the table and write its station; `isi` are fields of the station. Raises CannotServe."""
    tujuan = rules.next_status(keputusan, permohonan.status)
    if tujuan is None:
        raise CannotServe(rules.explain_refusal(permohonan.status), code=f"keadaan-{permohonan.status}")
    permohonan.status = tujuan
    return record(permohonan, keputusan, by=by, now=now, **isi)


def record(
    permohonan: Permohonan, keputusan: Keputusan, *, by: Pelaku, now: datetime, **isi: object
) -> PeristiwaLayanan:
    """One public station. Its words come from the office or a rule, never from the person."""
    refuse_nomor_induk(str(isi.get("alasan", "")))
    return PeristiwaLayanan.objects.create(
        permohonan=permohonan, pada=now, oleh=by.label, keputusan=keputusan, **isi
    )


def start_jam(
    permohonan: Permohonan, aturan_kode: str, judul: str, now: datetime, jumlah: int | None = None
) -> date:
    """Run a clock of this request; returns its due day."""
    tenggat = start_tenggat(
        aturan_kode=aturan_kode,
        kabupaten=permohonan.unit.kabupaten,
        kode_wilayah=permohonan.kode_wilayah,
        objek_jenis=OBJEK,
        objek_id=permohonan.pk,
        judul=judul % {"kode": print_kode(permohonan.kode)},
        mulai_on=timezone.localdate(now),
        jumlah=jumlah,
    )
    return tenggat.jatuh_tempo_on


def stop_jam(permohonan: Permohonan, now: datetime, *aturan_kode: str) -> None:
    """Stop these clocks of this request; all that the office has to keep when none is named."""
    for kode in aturan_kode or rules.JAM:
        finish_tenggat(objek_jenis=OBJEK, objek_id=permohonan.pk, aturan_kode=kode, now=now)


def start_janji(permohonan: Permohonan, now: datetime) -> date:
    """The promise: of the law for information, of the service's own standard for all else."""
    if permohonan.layanan.jenis == JenisLayanan.INFORMASI:
        return start_jam(permohonan, rules.JAM_PPID, _("Jawaban atas permintaan informasi %(kode)s"), now)
    hari = permohonan.standar.hari_kerja
    return start_jam(permohonan, rules.JANJI, _("Janji layanan %(kode)s"), now, jumlah=hari)


def require_alasan(aturan_kode: str, kode: str, teks: str, permohonan: Permohonan, now: datetime) -> str:
    """The public sentence of a chosen reason with the officer's own words. Raises CannotServe."""
    semua = list_alasan(aturan_kode, permohonan.unit.kabupaten, timezone.localdate(now))
    pilihan = next((p for p in semua if p.kode == kode), None)
    if pilihan is None:
        raise CannotServe(_("Pilih alasannya dari daftar."), code="alasan")
    if pilihan.wajib_teks and not teks.strip():
        raise CannotServe(_("Jelaskan alasan itu dengan kalimat sendiri."), code="alasan-kosong")
    return " ".join(filter(None, (pilihan.kalimat, teks.strip())))


def tell_pemohon(
    permohonan: Permohonan, kejadian: str, subjek: str, teks: str, now: datetime, rahasia: str = ""
) -> int:
    """Tell whoever asked and left an address. The message names the code, never what was asked. `rahasia` goes with it
    and stands nowhere in clear."""
    with konteks.sebagai_sistem():
        milik = Alamat.objects.filter(pemilik_id=permohonan.pk, berhenti_at__isnull=True)
        alamat = list(milik.values_list("pk", flat=True))
    return enqueue(
        kejadian=f"permohonan-{kejadian}:{permohonan.pk}",
        subjek=f"{subjek}: {print_kode(permohonan.kode)}",
        teks=teks,
        tautan=permohonan.tautan,
        now=now,
        alamat=alamat,
        kode_wilayah=permohonan.kode_wilayah,
        rahasia=rahasia,
    )


def tell_unit(permohonan: Permohonan, kejadian: str, subjek: str, teks: str, now: datetime) -> int:
    """Tell the people who serve in this unit; no word of the person."""
    return tell_roles(
        kejadian=f"permohonan-{kejadian}:{permohonan.pk}",
        subjek=f"{subjek}: {print_kode(permohonan.kode)}",
        teks=teks,
        tautan=f"/kerja/layanan/permohonan/{permohonan.kode}/",
        now=now,
        jenis=PELAYAN,
        kode_wilayah=permohonan.kode_wilayah,
        unit_id=permohonan.unit_id,
    )
