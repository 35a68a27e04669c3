"""Alamat impor satu jenis lembar; dipasang sekali untuk kamus dan sekali untuk pokir."""

from __future__ import annotations

from django.urls import URLPattern, path

from terasa.web.musrenbang.lembar import masuk


def list_urls(apa: str) -> list[URLPattern]:
    """Addresses under `kerja/<apa>/impor/`."""
    awal, isi = f"kerja/{apa}/impor/", {"apa": apa}
    return [
        path(awal, masuk.unggah, isi, name=f"kerja-{apa}-impor"),
        path(f"{awal}lembar.xlsx", masuk.contoh, isi, name=f"kerja-{apa}-impor-contoh"),
        path(f"{awal}<uuid:pk>/", masuk.lihat, isi, name=f"kerja-{apa}-impor-lihat"),
        path(f"{awal}<uuid:pk>/batal/", masuk.batal, isi, name=f"kerja-{apa}-impor-batal"),
        path(f"{awal}<uuid:pk>/hasil.csv", masuk.unduh, isi, name=f"kerja-{apa}-impor-unduh"),
    ]
