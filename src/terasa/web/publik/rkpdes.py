"""RKP Desa dan DU-RKP Desa untuk umum: dibaca, dicetak, dan diunduh sebagai lembar kerja."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.musrenbang.enums import JenisRencana
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.queries.rencana_desa import Matriks, list_tahun_rencana, read_matriks
from terasa.musrenbang.queries.rpjmdes import find_berlaku
from terasa.web.akses import access, publik
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.queries import is_desa, nama_lengkap

BERKAS = {
    f"{nama}.{akhir}": (jenis, akhir)
    for nama, jenis in (("rkpdes", JenisRencana.RKPDES), ("du-rkpdes", JenisRencana.DU_RKPDES))
    for akhir in ("csv", "xlsx")
}
KOLOM = (
    "kode",
    "bidang",
    "jenis_kegiatan",
    "lokasi",
    "volume",
    "satuan",
    "sasaran_manfaat",
    "waktu",
    "biaya_rupiah",
    "sumber_dana",
    "pola_pelaksanaan",
    "rencana_pelaksana",
    "tahun_tujuan",
    "ditujukan_ke",
    "keadaan",
    "rpjm_desa",
)


@access(publik)
@require_safe
def pilih(request: Any, kode: str) -> HttpResponse:
    """The newest year of a desa."""
    if not is_desa(kode):
        raise Http404
    tahun = list_tahun_rencana(kode)
    return redirect("rkpdes", kode=kode, tahun=tahun[0]) if tahun else _page(request, kode, None)


@access(publik)
@require_safe
def lihat(request: Any, kode: str, tahun: int) -> HttpResponse:
    """Both papers of one desa and year, as the regulations lay them out."""
    if not is_desa(kode) or not 2000 <= tahun <= 2100:
        raise Http404
    return _page(request, kode, tahun)


@access(publik)
@require_safe
def unduh(request: Any, kode: str, tahun: int, berkas: str) -> HttpResponse:
    """One paper as CSV or XLSX."""
    if berkas not in BERKAS or not is_desa(kode) or not 2000 <= tahun <= 2100:
        raise Http404
    jenis, akhir = BERKAS[berkas]
    baris = list_baris(read_matriks(kode, tahun, jenis))
    nama = f"{berkas.removesuffix(f'.{akhir}')}-{kode}-{tahun}.{akhir}"
    return write_csv(baris, nama) if akhir == "csv" else write_xlsx(baris, nama)


def _page(request: Any, kode: str, tahun: int | None) -> HttpResponse:
    matriks = [read_matriks(kode, tahun, jenis) for jenis in JenisRencana] if tahun else []
    isi = {
        "kode_desa": kode,
        "tempat": nama_lengkap(kode),
        "tahun": tahun,
        "semua_tahun": list_tahun_rencana(kode),
        "matriks": [(m, m.jenis.replace("_", "-")) for m in matriks],
        "rpjm": find_berlaku(kode),
    }
    return render(request, "publik/rkpdes.html", isi)


def name_rpjm(usulan: Usulan) -> str:
    """The kegiatan of the medium-term plan that it carries out, or why it is outside; "" when nobody said."""
    rpjm = getattr(usulan, "rpjm", None)
    if rpjm is None:
        return ""
    return str(rpjm.kegiatan) if rpjm.kegiatan else _("di luar RPJM Desa: %(sebab)s") % {"sebab": rpjm.luar}


def list_baris(matriks: Matriks) -> list[tuple[Any, ...]]:
    """Header and rows; an unknown cost is an empty cell."""
    return [
        KOLOM,
        *(
            (
                u.kode,
                r.get_bidang_display(),
                u.judul,
                u.lokasi,
                u.volume_kini,
                u.satuan,
                r.sasaran,
                r.waktu,
                u.biaya_kini,
                r.sumber_dana,
                r.get_pola_display(),
                r.pelaksana,
                r.tahun_tujuan,
                u.unit_tujuan.nama if u.unit_tujuan else u.get_tujuan_display(),
                u.get_status_display(),
                name_rpjm(u),
            )
            for r, u in matriks.baris
        ),
    ]
