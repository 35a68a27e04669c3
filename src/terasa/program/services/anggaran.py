"""Mencatat versi anggaran sebuah kegiatan; yang lama tetap, dan pengusul tahu bila uang atau tempatnya berubah."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.enums import Tahap
from terasa.program import rules
from terasa.program.enums import Keputusan, TahapAnggaran
from terasa.program.models import Kegiatan, SumberAnggaran, VersiAnggaran
from terasa.program.permissions import can_create
from terasa.program.queries.anggaran import find_versi_kini, isi_of
from terasa.program.rules.anggaran import CannotRevise, IsiVersi, check_versi, is_kabar, name_sumber
from terasa.program.services.benang import record_station, tell_desa, write_cari
from terasa.program.services.nomenklatur import get_cukup_rinci
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_rupiah
from terasa.wilayah.queries import nama_lengkap_banyak

# A kegiatan that was imported may come without its source.
TANPA_SUMBER = "Tidak tertulis pada berkas asalnya"


@konteks.act("revise_anggaran")
def revise_anggaran(*, kegiatan: Kegiatan, by: Pelaku, isi: IsiVersi, now: datetime) -> VersiAnggaran:
    """A further version of the budget line; the kegiatan shows it from now on. Raises CannotRevise."""
    if not can_create(by, kegiatan.unit):
        raise CannotRevise(_("Hanya unit itu sendiri atau Bappeda yang mengubahnya."), code="bukan-unit")
    kegiatan.refresh_from_db(from_queryset=Kegiatan.objects.select_for_update().select_related("unit"))
    if kegiatan.status not in rules.BERJALAN:
        raise CannotRevise(_("Kegiatan ini sudah tidak berjalan."), code="tidak-berjalan")
    lama = find_versi_kini(kegiatan) or add_first(kegiatan, by=by, now=kegiatan.dibuat_at)
    sebelum = isi_of(lama)
    rapi = check_versi(isi, sebelum, timezone.localdate(now))
    resmi = get_cukup_rinci(rapi.nomenklatur_versi, rapi.nomenklatur_kode, CannotRevise)
    baru = _store(kegiatan, rapi, lama.urutan + 1, resmi.kode, resmi.nama, by, now)
    _show(kegiatan, baru, rapi)
    write_cari(kegiatan, nama_wilayah=nama_lengkap_banyak(kegiatan.cakupan))
    if is_kabar(sebelum, rapi):
        _tell(kegiatan, sebelum, baru, by, now)
    return baru


def add_first(
    kegiatan: Kegiatan,
    *,
    by: Pelaku,
    now: datetime,
    tahap: str = TahapAnggaran.APBD,
    sumber: tuple[tuple[str, int], ...] = (),
) -> VersiAnggaran:
    """The first version, out of what the kegiatan says of itself; `sumber` when it has several.

    Raises CannotRevise while its amount is not known.
    """
    if kegiatan.pagu is None:
        raise CannotRevise(_("Pagu kegiatan ini belum diketahui."), code="pagu-kosong")
    isi = IsiVersi(
        tahap=tahap,
        jumlah=kegiatan.pagu,
        sumber=sumber or ((kegiatan.sumber_dana or TANPA_SUMBER, kegiatan.pagu),),
        nomenklatur_versi=kegiatan.nomenklatur_versi,
        nomenklatur_kode=kegiatan.nomenklatur_kode,
        volume=kegiatan.volume,
        satuan=kegiatan.satuan,
        lokasi=kegiatan.lokasi,
    )
    return _store(kegiatan, isi, 1, kegiatan.nomenklatur_kode, kegiatan.nomenklatur_nama, by, now)


def _store(
    kegiatan: Kegiatan, isi: IsiVersi, urutan: int, kode: str, nama: str, by: Pelaku, now: datetime
) -> VersiAnggaran:
    versi = VersiAnggaran(
        kegiatan=kegiatan,
        urutan=urutan,
        tahap=isi.tahap,
        jumlah=isi.jumlah,
        volume=isi.volume,
        satuan=isi.satuan[:40],
        lokasi=mask_pribadi(isi.lokasi)[:250],
        nomenklatur_versi=isi.nomenklatur_versi,
        nomenklatur_kode=kode,
        nomenklatur_nama=nama[:400],
        nomor_dokumen=mask_pribadi(isi.nomor_dokumen)[:120],
        dokumen_on=isi.dokumen_on,
        alasan=mask_pribadi(isi.alasan),
        dicatat_at=now,
        oleh=by.label,
    )
    versi.save(force_insert=True)
    SumberAnggaran.objects.bulk_create(
        SumberAnggaran(versi=versi, nama=nama, jumlah=n, urutan=u)
        for u, (nama, n) in enumerate(isi.sumber, start=1)
    )
    return versi


def _show(kegiatan: Kegiatan, versi: VersiAnggaran, isi: IsiVersi) -> None:
    """The kegiatan itself carries the newest version."""
    kegiatan.pagu, kegiatan.sumber_dana = versi.jumlah, name_sumber(isi.sumber)
    kegiatan.volume, kegiatan.satuan, kegiatan.lokasi = versi.volume, versi.satuan, versi.lokasi
    kegiatan.nomenklatur_versi, kegiatan.nomenklatur_kode = versi.nomenklatur_versi, versi.nomenklatur_kode
    kegiatan.nomenklatur_nama = versi.nomenklatur_nama
    kegiatan.save(
        update_fields=[
            "pagu",
            "sumber_dana",
            "volume",
            "satuan",
            "lokasi",
            "nomenklatur_versi",
            "nomenklatur_kode",
            "nomenklatur_nama",
        ]
    )


def _tell(kegiatan: Kegiatan, sebelum: IsiVersi, baru: VersiAnggaran, by: Pelaku, now: datetime) -> None:
    uang = {
        "nama": kegiatan.nama,
        "kini": format_rupiah(baru.jumlah),
        "semula": format_rupiah(sebelum.jumlah),
    }
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.KEGIATAN,
        keputusan=Keputusan.ANGGARAN_BERUBAH,
        now=now,
        alasan=baru.alasan,
        rincian={
            "nama": kegiatan.nama,
            "tahap": str(TahapAnggaran(baru.tahap).label),
            "sebelum": sebelum.jumlah,
            "jumlah": baru.jumlah,
            "lokasi": baru.lokasi if baru.lokasi != sebelum.lokasi else "",
            "volume": f"{baru.volume} {baru.satuan}".strip()
            if (baru.volume, baru.satuan) != (sebelum.volume, sebelum.satuan) and baru.volume is not None
            else "",
        },
        lanjutan=_("%(unit)s melaksanakannya dan melaporkan kemajuannya.") % {"unit": kegiatan.unit.nama},
        kabar=_("%(nama)s kini %(kini)s, semula %(semula)s.") % uang,
    )
    tell_desa(
        kegiatan=kegiatan,
        kejadian=f"kegiatan:{kegiatan.pk}:anggaran:{baru.urutan}",
        subjek=_("Anggarannya berubah: %(nama)s") % {"nama": kegiatan.nama},
        teks=_("%(nama)s kini %(kini)s, semula %(semula)s. Alasannya: %(alasan)s")
        % {**uang, "alasan": baru.alasan},
        now=now,
    )
