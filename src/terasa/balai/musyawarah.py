"""Satu musyawarah di balai: yang boleh dilakukan operator, tertulis di jurnal sebelum berlaku."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.balai.jurnal import Jurnal
from terasa.musrenbang.rules import (
    BERPERINGKAT,
    CannotDecide,
    Putusan,
    check_putusan,
    kotak_balai,
    paket,
)
from terasa.umum.errors import AturanDilanggar
from terasa.web.musrenbang.forum.peringkat import insert_ranks

KOLOM = ("hasil", "peringkat", "alasan_kode", "alasan", "rekomendasi", "volume", "biaya")


class DitolakBalai(AturanDilanggar):
    """The hall refuses this."""


class Basi(DitolakBalai):
    """Somebody else wrote on this usulan since the form was read."""


@dataclass(frozen=True)
class Alasan:
    """A published reason as it stands in the package."""

    kode: str
    nama: str
    kalimat: str
    wajib_teks: bool


@dataclass(frozen=True)
class Satu:
    """One usulan with what is said of it now. `versi` grows with every change of it here."""

    data: dict[str, Any]
    putusan: Putusan
    versi: int = 0
    oleh: str = ""
    pada: str = ""

    @property
    def id(self) -> str:
        return str(self.data["id"])


class Musyawarah:
    """The hall's state in memory; every change is first a line of the journal."""

    def __init__(self, bawaan: paket.Bawaan, jurnal: Jurnal, kirim: Path) -> None:
        self.isi, self.bawaan, self.jurnal, self.kirim = bawaan.isi, bawaan, jurnal, kirim
        self.alasan = {a["kode"]: Alasan(**a) for a in self.isi["alasan"]}
        self.keadaan = paket.Keadaan(self.isi)
        self.usulan = {u["id"]: Satu(u, _read(u["id"], u["kini"])) for u in self.isi["usulan"]}
        self._gerbang = threading.RLock()
        for baris in jurnal.baris:
            self._apply(baris)

    @property
    def nomor(self) -> int:
        """Grows with every act: pages ask for it to know whether they are stale."""
        return len(self.jurnal.baris)

    @property
    def hadir(self) -> list[dict[str, Any]]:
        return list(self.keadaan.hadir.values())

    def list_usulan(self) -> list[Satu]:
        """Ranked first, then undecided, then the others; each in a steady order."""
        jauh = len(self.usulan) + 1
        urut = {"": 1}
        return sorted(
            self.usulan.values(),
            key=lambda s: (
                0 if s.putusan.hasil in BERPERINGKAT else urut.get(s.putusan.hasil, 2),
                s.putusan.hasil,
                s.putusan.peringkat or jauh,
                s.data["judul"],
            ),
        )

    def find(self, kode: str) -> Satu | None:
        return next((s for s in self.usulan.values() if s.data["kode"] == kode), None)

    def rank_by_suara(self, satu: Satu) -> int | None:
        """Its computed rank once the ballot box is closed."""
        kotak = self.keadaan.kotak
        urut = kotak.terbit.ringkasan["peringkat"] if kotak and kotak.terbit else {}
        rank: int | None = urut.get(satu.data["kode"])
        return rank

    def decide(self, putusan: Putusan, *, oleh: str, versi: int, geser: bool = False) -> None:
        """Say this of one usulan; with `geser` a rank that is taken is inserted there.

        Raises CannotDecide, Basi, DitolakBalai.
        """
        with self._gerbang:
            self._require_open()
            kini = self.usulan[str(putusan.usulan_id)]
            beres = check_putusan(self.isi["jenis"], putusan, self.alasan)
            if versi != kini.versi and beres != kini.putusan:
                raise Basi(
                    _("Sementara itu diubah operator lain. Kedua tulisan ada di bawah; pilih salah satu."),
                    code="basi",
                )
            semua = self._place(beres, geser=geser)
            berubah = [p for p in semua if p != self.usulan[str(p.usulan_id)].putusan]
            if berubah:
                self._write(paket.PUTUSAN, {"oleh": oleh, "baris": [as_json(p) for p in berubah]})

    def attend(self, isi: dict[str, Any]) -> None:
        """Add one attendee; the choices are those of the package. Raises DitolakBalai."""
        if isi["kelamin"] not in {"P", "L"}:
            raise DitolakBalai(_("Pilih perempuan atau laki-laki."), code="kelamin")
        for nama, pilihan, teks in (
            ("kelompok_umur", "umur", _("Pilih kelompok umur dari daftar.")),
            ("unsur", "unsur", _("Pilih unsur peserta dari daftar.")),
        ):
            if isi[nama] not in {kode for kode, _nama in self.isi[pilihan]}:
                raise DitolakBalai(teks, code=nama)
        self._act(lambda: (paket.HADIR, isi | {"id": uuid.uuid4().hex}))

    def leave(self, hadir_id: str) -> None:
        """Take an attendee off the list again."""
        if hadir_id in self.keadaan.hadir:
            self._act(lambda: (paket.HAPUS_HADIR, {"id": hadir_id}))

    def show(self, usulan_id: str) -> None:
        """Put one usulan on the screen, or clear it with an empty id."""
        ada = usulan_id in self.usulan or not usulan_id or (usulan_id == paket.SUARA and self.keadaan.kotak)
        if ada and usulan_id != self.keadaan.layar:
            self._act(lambda: (paket.LAYAR, {"usulan": usulan_id}))

    def finish(self) -> bytes:
        """End the meeting and write the package that goes back. Raises DitolakBalai."""
        with self._gerbang:
            if belum := sum(not s.putusan.hasil for s in self.usulan.values()):
                raise DitolakBalai(
                    _("%(n)d usulan belum diputuskan. Putuskan dahulu, atau beri alasan.") % {"n": belum},
                    code="belum",
                )
            if self.keadaan.kotak is not None and self.keadaan.kotak.terbit is None:
                raise DitolakBalai(
                    _("Kotak suara masih terbuka. Tutup dan hitung dulu, atau batalkan pembukaannya."),
                    code="kotak-terbuka",
                )
            if not self.keadaan.selesai:
                self._write(paket.SELESAI, {})
            data = paket.write_kiriman(self.bawaan, self.jurnal.baris)
            sementara = self.kirim.with_suffix(".sementara")
            sementara.write_bytes(data)
            sementara.replace(self.kirim)
            return data

    def resume(self) -> None:
        """Undo a wrong end; a package written meanwhile is old once the next is written."""
        with self._gerbang:
            if self.keadaan.selesai:
                self._write(paket.LANJUT, {})

    def act_kotak(self, jenis: str, buat: Callable[[], dict[str, Any]]) -> None:
        """One act on the ballot box: tried without the journal first, so that a refusal is never written.

        Raises CannotBox, CannotVote, DitolakBalai.
        """

        def periksa() -> tuple[str, dict[str, Any]]:
            isi = buat()
            baris = {"jenis": jenis, "isi": isi, "pada": ""}
            kotak_balai.step(self.keadaan.kotak, self.isi, self.keadaan.putusan, baris)
            return jenis, isi

        self._act(periksa)

    def act_putusan(self, buat: Callable[[], list[Putusan]], oleh: str) -> int:
        """Many decisions as one line. Returns how many changed. Raises CannotDecide, DitolakBalai."""
        with self._gerbang:
            self._require_open()
            semua = buat()
            if semua:
                self._write(paket.PUTUSAN, {"oleh": oleh, "baris": [as_json(p) for p in semua]})
            return len(semua)

    def _act(self, buat: Callable[[], tuple[str, dict[str, Any]]]) -> None:
        with self._gerbang:
            self._require_open()
            self._write(*buat())

    def _require_open(self) -> None:
        if self.keadaan.selesai:
            raise DitolakBalai(
                _("Musyawarah sudah diselesaikan. Tekan “Lanjutkan lagi” bila itu keliru."), code="selesai"
            )

    def _write(self, jenis: str, isi: dict[str, Any]) -> None:
        pada = None if jenis in kotak_balai.TANPA_JAM else datetime.now(UTC)
        self._apply(self.jurnal.add(jenis, isi, pada))

    def _apply(self, baris: dict[str, Any]) -> None:
        self.keadaan.apply(baris)
        if baris["jenis"] in {paket.PUTUSAN, kotak_balai.TUTUP}:
            for satu in baris["isi"]["baris"]:
                lama = self.usulan[satu["usulan"]]
                self.usulan[satu["usulan"]] = replace(
                    lama,
                    putusan=_read(satu["usulan"], satu),
                    versi=lama.versi + 1,
                    oleh=baris["isi"]["oleh"],
                    pada=baris["pada"],
                )

    def _place(self, p: Putusan, *, geser: bool) -> list[Putusan]:
        """The decision with its rank, and the others that move because of it."""
        if p.hasil not in BERPERINGKAT:
            return [p]
        lain = [
            s.putusan
            for s in self.usulan.values()
            if s.putusan.hasil == p.hasil and s.putusan.usulan_id != p.usulan_id
        ]
        terpakai = {s.peringkat: s for s in lain if s.peringkat}
        lama = self.usulan[str(p.usulan_id)].putusan
        if p.peringkat is None:
            tetap = lama.peringkat if lama.hasil == p.hasil else None
            return [replace(p, peringkat=tetap or max(terpakai, default=0) + 1)]
        if p.peringkat not in terpakai:
            return [p]
        if not geser:
            pemilik = self.usulan[str(terpakai[p.peringkat].usulan_id)].data["judul"]
            raise CannotDecide(
                _("Peringkat %(n)d sudah dipakai “%(judul)s”.") % {"n": p.peringkat, "judul": pemilik},
                code="peringkat-terpakai",
            )
        diketik = {s.usulan_id: s for s in [*lain, p]}
        urutan = insert_ranks(
            [(s.usulan_id, s.peringkat or len(self.usulan) + 1) for s in lain], [(p.usulan_id, p.peringkat)]
        )
        return [replace(diketik[pk], peringkat=n) for pk, n in urutan.items()]


def _read(usulan_id: str, isi: dict[str, Any]) -> Putusan:
    volume = isi["volume"]
    return Putusan(
        usulan_id=UUID(usulan_id),
        volume=None if volume is None else Decimal(volume),
        **{k: isi[k] for k in KOLOM if k != "volume"},
    )


def as_json(p: Putusan) -> dict[str, Any]:
    """A decision as a line of the journal holds it."""
    isi = {k: getattr(p, k) for k in KOLOM}
    return isi | {"usulan": str(p.usulan_id), "volume": None if p.volume is None else str(p.volume)}
