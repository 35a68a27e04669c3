"""Melupakan orangnya: kontak, atau semua yang ditulisnya. Kode, riwayat, dan usulannya tetap (docs/data-pribadi.md)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Kelompok, Keputusan
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Pengikut, Percakapan, Rekaman
from terasa.aspirasi.permissions import handles
from terasa.aspirasi.services.kabari import tell_office
from terasa.aspirasi.services.langkah import require_kunci, take_step
from terasa.cari.services import remove_entri
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.models import AuditGaram
from terasa.umum.pelaku import Pelaku

Terlupa: TypeAlias = dict[type[Model], list[UUID]]


@konteks.act("erase_personal")
def erase_personal(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Forget who voiced it: addresses, unsent and sent messages, and the salts of their audit digests.

    The words and the thread stay (UU 27/2022). By the key holder, or by the village office when the resident
    asks at the counter. Raises CannotAct.
    """
    _require_owner(aspirasi, by)
    take_step(aspirasi, Keputusan.KONTAK_DIHAPUS, by=by, now=now)
    forget_kontak(aspirasi)


@konteks.act("erase_data")
def erase_data(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Forget everything the resident gave: words, place, photos, recordings, contact and conversation.

    An open voice is withdrawn, for nothing is left to answer; one that became an usulan stays counted in it. By the
    key holder, or by the village office at the counter. Raises CannotAct.
    """
    _require_owner(aspirasi, by)
    aspirasi.refresh_from_db(from_queryset=Aspirasi.objects.select_for_update())
    if Keputusan.DITARIK in rules.list_boleh(aspirasi.status):
        take_step(aspirasi, Keputusan.DITARIK, by=by, now=now)
    peristiwa = take_step(aspirasi, Keputusan.DATA_DIHAPUS, by=by, now=now)
    forget_all(aspirasi, now)
    tell_office(
        aspirasi,
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=_("Pengusul menghapus datanya (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
        teks=peristiwa.kalimat,
        now=now,
    )


@konteks.act("apply_retensi")
def apply_retensi(*, aspirasi: Aspirasi, isi: bool, by: Pelaku, now: datetime, alasan: str) -> None:
    """Its storage period ended: forget the contact and the conversation, or with `isi` everything.

    `alasan` names the rule; it stands in the audit and at the station, which the public page does not tell.
    """
    take_step(aspirasi, Keputusan.RETENSI, by=by, now=now, alasan=alasan)
    if isi:
        forget_all(aspirasi, now)
    else:
        forget_kontak(aspirasi)
        _forget_percakapan(aspirasi)


def forget_kontak(aspirasi: Aspirasi) -> None:
    """Addresses and every message that went to them."""
    with konteks.sebagai_sistem():
        pengikut = list(Pengikut.objects.filter(aspirasi=aspirasi).values_list("pk", flat=True))
        Pengikut.objects.filter(pk__in=pengikut).delete()
        forget_alamat([aspirasi.pk])
        _burn_salts({Pengikut: pengikut})


def forget_alamat(pemilik: Collection[UUID]) -> None:
    """The addresses of these owners and every message that went to them. Needs the system's eyes."""
    alamat = list(Alamat.objects.filter(pemilik_id__in=pemilik).values_list("pk", flat=True))
    pesan = list(Pesan.objects.filter(alamat__in=alamat).values_list("pk", flat=True))
    Pesan.objects.filter(pk__in=pesan).delete()
    Alamat.objects.filter(pk__in=alamat).delete()
    _burn_salts({Pesan: pesan, Alamat: alamat})


def forget_all(aspirasi: Aspirasi, now: datetime) -> None:
    """Everything the resident gave. What was public closes with it."""
    forget_kontak(aspirasi)
    _forget_percakapan(aspirasi)
    with konteks.sebagai_sistem():
        _forget_berkas(aspirasi)
        Isi.objects.filter(pk=aspirasi.pk).update(
            masalah="", masalah_publik="", dusun="", patokan="", lat=None, lng=None, dirilis=False
        )
        _burn_salts({Isi: [aspirasi.pk]})
        remove_entri("aspirasi", aspirasi.pk)
    # Speaking for people with disabilities or in poverty is told of oneself, too.
    aspirasi.kelompok, aspirasi.dirilis_at, aspirasi.dihapus_at = Kelompok.SENDIRI, None, now
    aspirasi.save(update_fields=["kelompok", "dirilis_at", "dihapus_at"])


def _forget_percakapan(aspirasi: Aspirasi) -> None:
    with konteks.sebagai_sistem():
        semua = Percakapan.objects.filter(aspirasi=aspirasi)
        baris = list(semua.values_list("pk", flat=True))
        semua.delete()
        _burn_salts({Percakapan: baris})


def _forget_berkas(aspirasi: Aspirasi) -> None:
    """Photos, and whatever other file belongs to this voice."""
    Foto.objects.filter(aspirasi=aspirasi).delete()
    Rekaman.objects.filter(aspirasi=aspirasi).delete()
    milik = Berkas.objects.filter(pemilik_id=aspirasi.pk)
    berkas = list(milik.values_list("pk", flat=True))
    milik.delete()
    _burn_salts({Berkas: berkas})


def _require_owner(aspirasi: Aspirasi, by: Pelaku) -> None:
    if not handles(by, aspirasi):
        require_kunci(aspirasi)


def _burn_salts(objek: Terlupa) -> None:
    """Last, for changing and deleting a row writes one more digest with its salt."""
    for model, pk in objek.items():
        AuditGaram.objects.filter(tabel=model._meta.db_table, objek__in=[str(p) for p in pk]).delete()
