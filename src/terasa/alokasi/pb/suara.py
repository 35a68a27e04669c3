"""VOTES in plain Python: the reference, and the one that finds the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.angka import SKALA, TERBESAR, read_angka
from terasa.alokasi.pb.baris import is_kurang, is_lebih, refuse_sel
from terasa.alokasi.pb.catatan import Catatan, Kelonggaran, Peristiwa
from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.kepala import Kepala
from terasa.alokasi.pb.periksa import Kejadian
from terasa.alokasi.pb.rekam import SPASI, Rekam
from terasa.alokasi.pemilihan import Pemilihan, group_ballots


def read_suara(isi: bytes, kepala: Kepala, catatan: Catatan) -> tuple[Pemilihan, Kejadian]:
    """The whole election, and what was out of the ordinary in its rows. Raises PbTidakTerbaca."""
    pembaca = PembacaSuara(isi, kepala, catatan)
    pembaca.read_all()
    desimal = pembaca.desimal_poin
    skala = 10 ** (SKALA - desimal)
    poin = [[nilai // skala for nilai in surat] for surat in pembaca.poin] if kepala.berpoin else None
    pemilihan = Pemilihan(
        proyek=kepala.proyek,
        biaya=kepala.biaya,
        pagu=kepala.pagu,
        jenis=kepala.jenis,
        **group_ballots(pembaca.surat, poin),
        desimal=kepala.desimal,
        desimal_poin=desimal,
        nama=kepala.nama,
        meta=kepala.meta.isi,
    )
    return pemilihan, pembaca.kejadian


class PembacaSuara:
    """Ballots as lists of item numbers, ascending unless the order speaks; points beside them."""

    def __init__(self, isi: bytes, kepala: Kepala, catatan: Catatan) -> None:
        self.kepala = kepala
        self.rekam = Rekam(isi, kepala.posisi, kepala.baris)
        self.rekam.kepala = list(kepala.kolom)
        self.kejadian = Kejadian.empty(len(kepala.proyek))
        self.rekam.on_kosong = lambda baris: self.kejadian.add(Peristiwa.BARIS_KOSONG, baris)
        self.rekam.on_kutip = lambda baris: catatan.note(Kelonggaran.KUTIP, baris)
        self.surat: list[list[int]] = []
        self.poin: list[list[int]] = []
        self.desimal_poin = 0
        self._nomor = {kode: p for p, kode in enumerate(kepala.proyek)}
        self._pemilih: dict[str, int] = {}
        self._angka: dict[str, tuple[int, int]] = {}
        # Without their line a number that is too large could not be named once the decimals are known.
        self._terbesar = (0, "", 0)
        self._jumlah = 0

    def read_all(self) -> None:
        kolom, cukup = self.kepala.kolom, self.kepala.cukup
        ke_pemilih, ke_suara = kolom.index("voter_id"), kolom.index("vote")
        ke_poin = kolom.index("points") if self.kepala.berpoin else -1
        while (sel := self.rekam.next()) is not None:
            if len(sel) != len(kolom):
                self._check_sel(sel, kolom, cukup)
            self._note_pemilih(sel[ke_pemilih].strip(SPASI))
            surat = self._read_surat(sel[ke_suara].strip(SPASI))
            if ke_poin >= 0:
                poin = self._read_poin(sel[ke_poin].strip(SPASI), surat)
                pasangan = sorted(zip(surat, poin, strict=True))
                surat, poin = [p for p, _ in pasangan], [nilai for _, nilai in pasangan]
                self.poin.append(poin)
            elif self.kepala.jenis is not JenisSuara.PERINGKAT:
                surat.sort()
            self.surat.append(surat)
        self._check_ada()
        self._check_besar()

    def _refuse(self, apa: str, saran: str, medan: str) -> PbTidakTerbaca:
        return PbTidakTerbaca(apa, saran, baris=self.rekam.nomor, medan=medan)

    def _note(self, apa: Peristiwa) -> None:
        self.kejadian.add(apa, self.rekam.nomor)

    def _doubt(self, apa: Peristiwa, surat: Sequence[int], penolakan: PbTidakTerbaca) -> None:
        """Goes on when PROJECTS may still vouch for the ballot; that is known at the end of the file."""
        if self.kepala.votes is None and (apa is not Peristiwa.POIN_LEBIH or self.kepala.score is None):
            raise penolakan
        self._note(apa)
        self.kejadian.mark(apa, surat)
        self.kejadian.penolakan.setdefault(apa, penolakan)

    def _check_sel(self, sel: list[str], kolom: Sequence[str], cukup: int) -> None:
        if is_lebih(sel, kolom):
            self._note(Peristiwa.MEDAN_LEBIH)
        elif is_kurang(sel, kolom, cukup, self.rekam):
            self._note(Peristiwa.MEDAN_KURANG)
        else:
            raise refuse_sel(self.rekam, sel, kolom)

    def _note_pemilih(self, pemilih: str) -> None:
        if not pemilih:
            raise self._refuse("nomor pemilihnya kosong", "isi nomornya atau hapus baris ini", "voter_id")
        if (lain := self._pemilih.setdefault(pemilih, self.rekam.nomor)) != self.rekam.nomor:
            apa = f"pemilih {quote(pemilih)} sudah ada pada baris {lain}"
            raise self._refuse(apa, "hapus salah satu surat suaranya", "voter_id")

    def _read_surat(self, teks: str) -> list[int]:
        if not teks:
            return []
        surat, berkoma = [], False
        for bagian in teks.split(","):
            kode = bagian.strip(SPASI)
            if (p := self._nomor.get(kode)) is not None:
                surat.append(p)
            elif kode:
                apa = f"pilihan {quote(kode)} tidak ada pada PROJECTS"
                raise self._refuse(apa, "perbaiki kodenya atau tambahkan pilihannya", "vote")
            elif self.kepala.berpoin or self.rekam.tanpa_akhir:
                raise self._refuse("ada koma tanpa kode pilihan", "hapus komanya", "vote")
            else:
                berkoma = True
        if berkoma:
            self._note(Peristiwa.KOMA)
        if len(set(surat)) != len(surat):
            surat = self._join_repeated(surat)
        self._check_panjang(surat)
        return surat

    def _join_repeated(self, surat: list[int]) -> list[int]:
        """Real approval files contain it and mean one approval; with an order or points it would be a guess."""
        kali = Counter(surat)
        ganda = [p for p, banyak in kali.items() if banyak > 1]
        apa = f"pilihan {quote(self.kepala.proyek[ganda[0]])} disebut lebih dari sekali"
        penolakan = self._refuse(apa, "sebut setiap pilihan satu kali saja", "vote")
        if not self.kepala.boleh_ganda:
            raise penolakan
        self._doubt(Peristiwa.GANDA, ganda, penolakan)
        for p in ganda:
            self.kejadian.ulang[p] += kali[p] - 1
        return list(kali)

    def _check_panjang(self, surat: list[int]) -> None:
        """An empty ballot is a voter who names nothing, whatever the least number is."""
        kepala, panjang = self.kepala, len(surat)
        if kepala.pilih_satu and panjang > 1:
            apa = f"surat suara memilih {panjang} pilihan, sedangkan jenisnya choose-1"
            penolakan = self._refuse(apa, "sisakan satu pilihan atau perbaiki vote_type", "vote")
            self._doubt(Peristiwa.LEBIH, surat, penolakan)
        elif kepala.panjang_maks is not None and panjang > kepala.panjang_maks:
            apa = f"surat suara memilih {panjang} pilihan, melebihi max_length {kepala.panjang_maks}"
            penolakan = self._refuse(apa, "kurangi pilihannya atau perbaiki max_length", "vote")
            self._doubt(Peristiwa.LEBIH, surat, penolakan)
        if 0 < panjang < kepala.panjang_min:
            self._note(Peristiwa.KURANG)

    def _read_poin(self, teks: str, surat: Sequence[int]) -> Sequence[int]:
        bagian = [b.strip(SPASI) for b in teks.split(",")] if teks else []
        if len(bagian) != len(surat):
            apa = f"ada {len(bagian)} poin untuk {len(surat)} pilihan"
            raise self._refuse(apa, "tulis satu poin untuk setiap pilihan", "points")
        poin = [self._read_satu_poin(b) for b in bagian]
        maks = self.kepala.jumlah_poin_maks
        if maks is not None and sum(poin) > maks:
            batas = clean(self.kepala.meta.isi["max_sum_points"])
            apa = f"jumlah poin {quote(teks)} melebihi max_sum_points {batas}"
            penolakan = self._refuse(apa, "kurangi poinnya atau perbaiki max_sum_points", "points")
            self._doubt(Peristiwa.POIN_LEBIH, surat, penolakan)
        self._jumlah += sum(poin)
        return poin

    def _read_satu_poin(self, teks: str) -> int:
        angka = self._angka.get(teks)
        if angka is None:
            angka = read_angka(teks, baris=self.rekam.nomor, medan="points", contoh="3")
            self._angka[teks] = angka
            self.desimal_poin = max(self.desimal_poin, angka[1])
            self._terbesar = max(self._terbesar, (angka[0], teks, self.rekam.nomor), key=lambda satu: satu[0])
        return angka[0]

    # What only the end of the file can tell.

    def _check_ada(self) -> None:
        if not self.surat:
            raise PbTidakTerbaca(
                "tidak ada satu pemilih pun",
                "tambahkan surat suara di bawah baris ini",
                baris=self.kepala.baris,
                medan="voter_id",
            )

    def _check_besar(self) -> None:
        """All points together, so that no sum of them can leave 64 bits."""
        batas = TERBESAR * 10 ** (SKALA - self.desimal_poin)
        if self._jumlah > batas:
            _, teks, baris = self._terbesar
            apa = f"poin seluruhnya, terbesar {quote(teks)}, melebihi {TERBESAR} satuan terkecil"
            saran = "periksa angkanya atau kurangi angka desimalnya"
            raise PbTidakTerbaca(apa, saran, baris=baris, medan="points")
