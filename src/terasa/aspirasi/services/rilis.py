"""Membuka kata-kata warga untuk umum sesudah diperiksa, menutupnya lagi, dan menyembunyikan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import JenisPribadi, Keputusan
from terasa.aspirasi.models import Aspirasi, Foto, Isi
from terasa.aspirasi.queries import list_alasan_sembunyi
from terasa.aspirasi.services.kabari import tell_voices
from terasa.aspirasi.services.langkah import CannotAct, require_office, take_step
from terasa.aspirasi.services.tanggapi import pick, public_sentence
from terasa.cari.services import remove_entri, write_entri
from terasa.dokumen.models import Berkas
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku


class CannotRelease(AturanDilanggar):
    """The text still shows something that belongs to a person, or there is no text."""


@konteks.act("release_aspirasi")
def release_aspirasi(
    *,
    aspirasi: Aspirasi,
    by: Pelaku,
    now: datetime,
    teks_publik: str = "",
    foto: Collection[UUID] = (),
) -> None:
    """Open the words to everyone, masked when `teks_publik` is given, with exactly these photos.

    Raises CannotRelease while the text shows a number like a NIK or phone, or an e-mail, or is empty; CannotAct.
    """
    require_office(by, aspirasi)
    aspirasi.refresh_from_db(fields=["dihapus_at"])
    if aspirasi.dihapus_at is not None:
        raise CannotRelease(_("Pengusul sudah menghapus tulisan dan fotonya."), code="sudah-dihapus")
    isi = Isi.objects.get(pk=aspirasi.pk)
    samaran = "" if teks_publik.strip() in {"", isi.masalah} else teks_publik.strip()
    if not (samaran or isi.masalah):
        raise CannotRelease(
            _("Aspirasi ini hanya rekaman suara. Dengarkan, tulis isinya, lalu buka untuk umum."),
            code="tanpa-tulisan",
        )
    _refuse_pribadi(samaran or isi.masalah)
    take_step(aspirasi, Keputusan.DIRILIS, by=by, now=now)
    aspirasi.dirilis_at = now
    aspirasi.save(update_fields=["dirilis_at"])
    isi.masalah_publik, isi.dirilis = samaran, True
    isi.save(update_fields=["masalah_publik", "dirilis"])
    _release_foto(aspirasi, foto)
    write_entri(
        jenis="aspirasi",
        objek_id=aspirasi.pk,
        kode=aspirasi.kode,
        judul=rules.short_title(isi.teks_publik),
        # Nobody checked the hamlet when the words were released: "RT 03, rumah Bu Siti" must not be found.
        teks=isi.teks_publik,
        kode_wilayah=aspirasi.kode_desa,
        tahun=timezone.localdate(aspirasi.diajukan_at).year,
        url=aspirasi.tautan,
    )


@konteks.act("unrelease_aspirasi")
def unrelease_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Undo a release: words, photos and search row close together. Raises CannotAct."""
    require_office(by, aspirasi)
    take_step(aspirasi, Keputusan.BATAL_DIRILIS, by=by, now=now)
    if aspirasi.dirilis_at is None:
        raise CannotAct(_("Isi aspirasi ini memang belum dibuka untuk umum."), code="belum-dirilis")
    aspirasi.dirilis_at = None
    aspirasi.save(update_fields=["dirilis_at"])
    close_words(aspirasi)


@konteks.act("release_many")
def release_many(*, aspirasi: Sequence[Aspirasi], by: Pelaku, now: datetime) -> int:
    """Open the words of several that show nothing personal, as they are and without photos; all or none.

    Returns how many. Raises CannotRelease, CannotAct.
    """
    for satu in aspirasi:
        release_aspirasi(aspirasi=satu, by=by, now=now)
    return len(aspirasi)


@konteks.act("mask_aspirasi")
def mask_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Prepare a public text without numbers and e-mails; nothing is opened yet. Raises CannotAct."""
    _set_samaran(aspirasi, by, rules.mask_pribadi)


@konteks.act("unmask_aspirasi")
def unmask_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Undo the masking while nothing is open. Raises CannotAct."""
    _set_samaran(aspirasi, by, lambda _teks: "")


def _set_samaran(aspirasi: Aspirasi, by: Pelaku, make: Callable[[str], str]) -> None:
    require_office(by, aspirasi)
    isi = Isi.objects.select_for_update().get(pk=aspirasi.pk)
    if isi.dirilis:
        raise CannotAct(_("Isi aspirasi ini sudah dibuka untuk umum. Tutup dulu."), code="sudah-dirilis")
    isi.masalah_publik = make(isi.masalah)
    isi.save(update_fields=["masalah_publik"])


@konteks.act("hide_aspirasi")
def hide_aspirasi(
    *, aspirasi: Aspirasi, alasan_kode: str, by: Pelaku, now: datetime, alasan: str = ""
) -> None:
    """Take a voice out of sight with a reason that everyone reads. Raises CannotAct."""
    require_office(by, aspirasi)
    pilihan = pick(list_alasan_sembunyi(aspirasi.kode_desa, timezone.localdate(now)), alasan_kode)
    kalimat = public_sentence(pilihan, alasan)
    peristiwa = take_step(
        aspirasi, Keputusan.DISEMBUNYIKAN, by=by, now=now, alasan_kode=pilihan.kode, alasan=kalimat
    )
    close_words(aspirasi)
    tell_voices(
        aspirasi=[aspirasi],
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=_("Aspirasi Anda disembunyikan (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
        teks=kalimat,
        tautan=aspirasi.tautan,
        now=now,
    )


@konteks.act("unhide_aspirasi")
def unhide_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Undo hiding: the voice returns to its state, its words stay closed. Raises CannotAct.

    They were closed for a reason, so opening them is a fresh decision.
    """
    require_office(by, aspirasi)
    take_step(aspirasi, Keputusan.DITAMPILKAN, by=by, now=now)


def close_words(aspirasi: Aspirasi) -> None:
    """Nothing of the resident is public any more: words, photos, search row."""
    Isi.objects.filter(pk=aspirasi.pk).update(dirilis=False)
    _release_foto(aspirasi, ())
    remove_entri("aspirasi", aspirasi.pk)


def _release_foto(aspirasi: Aspirasi, foto: Collection[UUID]) -> None:
    """Exactly these photos of this voice are public, the file together with its row."""
    for satu in Foto.objects.filter(aspirasi=aspirasi):
        dirilis = satu.pk in foto
        if satu.dirilis != dirilis:
            Foto.objects.filter(pk=satu.pk).update(dirilis=dirilis)
            Berkas.objects.filter(pk=satu.berkas_id).update(dirilis=dirilis)


def _refuse_pribadi(teks: str) -> None:
    temuan = rules.find_pribadi(teks)
    if temuan:
        jenis = dict.fromkeys(str(JenisPribadi(t.jenis).label) for t in temuan)
        raise CannotRelease(
            _("Teks ini masih memuat %(jenis)s. Samarkan dulu sebelum dibuka untuk umum.")
            % {"jenis": ", ".join(jenis)},
            code="memuat-data-pribadi",
        )
