"""Pemungutan suara kertas di balai: kotaknya, salinan kertasnya, hitungannya, dan peringkatnya menjadi keputusan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from terasa.balai.musyawarah import DitolakBalai, Musyawarah, Satu, as_json
from terasa.musrenbang.rules import BERPERINGKAT, Putusan, check_putusan, kotak_balai
from terasa.musrenbang.rules.kotak_balai import KotakBalai
from terasa.musrenbang.rules.urutan import Tempat, hasil_setuju, place_ranks


class Pemungutan:
    """What operators may do with the ballot box of this meeting."""

    def __init__(self, musyawarah: Musyawarah) -> None:
        self.m = musyawarah

    @property
    def ada(self) -> bool:
        """Whether this forum votes here at all."""
        return bool(self.m.isi.get("kotak"))

    @property
    def kotak(self) -> KotakBalai | None:
        return self.m.keadaan.kotak

    def draft(self) -> KotakBalai:
        """The open box, else what it would be if it were opened now. Raises CannotBox."""
        return self.kotak or kotak_balai.draft(self.m.isi, self.m.keadaan.putusan)

    def open(self, *, oleh: str, pagu: int | None, terbanyak: int | None) -> None:
        """Freeze what is voted on. `pagu` whole rupiah. Raises CannotBox, DitolakBalai."""
        isi = {"oleh": oleh, "pagu": pagu, "terbanyak": terbanyak}
        self.m.act_kotak(kotak_balai.BUKA, lambda: isi)

    def undo(self, *, oleh: str) -> None:
        """Take the opening back while no paper was copied. Raises CannotBox, DitolakBalai."""
        self.m.act_kotak(kotak_balai.BATAL, lambda: {"oleh": oleh})

    def shuffle(self, *, oleh: str, lembar: int) -> None:
        """Say how many papers were handed out, and that the pile is mixed; 0 goes back. Raises CannotBox."""
        self.m.act_kotak(kotak_balai.KOCOK, lambda: {"oleh": oleh, "lembar": lembar})

    def copy(self, *, oleh: str, nomor: int, pilihan: Sequence[str] | None) -> None:
        """One copy of one paper; None: spoiled. Raises CannotBox, CannotVote, DitolakBalai."""
        isi = {"oleh": oleh, "nomor": nomor, "pilihan": _as_list(pilihan)}
        self.m.act_kotak(kotak_balai.KERTAS, lambda: isi)

    def settle(self, *, oleh: str, jabatan: str, nomor: int, pilihan: Sequence[str] | None) -> None:
        """What the paper really says, decided by a named office. Raises CannotBox, CannotVote, DitolakBalai."""
        isi = {"oleh": oleh, "jabatan": jabatan, "nomor": nomor, "pilihan": _as_list(pilihan)}
        self.m.act_kotak(kotak_balai.SELESAIKAN, lambda: isi)

    def remove(self, *, oleh: str, nomor: int) -> None:
        """Take a number off that no paper bears. Raises CannotBox, DitolakBalai."""
        self.m.act_kotak(kotak_balai.HAPUS, lambda: {"oleh": oleh, "nomor": nomor})

    def close(self, *, oleh: str) -> None:
        """Count, publish, and order what was already agreed by the count. Final. Raises CannotBox, DitolakBalai."""
        self.m.act_kotak(kotak_balai.TUTUP, lambda: self._count(oleh))

    def agree(self, *, oleh: str) -> int:
        """Agree to everything still undecided that the count ranked, behind what was agreed. Returns how many."""
        return self.m.act_putusan(self._queue, oleh)

    def waiting(self) -> list[Satu]:
        """Undecided usulan that the count ranked, in its order."""
        belum = [
            s for s in self.m.usulan.values() if not s.putusan.hasil and self.m.rank_by_suara(s) is not None
        ]
        return sorted(belum, key=lambda s: self.m.rank_by_suara(s) or 0)

    def _count(self, oleh: str) -> dict[str, Any]:
        kotak = self.kotak
        if kotak is None:
            raise DitolakBalai(_("Kotak suara belum dibuka di balai ini."), code="tidak-terbuka")
        kotak_balai.require_closable(kotak)
        terbit = kotak_balai.count_kotak(kotak, self.m.isi)
        urut = terbit.ringkasan["peringkat"]
        tempat = [
            Tempat(s.id, s.putusan.hasil, s.putusan.peringkat, urut.get(s.data["kode"]))
            for s in self.m.usulan.values()
            if s.putusan.hasil in BERPERINGKAT
        ]
        baru = place_ranks(tempat)
        berubah = [t for t in tempat if baru[t.kunci] != t.peringkat]
        baris = [as_json(replace(self.m.usulan[t.kunci].putusan, peringkat=baru[t.kunci])) for t in berubah]
        return {"oleh": oleh, "sidik": terbit.sidik, "ringkasan": terbit.ringkasan, "baris": baris}

    def _queue(self) -> list[Putusan]:
        hasil = hasil_setuju(self.m.isi["jenis"]).value
        terpakai = [s.putusan.peringkat or 0 for s in self.m.usulan.values() if s.putusan.hasil == hasil]
        return [
            check_putusan(self.m.isi["jenis"], replace(s.putusan, hasil=hasil, peringkat=n), self.m.alasan)
            for n, s in enumerate(self.waiting(), start=1 + max(terpakai, default=0))
        ]


def _as_list(pilihan: Sequence[str] | None) -> list[str] | None:
    return None if pilihan is None else list(pilihan)
