"""Pesan antara unit dan pemohon; tidak pernah tampil untuk umum."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import print_kunci
from terasa.layanan.enums import Arah
from terasa.layanan.models import Permohonan, PesanPermohonan
from terasa.layanan.rules.isian import refuse_nomor_induk
from terasa.layanan.services.langkah import (
    CannotServe,
    lock,
    require_kunci,
    require_unit,
    tell_pemohon,
    tell_unit,
)
from terasa.umum import konteks
from terasa.umum.kode import hash_kunci, print_kode, read_kunci
from terasa.umum.pelaku import Pelaku

TERPANJANG = 2000


@konteks.act("send_pesan")
def send_pesan(*, permohonan: Permohonan, teks: str, by: Pelaku, now: datetime) -> PesanPermohonan:
    """The unit writes; the person hears that something is to be read with the key. Raises CannotServe, CannotAccept."""
    require_unit(by, permohonan)
    pesan = _write(permohonan, Arah.KE_PEMOHON, teks, by, now)
    tell_pemohon(
        permohonan,
        f"pesan-{pesan.pk}",
        _("Ada pesan petugas"),
        _("Buka dengan kode dan kunci pada slip."),
        now,
    )
    return pesan


@konteks.act("send_kunci")
def send_kunci(*, permohonan: Permohonan, kunci: str, by: Pelaku, now: datetime) -> int:
    """Send the slip of somebody who asked by telephone to where they can be reached, once. The key is the one on the
    officer's screen; it is stored nowhere. Returns to how many addresses. Raises CannotServe."""
    require_unit(by, permohonan)
    if hash_kunci(kunci) != permohonan.kunci_sidik:
        raise CannotServe(_("Kunci itu bukan milik permohonan ini."), code="kunci")
    banyak = tell_pemohon(
        permohonan,
        "kunci",
        _("Slip permohonan Anda"),
        _("Simpan kuncinya; dengan kode dan kunci Anda membaca pesan petugas di /permohonan/saya/."),
        now,
        rahasia=_("Kode %(kode)s, kunci %(kunci)s")
        % {"kode": print_kode(permohonan.kode), "kunci": print_kunci(read_kunci(kunci))},
    )
    if not banyak:
        raise CannotServe(
            _("Pemohon tidak meninggalkan kontak; bacakan kode dan kuncinya."), code="tanpa-kontak"
        )
    return banyak


@konteks.act("reply_pesan")
def reply_pesan(*, permohonan: Permohonan, teks: str, by: Pelaku, now: datetime) -> PesanPermohonan:
    """The person writes. Raises CannotServe, CannotAccept."""
    require_kunci(permohonan)
    pesan = _write(permohonan, Arah.DARI_PEMOHON, teks, by, now)
    tell_unit(permohonan, f"pesan-{pesan.pk}", _("Pesan pemohon"), _("Pemohon menulis pesan."), now)
    return pesan


def _write(permohonan: Permohonan, arah: Arah, teks: str, by: Pelaku, now: datetime) -> PesanPermohonan:
    lock(permohonan)
    # What is written after that would be kept without an end.
    if permohonan.dihapus_at is not None:
        raise CannotServe(
            _("Data pemohon sudah dihapus; tidak ada lagi pesan di sini."), code="sudah-dihapus"
        )
    bersih = teks.strip()
    if not bersih or len(bersih) > TERPANJANG:
        raise CannotServe(_("Tulis pesannya, paling banyak 2.000 huruf."), code="pesan")
    refuse_nomor_induk(bersih)
    return PesanPermohonan.objects.create(
        permohonan=permohonan,
        unit_id=permohonan.unit_id,
        kode_wilayah=permohonan.kode_wilayah,
        arah=arah,
        teks=bersih,
        oleh=by.label,
        pada=now,
    )
