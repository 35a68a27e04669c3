"""Beranda kerja: yang menunggu jabatan ini sekarang."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.akun.enums import JenisPeran
from terasa.dasbor.queries.ringkasan import read_ringkasan
from terasa.dasbor.queries.tugas import HANYA_MEMBACA, list_tugas
from terasa.dasbor.rules import Tugas, split_tugas
from terasa.kabar.queries import count_unread, list_pesan, read_health
from terasa.perangkat.queries.pakta import find_pengingat
from terasa.umum.audit.queries import count_unsealed
from terasa.web.akses import access, masuk
from terasa.web.menu import can_open

PESAN_TERBARU = 5
# Their home says what the law forbids while an election period runs.
WAJIB_NETRAL = frozenset(
    {
        JenisPeran.OPERATOR_DESA,
        JenisPeran.KADES,
        JenisPeran.LURAH,
        JenisPeran.BPD,
        JenisPeran.CAMAT,
        JenisPeran.OPERATOR_KECAMATAN,
    }
)


@dataclass(frozen=True)
class TugasTampil:
    """A task with its days counted for today; the address only when this post may open it."""

    tugas: Tugas
    umur: int | None
    sisa: int | None

    @property
    def lewat(self) -> int:
        """Days past due."""
        return -self.sisa if self.sisa is not None and self.sisa < 0 else 0


@access(masuk)
@require_safe
def beranda(request: Any) -> HttpResponse:
    """What waits, the most urgent first; those who only read get a summary too, the technician the health."""
    pelaku, now = request.pelaku, timezone.now()
    if pelaku.jenis == JenisPeran.ADMIN_TEKNIS:
        return render(
            request, "publik/beranda_teknis.html", {"sehat": read_health(now=now), "segel": count_unsealed()}
        )
    hari = timezone.localdate(now)
    menunggu, beres = split_tugas(list_tugas(pelaku, hari))
    membaca = pelaku.jenis in HANYA_MEMBACA
    pesan = list_pesan(pelaku.pengguna_id)
    wajib_netral = pelaku.jenis in WAJIB_NETRAL
    return render(
        request,
        "publik/beranda.html",
        {
            "hari": hari,
            "menunggu": [_show(t, request) for t in menunggu],
            "beres": beres,
            "membaca": membaca,
            "r": read_ringkasan(pelaku.kabupaten, tahun=None, now=now) if membaca else None,
            "pesan": pesan[:PESAN_TERBARU],
            "belum_dibaca": count_unread(pelaku.pengguna_id),
            "pengingat": find_pengingat(pelaku.kabupaten, hari) if wajib_netral else None,
        },
    )


def _show(tugas: Tugas, request: Any) -> TugasTampil:
    hari = timezone.localdate()
    boleh = can_open(request.pelaku, tugas.alamat) if tugas.alamat else False
    return TugasTampil(
        tugas if boleh else replace(tugas, alamat=tugas.umum), tugas.age(hari), tugas.days_left(hari)
    )
