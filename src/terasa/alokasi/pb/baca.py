"""One file in, one election out."""

from __future__ import annotations

from terasa.alokasi.pb.catatan import Catatan
from terasa.alokasi.pb.kepala import read_kepala
from terasa.alokasi.pb.kompilasi import is_cepat, try_suara
from terasa.alokasi.pb.muat import BATAS_BYTE, Sumber, load_isi
from terasa.alokasi.pb.periksa import check_kejadian, note_kejadian
from terasa.alokasi.pb.suara import read_suara
from terasa.alokasi.pemilihan import Pemilihan


def read_pb(sumber: Sumber, *, batas: int = BATAS_BYTE, catatan: list[str] | None = None) -> Pemilihan:
    """The election in a .pb or .pb.gz file, given by its path or its bytes. Raises PbTidakTerbaca.

    `batas` limits the unpacked bytes. `catatan` takes a sentence for each kind of thing read with leniency.
    """
    return _read(sumber, batas, catatan, is_cepat())


def read_pb_ketat(sumber: Sumber, *, batas: int = BATAS_BYTE, catatan: list[str] | None = None) -> Pemilihan:
    """The same without the compiled library: the reference."""
    return _read(sumber, batas, catatan, False)


def _read(sumber: Sumber, batas: int, catatan: list[str] | None, cepat: bool) -> Pemilihan:
    isi = load_isi(sumber, batas)
    dicatat = Catatan()
    kepala = read_kepala(isi, dicatat)
    terbaca = try_suara(isi, kepala) if cepat else None
    # What the compiled library read may still lack its witness; the plain reader then finds the words.
    if terbaca is None or check_kejadian(kepala, *terbaca) is not None:
        terbaca = read_suara(isi, kepala, dicatat)
        if (penolakan := check_kejadian(kepala, *terbaca)) is not None:
            raise penolakan
    if catatan is not None:
        note_kejadian(dicatat, kepala, *terbaca)
        catatan.extend(dicatat.sentences())
    return terbaca[0]
