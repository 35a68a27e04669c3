"""Menyatakan untuk siapa sebuah kegiatan, dan mencatat siapa yang sudah terjangkau."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.program import rules
from terasa.program.enums import CaraJangkauan, SatuanPenerima
from terasa.program.models import (
    BagianJangkauan,
    BagianSasaran,
    DaftarPenerima,
    Jangkauan,
    Kegiatan,
    SasaranPenerima,
)
from terasa.program.permissions import can_manage
from terasa.program.queries.penerima import as_bagian, batas_hitungan, list_bagian, list_pilihan
from terasa.program.rules import penerima as aturan
from terasa.program.rules.penerima import Bagian, Capaian
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotState(AturanDilanggar):
    """Whom it is meant for cannot be stated so."""


class CannotReach(AturanDilanggar):
    """The count of whom was reached is not accepted."""


@dataclass(frozen=True)
class DataSasaran:
    """Whom a kegiatan is meant for, in words, and where the numbers come from."""

    kelompok: str
    satuan: str
    sumber: str
    pada: date
    untuk: str = ""
    target: int | None = None
    alasan: str = ""


@konteks.act("state_sasaran")
def state_sasaran(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    data: DataSasaran,
    bagian: Iterable[Bagian],
    now: datetime,
    daftar: DaftarPenerima | None = None,
) -> SasaranPenerima:
    """The next version of whom it is meant for, per group. Raises CannotState, SasaranTakSah, KerangkaTakSah."""
    kegiatan = lock_managed(kegiatan, by)
    hari = timezone.localdate(now)
    nama = dict(list_pilihan("kelompok-penerima", kegiatan.kabupaten, hari)).get(data.kelompok)
    if nama is None:
        raise CannotState(_("Pilih kelompok penerimanya dari daftar."), code="kelompok")
    urutan = _next_urutan(kegiatan, data.kelompok)
    _check_data(data, urutan, hari)
    tempat = aturan.read_bagian(bagian, cakupan=kegiatan.cakupan, satuan=data.satuan)
    batas = batas_hitungan(kegiatan.kabupaten, hari).tahan
    sasaran = SasaranPenerima.objects.create(
        kegiatan=kegiatan,
        kelompok=data.kelompok,
        kelompok_nama=nama[:120],
        urutan=urutan,
        untuk=mask_pribadi(data.untuk.strip())[:250],
        satuan=data.satuan,
        target=data.target,
        sumber=mask_pribadi(data.sumber.strip())[:160],
        pada=data.pada,
        daftar=daftar,
        alasan=mask_pribadi(data.alasan.strip())[:300] if urutan > 1 else "",
        batas=batas,
        terbit=aturan.publish_sasaran(tempat, data.satuan, batas),
        dicatat_at=now,
        oleh=by.label,
    )
    BagianSasaran.objects.bulk_create(
        BagianSasaran(
            sasaran=sasaran,
            unit_id=kegiatan.unit_id,
            kode_wilayah=b.desa,
            rt=b.rt,
            rumah=b.rumah,
            orang=b.orang,
        )
        for b in tempat
    )
    return sasaran


def lock_managed(kegiatan: Kegiatan, by: Pelaku) -> Kegiatan:
    """The kegiatan, locked, when this unit answers for it and it still lives. Raises CannotState."""
    if not can_manage(by, kegiatan):
        raise CannotState(_("Hanya unit pelaksana yang menyatakan siapa penerimanya."), code="bukan-unit")
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=kegiatan.pk)
    if kegiatan.status in rules.MATI:
        raise CannotState(_("Kegiatan ini dibatalkan atau diteruskan kegiatan lain."), code="mati")
    return kegiatan


def _next_urutan(kegiatan: Kegiatan, kelompok: str) -> int:
    semua = SasaranPenerima.objects.filter(kegiatan=kegiatan, kelompok=kelompok)
    return int(semua.aggregate(n=Max("urutan"))["n"] or 0) + 1


def _check_data(data: DataSasaran, urutan: int, hari: date) -> None:
    if data.satuan not in SatuanPenerima.values:
        raise CannotState(_("Pilih yang dihitung: rumah tangga atau orang."), code="satuan")
    if not data.sumber.strip():
        raise CannotState(_("Sebutkan dari mana angkanya."), code="sumber")
    if data.pada > hari:
        raise CannotState(_("Tanggal angkanya tidak boleh di masa depan."), code="masa-depan")
    if data.target is not None and not 0 < data.target <= aturan.TERBANYAK:
        raise CannotState(_("Target ditulis sebagai bilangan bulat lebih dari nol."), code="target")
    if urutan > 1 and len(data.alasan.strip()) < 5:
        raise CannotState(
            _(
                "Kelompok ini sudah pernah dinyatakan. Tulis mengapa sekarang berubah; alasannya terbaca umum."
            ),
            code="alasan",
        )


@dataclass(frozen=True)
class DataJangkauan:
    """When and how it was counted; `contoh` is (reached, asked) of an estimate."""

    per_tanggal: date
    cara: str
    sumber: str = ""
    keterangan: str = ""
    contoh: tuple[int, int] | None = None


@konteks.act("record_jangkauan")
def record_jangkauan(
    *,
    sasaran: SasaranPenerima,
    by: Pelaku,
    data: DataJangkauan,
    capaian: Mapping[int, tuple[int, str]],
    kunci_kirim: UUID,
    now: datetime,
) -> Jangkauan:
    """Who was reached by a day, as {id of the place: (number, reason why others were not)}.

    The same `kunci_kirim` again changes nothing. More than meant is taken and told. Raises CannotReach, CannotState.
    """
    kegiatan = lock_managed(sasaran.kegiatan, by)
    if lama := Jangkauan.objects.filter(kunci_kirim=kunci_kirim).first():
        if lama.sasaran_id != sasaran.pk:
            raise CannotReach(_("Kiriman ini sudah dipakai untuk catatan lain."), code="kunci")
        return lama
    hari = timezone.localdate(now)
    _check_jangkauan(data, kegiatan, hari)
    bagian, alasan = list_bagian(sasaran), dict(list_pilihan("alasan-terlewat", kegiatan.kabupaten, hari))
    contoh = data.contoh if data.cara == CaraJangkauan.CONTOH else None
    tercapai = [] if contoh else _match(bagian, capaian, alasan)
    if contoh:
        terbit = aturan.publish_contoh(*contoh, sasaran.n, batas_hitungan(kegiatan.kabupaten, hari))
    else:
        terbit = aturan.publish_jangkauan(tercapai, sasaran.satuan, sasaran.batas, alasan)
    jangkauan = Jangkauan.objects.create(
        sasaran=sasaran,
        kunci_kirim=kunci_kirim,
        per_tanggal=data.per_tanggal,
        cara=data.cara,
        sumber=mask_pribadi(data.sumber.strip())[:160],
        keterangan=mask_pribadi(data.keterangan.strip()),
        contoh_ya=contoh[0] if contoh else None,
        contoh_n=contoh[1] if contoh else None,
        is_lebih=any(c.terjangkau > c.bagian.count(sasaran.satuan) for c in tercapai),
        terbit=terbit,
        dicatat_at=now,
        oleh=by.label,
    )
    BagianJangkauan.objects.bulk_create(
        BagianJangkauan(
            jangkauan=jangkauan,
            bagian=b,
            unit_id=kegiatan.unit_id,
            terjangkau=c.terjangkau,
            alasan_kode=c.alasan,
        )
        for b, c in zip(bagian, tercapai, strict=False)
    )
    return jangkauan


def _check_jangkauan(data: DataJangkauan, kegiatan: Kegiatan, hari: date) -> None:
    if data.cara not in CaraJangkauan.values:
        raise CannotReach(_("Pilih bagaimana dihitungnya."), code="cara")
    if data.per_tanggal > hari:
        raise CannotReach(_("Tanggalnya tidak boleh di masa depan."), code="masa-depan")
    # An imported kegiatan was made here long after its year.
    if data.per_tanggal < min(timezone.localdate(kegiatan.dibuat_at), date(kegiatan.tahun, 1, 1)):
        raise CannotReach(_("Tanggalnya sebelum kegiatan ini ada."), code="terlalu-awal")
    if data.cara != CaraJangkauan.CONTOH:
        return
    batas = batas_hitungan(kegiatan.kabupaten, hari).tahan
    if data.contoh is None or not 0 <= data.contoh[0] <= data.contoh[1] <= aturan.TERBANYAK:
        raise CannotReach(
            _("Isi berapa yang ditanya dan berapa di antaranya yang terjangkau."), code="contoh"
        )
    if data.contoh[1] < batas:
        raise CannotReach(
            _("Taksiran memerlukan paling sedikit %(n)s yang ditanya.") % {"n": batas}, code="contoh-kecil"
        )


def _match(
    bagian: list[BagianSasaran], capaian: Mapping[int, tuple[int, str]], alasan: Mapping[str, str]
) -> list[Capaian]:
    """Every place with its number; a place left out is not a zero. Raises CannotReach."""
    hasil = []
    for b, tempat in zip(bagian, as_bagian(bagian), strict=True):
        if b.pk not in capaian:
            raise CannotReach(
                _("Isi jumlah yang terjangkau di setiap tempat; tulis 0 bila belum ada."), code="kurang"
            )
        jumlah, sebab = capaian[b.pk]
        if not 0 <= jumlah <= aturan.TERBANYAK:
            raise CannotReach(
                _("Jumlah yang terjangkau harus bilangan bulat, paling kecil 0."), code="jumlah"
            )
        if sebab and sebab not in alasan:
            raise CannotReach(_("Pilih sebabnya dari daftar."), code="alasan")
        hasil.append(Capaian(tempat, jumlah, sebab))
    if not hasil:
        raise CannotReach(_("Sasarannya belum punya tempat yang dapat Anda baca."), code="kosong")
    return hasil
