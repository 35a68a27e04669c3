"""VOTES in plain Python: the reference, and the one that finds the words."""

from __future__ import annotations

from collections.abc import Sequence

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.kepala import Kepala, require_sel
from terasa.alokasi.pb.rekam import SKALA, SPASI, TERBESAR, Rekam, read_angka
from terasa.alokasi.pemilihan import Pemilihan, group_ballots


def read_suara(isi: bytes, kepala: Kepala, catatan: list[str] | None = None) -> Pemilihan:
    """The whole election. `catatan` takes one sentence for each thing that was read with leniency."""
    pembaca = PembacaSuara(isi, kepala, [] if catatan is None else catatan)
    pembaca.read_all()
    desimal = pembaca.desimal_poin
    skala = 10 ** (SKALA - desimal)
    poin = [[nilai // skala for nilai in surat] for surat in pembaca.poin] if kepala.berpoin else None
    return Pemilihan(
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


class PembacaSuara:
    """Ballots as lists of item numbers, ascending unless the order speaks; points beside them."""

    def __init__(self, isi: bytes, kepala: Kepala, catatan: list[str]) -> None:
        self.kepala = kepala
        self.catatan = catatan
        self.rekam = Rekam(isi, kepala.posisi, kepala.baris)
        self.rekam.kepala = list(kepala.kolom)
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
        kolom = self.kepala.kolom
        ke_pemilih, ke_suara = kolom.index("voter_id"), kolom.index("vote")
        ke_poin = kolom.index("points") if self.kepala.berpoin else -1
        while (sel := self.rekam.next()) is not None:
            require_sel(self.rekam, sel, kolom)
            self._note_pemilih(sel[ke_pemilih].strip(SPASI))
            surat = self._read_surat(sel[ke_suara].strip(SPASI))
            if ke_poin >= 0:
                poin = self._read_poin(sel[ke_poin].strip(SPASI), len(surat))
                pasangan = sorted(zip(surat, poin, strict=True))
                surat, poin = [p for p, _ in pasangan], [nilai for _, nilai in pasangan]
                self.poin.append(poin)
            elif self.kepala.jenis is not JenisSuara.PERINGKAT:
                surat.sort()
            self.surat.append(surat)
        self._check_banyak()
        self._check_besar()

    def _refuse(self, apa: str, saran: str, medan: str) -> PbTidakTerbaca:
        return PbTidakTerbaca(apa, saran, baris=self.rekam.nomor, medan=medan)

    def _note_pemilih(self, pemilih: str) -> None:
        if not pemilih:
            raise self._refuse("nomor pemilihnya kosong", "isi nomornya atau hapus baris ini", "voter_id")
        if (lain := self._pemilih.setdefault(pemilih, self.rekam.nomor)) != self.rekam.nomor:
            apa = f"pemilih {quote(pemilih)} sudah ada pada baris {lain}"
            raise self._refuse(apa, "hapus salah satu surat suaranya", "voter_id")

    def _read_surat(self, teks: str) -> list[int]:
        if not teks:
            return []
        surat = []
        for bagian in teks.split(","):
            kode = bagian.strip(SPASI)
            if (p := self._nomor.get(kode)) is None:
                if not kode:
                    raise self._refuse("ada koma tanpa kode pilihan", "hapus komanya", "vote")
                apa = f"pilihan {quote(kode)} tidak ada pada PROJECTS"
                raise self._refuse(apa, "perbaiki kodenya atau tambahkan pilihannya", "vote")
            surat.append(p)
        if len(set(surat)) != len(surat):
            surat = self._join_repeated(surat)
        self._check_panjang(len(surat))
        return surat

    def _join_repeated(self, surat: list[int]) -> list[int]:
        """Real approval files contain it and mean one approval; with an order or points it would be a guess."""
        sekali = list(dict.fromkeys(surat))
        ganda = next(p for n, p in enumerate(surat) if p in surat[:n])
        apa = f"pilihan {quote(self.kepala.proyek[ganda])} disebut lebih dari sekali"
        if self.kepala.jenis is not JenisSuara.PERSETUJUAN or self.kepala.pilih_satu:
            raise self._refuse(apa, "sebut setiap pilihan satu kali saja", "vote")
        self.catatan.append(f"Baris {self.rekam.nomor}, medan vote: {apa}; dihitung satu kali.")
        return sekali

    def _check_panjang(self, panjang: int) -> None:
        """An empty ballot is a voter who names nothing, whatever the least number is."""
        kepala = self.kepala
        if kepala.pilih_satu and panjang > 1:
            apa = f"surat suara memilih {panjang} pilihan, sedangkan jenisnya choose-1"
            raise self._refuse(apa, "sisakan satu pilihan atau perbaiki vote_type", "vote")
        if kepala.panjang_maks is not None and panjang > kepala.panjang_maks:
            apa = f"surat suara memilih {panjang} pilihan, melebihi max_length {kepala.panjang_maks}"
            raise self._refuse(apa, "kurangi pilihannya atau perbaiki max_length", "vote")
        if kepala.panjang_min is not None and panjang < kepala.panjang_min:
            apa = f"surat suara memilih {panjang} pilihan, kurang dari min_length {kepala.panjang_min}"
            raise self._refuse(apa, "lengkapi pilihannya atau perbaiki min_length", "vote")

    def _read_poin(self, teks: str, panjang: int) -> Sequence[int]:
        bagian = [b.strip(SPASI) for b in teks.split(",")] if teks else []
        if len(bagian) != panjang:
            apa = f"ada {len(bagian)} poin untuk {panjang} pilihan"
            raise self._refuse(apa, "tulis satu poin untuk setiap pilihan", "points")
        poin = [self._read_satu_poin(b) for b in bagian]
        maks = self.kepala.jumlah_poin_maks
        if maks is not None and sum(poin) > maks:
            apa = f"jumlah poin {quote(teks)} melebihi max_sum_points {clean(self.kepala.meta.isi['max_sum_points'])}"
            raise self._refuse(apa, "kurangi poinnya atau perbaiki max_sum_points", "points")
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

    def _check_banyak(self) -> None:
        ada, tertulis = len(self.surat), self.kepala.banyak_suara
        if not ada:
            raise PbTidakTerbaca(
                "tidak ada satu pemilih pun",
                "tambahkan surat suara di bawah baris ini",
                baris=self.kepala.baris,
                medan="voter_id",
            )
        if ada != tertulis:
            raise PbTidakTerbaca(
                f"tertulis {tertulis}, sedangkan VOTES berisi {ada} surat suara",
                "samakan angkanya atau lengkapi daftarnya",
                baris=self.kepala.meta.nomor["num_votes"],
                medan="num_votes",
            )

    def _check_besar(self) -> None:
        """All points together, so that no sum of them can leave 64 bits."""
        batas = TERBESAR * 10 ** (SKALA - self.desimal_poin)
        if self._jumlah > batas:
            _, teks, baris = self._terbesar
            apa = f"poin seluruhnya, terbesar {quote(teks)}, melebihi {TERBESAR} satuan terkecil"
            saran = "periksa angkanya atau kurangi angka desimalnya"
            raise PbTidakTerbaca(apa, saran, baris=baris, medan="points")
