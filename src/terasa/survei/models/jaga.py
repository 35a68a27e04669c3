"""Kebijakan baris survei: dibuka oleh penugasan selama survei berjalan, tidak pernah oleh wilayah."""

from __future__ import annotations

from terasa.umum.penjaga import PRIBADI, Penjaga

PETUGAS = (
    "EXISTS (SELECT 1 FROM survei_petugas p JOIN survei_survei s ON s.id = p.survei_id "
    "WHERE p.survei_id = {tabel}.survei_id AND p.pengguna_id = terasa_pelaku() AND s.status = 'diundi')"
)


def khusus_petugas(tabel: str, *, boleh_tulis: bool = True, juga: str = "") -> Penjaga:
    """Rows that only assigned surveyors see, and only while the survey runs; `juga` narrows it further.

    No territory opens them: a desa can neither see who was drawn nor read its own answers.
    """
    syarat = PETUGAS.format(tabel=tabel) + (f" AND {juga}" if juga else "")
    return Penjaga(audit=PRIBADI, baca=syarat, tulis=syarat if boleh_tulis else "")
