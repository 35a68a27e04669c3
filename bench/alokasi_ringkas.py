"""CPU seconds of one whole allocation (rounds, completion, reasons) on made-up forums; prints one JSON line.

.venv/bin/python bench/alokasi_ringkas.py [--usulan 1500] [--forum 150] [--peringkat 40] [--padat]
"""

import argparse
import json
import random
import resource
import time
from fractions import Fraction

from terasa.alokasi import Masukan, Pemilih, Pilihan, share_pagu, skor_dari_peringkat


def main() -> None:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--usulan", type=int, default=1500)
    pilih.add_argument("--forum", type=int, default=150)
    pilih.add_argument("--peringkat", type=int, default=40, help="panjang daftar tiap forum")
    pilih.add_argument("--padat", action="store_true", help="setiap forum memeringkat semua usulan")
    pilih.add_argument("--tabel", action="store_true", help="skor menurut tabel 10..1, bukan Borda")
    pilih.add_argument("--benih", type=int, default=1)
    opsi = pilih.parse_args()
    masukan = build_masukan(opsi)
    mulai = time.process_time()
    hasil = share_pagu(masukan)
    bagi = time.process_time() - mulai
    mulai = time.process_time()
    panjang = len(hasil.to_json())
    print(
        json.dumps(
            {
                "bench": "alokasi-ringkas",
                "usulan": opsi.usulan,
                "forum": opsi.forum,
                "nilai": sum(len(p.nilai) for p in masukan.pemilih),
                "menang": len(hasil.menang),
                "putaran": len(hasil.putaran),
                "kenaikan": hasil.kenaikan,
                "sisa": hasil.sisa,
                "cpu_bagi_s": round(bagi, 3),
                "cpu_json_s": round(time.process_time() - mulai, 3),
                "json_byte": panjang,
                "memori_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def build_masukan(opsi: argparse.Namespace) -> Masukan:
    """Costs from Rp10 to 400 million, weights like head counts; a third of the total cost is available."""
    acak = random.Random(opsi.benih)
    pilihan = tuple(Pilihan(f"U{n:05d}", acak.randint(20, 800) * 500_000) for n in range(opsi.usulan))
    kode = [butir.id for butir in pilihan]
    panjang = opsi.usulan if opsi.padat else opsi.peringkat
    tabel = range(10, 0, -1) if opsi.tabel else None
    pemilih = tuple(
        Pemilih(
            f"F{n:04d}",
            Fraction(acak.randint(400, 6000)),
            skor_dari_peringkat(acak.sample(kode, acak.randint(max(1, panjang // 2), panjang)), tabel),
        )
        for n in range(opsi.forum)
    )
    return Masukan(pilihan, pemilih, sum(butir.biaya for butir in pilihan) // 3)


if __name__ == "__main__":
    main()
