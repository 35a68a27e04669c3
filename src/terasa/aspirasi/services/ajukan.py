"""Menerima suara warga: tanpa akun, tepat sekali, kapan saja."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status, Sumber
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Pengikut, Rekaman
from terasa.aspirasi.services.kabari import tell_office, tell_voices
from terasa.aspirasi.services.langkah import record_peristiwa, start_clock
from terasa.dokumen.rekaman import store_rekaman
from terasa.dokumen.services import store_foto
from terasa.kabar.models import JenisAlamat
from terasa.kabar.services import add_alamat
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.ingatan import remembered_briefly
from terasa.umum.kode import hash_kunci, print_kode
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_new, insert_unless_there
from terasa.wilayah.queries import is_desa


class CannotSubmit(AturanDilanggar):
    """Something in the form must be mended first; nothing was stored."""


class KunciKirimTerpakai(CannotSubmit):
    """This form was sent before with other words: a second voice must not vanish behind the first."""


@dataclass(frozen=True)
class Terkirim:
    """What the slip shows. `ulang` when the same sending arrived again."""

    aspirasi: Aspirasi
    kunci: str
    ulang: bool = False
    # The promised first answer of a voice that just came in.
    janji: date | None = None


@konteks.act("submit_aspirasi")
def submit_aspirasi(
    *,
    data: rules.DataAspirasi,
    by: Pelaku,
    now: datetime,
    foto: Sequence[bytes] = (),
    rekaman: bytes = b"",
    kunci_kirim: UUID,
    tahan: bool = False,
) -> Terkirim:
    """Take a voice in. The same `kunci_kirim` with the same words gives the same slip and nothing else.

    With `tahan` an officer looks at it first and its clock waits.
    Raises CannotSubmit, KunciKirimTerpakai, AlamatTidakSah, FotoTidakTerbaca, RekamanTidakTerbaca.
    """
    # Nothing below is caught and gone past: one transaction without savepoints, under the key of the new voice.
    with konteks.sekaligus(), remembered_briefly(), konteks.dengan_kunci(id := uuid4()):
        kunci = rules.derive_kunci(kunci_kirim)
        _check(data, foto, rekaman)
        aspirasi = _new_row(id, data, kunci, kunci_kirim, now, Status.DITAHAN if tahan else Status.DIAJUKAN)
        # The unique digest decides, also when two sendings of one form race.
        if not insert_unless_there(aspirasi):
            return _repeat(Aspirasi.objects.get(kunci_kirim=aspirasi.kunci_kirim), data, kunci)
        _store_isi(aspirasi, data)
        _store_foto(aspirasi, foto, now)
        _store_rekaman(aspirasi, rekaman, now)
        store_kontak(aspirasi, surel=data.surel, telepon=data.telepon)
        announce = _announce_held if tahan else _announce
        return Terkirim(aspirasi, kunci, janji=announce(aspirasi, data, by=by, now=now))


def store_kontak(aspirasi: Aspirasi, *, surel: str, telepon: str) -> None:
    """Where answers go. Needs the key context of this voice. Raises AlamatTidakSah."""
    for jenis, nilai in ((JenisAlamat.SUREL, surel), (JenisAlamat.TELEPON, telepon)):
        if nilai:
            alamat = add_alamat(pemilik_id=aspirasi.pk, jenis=jenis, nilai=nilai)
            Pengikut(aspirasi=aspirasi, alamat=alamat).save(force_insert=True)


def _repeat(lama: Aspirasi, data: rules.DataAspirasi, kunci: str) -> Terkirim:
    with konteks.dengan_kunci(lama.pk):
        isi = Isi.objects.get(pk=lama.pk)
    if (isi.masalah, isi.kode_desa) != (data.masalah, data.kode_desa):
        raise KunciKirimTerpakai(
            _("Formulir ini sudah terkirim dengan tulisan lain. Tekan kirim lagi sebagai aspirasi baru."),
            code="kunci-kirim-terpakai",
        )
    return Terkirim(lama, kunci, ulang=True)


def _check(data: rules.DataAspirasi, foto: Sequence[bytes], rekaman: bytes) -> None:
    if not data.masalah.strip() and not rekaman:
        raise CannotSubmit(
            _("Tulis dulu masalah yang ingin Anda sampaikan, atau rekam suara Anda."), code="masalah-kosong"
        )
    if len(data.masalah) > rules.MASALAH_TERPANJANG:
        raise CannotSubmit(
            _("Tulisan terlalu panjang; paling banyak %(n)d huruf.") % {"n": rules.MASALAH_TERPANJANG},
            code="masalah-panjang",
        )
    if len(foto) > rules.FOTO_TERBANYAK:
        raise CannotSubmit(_("Paling banyak %(n)d foto.") % {"n": rules.FOTO_TERBANYAK}, code="foto-banyak")
    if not is_desa(data.kode_desa):
        raise CannotSubmit(_("Pilih desa atau kelurahan dari daftar."), code="desa-tidak-dikenal")


def _new_row(
    id: UUID, data: rules.DataAspirasi, kunci: str, kunci_kirim: UUID, now: datetime, status: Status
) -> Aspirasi:
    return Aspirasi(
        id=id,
        kode=claim_kode("aspirasi"),
        kunci_sidik=hash_kunci(kunci),
        kunci_kirim=rules.digest_kirim(kunci_kirim),
        kode_desa=data.kode_desa,
        status=status,
        kelompok=data.kelompok,
        sumber=data.sumber,
        is_peragaan=data.sumber == Sumber.PERAGAAN,
        diajukan_at=now,
    )


def _store_isi(aspirasi: Aspirasi, data: rules.DataAspirasi) -> None:
    isi = Isi(
        aspirasi=aspirasi,
        kode_desa=aspirasi.kode_desa,
        masalah=data.masalah,
        dusun=data.dusun,
        patokan=data.patokan,
        lat=data.lat,
        lng=data.lng,
    )
    insert_new(isi)


def _store_foto(aspirasi: Aspirasi, foto: Sequence[bytes], now: datetime) -> None:
    for nomor, isi in enumerate(foto, start=1):
        berkas = store_foto(
            data=isi,
            # The phone's own file name may hold a name or a date.
            nama=f"foto-{aspirasi.kode}-{nomor}",
            kode_wilayah=aspirasi.kode_desa,
            now=now,
            pemilik_id=aspirasi.pk,
        )
        Foto(aspirasi=aspirasi, berkas=berkas).save(force_insert=True)


def _store_rekaman(aspirasi: Aspirasi, data: bytes, now: datetime) -> None:
    if not data:
        return
    berkas = store_rekaman(
        data=data,
        nama=f"rekaman-{aspirasi.kode}",
        kode_wilayah=aspirasi.kode_desa,
        now=now,
        pemilik_id=aspirasi.pk,
    )
    Rekaman(aspirasi=aspirasi, berkas=berkas).save(force_insert=True)


def _announce(aspirasi: Aspirasi, data: rules.DataAspirasi, *, by: Pelaku, now: datetime) -> date | None:
    """Start the clock, open the public thread, tell the village office and whoever left an address."""
    kode = print_kode(aspirasi.kode)
    janji = start_clock(
        aspirasi, rules.JAWABAN_PERTAMA, _("Jawaban pertama atas aspirasi %(kode)s"), now, baru=True
    )
    record_peristiwa(
        aspirasi,
        Keputusan.DIAJUKAN,
        by=by,
        now=now,
        lanjutan=_("Jawaban pertama dari pemerintah desa"),
        jatuh_tempo_on=janji,
    )
    tell_office(
        aspirasi,
        kejadian=f"aspirasi-diajukan:{aspirasi.pk}",
        subjek=_("Aspirasi baru %(kode)s") % {"kode": kode},
        teks=_("Seorang warga menyampaikan aspirasi dan menunggu jawaban pertama."),
        now=now,
    )
    if data.surel or data.telepon:
        tell_voices(
            aspirasi=[aspirasi],
            kejadian=f"aspirasi-diajukan:{aspirasi.pk}",
            subjek=_("Aspirasi Anda sudah diterima: %(kode)s") % {"kode": kode},
            teks=_("Ikuti perjalanannya dengan kode itu. Simpan slip dan kuncinya untuk membaca jawaban."),
            tautan=aspirasi.tautan,
            now=now,
        )
    return janji


def _announce_held(aspirasi: Aspirasi, data: rules.DataAspirasi, *, by: Pelaku, now: datetime) -> None:
    """The person and the public thread learn why it waits; the office hears once a day that a queue exists."""
    record_peristiwa(
        aspirasi, Keputusan.DITAHAN, by=by, now=now, lanjutan=_("Diperiksa petugas, lalu dijawab")
    )
    hari = timezone.localdate(now).isoformat()
    tell_office(
        aspirasi,
        kejadian=f"aspirasi-antrean:{aspirasi.kode_desa}:{hari}",
        subjek=_("Ada aspirasi di antrean pemeriksaan"),
        teks=_("Sedang banyak kiriman. Yang tanpa bukti kerja menunggu Anda terima atau kesampingkan."),
        tautan="/kerja/aspirasi/antrean/",
        now=now,
    )
    if data.surel or data.telepon:
        tell_voices(
            aspirasi=[aspirasi],
            kejadian=f"aspirasi-ditahan:{aspirasi.pk}",
            subjek=_("Aspirasi Anda tercatat: %(kode)s") % {"kode": print_kode(aspirasi.kode)},
            teks=_(
                "Sedang banyak kiriman, jadi petugas memeriksanya dulu. Ikuti dengan kode dan kunci pada slip."
            ),
            tautan=aspirasi.tautan,
            now=now,
        )
