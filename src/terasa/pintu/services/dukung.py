"""Kode dukungan yang dibalas dari teleponnya sendiri."""

from __future__ import annotations

from datetime import datetime

from terasa.aspirasi.enums import HasilKode
from terasa.aspirasi.services import support_with_reply
from terasa.kabar.models import JenisAlamat
from terasa.pintu.enums import Hasil
from terasa.pintu.queries import find_conversation
from terasa.pintu.rules.perintah import read_kode_dukungan
from terasa.pintu.services.pesan import Masuk, Penerimaan
from terasa.umum.pelaku import WARGA


def confirm_dukungan(masuk: Masuk, now: datetime) -> Penerimaan | None:
    """What became of a code that this number was sent; None when none waits, or the digits answer something else."""
    kode = read_kode_dukungan(masuk.teks)
    if not kode or not masuk.sidik or masuk.jenis != JenisAlamat.TELEPON:
        return None
    hasil, aspirasi = support_with_reply(nomor_sidik=masuk.sidik, kode=kode, by=WARGA, now=now)
    if aspirasi is None:
        return None
    # "120000" may answer what the village asked.
    if hasil == HasilKode.SALAH and find_conversation(masuk.sidik, now):
        return None
    # Without the voice: the next message of this phone belongs to no conversation about it.
    return Penerimaan(Hasil.DUKUNGAN, str(hasil.label))
