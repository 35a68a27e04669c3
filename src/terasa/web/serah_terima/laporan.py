"""Laporan yang melekat pada jabatan: hari jatuh temponya, dan angka Terasa yang mengisinya."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.akun.permissions import has_role
from terasa.perangkat.queries.laporan import PEMBACA_BUPATI, PEMBACA_DESA, jabatan_laporan, list_laporan
from terasa.web.akses import access

PEMBACA = has_role(*PEMBACA_BUPATI, *PEMBACA_DESA)


@access(PEMBACA)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every report of the post with its days left, and the pages whose figures go into it."""
    hari = timezone.localdate()
    semua = list_laporan(request.pelaku, hari)
    isi = {
        "laporan": [(satu, satu.days_left(hari)) for satu in semua],
        "bahan": _list_bahan(request.pelaku),
    }
    return render(request, "serah_terima/laporan.html", isi)


def _list_bahan(by: Any) -> list[tuple[str, str, str]]:
    """(what, page, CSV) that feed the reports of this post; the CSV may be missing."""
    k = by.kabupaten
    bahan = [
        (_("Usulan dan keadaannya"), "/usulan/", "/usulan.csv"),
        (
            _("Disepakati tetapi belum didanai, yang terlama dahulu"),
            f"/menunggu/{k}/",
            f"/menunggu/{k}/menunggu.csv",
        ),
        (_("Dari yang disuarakan sampai yang terasa"), f"/corong/{k}/", f"/corong/{k}/corong.csv"),
        (_("Kegiatan tanpa usulan"), f"/tanpa-usulan/{k}/", f"/tanpa-usulan/{k}/tabel.csv"),
        (_("Kegiatan, kemajuan, dan serah terima pekerjaan"), "/kegiatan/", ""),
    ]
    if jabatan_laporan(by) == "kades":
        bahan.insert(0, (_("APBDes dan realisasinya"), "/kerja/apbdes/", ""))
    return bahan
