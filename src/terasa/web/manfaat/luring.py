"""Jawaban survei dari kotak kirim di telepon petugas: layanan yang sama dengan halaman biasa, tepat sekali."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from terasa.survei.enums import Saluran
from terasa.survei.models import Responden
from terasa.survei.services import Cara, mark_nonresponse, record_jawaban
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, NANTI, Hasil, Kiriman
from terasa.web.manfaat.forms import LEWATI, read_place

# Seconds: a phone whose clock runs a little ahead did not ask in the future.
JAM_TELEPON = 600


def take_jawaban(request: Any, kiriman: Kiriman) -> Hasil:
    """One interview or one visit without. Signed out, it waits on the phone until its surveyor signs in again."""
    if request.pelaku.peran_id is None:
        return Hasil(NANTI, catatan=(_("Masuk dulu dengan akun petugas; jawaban ini menunggu di telepon."),))
    rumah = _find(kiriman.isi.get("rumah", ""))
    if rumah is None:
        return Hasil(DITOLAK, galat={"": [_("Survei ini tidak ditugaskan kepada Anda, atau sudah ditutup.")]})
    selesai = _moment(kiriman.isi.get("selesai", ""))
    if selesai is None:
        return Hasil(DITOLAK, galat={"selesai": [_("Jam wawancaranya tidak terbaca.")]})
    now = timezone.now()
    if (selesai - now).total_seconds() < JAM_TELEPON:
        selesai = min(selesai, now)
    _store(request, kiriman, rumah, selesai, now)
    # What somebody else answered does not stay on the phone of who asked.
    return Hasil(DITERIMA, lupakan=True)


def _store(request: Any, kiriman: Kiriman, rumah: Responden, selesai: datetime, now: datetime) -> None:
    isi = kiriman.isi
    saluran = isi.get("saluran", "")
    saluran = saluran if saluran in (Saluran.DATANG, Saluran.TELEPON) else Saluran.DATANG
    if sebab := isi.get("sebab"):
        mark_nonresponse(
            responden=rumah, by=request.pelaku, sebab=sebab, pada=selesai, saluran=saluran, now=now
        )
        return
    jawab = {p["kode"]: isi.get(f"jawab_{p['kode']}", "") for p in rumah.survei.kuesioner}
    record_jawaban(
        responden=rumah,
        by=request.pelaku,
        isi={kode: satu for kode, satu in jawab.items() if satu not in ("", LEWATI)},
        dijawab_at=selesai,
        cara=Cara(saluran, _moment(isi.get("mulai", "")), read_place(isi.get("titik", ""))),
        now=now,
    )


def _find(pk: str) -> Responden | None:
    """The database shows drawn houses to their assigned surveyor only."""
    try:
        return Responden.objects.select_related("survei").filter(pk=UUID(pk)).first()
    except ValueError:
        return None


def _moment(teks: str) -> datetime | None:
    """ISO with an offset, as phones write it."""
    try:
        pada = parse_datetime(teks)
    except ValueError:
        return None
    return pada if pada is not None and timezone.is_aware(pada) else None
