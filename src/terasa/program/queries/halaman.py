"""Bagian mana yang dipunyai satu kegiatan, supaya halamannya tidak menanyakan yang tidak ada."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from terasa.nomenklatur.models import Padanan
from terasa.program.models import Kegiatan, SasaranPenerima, SusunanKegiatan


def with_bagian(daftar: QuerySet[Kegiatan]) -> QuerySet[Kegiatan]:
    """Annotate whether a kegiatan has `padanan`, `susunan` and `sasaran`; most have none of them."""
    versi, kode = OuterRef("nomenklatur_versi"), OuterRef("nomenklatur_kode")
    padanan = Q(versi_lama=versi, kode_lama=kode) | Q(versi_baru=versi, kode_baru=kode)
    return daftar.annotate(
        ada_padanan=Exists(Padanan.objects.filter(padanan)),
        ada_susunan=Exists(SusunanKegiatan.objects.filter(ke=OuterRef("pk"))),
        ada_sasaran=Exists(SasaranPenerima.objects.filter(kegiatan=OuterRef("pk"))),
    )


def has_bagian(kegiatan: Kegiatan, nama: str) -> bool:
    """Whether `with_bagian` found this part."""
    return bool(vars(kegiatan)[f"ada_{nama}"])
