"""Bagian benang tentang layanan: permohonan, pesan, surat, dan SKM dengan tanda pribadi di setiap isian."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from terasa.layanan import rules
from terasa.layanan.enums import JenisSurat, Saluran, SaluranSkm
from terasa.layanan.services import (
    accept_berkas,
    answer_skm,
    call_next,
    copy_kertas,
    issue_surat,
    open_skm,
    publish_skm,
    reply_pesan,
    send_pesan,
    set_templat,
    submit_permohonan,
    take_nomor,
)
from terasa.umum import konteks
from terasa.umum.pelaku import WARGA
from tests.factories import sebagai
from tests.module.layanan.bahan import make_layanan, unit_of

if TYPE_CHECKING:
    from tests.web.benang_bertanda import Benang


def serve(b: Benang) -> None:
    """A request from a phone that is worked on, with its paper and messages, and a published survey."""
    by, t, now = b.peran["operator"], b.tanda, b.now
    layanan = make_layanan(by, now=now)
    data = rules.DataPermohonan(
        Saluran.PONSEL,
        nama=t.nama("permohonan: nama"),
        keperluan=f"{t.nama('permohonan: keperluan')}, {t.telepon('permohonan: keperluan telepon')}",
        surel=t.surel("permohonan: surel"),
        telepon=t.telepon("permohonan: telepon"),
    )
    with sebagai(WARGA):
        terkirim = submit_permohonan(layanan=layanan, data=data, by=WARGA, now=now, kunci_kirim=uuid4())
        b.permohonan = terkirim.permohonan
        t.persis[terkirim.kunci] = "permohonan: kunci"
        with konteks.dengan_kunci(b.permohonan.pk):
            reply_pesan(permohonan=b.permohonan, teks=t.nama("permohonan: pesan"), by=WARGA, now=now)
    with sebagai(by):
        accept_berkas(permohonan=b.permohonan, by=by, now=now)
        send_pesan(permohonan=b.permohonan, teks=t.nama("permohonan: pesan petugas"), by=by, now=now)
        set_templat(
            unit=unit_of(by),
            jenis=JenisSurat.TANDA_TERIMA,
            judul="Tanda terima",
            pola_nomor="470/{urut}/{tahun}",
            isi="{layanan} {kode}",
            penandatangan="Sekretaris",
            by=by,
            now=now,
        )
        issue_surat(permohonan=b.permohonan, jenis=JenisSurat.TANDA_TERIMA, by=by, now=now)
        take_nomor(unit=layanan.unit, by=by, now=now)
        call_next(unit=layanan.unit, meja="1", by=by, now=now)
        _ask(b)


def _ask(b: Benang) -> None:
    by, awal = b.peran["operator"], b.now - timedelta(days=30)
    assert b.permohonan is not None
    hari = timezone.localdate(awal)
    b.skm = open_skm(
        unit=unit_of(by), dari_on=hari, sampai_on=hari + timedelta(days=9), populasi=20, by=by, now=awal
    )
    for n in range(12):
        saran = b.tanda.nama("skm: saran") if n == 0 else ""
        answer_skm(
            survei=b.skm,
            layanan=b.permohonan.layanan,
            data=rules.DataSkm((3,) * 9, saran=saran),
            saluran=SaluranSkm.KIOS,
            kunci_kirim=uuid4(),
            by=by,
            now=awal,
        )
    # A paper that only one person copied so far.
    copy_kertas(
        survei=b.skm, layanan=b.permohonan.layanan, lembar=1, data=rules.DataSkm((3,) * 9), by=by, now=awal
    )
    publish_skm(survei=b.skm, by=by, now=b.now)
