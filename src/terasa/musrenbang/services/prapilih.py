"""Musrenbang kabupaten dimulai dari alokasi yang sudah ditetapkan, bila ada."""

from __future__ import annotations

from datetime import datetime

from terasa.musrenbang.enums import Hasil, HasilAlokasi, JenisForum
from terasa.musrenbang.models import Forum, Keputusan, PosAlokasi
from terasa.musrenbang.services.tarik import write_keputusan

PAGU_TIDAK_CUKUP = "R04"


def prefill_from_alokasi(forum: Forum, *, now: datetime) -> int:
    """Write the confirmed allocation as the forum's first word; it may still decide otherwise, with a reason.

    Usulan of unknown cost stay undecided. Returns how many were filled.
    """
    if forum.jenis != JenisForum.KABUPATEN:
        return 0
    pos = PosAlokasi.objects.filter(
        alokasi__kabupaten=forum.kabupaten, alokasi__tahun=forum.tahun, alokasi__is_ditetapkan=True
    )
    hasil = {p.usulan_id: p for p in pos.exclude(hasil=HasilAlokasi.BELUM_DIHITUNG)}
    diisi = [k for k in forum.keputusan.filter(hasil="") if k.usulan_id in hasil]
    for keputusan in diisi:
        _fill(keputusan, hasil[keputusan.usulan_id], now)
    write_keputusan(diisi, ["hasil", "peringkat", "alasan_kode", "alasan", "diputuskan_at"])
    return len(diisi)


def _fill(keputusan: Keputusan, pos: PosAlokasi, now: datetime) -> None:
    keputusan.diputuskan_at = now
    if pos.hasil == HasilAlokasi.TERPILIH:
        keputusan.hasil, keputusan.peringkat = Hasil.DISEPAKATI, pos.urutan
        return
    keputusan.hasil = Hasil.TIDAK_DISEPAKATI
    keputusan.alasan_kode, keputusan.alasan = PAGU_TIDAK_CUKUP, pos.penjelasan
