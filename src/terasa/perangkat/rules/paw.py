"""Pengganti antar waktu langkah demi langkah: urutan, dokumen, dan jam tiap langkah.

UU 6/2014 Pasal 46 dan 47; PP 43/2014 Pasal 45; Permendagri 112/2014 jo 65/2017 Pasal 47A sampai 47C.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

CALON_TERSEDIKIT, CALON_TERBANYAK = 2, 3


@dataclass(frozen=True, slots=True)
class LangkahBaku:
    """One step. `selesaikan` and `mulai` are the clocks that it ends and starts; `berkas` what must be attached;
    `dasar` the rule whose law asks for it."""

    kode: str
    nama: Promise
    oleh: Promise
    selesaikan: tuple[str, ...] = ()
    mulai: tuple[str, ...] = ()
    berkas: Promise | None = None
    dasar: str = ""

    @property
    def aturan(self) -> str:
        """Code of the rule that names the law of this step."""
        return self.dasar or (*self.selesaikan, *self.mulai)[0]


LANGKAH: tuple[LangkahBaku, ...] = (
    LangkahBaku(
        "pemberhentian", _("Kepala desa berhenti, dengan keputusan bupati"), _("Dinas PMD"),
        mulai=("paw-musyawarah-desa", "paw-pembentukan-panitia"), berkas=_("Keputusan pemberhentian"),
    ),
    LangkahBaku(
        "penjabat", _("Penjabat kepala desa diangkat dari PNS kabupaten"), _("Bupati, diusulkan camat"),
        berkas=_("Keputusan pengangkatan penjabat"), dasar="paw-batas-sisa-jabatan",
    ),
    LangkahBaku(
        "panitia", _("BPD membentuk panitia"), _("BPD"),
        selesaikan=("paw-pembentukan-panitia",), mulai=("paw-pengajuan-biaya",), berkas=_("Keputusan BPD"),
    ),
    LangkahBaku(
        "biaya_diajukan", _("Panitia mengajukan biaya kepada penjabat"), _("Panitia"),
        selesaikan=("paw-pengajuan-biaya",), mulai=("paw-persetujuan-biaya",),
    ),
    LangkahBaku(
        "biaya_disetujui", _("Penjabat menyetujui biaya"), _("Penjabat kepala desa"),
        selesaikan=("paw-persetujuan-biaya",),
    ),
    LangkahBaku(
        "pengumuman", _("Pengumuman dan pendaftaran dibuka"), _("Panitia"),
        mulai=("paw-pengumuman-dan-pendaftaran",),
    ),
    LangkahBaku(
        "pendaftaran_ditutup", _("Pendaftaran ditutup"), _("Panitia"),
        selesaikan=("paw-pengumuman-dan-pendaftaran",), mulai=("paw-penelitian-administrasi",),
    ),
    LangkahBaku(
        "calon", _("Dua atau tiga calon ditetapkan sesudah penelitian administrasi"), _("Panitia"),
        selesaikan=("paw-penelitian-administrasi",), berkas=_("Penetapan calon"),
    ),
    LangkahBaku(
        "musdes", _("Musyawarah desa mengesahkan dan memilih"), _("BPD"),
        selesaikan=("paw-musyawarah-desa",), mulai=("paw-laporan-panitia",),
        berkas=_("Berita acara musyawarah desa"),
    ),
    LangkahBaku(
        "laporan_panitia", _("Panitia melapor kepada BPD"), _("Panitia"),
        selesaikan=("paw-laporan-panitia",), mulai=("paw-laporan-bpd",),
    ),
    LangkahBaku(
        "laporan_bpd", _("BPD melapor kepada bupati"), _("BPD"),
        selesaikan=("paw-laporan-bpd",), mulai=("paw-keputusan-bupati",),
    ),
    LangkahBaku(
        "keputusan", _("Bupati mengesahkan dengan keputusan"), _("Bupati"),
        selesaikan=("paw-keputusan-bupati",), mulai=("paw-pelantikan",), berkas=_("Keputusan bupati"),
    ),
    LangkahBaku("pelantikan", _("Pelantikan"), _("Bupati"), selesaikan=("paw-pelantikan",)),
)  # fmt: skip
MENURUT_KODE: Mapping[str, LangkahBaku] = {b.kode: b for b in LANGKAH}
URUTAN: Mapping[str, int] = {b.kode: i for i, b in enumerate(LANGKAH)}
# May be recorded at any time after the dismissal, beside the others.
SEJAJAR = frozenset({"penjabat"})


def missing_before(kode: str, sudah: Collection[str]) -> list[LangkahBaku]:
    """Steps that must be recorded before this one; the oath needs every one of them."""
    kurang = [
        b
        for b in LANGKAH
        if URUTAN[b.kode] < URUTAN[kode]
        and b.kode not in sudah
        and (b.kode not in SEJAJAR or kode == "pelantikan")
    ]
    return [] if kode == "pemberhentian" else kurang


def next_langkah(sudah: Collection[str]) -> LangkahBaku | None:
    """The step that is due now; None once all are recorded. What runs beside the others is not in the row."""
    return next((b for b in LANGKAH if b.kode not in sudah and b.kode not in SEJAJAR), None)


def say_blocked(kode: str, sudah: Collection[str], *, ditetapkan: int, is_terpilih: bool) -> str:
    """Why this step cannot be recorded yet, in one sentence; "" when nothing stands in its way."""
    if kurang := missing_before(kode, sudah):
        return gettext("Menunggu langkah “%(langkah)s”.") % {"langkah": kurang[0].nama}
    if kode == "calon" and not CALON_TERSEDIKIT <= ditetapkan <= CALON_TERBANYAK:
        return gettext("Tetapkan dulu dua atau tiga calon; sekarang %(n)d.") % {"n": ditetapkan}
    if kode == "pelantikan" and not is_terpilih:
        return gettext("Tandai dulu calon yang dipilih musyawarah desa.")
    return ""


def needs_musdes(rencana_berakhir: date, berhenti: date, batas: date) -> bool:
    """Whether more than a year is left (UU 6/2014 Pasal 47): then a musyawarah desa chooses; else a penjabat
    stays until the next election (Pasal 46). `batas` is the day a year before the planned end."""
    return berhenti < rencana_berakhir and berhenti < batas
