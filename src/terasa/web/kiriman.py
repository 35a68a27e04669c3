"""Kiriman yang datang sesudah sesi berakhir: disimpan sebentar, dikirim lagi sesudah masuk."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, resolve

from terasa.umum.pelaku import Pelaku

KUNCI = "kiriman_tertunda"
ULANG = "_kirim_lagi"
# Long enough to sign in with a second factor; short, because the next person may sit at the same computer.
UMUR_DETIK = 900
TERBESAR = 200_000
BUKAN_ISI = {"csrfmiddlewaretoken", ULANG}


@dataclass(frozen=True)
class Kiriman:
    """A form that was sent when nobody was signed in: where to, and its fields in order."""

    alamat: str
    isi: list[tuple[str, str]]
    ada_berkas: bool

    @property
    def terbaca(self) -> list[str]:
        """What a person typed or chose, without empty fields."""
        return [nilai for _nama, nilai in self.isi if nilai.strip()]


def keep_kiriman(request: Any) -> bool:
    """Put the form into the visitor's session. False when it holds no fields or is too large."""
    isi = [[k, v] for k, semua in request.POST.lists() if k not in BUKAN_ISI for v in semua]
    if not isi or sum(len(k) + len(v) for k, v in isi) > TERBESAR:
        return False
    request.session[KUNCI] = {
        "alamat": request.get_full_path(),
        "isi": isi,
        "berkas": bool(request.FILES),
        "pada": time.time(),
    }
    return True


def read_kiriman(request: Any) -> Kiriman | None:
    """The kept form if it is fresh and this office may send it; otherwise it is thrown away."""
    simpanan = request.session.get(KUNCI)
    if simpanan is None:
        return None
    if time.time() - simpanan["pada"] > UMUR_DETIK or not _may_send(simpanan["alamat"], request.pelaku):
        drop_kiriman(request)
        return None
    return Kiriman(simpanan["alamat"], [(k, v) for k, v in simpanan["isi"]], simpanan["berkas"])


def drop_kiriman(request: Any) -> None:
    """Forget it: it was sent again, or is no longer wanted."""
    request.session.pop(KUNCI, None)


def _may_send(alamat: str, pelaku: Pelaku) -> bool:
    try:
        tujuan = resolve(alamat.partition("?")[0])
    except Resolver404:
        return False
    izin = getattr(tujuan.func, "akses", None)
    return izin is not None and bool(izin(pelaku))
