"""Membandingkan yang terbaca dengan yang tersimpan, lalu menulis bedanya dengan sedikit pernyataan."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model

from terasa.umum.laporan import DITERIMA, DIUBAH, SAMA

M = TypeVar("M", bound=Model)
SEKALI = 1000


class Tampung(Generic[M]):
    """Rows of one table by key: what is new, what differs, what is the same."""

    def __init__(self, model: type[M], ada: Mapping[Hashable, M], kolom: Sequence[str]) -> None:
        self.model, self.kolom = model, kolom
        self.ada = dict(ada)
        self.keadaan: dict[Hashable, str] = {}
        self.baru: list[M] = []
        self.berubah: dict[Hashable, M] = {}

    def put(self, kunci: Hashable, isi: Mapping[str, Any], **tetap: Any) -> M:
        """Take a row in; `tetap` is written only when it is new."""
        objek = self.ada.get(kunci)
        if objek is None:
            objek = self.ada[kunci] = self.model(**isi, **tetap)
            self.baru.append(objek)
            self.keadaan[kunci] = DITERIMA
        else:
            self.keadaan[kunci] = DIUBAH if self.amend(kunci, isi) else SAMA
        return objek

    def amend(self, kunci: Hashable, isi: Mapping[str, Any]) -> bool:
        """Change what differs of a row that is there; whether anything did."""
        objek = self.ada[kunci]
        beda = {k: v for k, v in isi.items() if getattr(objek, k) != v}
        for nama, nilai in beda.items():
            setattr(objek, nama, nilai)
        if beda and not objek._state.adding:
            self.berubah[kunci] = objek
        return bool(beda)

    def write(self) -> None:
        """All new rows, then all changed ones."""
        self.model._default_manager.bulk_create(self.baru, batch_size=SEKALI)
        if self.berubah:
            self.model._default_manager.bulk_update(self.berubah.values(), self.kolom, batch_size=SEKALI)
