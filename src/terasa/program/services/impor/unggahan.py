"""Folder realisasi dari halaman: dicoba dahulu, baru dimasukkan, dengan laporan tiap barisnya."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.services.unggah import Dibawa
from terasa.program.rules.impor.arsip import open_arsip
from terasa.program.rules.impor.catatan import BUKAN_SALAH, LaporanRealisasi
from terasa.program.services.impor.tindakan import import_realisasi
from terasa.umum.pelaku import Pelaku


class MuatanRealisasi:
    """What an uploaded folder brings in, instead of one sheet."""

    def bring(self, kerja: KerjaLatar, data: bytes, by: Pelaku, now: datetime, *, uji: bool) -> Dibawa:
        """The files of the zip, all of them or none. Raises MasukanTakTerbaca, CannotBudget."""
        berkas = open_arsip(data)
        laporan = import_realisasi(
            berkas=berkas, kabupaten=kerja.kabupaten, tahun=kerja.tahun, by=by, now=now, uji=uji
        )
        catatan = laporan.catatan
        masukan = {
            "baris": len(catatan.hasil),
            "catatan": [*catatan.catatan, *catatan.bukan_bagian],
            "lain": [],
        }
        return Dibawa(masukan, tell_rows(laporan))


def tell_rows(laporan: LaporanRealisasi) -> dict[str, Any]:
    """The account as the pages of imports show it: each row with why, and what is doubtful about it."""
    tanda: dict[tuple[str, int], list[str]] = defaultdict(list)
    for t in laporan.catatan.tanda:
        tanda[t.berkas, t.baris].append(t.kalimat)
    semua = laporan.as_json()
    return {
        **{k: semua[k] for k in ("dibaca", "diterima", "diubah", "dilewati", "uji", "jumlah", "selisih")},
        "bertanda": len(laporan.catatan.tanda),
        "bermasalah": len(laporan.bermasalah),
        "baris": [
            {
                "baris": h.baris,
                "id": f"{h.berkas} {h.id}".strip(),
                "hasil": h.hasil,
                "kode": "",
                "alasan": h.alasan,
                "biasa": h.alasan in BUKAN_SALAH,
                "perbaikan": tanda.get((h.berkas, h.baris), []),
            }
            for h in sorted(laporan.catatan.hasil, key=lambda h: (h.berkas, h.baris))
        ],
        "per_lembar": {jenis: n for jenis, n in semua.items() if isinstance(n, dict) and "dibaca" in n},
    }
