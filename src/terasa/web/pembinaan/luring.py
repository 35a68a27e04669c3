"""Catatan kunjungan dari kotak kirim di telepon petugas: layanan yang sama dengan halaman biasa, tepat sekali."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from terasa.pembinaan.enums import JenisLampiran
from terasa.pembinaan.models import IsiKunjungan, KirimanKunjungan, Kunjungan
from terasa.pembinaan.permissions import can_coach, is_pengunjung
from terasa.pembinaan.queries import find_kunjungan
from terasa.pembinaan.rules.periksa import default_due
from terasa.pembinaan.services import (
    Catatan,
    IsiTemuan,
    Jawaban,
    add_kesepakatan,
    add_temuan,
    attach_lampiran,
    record_kunjungan,
)
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, NANTI, SAMA, Hasil, Kiriman
from terasa.web.luring.unggahan import drop_foto, list_foto

# How many findings and agreements one sending may carry.
TERBANYAK = 3


def take_kunjungan(request: Any, kiriman: Kiriman) -> Hasil:
    """One record of a visit, once. Signed out, it waits on the phone until its officer signs in again."""
    if not can_coach(request.pelaku):
        kata = _("Masuk dulu sebagai kantor pembina; catatan kunjungan ini menunggu di telepon.")
        return Hasil(NANTI, catatan=(kata,))
    satu = _find(request, kiriman.isi.get("kunjungan", ""))
    if satu is None:
        return Hasil(DITOLAK, galat={"": [_("Kunjungan ini bukan milik kantor Anda.")]})
    if KirimanKunjungan.objects.filter(pk=kiriman.id, kunjungan=satu).exists():
        return Hasil(SAMA, lupakan=True)
    foto = list_foto(kiriman)
    if isinstance(foto, Hasil):
        return foto
    hari = _day(kiriman.isi.get("dilaksanakan_on", ""))
    if hari is None:
        return Hasil(DITOLAK, galat={"dilaksanakan_on": [_("Hari kunjungannya tidak terbaca.")]})
    _store(request, kiriman, satu, hari, foto)
    drop_foto(kiriman)
    # What was found does not stay on the phone.
    return Hasil(DITERIMA, lupakan=True)


def _store(request: Any, kiriman: Kiriman, satu: Kunjungan, hari: date, foto: list[bytes]) -> None:
    by, now, isi = request.pelaku, timezone.now(), kiriman.isi
    record_kunjungan(kunjungan=satu, isi=_read(satu, isi, hari), by=by, now=now, kiriman=kiriman.id)
    for n in range(1, TERBANYAK + 1):
        if uraian := isi.get(f"t{n}_uraian", "").strip():
            add_temuan(
                kunjungan=satu,
                isi=IsiTemuan(
                    isi.get(f"t{n}_jenis", ""),
                    isi.get(f"t{n}_tingkat", ""),
                    uraian,
                    isi.get(f"t{n}_dasar", "")[:200],
                ),
                by=by,
                now=now,
                pk=uuid5(kiriman.id, f"t{n}"),
                dugaan_pidana=bool(isi.get(f"t{n}_pidana")),
            )
        if teks := isi.get(f"k{n}_teks", "").strip():
            add_kesepakatan(
                kunjungan=satu,
                teks=teks,
                # The phone may have waited past the day that was agreed; the shared paper may move it, not this door.
                jatuh_tempo_on=max(
                    _day(isi.get(f"k{n}_tempo", "")) or default_due(hari), timezone.localdate(now)
                ),
                by=by,
                now=now,
                pk=uuid5(kiriman.id, f"k{n}"),
            )
    for data in foto:
        attach_lampiran(kunjungan=satu, data=data, nama="foto.jpg", jenis=JenisLampiran.FOTO, by=by, now=now)


def _read(satu: Kunjungan, isi: Mapping[str, str], hari: date) -> Catatan:
    """Only what was written on the phone; what was written elsewhere before stays."""
    lama = IsiKunjungan.objects.filter(kunjungan=satu).first()
    return Catatan(
        dilaksanakan_on=hari,
        ditemui=isi.get("ditemui", "").splitlines() or (lama.ditemui if lama else []),
        ringkasan=isi.get("ringkasan", "") or (lama.ringkasan if lama else ""),
        jawaban={
            b["kode"]: Jawaban(
                isi[f"jawab_{b['kode']}"],
                _score(isi.get(f"skor_{b['kode']}", "")),
                isi.get(f"catatan_{b['kode']}", "")[:500],
            )
            for b in satu.butir
            if isi.get(f"jawab_{b['kode']}")
        },
        berikutnya_on=_day(isi.get("berikutnya_on", "")) or satu.berikutnya_on,
    )


def _find(request: Any, teks: str) -> Kunjungan | None:
    try:
        satu = find_kunjungan(request.pelaku, UUID(teks))
    except ValueError:
        return None
    return satu if satu is not None and is_pengunjung(request.pelaku, satu) else None


def _score(teks: str) -> int | None:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 4 else None


def _day(teks: str) -> date | None:
    try:
        return parse_date(teks)
    except ValueError:
        return None
