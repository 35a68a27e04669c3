"""Halaman yang terbuka tanpa sinyal, dan pekerja layanan yang menyimpannya di telepon.

Halaman luring sama bagi semua orang: tanpa nama, tanpa token, tanpa sesi. Yang disimpan telepon hanya itu, lembar
gaya, dan skripnya; halaman lain selalu diambil dari server.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.aspirasi.enums import Kelompok
from terasa.aspirasi.queries import list_kabupaten_dilayani
from terasa.pembinaan.enums import Jawab as Jawaban
from terasa.pembinaan.enums import JenisTemuan, Tingkat
from terasa.survei.enums import NONRESPONS, Jawab
from terasa.umum.ingatan import remember, remembered_briefly
from terasa.web.akses import access, publik
from terasa.web.aspirasi.forms import AspirasiForm
from terasa.web.layanan.forms import MohonForm
from terasa.web.manfaat.forms import LEWATI
from terasa.web.program.catatan import list_catatan
from terasa.web.tindak_lanjut.forms import LaporForm
from terasa.wilayah.queries import desa_per_kecamatan

ASET = (
    "css/terasa.css",
    "js/bangun.js",
    "js/bukti.js",
    "js/simpan.js",
    "js/kotak.js",
    "js/kiriman.js",
    "js/pasang.js",
    "js/ringankan.js",
    "js/rekam.js",
    "js/lokasi.js",
    "js/cetak.js",
    "gambar/ikon.svg",
)
# Kept only on phones on which an officer signed in: residents do not fetch what they never use.
ASET_PETUGAS = (
    "js/kegiatan.js",
    "js/catatan.js",
    "js/simpanan_tugas.js",
    "js/wawancara.js",
    "js/simpanan_kunjungan.js",
    "js/kunjungan.js",
)
# Kept on phones that opened a page of services.
ASET_LAYANAN = ("js/layanan.js", "js/simpanan_layanan.js", "js/perbaiki.js")


@access(publik)
@require_safe
def kotak(request: HttpRequest) -> HttpResponse:
    """Write without signal, and see what is still on this phone."""
    return render(request, "luring/kotak.html", _content())


@access(publik)
@require_safe
def laporan(request: HttpRequest) -> HttpResponse:
    """Report progress, note what was seen, or report a task without signal: the same page for everybody."""
    return render(request, "luring/laporan.html", _reports())


@access(publik)
@require_safe
def survei(request: HttpRequest) -> HttpResponse:
    """Ask drawn houses without signal: the same page for everybody, the phone itself knows which houses."""
    return render(request, "luring/survei.html", _questions())


@access(publik)
@require_safe
def kunjungan(request: Any) -> HttpResponse:
    """Write down a coaching visit without signal: the same page for everybody, the phone itself knows the items."""
    return render(request, "luring/kunjungan.html", _visit())


@access(publik)
@require_safe
def layanan(request: HttpRequest) -> HttpResponse:
    """Ask an office without signal: the same page for everybody, the phone itself knows the services."""
    return render(request, "luring/layanan.html", _services())


@access(publik)
@require_safe
def pekerja(request: Any) -> HttpResponse:
    """The service worker: changes whenever the page or one of its files does."""
    bahasa = get_language() or ""
    with remembered_briefly():
        # Every page of everybody asks for the worker; what it depends on hardly ever changes.
        versi = remember(("pekerja layanan", bahasa), lambda: _version(request, bahasa))
    isi = {
        "halaman": reverse("luring"),
        "laporan": reverse("luring-laporan"),
        "survei": reverse("luring-survei"),
        "kunjungan": reverse("luring-kunjungan"),
        "layanan": reverse("luring-layanan"),
        "aset": [static(nama) for nama in ASET],
        "aset_petugas": [static(nama) for nama in ASET_PETUGAS],
        "aset_layanan": [static(nama) for nama in ASET_LAYANAN],
        "simpan": static("js/simpan.js"),
        "versi": versi,
    }
    jawaban = render(request, "luring/sw.js", isi, content_type="text/javascript; charset=utf-8")
    # An old worker must not outlive a new release.
    jawaban["Cache-Control"] = "no-cache"
    return jawaban


def _version(request: Any, bahasa: str) -> str:
    """A mark of the page and its files."""
    halaman = {
        "kotak": _content(),
        "laporan": _reports(),
        "survei": _questions(),
        "kunjungan": _visit(),
        "layanan": _services(),
    }
    isi: list[str] = [
        render_to_string(f"luring/{nama}.html", satu, request) for nama, satu in halaman.items()
    ]
    isi += [bahasa, *(static(nama) for nama in (*ASET, *ASET_PETUGAS, *ASET_LAYANAN))]
    return hashlib.sha256("".join(isi).encode()).hexdigest()[:12]


def _content() -> dict[str, Any]:
    wilayah = [desa_per_kecamatan(kabupaten) for kabupaten in list_kabupaten_dilayani()]
    return {
        "kecamatan": [baris for satu in wilayah for baris in satu],
        "kelompok": Kelompok.choices,
        "rekaman": AspirasiForm()["rekaman"],
        "bit": settings.BUKTI_BIT,
    }


def _reports() -> dict[str, Any]:
    """What officers write without signal: notes of a kegiatan, and a task that is done."""
    return {"catatan": list_catatan(), "lapor": LaporForm(auto_id="tugas_%s")}


def _questions() -> dict[str, Any]:
    return {
        "jawab": [*Jawab.choices, (LEWATI, _("Tidak menjawab"))],
        "sebab": [(s.value, s.label) for s in NONRESPONS],
    }


def _visit() -> dict[str, Any]:
    return {
        "jawab": Jawaban.choices,
        "jenis": JenisTemuan.choices,
        "tingkat": Tingkat.choices,
        "nomor": range(1, 4),
    }


def _services() -> dict[str, Any]:
    return {"form": MohonForm(layanan=None)}
