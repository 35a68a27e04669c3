"""Menerima satu pesan dari pintu mana pun, tepat sekali: aspirasi baru, balasan, perintah, atau menunggu desanya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from terasa.aspirasi.enums import Status, Sumber
from terasa.aspirasi.models import Aspirasi, Pengikut
from terasa.aspirasi.queries import due_days
from terasa.aspirasi.rules import FOTO_TERBANYAK, DataAspirasi, print_kunci
from terasa.aspirasi.services import Terkirim, submit_aspirasi, tell_voices
from terasa.dokumen.foto import read_foto_many
from terasa.dokumen.services import store_foto
from terasa.kabar.berhenti import resume_kabar, stop_kabar
from terasa.kabar.models import JenisAlamat
from terasa.kabar.rules import AlamatTidakSah, clean_alamat
from terasa.kabar.services import add_alamat
from terasa.pintu.enums import Hasil
from terasa.pintu.models import PesanMasuk
from terasa.pintu.queries import count_recent, find_conversation, find_menunggu_of, know_served_desa
from terasa.pintu.rules.perintah import clean_teks, cut_teks, read_baru, read_perintah
from terasa.pintu.rules.tempat import find_desa
from terasa.pintu.services.balas import join_conversation
from terasa.pintu.services.dukung import confirm_dukungan
from terasa.pintu.services.pesan import Masuk, Penerimaan
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import WARGA, Pelaku
from terasa.umum.sisip import insert_unless_there
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import is_desa

MENUNGGU_LAMA = timedelta(days=14)
# More from one mailbox or phone within the hour is kept and shown, but answered by no machine: no loop can begin.
TERBANYAK_SEJAM = 6


@konteks.act("receive_pesan")
def receive_pesan(*, masuk: Masuk, by: Pelaku, now: datetime) -> Penerimaan:
    """Take one message in; the same one again changes nothing. Needs the system's eyes."""
    masuk = _with_clean_sender(masuk)
    pesan = PesanMasuk(
        kunci=sha256(f"{masuk.pintu}|{masuk.id_luar}".encode()).hexdigest(),
        pintu=masuk.pintu,
        kabupaten=masuk.kabupaten,
        pengirim_sidik=masuk.sidik,
        hasil=Hasil.DIABAIKAN,
        diterima_at=now,
    )
    if not insert_unless_there(pesan):
        lama = PesanMasuk.objects.select_related("aspirasi").get(kunci=pesan.kunci)
        return Penerimaan(Hasil(lama.hasil), _("Pesan ini sudah pernah diterima."), lama.aspirasi, ulang=True)
    hasil = _decide(pesan, masuk, now)
    pesan.hasil = hasil.hasil
    pesan.aspirasi = hasil.aspirasi
    pesan.save()
    return hasil


def submit_from(
    pesan: PesanMasuk, *, teks: str, kode_desa: str, foto: Sequence[bytes], alamat: Masuk, now: datetime
) -> Aspirasi:
    """A voice of its own, whose answers go back through this door."""
    sumber = Sumber.SUREL if alamat.jenis == JenisAlamat.SUREL else Sumber.PESAN
    data = DataAspirasi(kode_desa=kode_desa, masalah=teks, sumber=sumber)
    terkirim = submit_aspirasi(data=data, by=WARGA, now=now, foto=foto, kunci_kirim=uuid4())
    aspirasi = terkirim.aspirasi
    if alamat.pengirim:
        with konteks.dengan_kunci(aspirasi.pk):
            keep_alamat(alamat, aspirasi.pk, aspirasi)
    greet(pesan, terkirim, now)
    return aspirasi


def keep_alamat(masuk: Masuk, pemilik_id: UUID, aspirasi: Aspirasi | None = None) -> None:
    """Where answers go; nobody but the delivery reads it."""
    gerbang = "" if masuk.jenis == JenisAlamat.SUREL else masuk.pintu
    alamat = add_alamat(
        pemilik_id=pemilik_id, jenis=masuk.jenis, nilai=masuk.pengirim, gerbang=gerbang, utas=masuk.utas
    )
    if aspirasi is not None:
        Pengikut(aspirasi=aspirasi, alamat=alamat).save(force_insert=True)


def greet(pesan: PesanMasuk, terkirim: Terkirim, now: datetime) -> None:
    """The receipt: code, promise, how to go on or to stop, and the key. None to somebody who writes like a machine."""
    aspirasi = terkirim.aspirasi
    if (
        pesan.pengirim_sidik
        and count_recent(pesan.pengirim_sidik, now - timedelta(hours=1)) > TERBANYAK_SEJAM
    ):
        return
    janji = due_days([aspirasi]).get(str(aspirasi.pk))
    kalimat = [
        _("Terima kasih. Tulisan Anda tercatat dengan kode %(kode)s.") % {"kode": print_kode(aspirasi.kode)}
    ]
    if janji is not None:
        kalimat.append(
            _("Jawaban pertama dijanjikan paling lambat %(hari)s.")
            % {"hari": format_tanggal(janji, hari=True)}
        )
    if pesan.lampiran_dilewati:
        kalimat.append(
            _("%(n)d lampiran tidak disimpan; yang disimpan paling banyak tiga foto.")
            % {"n": pesan.lampiran_dilewati}
        )
    kalimat.append(_("Balas pesan ini untuk menambah keterangan. Kirim STOP bila tidak ingin dikabari."))
    tell_voices(
        aspirasi=[aspirasi],
        kejadian=f"pintu-diterima:{pesan.pk}",
        subjek=_("Aspirasi Anda sudah diterima: %(kode)s") % {"kode": print_kode(aspirasi.kode)},
        teks=" ".join(kalimat),
        tautan=aspirasi.tautan,
        now=now,
        rahasia=_tell_kunci(terkirim),
    )


def _tell_kunci(terkirim: Terkirim) -> str:
    """How the sender opens, corrects and erases what was written; the key is known at this moment only."""
    return _(
        "Kunci Anda: %(kunci)s\nDengan kode dan kunci itu Anda dapat membaca, membetulkan, dan menghapus tulisan Anda di"
        " %(halaman)s. Jangan berikan kunci ini kepada siapa pun, juga petugas."
    ) % {"kunci": print_kunci(terkirim.kunci), "halaman": f"{settings.ALAMAT_PUBLIK}/saya/"}


def _decide(pesan: PesanMasuk, masuk: Masuk, now: datetime) -> Penerimaan:
    if masuk.otomatis:
        pesan.sebab = masuk.otomatis
        return Penerimaan(
            Hasil.DIABAIKAN, _("Bukan dari orang (%(sebab)s); tidak dijawab.") % {"sebab": masuk.otomatis}
        )
    if (perintah := read_perintah(masuk.teks)) and masuk.pengirim:
        return _obey(perintah, masuk, now)
    if (hasil := confirm_dukungan(masuk, now)) is not None:
        # Who supports is remembered nowhere, also not as somebody who wrote.
        pesan.pengirim_sidik = ""
        return hasil
    baru, teks = read_baru(clean_teks(masuk.teks))
    foto, dibuang = read_foto_many(masuk.foto, terbanyak=FOTO_TERBANYAK)
    pesan.lampiran_dilewati = min(dibuang + masuk.lampiran_lain, 999)
    if not teks and not foto:
        pesan.sebab = _("kosong")
        return Penerimaan(Hasil.DIABAIKAN, _("Pesan ini kosong; tulis masalahnya, lalu kirim lagi."))
    aspirasi = _find_target(masuk, baru, now)
    if aspirasi is not None:
        return join_conversation(pesan, aspirasi, teks, foto, now)
    return _place_or_wait(pesan, masuk, teks, foto, now)


def _place_or_wait(
    pesan: PesanMasuk, masuk: Masuk, teks: str, foto: list[bytes], now: datetime
) -> Penerimaan:
    menunggu = None
    if masuk.sidik and masuk.jenis != JenisAlamat.SUREL:
        menunggu = find_menunggu_of(masuk.sidik, now - MENUNGGU_LAMA)
    kode_desa = _find_place(masuk, teks)
    if menunggu is not None:
        return _go_on(pesan, menunggu, masuk, teks, foto, kode_desa, now)
    teks, _terpotong = cut_teks(teks or _("(hanya foto)"))
    if not kode_desa:
        return _wait(pesan, masuk, teks, foto, now)
    aspirasi = submit_from(pesan, teks=teks, kode_desa=kode_desa, foto=foto, alamat=masuk, now=now)
    return Penerimaan(Hasil.ASPIRASI, _accepted(aspirasi, pesan), aspirasi)


def _go_on(
    pesan: PesanMasuk,
    menunggu: PesanMasuk,
    masuk: Masuk,
    teks: str,
    foto: list[bytes],
    kode_desa: str,
    now: datetime,
) -> Penerimaan:
    """The same phone said more about what waits: with the desa it becomes a voice, else it is written below."""
    from terasa.pintu.services.tempatkan import take_waiting

    menunggu.isi, _terpotong = cut_teks(f"{menunggu.isi}\n\n{teks}".strip())
    menunggu.save(update_fields=["isi"])
    _keep_foto(menunggu, foto, now)
    pesan.lampiran_dilewati = 0
    if not kode_desa:
        return Penerimaan(Hasil.BALASAN, _ask_place())
    aspirasi = take_waiting(menunggu, kode_desa, now)
    return Penerimaan(Hasil.BALASAN, _accepted(aspirasi, menunggu), aspirasi)


def _wait(pesan: PesanMasuk, masuk: Masuk, teks: str, foto: list[bytes], now: datetime) -> Penerimaan:
    pesan.isi = teks
    _keep_foto(pesan, foto, now)
    if masuk.pengirim:
        with konteks.dengan_kunci(pesan.pk):
            keep_alamat(masuk, pesan.pk)
    return Penerimaan(Hasil.MENUNGGU, _ask_place())


def _keep_foto(pesan: PesanMasuk, foto: list[bytes], now: datetime) -> None:
    for nomor, data in enumerate(foto[:FOTO_TERBANYAK], start=1):
        store_foto(
            data=data, nama=f"foto-{nomor}", kode_wilayah=pesan.kabupaten, now=now, pemilik_id=pesan.pk
        )


def _find_target(masuk: Masuk, baru: bool, now: datetime) -> Aspirasi | None:
    """The conversation this belongs to: by our own token first, else by the phone that we just spoke with."""
    if masuk.balas is not None:
        return Aspirasi.objects.filter(pk=masuk.balas).exclude(status=Status.DRAF).first()
    if baru or not masuk.sidik or masuk.jenis == JenisAlamat.SUREL:
        return None
    return find_conversation(masuk.sidik, now)


def _find_place(masuk: Masuk, teks: str) -> str:
    if masuk.kode_desa:
        return masuk.kode_desa if is_desa(masuk.kode_desa) else ""
    desa = know_served_desa()
    for petunjuk in (*masuk.petunjuk, teks):
        if kode := find_desa(petunjuk, desa):
            return kode
    return ""


def _with_clean_sender(masuk: Masuk) -> Masuk:
    """An address that cannot be one gets no answer, but the words are taken."""
    try:
        return replace(masuk, pengirim=clean_alamat(masuk.jenis, masuk.pengirim) if masuk.pengirim else "")
    except AlamatTidakSah:
        return replace(masuk, pengirim="")


def _obey(perintah: str, masuk: Masuk, now: datetime) -> Penerimaan:
    if perintah == "stop":
        stop_kabar(jenis=masuk.jenis, nilai=masuk.pengirim, by=WARGA, now=now)
        return Penerimaan(
            Hasil.BERHENTI, _("Anda tidak akan dikabari lagi. Kirim MULAI bila ingin dikabari kembali.")
        )
    resume_kabar(jenis=masuk.jenis, nilai=masuk.pengirim, by=WARGA, now=now)
    return Penerimaan(Hasil.MULAI, _("Anda akan dikabari lagi."))


def _accepted(aspirasi: Aspirasi, pesan: PesanMasuk) -> str:
    kalimat = _("Diterima sebagai aspirasi %(kode)s.") % {"kode": print_kode(aspirasi.kode)}
    if not pesan.lampiran_dilewati:
        return kalimat
    return f"{kalimat} " + _("%(n)d lampiran tidak disimpan; yang disimpan paling banyak tiga foto.") % {
        "n": pesan.lampiran_dilewati
    }


def _ask_place() -> str:
    return _(
        "Diterima, tetapi desanya belum jelas. Sebutkan nama desa dan kecamatannya; kantor kabupaten juga memeriksanya."
    )
