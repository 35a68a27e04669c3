"""Apa yang terjadi sesudah sebuah keputusan, dan aturan waktu mana yang berlaku untuknya."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Hasil, JenisForum, Tahap, Tujuan

PERDES_RKPDES = "perdes-rkpdes"
SEBELUM_DESA = frozenset({JenisForum.MUSDUS, JenisForum.KHUSUS})
MUSRENBANG_KELURAHAN = "musrenbang-kelurahan"


@dataclass(frozen=True)
class Lanjutan:
    """A sentence, and the station whose clock tells by when ("" when no day is promised)."""

    kalimat: str
    tahap: str = ""
    aturan: str = ""


def after_draft() -> Lanjutan:
    return Lanjutan(_("Diajukan pemerintah desa ke musrenbang desa."))


def after_submit(kode_desa: str) -> Lanjutan:
    """A kelurahan deliberates in January, a desa in the second half of the year before."""
    if is_kelurahan(kode_desa):
        return Lanjutan(_("Dibahas di musrenbang kelurahan."), aturan=MUSRENBANG_KELURAHAN)
    return Lanjutan(_("Dibahas di musrenbang desa."), Tahap.MUSRENBANG_DESA)


def is_kelurahan(kode_desa: str) -> bool:
    """Codes of a kelurahan begin with 1 in their last part, those of a desa with 2 or 3."""
    return kode_desa.rpartition(".")[2].startswith("1")


def after_forum(jenis: str, hasil: str, tujuan: str, unit: str = "") -> Lanjutan:
    """What follows a forum's word about one usulan."""
    if jenis in SEBELUM_DESA:
        ya = Lanjutan(_("Dibahas di musrenbang desa."), Tahap.MUSRENBANG_DESA)
        return ya if hasil == Hasil.DISEPAKATI else Lanjutan(_("Dapat dibawa lagi ke musrenbang desa."))
    if jenis == JenisForum.PRA_MUSRENBANG:
        return Lanjutan(_("Dibahas di musrenbang kecamatan."), Tahap.FORUM_KECAMATAN)
    if jenis == JenisForum.MUSDES and hasil == Hasil.DISEPAKATI:
        return Lanjutan(_("Dilaksanakan pemerintah desa dengan anggaran desa."))
    if hasil == Hasil.TIDAK_DISEPAKATI:
        return Lanjutan(_("Dapat diusulkan lagi bila alasannya sudah teratasi; riwayatnya tetap terbaca."))
    if hasil == Hasil.DIKEMBALIKAN:
        return Lanjutan(_("Dilengkapi pemerintah desa, lalu dibahas lagi."))
    if hasil == Hasil.DITERUSKAN_KE_PROVINSI:
        return Lanjutan(_("Menunggu jawaban pemerintah provinsi."))
    if hasil == Hasil.DITERUSKAN_KE_PUSAT:
        return Lanjutan(_("Menunggu jawaban pemerintah pusat."))
    return _after_agreed(jenis, tujuan, unit)


def _after_agreed(jenis: str, tujuan: str, unit: str) -> Lanjutan:
    if jenis == JenisForum.MUSRENBANG_DESA:
        if tujuan == Tujuan.DESA:
            return Lanjutan(_("Ditetapkan dalam peraturan desa tentang RKP Desa."), aturan=PERDES_RKPDES)
        return Lanjutan(_("Dibahas di musrenbang kecamatan."), Tahap.FORUM_KECAMATAN)
    if jenis == JenisForum.FORUM_KECAMATAN:
        ke = (
            _("Dibahas di forum %(unit)s.") % {"unit": unit}
            if unit
            else _("Dibahas di forum perangkat daerah.")
        )
        return Lanjutan(ke, Tahap.FORUM_PERANGKAT_DAERAH)
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        return Lanjutan(_("Ikut pembagian anggaran kabupaten."), Tahap.KABUPATEN)
    return after_terpilih()


def after_terpilih() -> Lanjutan:
    return Lanjutan(_("Menjadi kegiatan perangkat daerah dalam APBD."), Tahap.KEGIATAN)


def after_tidak_terpilih() -> Lanjutan:
    return Lanjutan(_("Dapat diusulkan lagi tahun berikutnya; riwayatnya tetap terbaca."))


def after_belum_dihitung() -> Lanjutan:
    return Lanjutan(_("Perangkat daerah menghitung biayanya agar dapat ikut pembagian berikutnya."))
