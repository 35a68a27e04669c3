"""Laporan rakor kepada bupati: dikirim tuan rumah, diteruskan Bagian Pemerintahan, dibaca bupati."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.kabar.services import tell_roles
from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import LaporanRakor, Rakor
from terasa.rakor.permissions import may_forward
from terasa.rakor.services.rakor import CannotMeet, lock_rakor
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("send_laporan_rakor")
def send_laporan(*, rakor: Rakor, by: Pelaku, now: datetime) -> LaporanRakor:
    """Hand the minutes to Bagian Pemerintahan; a second time changes nothing. Raises CannotMeet."""
    satu = lock_rakor(rakor, by, StatusRakor.SELESAI)
    isi = {"dikirim_at": now, "dikirim_oleh": by.label}
    laporan, baru = LaporanRakor.objects.get_or_create(rakor=satu, defaults=isi)
    if baru:
        _tell(
            satu,
            "laporan-rakor",
            JenisPeran.BAGIAN_PEMERINTAHAN,
            _("Laporan rapat menunggu diteruskan: %(judul)s"),
            now,
        )
    return laporan


@konteks.act("forward_laporan_rakor")
def forward_laporan(*, rakor: Rakor, by: Pelaku, catatan: str, now: datetime) -> LaporanRakor:
    """Bagian Pemerintahan passes it on to the regent with a note. Raises CannotMeet."""
    laporan = LaporanRakor.objects.select_for_update(of=("self",)).filter(rakor=rakor).first()
    if laporan is None or not may_forward(by, rakor):
        raise CannotMeet(_("Laporan rapat ini tidak menunggu kantor Anda."), code="bukan-anda")
    if laporan.diteruskan_at is not None:
        raise CannotMeet(_("Laporan ini sudah diteruskan."), code="status")
    laporan.diteruskan_at, laporan.diteruskan_oleh, laporan.catatan = now, by.label, catatan.strip()
    laporan.save(update_fields=["diteruskan_at", "diteruskan_oleh", "catatan"])
    _tell(rakor, "laporan-rakor-bupati", JenisPeran.BUPATI, _("Laporan rapat: %(judul)s"), now)
    return laporan


@konteks.act("read_laporan_rakor")
def read_laporan(*, rakor: Rakor, by: Pelaku, now: datetime) -> None:
    """The regent's office opened it; nobody else's opening counts."""
    if by.jenis == JenisPeran.BUPATI:
        LaporanRakor.objects.filter(rakor=rakor, diteruskan_at__isnull=False, dibaca_at__isnull=True).update(
            dibaca_at=now
        )


def _tell(rakor: Rakor, kejadian: str, jenis: str, subjek: str, now: datetime) -> None:
    tell_roles(
        kejadian=f"{kejadian}:{rakor.pk}",
        subjek=subjek % {"judul": rakor.judul},
        teks=_("Notulen dan arahannya ada di halaman rapatnya."),
        tautan=f"/kerja/rakor/{rakor.pk}/",
        now=now,
        jenis=[jenis],
        kode_wilayah=".".join(rakor.kode_wilayah.split(".")[:2]),
    )
