"""Menerima permohonan: dari loket, telepon, atau ponsel sendiri; tepat sekali, juga yang dikirim luring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import derive_kunci, digest_kirim
from terasa.kabar.models import JenisAlamat
from terasa.kabar.services import add_alamat
from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Keputusan, Saluran
from terasa.layanan.models import IsiPermohonan, Layanan, Permohonan, StandarLayanan
from terasa.layanan.permissions import serves
from terasa.layanan.queries.katalog import find_standar
from terasa.layanan.services.kerja import begin_kurang, begin_proses
from terasa.layanan.services.langkah import record, start_jam, tell_pemohon, tell_unit
from terasa.umum import konteks
from terasa.umum.kode import hash_kunci
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import SISTEM, Pelaku
from terasa.umum.sisip import insert_unless_there

CannotAccept = rules.CannotAccept


class KunciTerpakai(CannotAccept):
    """This form was sent before with other words: a second request must not vanish behind the first."""


@dataclass(frozen=True)
class Terkirim:
    """What the slip shows. `ulang` when the same sending arrived again."""

    permohonan: Permohonan
    kunci: str
    ulang: bool = False


@konteks.act("submit_permohonan")
def submit_permohonan(
    *,
    layanan: Layanan,
    data: rules.DataPermohonan,
    by: Pelaku,
    now: datetime,
    kunci_kirim: UUID,
    lengkap: bool = False,
    kurang: Sequence[str] = (),
) -> Terkirim:
    """Take a request in. The same `kunci_kirim` with the same words gives the same slip and nothing else.

    The counter says at once whether the papers are complete or what is missing; a phone waits to be looked at.
    Raises CannotAccept, KunciTerpakai, AlamatTidakSah, CannotServe.
    """
    standar = _check(layanan, data, by, now)
    with konteks.dengan_kunci(id := uuid4()):
        kunci = derive_kunci(kunci_kirim)
        permohonan = _new_row(id, layanan, standar, data, kunci_kirim, now)
        # The unique digest decides, also when two sendings of one form race.
        if not insert_unless_there(permohonan):
            return _repeat(Permohonan.objects.get(kunci_kirim=permohonan.kunci_kirim), layanan, data, kunci)
        IsiPermohonan.objects.create(
            permohonan=permohonan,
            unit=layanan.unit,
            kode_wilayah=layanan.kode_wilayah,
            nama=data.nama.strip(),
            keperluan=data.keperluan.strip(),
        )
        for jenis, nilai in ((JenisAlamat.SUREL, data.surel), (JenisAlamat.TELEPON, data.telepon)):
            if nilai:
                add_alamat(pemilik_id=id, jenis=jenis, nilai=nilai)
        _announce(permohonan, by=by, now=now, lengkap=lengkap, kurang=kurang)
        return Terkirim(permohonan, kunci)


def _check(layanan: Layanan, data: rules.DataPermohonan, by: Pelaku, now: datetime) -> StandarLayanan:
    hari = timezone.localdate(now)
    standar = find_standar(layanan, hari)
    if standar is None or (layanan.dihentikan_on is not None and layanan.dihentikan_on <= hari):
        raise CannotAccept(_("Layanan ini sedang tidak dibuka."), code="tidak-dibuka")
    if data.saluran != Saluran.PONSEL and not serves(by, layanan.unit_id):
        raise CannotAccept(_("Hanya unitnya yang mencatat permohonan di loket."), code="bukan-wewenang")
    rules.check_permohonan(data, wajib_keperluan=layanan.jenis == JenisLayanan.INFORMASI)
    return standar


def _new_row(
    id: UUID,
    layanan: Layanan,
    standar: StandarLayanan,
    data: rules.DataPermohonan,
    kunci_kirim: UUID,
    now: datetime,
) -> Permohonan:
    return Permohonan(
        id=id,
        kode=claim_kode("permohonan"),
        kunci_sidik=hash_kunci(derive_kunci(kunci_kirim)),
        kunci_kirim=digest_kirim(kunci_kirim),
        layanan=layanan,
        standar=standar,
        unit=layanan.unit,
        kode_wilayah=layanan.kode_wilayah,
        saluran=data.saluran,
        masuk_at=now,
        is_peragaan=data.is_peragaan,
    )


def _repeat(lama: Permohonan, layanan: Layanan, data: rules.DataPermohonan, kunci: str) -> Terkirim:
    with konteks.dengan_kunci(lama.pk):
        isi = IsiPermohonan.objects.get(pk=lama.pk)
    if (lama.layanan_id, isi.keperluan, isi.nama) != (layanan.pk, data.keperluan.strip(), data.nama.strip()):
        raise KunciTerpakai(
            _("Formulir ini sudah terkirim dengan isi lain. Kirim lagi sebagai permohonan baru."),
            code="kunci-kirim-terpakai",
        )
    return Terkirim(lama, kunci, ulang=True)


def _announce(
    permohonan: Permohonan, *, by: Pelaku, now: datetime, lengkap: bool, kurang: Sequence[str]
) -> None:
    """Open the public thread, start the right clock, tell the unit about what came by itself."""
    record(permohonan, Keputusan.DIAJUKAN, by=by, now=now)
    if kurang:
        begin_kurang(permohonan, kurang, by=by, now=now)
    # The law counts from the day a request for information is recorded; there are no papers to wait for.
    elif permohonan.layanan.jenis == JenisLayanan.INFORMASI:
        # From a phone nobody at the office wrote it down: the record is made by itself.
        pencatat = by if serves(by, permohonan.unit_id) else SISTEM
        begin_proses(permohonan, by=pencatat, now=now, sebagai=Keputusan.DICATAT)
    elif lengkap:
        begin_proses(permohonan, by=by, now=now)
    else:
        start_jam(permohonan, rules.JAM_PERIKSA, _("Berkas %(kode)s diperiksa"), now)
    if permohonan.saluran == Saluran.PONSEL:
        tell_unit(
            permohonan, "masuk", _("Permohonan baru"), _("Seorang warga memohon layanan dari ponselnya."), now
        )
    tell_pemohon(
        permohonan,
        "masuk",
        _("Permohonan Anda sudah kami terima"),
        _("Ikuti dengan kode itu. Simpan slip dan kuncinya untuk membaca pesan petugas."),
        now,
    )
