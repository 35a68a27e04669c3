"""Menawarkan layanan: menambah, menyunting, menetapkan standar baru, dan menghentikan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.cari.services import remove_entri, write_entri
from terasa.layanan import rules
from terasa.layanan.models import Layanan, StandarLayanan
from terasa.layanan.permissions import serves
from terasa.layanan.queries.katalog import JENIS_CARI
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku

HENTI = ("dihentikan_on", "alasan_henti", "ganti_henti")


class CannotOffer(AturanDilanggar):
    """The service cannot be offered like that, or not by this office."""


@konteks.act("add_layanan")
def add_layanan(
    *,
    unit: Unit,
    nama: str,
    ringkas: str,
    standar: rules.DataStandar,
    by: Pelaku,
    now: datetime,
    jenis: str = "layanan",
    kata_kunci: str = "",
    tautan: str = "",
    is_peragaan: bool = False,
) -> Layanan:
    """A service with the first version of its standard. Raises CannotOffer, CannotAccept."""
    _require_unit(by, unit.pk)
    rules.check_standar(standar)
    _check_nama(unit.pk, nama, ringkas)
    layanan = Layanan(
        kode=claim_kode("layanan"),
        unit=unit,
        kode_wilayah=unit.kode_wilayah,
        jenis=jenis,
        nama=nama.strip(),
        ringkas=ringkas.strip(),
        kata_kunci=kata_kunci.strip(),
        tautan=tautan,
        is_peragaan=is_peragaan,
    )
    layanan.save(force_insert=True)
    _write_standar(layanan, standar, versi=1, by=by, now=now)
    _index(layanan)
    return layanan


@konteks.act("edit_layanan")
def edit_layanan(
    *, layanan: Layanan, nama: str, ringkas: str, kata_kunci: str, tautan: str = "", by: Pelaku
) -> Layanan:
    """Its names and the words it is found by; what is promised changes with `set_standar`. Raises CannotOffer."""
    _require_unit(by, layanan.unit_id)
    _check_nama(layanan.unit_id, nama, ringkas, kecuali=layanan)
    layanan.nama, layanan.ringkas = nama.strip(), ringkas.strip()
    layanan.kata_kunci, layanan.tautan = kata_kunci.strip(), tautan
    layanan.save(update_fields=["nama", "ringkas", "kata_kunci", "tautan"])
    if layanan.dihentikan_on is None:
        _index(layanan)
    return layanan


@konteks.act("set_standar")
def set_standar(*, layanan: Layanan, data: rules.DataStandar, by: Pelaku, now: datetime) -> StandarLayanan:
    """The next version from its day on; the one before ends the day before. Raises CannotOffer, CannotAccept."""
    _require_unit(by, layanan.unit_id)
    rules.check_standar(data)
    lama = layanan.standar.select_for_update().order_by("-versi").first()
    assert lama is not None  # a service is never without a standard
    if data.berlaku_dari <= lama.berlaku_dari:
        raise CannotOffer(
            _("Standar baru harus berlaku sesudah standar sebelumnya mulai berlaku."), code="tanggal-standar"
        )
    lama.berlaku_sampai = data.berlaku_dari - timedelta(days=1)
    lama.save(update_fields=["berlaku_sampai"])
    return _write_standar(layanan, data, versi=lama.versi + 1, by=by, now=now)


@konteks.act("stop_layanan")
def stop_layanan(*, layanan: Layanan, pada: date, alasan: str, by: Pelaku, ganti: str = "") -> None:
    """No longer offered, and why, and where to go instead; requests that run are finished. Raises CannotOffer."""
    _require_unit(by, layanan.unit_id)
    if not alasan.strip():
        raise CannotOffer(_("Tulis mengapa layanan ini dihentikan."), code="tanpa-alasan")
    layanan.dihentikan_on, layanan.alasan_henti, layanan.ganti_henti = pada, alasan.strip(), ganti.strip()
    layanan.save(update_fields=HENTI)
    remove_entri(JENIS_CARI, layanan.pk)


@konteks.act("resume_layanan")
def resume_layanan(*, layanan: Layanan, by: Pelaku) -> None:
    """Offered again, as its standard says. Raises CannotOffer."""
    _require_unit(by, layanan.unit_id)
    if layanan.dihentikan_on is None:
        raise CannotOffer(_("Layanan ini sedang ditawarkan."), code="sedang-dibuka")
    layanan.dihentikan_on, layanan.alasan_henti, layanan.ganti_henti = None, "", ""
    layanan.save(update_fields=HENTI)
    _index(layanan)


def _require_unit(by: Pelaku, unit_id: int) -> None:
    if not serves(by, unit_id):
        raise CannotOffer(_("Layanan ini diatur unit lain."), code="bukan-wewenang")


def _check_nama(unit_id: int, nama: str, ringkas: str, kecuali: Layanan | None = None) -> None:
    if not nama.strip() or not ringkas.strip():
        raise CannotOffer(_("Tulis nama layanan dan apa yang didapat warga darinya."), code="nama-kosong")
    sama = Layanan.objects.filter(unit_id=unit_id, nama=nama.strip())
    if (sama.exclude(pk=kecuali.pk) if kecuali else sama).exists():
        raise CannotOffer(_("Unit ini sudah mempunyai layanan dengan nama itu."), code="nama-ganda")


def _write_standar(
    layanan: Layanan, data: rules.DataStandar, *, versi: int, by: Pelaku, now: datetime
) -> StandarLayanan:
    standar = StandarLayanan(
        layanan=layanan,
        versi=versi,
        berlaku_dari=data.berlaku_dari,
        persyaratan=list(rules.read_persyaratan(data.persyaratan)),
        hari_kerja=data.hari_kerja,
        biaya=data.biaya,
        komponen={k: v.strip() for k, v in data.komponen.items() if v.strip()},
        maklumat=data.maklumat.strip(),
        dasar=data.dasar.strip(),
        oleh=by.label,
        dibuat_at=now,
    )
    standar.save(force_insert=True)
    return standar


def _index(layanan: Layanan) -> None:
    write_entri(
        jenis=JENIS_CARI,
        objek_id=layanan.pk,
        kode=layanan.kode,
        judul=layanan.nama,
        teks=f"{layanan.ringkas} {layanan.kata_kunci} {layanan.unit.nama}",
        kode_wilayah=layanan.kode_wilayah,
        tahun=None,
        url=layanan.alamat,
    )
