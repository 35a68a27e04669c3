"""Berkas sebuah alokasi: hasil dengan alasannya, percobaan kekokohan, masukan beku, dan catatan lengkap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.kekokohan import iter_percobaan
from terasa.dokumen.rules import canonical
from terasa.musrenbang.models import Alokasi
from terasa.musrenbang.queries import list_pos
from terasa.musrenbang.services import read_rekaman
from terasa.web.akses import access, publik
from terasa.web.publik.alokasi import get_alokasi
from terasa.web.publik.ekspor import write_csv, write_xlsx

KOLOM = (
    "kode",
    "judul",
    "kode_desa",
    "hasil",
    "urutan",
    "daftar",
    "biaya_rupiah",
    "kekurangan_rupiah",
    "alasan",
    "uang_pendukung_rupiah",
    "lawan",
    "forum_yang_harus_mendukung",
    "penjelasan",
)
KOLOM_PERCOBAAN = ("percobaan", "perubahan", "kode", "judul")


@access(publik)
@require_safe
def unduh(request: Any, kabupaten: str, tahun: int, berkas: str) -> HttpResponse:
    """One of the files of the published run."""
    return send_file(get_alokasi(kabupaten, tahun), berkas)


def send_file(alokasi: Alokasi, berkas: str) -> HttpResponse:
    """`hasil.csv`, `hasil.xlsx`, `percobaan.csv`, `masukan.json` or `rekaman.json`; 404 for any other name."""
    nama = f"alokasi-{alokasi.kabupaten}-{alokasi.tahun}-{berkas}"
    match berkas:
        case "hasil.csv":
            return write_csv([KOLOM, *_rows(alokasi)], nama)
        case "hasil.xlsx":
            return write_xlsx([KOLOM, *_rows(alokasi)], nama)
        case "percobaan.csv":
            return write_csv([KOLOM_PERCOBAAN, *iter_percobaan(alokasi)], nama)
        case "masukan.json":
            # The very bytes whose SHA-256 is printed.
            return _json(canonical(alokasi.masukan), nama)
        case "rekaman.json":
            return _json(read_rekaman(alokasi).encode(), nama)
    raise Http404


def _rows(alokasi: Alokasi) -> Iterator[tuple[Any, ...]]:
    nama: dict[str, str] = dict(alokasi.bagian_forum.values_list("kode", "nama"))
    for p in list_pos(alokasi).select_related("lawan"):
        yield (
            p.usulan.kode,
            p.usulan.judul,
            p.usulan.kode_desa,
            p.hasil,
            p.urutan,
            p.daftar,
            p.biaya,
            p.kekurangan,
            p.alasan,
            p.uang_pendukung,
            p.lawan.kode if p.lawan else "",
            "; ".join(nama.get(kode, kode) for kode in p.tambahan or ()),
            p.penjelasan,
        )


def _json(isi: bytes, nama: str) -> HttpResponse:
    return HttpResponse(
        isi,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )
