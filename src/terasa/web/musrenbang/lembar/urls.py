"""Alamat impor satu jenis lembar; dipasang sekali untuk setiap jenisnya."""

from __future__ import annotations

from django.urls import URLPattern, path

from terasa.web.akses import access
from terasa.web.musrenbang.lembar import masuk
from terasa.web.musrenbang.lembar.apa import MENURUT_NAMA


def list_urls(apa: str) -> list[URLPattern]:
    """Addresses under `kerja/<apa>/impor/`."""
    jaga = access(MENURUT_NAMA[apa].izin)
    awal, isi = f"kerja/{apa}/impor/", {"apa": apa}
    return [
        path(awal, jaga(masuk.unggah), isi, name=f"kerja-{apa}-impor"),
        path(f"{awal}lembar.xlsx", jaga(masuk.contoh), isi, name=f"kerja-{apa}-impor-contoh"),
        path(f"{awal}<uuid:pk>/", jaga(masuk.lihat), isi, name=f"kerja-{apa}-impor-lihat"),
        path(f"{awal}<uuid:pk>/batal/", jaga(masuk.batal), isi, name=f"kerja-{apa}-impor-batal"),
        path(f"{awal}<uuid:pk>/hasil.csv", jaga(masuk.unduh), isi, name=f"kerja-{apa}-impor-unduh"),
    ]
