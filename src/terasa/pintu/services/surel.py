"""Surel masuk: dari pipa server surel atau dari kotak IMAP, lewat pintu yang sama."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from terasa.aspirasi.models import Aspirasi
from terasa.kabar.balasan import AWALAN, find_pemilik, read_balasan
from terasa.kabar.models import Alamat, JenisAlamat
from terasa.kabar.services import mark_bounced
from terasa.pintu.queries import default_kabupaten
from terasa.pintu.rules.surel import Surat, first_words, read_surat
from terasa.pintu.services.pesan import Masuk, Penerimaan
from terasa.pintu.services.terima import receive_pesan
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import is_desa
from terasa.wilayah.rules import KodeTakTerbaca, kabupaten_of, normalkan_kode

PINTU = "surel"


@konteks.act("receive_surel")
def receive_surel(*, data: bytes, by: Pelaku, now: datetime) -> Penerimaan:
    """Take one e-mail in, exactly once by its Message-Id. Raises MasukanTakTerbaca when it is none."""
    surat = read_surat(data)
    with konteks.sebagai_sistem():
        for pesan_id in surat.memantul:
            mark_bounced(pesan_id)
        kode_desa = _desa_in_address(surat)
        balas = _find_reply(surat)
        return receive_pesan(
            masuk=Masuk(
                pintu=PINTU,
                id_luar=surat.id_luar,
                teks=surat.teks if balas else _own_words(surat),
                jenis=JenisAlamat.SUREL,
                pengirim=surat.pengirim,
                petunjuk=(surat.judul,),
                kode_desa=kode_desa,
                kabupaten=kabupaten_of(kode_desa) if kode_desa else default_kabupaten(),
                balas=balas,
                utas=surat.id_luar if surat.id_luar.startswith("<") else "",
                otomatis=surat.otomatis or _is_ourselves(surat),
                foto=surat.gambar,
                lampiran_lain=surat.lampiran_lain,
            ),
            by=by,
            now=now,
        )


def _own_words(surat: Surat) -> str:
    """STOP may stand in the subject of an otherwise empty mail."""
    return first_words(surat) if surat.teks else surat.judul


def _desa_in_address(surat: Surat) -> str:
    """`aspirasi+63.06.04.2002@…`: a dotted or plain code of a known desa after the plus."""
    for kata in surat.imbuh:
        try:
            kode = normalkan_kode(kata)
        except KodeTakTerbaca:
            continue
        if is_desa(kode):
            return kode
    return ""


def _find_reply(surat: Surat) -> UUID | None:
    """By our signed address, by a message of ours it answers, else by the code and the address that belongs to it."""
    for kata in surat.imbuh:
        if kata.startswith(AWALAN) and (pemilik := read_balasan(kata.removeprefix(AWALAN))):
            return pemilik
    for pesan_id in surat.membalas:
        if pemilik := find_pemilik(pesan_id):
            return pemilik
    return _by_code(surat)


def _by_code(surat: Surat) -> UUID | None:
    for kata in surat.judul.replace("(", " ").replace(")", " ").split():
        kode = read_kode(kata) if len(kata) >= 9 else None
        milik = Aspirasi.objects.filter(kode=kode).values_list("pk", flat=True).first() if kode else None
        if milik and Alamat.objects.filter(pemilik_id=milik, jenis="surel", nilai=surat.pengirim).exists():
            return milik
    return None


def _is_ourselves(surat: Surat) -> str:
    """Our own answers come back when somebody forwards a mailbox to itself."""
    kita = {settings.SUREL_MASUK.lower(), settings.DEFAULT_FROM_EMAIL.lower()} - {""}
    return _("surat kami sendiri") if surat.pengirim in kita else ""
