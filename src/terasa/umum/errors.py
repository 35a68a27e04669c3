"""Penolakan bernama. Setiap penolakan membawa kalimat untuk orangnya dan kode untuk mesin."""

from __future__ import annotations


class AturanDilanggar(Exception):
    """A refusal worded for the person; `code` is stable for machines."""

    def __init__(self, pesan: object, *, code: str = "aturan-dilanggar") -> None:
        super().__init__(str(pesan))
        self.pesan = pesan
        self.code = code

    def __str__(self) -> str:
        return str(self.pesan)


class MasukanTakTerbaca(AturanDilanggar):
    """The whole input is unusable and nothing was changed; commands exit 2."""
