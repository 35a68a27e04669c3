"""Yang dapat dikirim dari kotak kirim: satu baris satu jenis. Kotak dan pintunya tidak berubah bila ada jenis baru.

Satu kiriman satu transaksi; suara warga membuka dan menutup miliknya sendiri.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from terasa.web.aspirasi.luring import take_aspirasi
from terasa.web.layanan.mohon import take_permohonan
from terasa.web.luring.kiriman import Terima
from terasa.web.manfaat.luring import take_jawaban
from terasa.web.pembinaan.luring import take_kunjungan
from terasa.web.program.catatan import CATATAN, take_catatan
from terasa.web.program.luring import take_realisasi
from terasa.web.program.luring_penerima import take_jangkauan
from terasa.web.tindak_lanjut.luring import take_arahan

JENIS: Mapping[str, Terima] = {
    "aspirasi": take_aspirasi,
    "realisasi": transaction.atomic(take_realisasi),
    "jangkauan": transaction.atomic(take_jangkauan),
    "arahan": transaction.atomic(take_arahan),
    "permohonan": transaction.atomic(take_permohonan),
    "jawaban": transaction.atomic(take_jawaban),
    **{jenis: transaction.atomic(take_catatan(jenis)) for jenis in CATATAN},
    "kunjungan": transaction.atomic(take_kunjungan),
}
