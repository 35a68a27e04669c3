"""Paket balai: yang dibawa ke balai tanpa internet, jurnalnya yang berantai, dan tanda keduanya.

Kunci rahasia dibuat server untuk satu paket. Setiap baris jurnal menandai baris sebelumnya (HMAC-SHA256), sehingga
satu huruf yang berubah, satu baris yang hilang, atau urutan yang ditukar terlihat ketika paketnya kembali.
Tanpa basis data. Lihat docs/adr/0016.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.rules import kotak_balai
from terasa.musrenbang.rules.kotak_balai import KotakBalai
from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca

BENTUK = 1
ISI, KEPALA, JURNAL = "forum.json", "paket.json", "jurnal.jsonl"
TERBESAR = 40 * 1024 * 1024
PUTUSAN, HADIR, HAPUS_HADIR, LAYAR, SELESAI, LANJUT = (
    "putusan",
    "hadir",
    "hapus_hadir",
    "layar",
    "selesai",
    "lanjut",
)
# On the screen: the ballot box instead of one usulan.
SUARA = "suara"


class PaketRusak(MasukanTakTerbaca):
    """This is no package of ours, or it was altered on the way."""


@dataclass(frozen=True)
class Bawaan:
    """A package that goes to the hall: what it holds, and the key that signs what happens there."""

    isi: dict[str, Any]
    kunci: str
    awal: str


@dataclass(frozen=True)
class Kiriman:
    """A package that came back, not yet proven: its number, what went out, and what happened there."""

    paket: str
    isi: bytes
    jurnal: tuple[dict[str, Any], ...]
    tanda: str


@dataclass
class Keadaan:
    """Where the hall stands after every line of its journal."""

    # What went out to the hall.
    isi: dict[str, Any] = field(default_factory=dict)
    # By id of the usulan, as last written; only what was decided in the hall.
    putusan: dict[str, dict[str, Any]] = field(default_factory=dict)
    hadir: dict[str, dict[str, Any]] = field(default_factory=dict)
    layar: str = ""
    selesai: bool = False
    kotak: KotakBalai | None = None

    def apply(self, baris: dict[str, Any]) -> None:
        """One line of the journal. Raises CannotBox, CannotVote."""
        isi = baris["isi"]
        if baris["jenis"] in kotak_balai.JENIS:
            self._apply_kotak(baris)
        match baris["jenis"]:
            case "putusan" | "tutup_kotak":
                for satu in isi["baris"]:
                    self.putusan[satu["usulan"]] = satu | {"pada": baris["pada"], "oleh": isi["oleh"]}
            case "hadir":
                self.hadir[isi["id"]] = isi
            case "hapus_hadir":
                self.hadir.pop(isi["id"], None)
            case "layar":
                self.layar = isi["usulan"]
            case "selesai" | "lanjut" as jenis:
                self.selesai = jenis == SELESAI

    def _apply_kotak(self, baris: dict[str, Any]) -> None:
        self.kotak = kotak_balai.step(self.kotak, self.isi, self.putusan, baris)
        if baris["jenis"] in {kotak_balai.BUKA, kotak_balai.TUTUP}:
            self.layar = SUARA
        elif self.kotak is None and self.layar == SUARA:
            self.layar = ""


def canonical(isi: object) -> bytes:
    """One spelling for one value, so that a signature means the value."""
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sign(kunci: str, *bagian: bytes) -> str:
    """HMAC-SHA256 over the parts with their lengths, as 64 hex digits."""
    semua = b"".join(len(b).to_bytes(8, "big") + b for b in bagian)
    return hmac.new(bytes.fromhex(kunci), semua, hashlib.sha256).hexdigest()


def write_bawaan(isi: dict[str, Any], kunci: str) -> bytes:
    """The zip that goes to the hall."""
    data = canonical(isi)
    kepala = {"bentuk": BENTUK, "paket": isi["paket"], "kunci": kunci, "tanda": sign(kunci, data)}
    return _zip({ISI: data, KEPALA: canonical(kepala)})


def read_bawaan(data: bytes) -> Bawaan:
    """Open a package in the hall. Raises PaketRusak."""
    isi = _unzip(data, (ISI, KEPALA))
    kepala = _parse(isi[KEPALA])
    kunci = str(kepala.get("kunci", ""))
    if kepala.get("bentuk") != BENTUK or not _is_key(kunci):
        raise PaketRusak(_("Berkas ini bukan paket balai yang dapat dibuka di sini."), code="bukan-paket")
    if not hmac.compare_digest(str(kepala.get("tanda", "")), sign(kunci, isi[ISI])):
        raise PaketRusak(_("Isi paket ini berubah sejak dibuat server; minta paket baru."), code="tanda")
    return Bawaan(_parse(isi[ISI]), kunci, first_link(isi[ISI]))


def first_link(isi: bytes) -> str:
    """What the first line of a journal is chained to: the package itself."""
    return hashlib.sha256(isi).hexdigest()


def make_baris(kunci: str, sebelum: str, nomor: int, pada: str, jenis: str, isi: Any) -> dict[str, Any]:
    """The next line of a journal, chained to the one before."""
    baris = {"nomor": nomor, "pada": pada, "jenis": jenis, "isi": isi}
    return baris | {"tanda": sign(kunci, sebelum.encode(), canonical(baris))}


def check_rantai(kunci: str, awal: str, jurnal: Iterable[dict[str, Any]]) -> str:
    """The signature of the last line. Raises PaketRusak at the first line that does not follow."""
    sebelum = awal
    for nomor, baris in enumerate(jurnal, start=1):
        isi = {k: v for k, v in baris.items() if k != "tanda"}
        harus = sign(kunci, sebelum.encode(), canonical(isi))
        if isi.get("nomor") != nomor or not hmac.compare_digest(str(baris.get("tanda", "")), harus):
            raise PaketRusak(
                _("Catatan balai berubah pada baris %(n)d; paket ini tidak diterima.") % {"n": nomor},
                code="jurnal",
            )
        sebelum = harus
    return sebelum


def write_kiriman(bawaan: Bawaan, jurnal: Sequence[dict[str, Any]]) -> bytes:
    """The zip that goes back. It does not hold the key: whoever meets it on the way cannot rewrite it."""
    data = canonical(bawaan.isi)
    baris = b"".join(canonical(b) + b"\n" for b in jurnal)
    kepala = {"bentuk": BENTUK, "paket": bawaan.isi["paket"], "tanda": sign(bawaan.kunci, data, baris)}
    return _zip({ISI: data, JURNAL: baris, KEPALA: canonical(kepala)})


def read_kiriman(data: bytes) -> Kiriman:
    """Read what came back, still to be proven by `check_kiriman`. Raises PaketRusak."""
    isi = _unzip(data, (ISI, KEPALA, JURNAL))
    kepala = _parse(isi[KEPALA])
    if kepala.get("bentuk") != BENTUK:
        raise PaketRusak(_("Berkas ini bukan paket yang kembali dari balai."), code="bukan-paket")
    jurnal = tuple(_parse(b) for b in isi[JURNAL].splitlines())
    return Kiriman(str(kepala.get("paket", "")), isi[ISI], jurnal, str(kepala.get("tanda", "")))


def check_kiriman(kiriman: Kiriman, kunci: str, sidik: str) -> Keadaan:
    """What the hall decided, once the package, the chain and the end of it are proven. Raises PaketRusak."""
    if first_link(kiriman.isi) != sidik:
        raise PaketRusak(_("Isi paket ini bukan yang dibawa dari server."), code="isi")
    check_rantai(kunci, sidik, kiriman.jurnal)
    baris = b"".join(canonical(b) + b"\n" for b in kiriman.jurnal)
    if not hmac.compare_digest(kiriman.tanda, sign(kunci, kiriman.isi, baris)):
        raise PaketRusak(
            _("Akhir catatan balai tidak cocok dengan tandanya; paket ini tidak diterima."), code="tanda"
        )
    keadaan = replay(_parse(kiriman.isi), kiriman.jurnal)
    if not keadaan.selesai:
        raise PaketRusak(_("Forum ini belum diselesaikan di balai."), code="belum-selesai")
    if keadaan.kotak is not None and keadaan.kotak.terbit is None:
        raise PaketRusak(_("Kotak suara forum ini belum ditutup di balai."), code="kotak-terbuka")
    return keadaan


def replay(isi: dict[str, Any], jurnal: Iterable[dict[str, Any]]) -> Keadaan:
    """The state after these lines; ballots are counted again. Raises PaketRusak."""
    keadaan = Keadaan(isi)
    for baris in jurnal:
        try:
            keadaan.apply(baris)
        except AturanDilanggar as exc:
            raise PaketRusak(
                _("Catatan balai baris %(n)d tidak diterima: %(sebab)s")
                % {"n": baris["nomor"], "sebab": exc},
                code=exc.code,
            ) from exc
    return keadaan


def _is_key(kunci: str) -> bool:
    return len(kunci) == 64 and all(c in "0123456789abcdef" for c in kunci)


def _zip(isi: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as berkas:
        for nama, data in isi.items():
            berkas.writestr(zipfile.ZipInfo(nama), data, zipfile.ZIP_DEFLATED)
    return keluar.getvalue()


def _unzip(data: bytes, nama: Sequence[str]) -> dict[str, bytes]:
    salah = PaketRusak(_("Berkas ini bukan paket balai."), code="bukan-paket")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as berkas:
            # The size is told by the file itself before anything is unpacked.
            if set(berkas.namelist()) != set(nama) or sum(i.file_size for i in berkas.infolist()) > TERBESAR:
                raise salah
            return {n: berkas.read(n) for n in nama}
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, zlib.error) as exc:
        raise salah from exc


def _parse(data: bytes) -> dict[str, Any]:
    try:
        isi = json.loads(data)
    except ValueError as exc:
        raise PaketRusak(_("Isi paket ini tidak terbaca."), code="isi") from exc
    if not isinstance(isi, dict):
        raise PaketRusak(_("Isi paket ini tidak terbaca."), code="isi")
    return isi
