"""Cakupan sebuah paket: kantor, tempat, pemegang yang berakhir, dan penggantinya."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang.models import Usulan, UsulanQuerySet
from terasa.perangkat.models import DEFINITIF, MasaJabatan, MasaJabatanQuerySet
from terasa.perangkat.models.masa import SAMPAI
from terasa.program.models import Kegiatan
from terasa.program.queries import serving
from terasa.serah_terima.enums import JabatanPaket
from terasa.serah_terima.rules import Lingkup
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.errors import AturanDilanggar
from terasa.wilayah.models import under

JENIS_UNIT = {
    JabatanPaket.BUPATI: ("pimpinan",),
    JabatanPaket.CAMAT: ("kecamatan",),
    JabatanPaket.KADES: ("desa",),
    JabatanPaket.KEPALA_UNIT: ("perangkat_daerah", "bappeda", "sekretariat", "pengawas"),
}


class LingkupTakDikenal(AturanDilanggar):
    """No such post or office."""


def find_lingkup(
    jabatan: str, tanggal: date, *, kabupaten: str, wilayah: str = "", unit: str = ""
) -> Lingkup:
    """The office that hands over. Raises LingkupTakDikenal with what is missing."""
    if jabatan not in JabatanPaket.values:
        raise LingkupTakDikenal(
            _("Jabatan “%(nama)s” tidak dikenal; pilih bupati, camat, kades, atau kepala_unit.")
            % {"nama": jabatan},
            code="jabatan",
        )
    return lingkup_of(_find_unit(jabatan, kabupaten, wilayah, unit), jabatan, tanggal)


def _find_unit(jabatan: str, kabupaten: str, wilayah: str, unit: str) -> Unit:
    jenis = JENIS_UNIT[JabatanPaket(jabatan)]
    semua = Unit.objects.filter(kabupaten=kabupaten, jenis__in=jenis)
    if jabatan != JabatanPaket.BUPATI and not (wilayah or unit):
        raise LingkupTakDikenal(
            _("Sebutkan kantornya: --wilayah untuk camat dan kades, --unit untuk kepala unit."), code="kantor"
        )
    if unit:
        semua = semua.filter(Q(kode=unit) | Q(singkatan__iexact=unit))
    if wilayah:
        semua = semua.filter(kode_wilayah=wilayah)
    # An office with a registered post of this kind comes first, so that a helper unit of the same kind is not taken.
    ada = sorted(semua, key=lambda u: (not u.jabatan.filter(jenis=jabatan).exists(), u.pk))
    if not ada:
        raise LingkupTakDikenal(_("Kantor itu tidak ada di kabupaten ini."), code="kantor")
    return ada[0]


def jabatan_of(unit: Unit) -> str:
    """The post of this office that hands over; "" when none of ours does."""
    return next((j.value for j, jenis in JENIS_UNIT.items() if unit.jenis in jenis), "")


def lingkup_of(unit: Unit, jabatan: str, tanggal: date) -> Lingkup:
    """The scope of a known office."""
    return Lingkup(jabatan, unit.kabupaten, unit.kode_wilayah, unit.pk, unit.nama, tanggal)


def find_berakhir(lingkup: Lingkup) -> MasaJabatan | None:
    """Who held the post until that day; who stands in comes before the one who is away. One query."""
    masa = _masa(lingkup).alias(_s=SAMPAI).filter(mulai_on__lt=lingkup.tanggal)
    ada = list(masa.filter(Q(_s__isnull=True) | Q(_s__gte=lingkup.tanggal)).order_by("-mulai_on", "pk"))
    return next((m for m in ada if m.cara not in DEFINITIF), ada[0] if ada else None)


def find_penerus(lingkup: Lingkup, lama: MasaJabatan | None, pada: date) -> MasaJabatan | None:
    """Who took the same seat from that day on and holds it at `pada`; the definitive one comes first. One query."""
    masa = _masa(lingkup).pada(pada).filter(mulai_on__gte=lingkup.tanggal)
    if lama is not None:
        masa = masa.filter(jabatan_id=lama.jabatan_id, kursi_ke=lama.kursi_ke).exclude(pk=lama.pk)
    ada = list(masa.order_by("mulai_on", "pk"))
    return next((m for m in ada if m.cara in DEFINITIF), ada[0] if ada else None)


def _masa(lingkup: Lingkup) -> MasaJabatanQuerySet:
    return MasaJabatan.objects.filter(
        jabatan__unit_id=lingkup.unit_id, jabatan__jenis=lingkup.jabatan
    ).select_related("orang", "jabatan")


def usulan_of(lingkup: Lingkup) -> UsulanQuerySet:
    """Usulan of the place, or sent to the unit; those of the demonstration too."""
    if lingkup.is_unit:
        return Usulan.objects.filter(kabupaten=lingkup.kabupaten, unit_tujuan_id=lingkup.unit_id)
    return Usulan.objects.filter(kabupaten=lingkup.kabupaten).under(lingkup.kode)


def kegiatan_of(lingkup: Lingkup) -> QuerySet[Kegiatan]:
    """Kegiatan of the unit, or that serve the place."""
    semua = Kegiatan.objects.filter(kabupaten=lingkup.kabupaten)
    if lingkup.is_unit:
        return semua.filter(unit_id=lingkup.unit_id)
    return semua if lingkup.kode == lingkup.kabupaten else serving(semua, lingkup.kode)


def tugas_of(lingkup: Lingkup) -> QuerySet[TindakLanjut]:
    """Tasks that the office gave or must do, and those of its place."""
    milik = Q(pelaksana_id=lingkup.unit_id) | Q(pemberi_id=lingkup.unit_id)
    if not lingkup.is_unit:
        milik |= under(lingkup.kode, "kode_wilayah")
    return TindakLanjut.objects.filter(milik, kabupaten=lingkup.kabupaten)
