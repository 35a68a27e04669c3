"""One file in, one election out."""

from __future__ import annotations

from terasa.alokasi.pb.kepala import read_kepala
from terasa.alokasi.pb.kompilasi import is_cepat, try_suara
from terasa.alokasi.pb.muat import BATAS_BYTE, Sumber, load_isi
from terasa.alokasi.pb.suara import read_suara
from terasa.alokasi.pemilihan import Pemilihan


def read_pb(sumber: Sumber, *, batas: int = BATAS_BYTE, catatan: list[str] | None = None) -> Pemilihan:
    """The election in a .pb or .pb.gz file, given by its path or its bytes. Raises PbTidakTerbaca.

    `batas` limits the unpacked bytes. `catatan` takes a sentence for each thing that was read with leniency.
    """
    isi = load_isi(sumber, batas)
    kepala = read_kepala(isi)
    if is_cepat() and (pemilihan := try_suara(isi, kepala)) is not None:
        return pemilihan
    return read_suara(isi, kepala, catatan)


def read_pb_ketat(sumber: Sumber, *, batas: int = BATAS_BYTE, catatan: list[str] | None = None) -> Pemilihan:
    """The same without the compiled library: the reference."""
    isi = load_isi(sumber, batas)
    return read_suara(isi, read_kepala(isi), catatan)
