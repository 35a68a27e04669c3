"""Kata warga yang datang sesudahnya masuk percakapan yang sama, lewat pintu mana pun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi.enums import Arah, Status
from terasa.aspirasi.models import Aspirasi, Foto
from terasa.aspirasi.rules import FOTO_TERBANYAK
from terasa.aspirasi.services import answer_question
from terasa.aspirasi.services.kabari import tell_office
from terasa.aspirasi.services.tanggapi import record_line
from terasa.dokumen.services import store_foto
from terasa.pintu.enums import Hasil
from terasa.pintu.models import PesanMasuk
from terasa.pintu.rules.perintah import cut_teks
from terasa.pintu.rules.surel import strip_kutipan
from terasa.pintu.services.pesan import Penerimaan
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import WARGA


def join_conversation(
    pesan: PesanMasuk, aspirasi: Aspirasi, teks: str, foto: Sequence[bytes], now: datetime
) -> Penerimaan:
    """One more line from the resident; what was asked counts as answered."""
    kata, _terpotong = cut_teks(strip_kutipan(teks) or _("(hanya foto)"))
    with konteks.dengan_kunci(aspirasi.pk):
        aspirasi.refresh_from_db(from_queryset=Aspirasi.objects.select_for_update())
        if aspirasi.status == Status.DITANYA:
            answer_question(aspirasi=aspirasi, teks=kata, by=WARGA, now=now)
        else:
            record_line(aspirasi, Arah.DARI_WARGA, kata, by=WARGA, now=now)
            tell_office(
                aspirasi,
                kejadian=f"pintu-balasan:{pesan.pk}",
                subjek=_("Warga menulis lagi tentang aspirasi %(kode)s")
                % {"kode": print_kode(aspirasi.kode)},
                teks=_("Tulisannya ada pada tanya jawab aspirasi itu."),
                now=now,
            )
        _add_foto(aspirasi, foto, now)
    kalimat = _("Masuk ke percakapan aspirasi %(kode)s.") % {"kode": print_kode(aspirasi.kode)}
    return Penerimaan(Hasil.BALASAN, kalimat, aspirasi)


def _add_foto(aspirasi: Aspirasi, foto: Sequence[bytes], now: datetime) -> None:
    ada = Foto.objects.filter(aspirasi=aspirasi).count()
    for nomor, data in enumerate(foto[: max(0, FOTO_TERBANYAK - ada)], start=ada + 1):
        berkas = store_foto(
            data=data,
            nama=f"foto-{aspirasi.kode}-{nomor}",
            kode_wilayah=aspirasi.kode_desa,
            now=now,
            pemilik_id=aspirasi.pk,
        )
        Foto(aspirasi=aspirasi, berkas=berkas).save(force_insert=True)
