"""Membangun src/terasa/wilayah/data/wilayah.csv.gz dari paket npm `idn-area-data`.

    npm pack idn-area-data@4.0.1
    python skrip/bangun_wilayah.py idn-area-data-4.0.1.tgz

Kolom hasil: kode, jenis, nama. Urut kode, UTF-8, baris baru LF, cap waktu gzip nol: paket yang sama selalu
menghasilkan isi yang sama. Yang berubah terhadap paket hanya bentuknya: empat berkas menjadi satu, kata
"Kabupaten" dan "Kota" di depan nama menjadi kolom jenis, dan jenis desa dibaca dari angka pertama bagian
keempat kode (1 kelurahan, 2 desa, 3 desa adat). Lisensi paket disalin ke sampingnya.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TUJUAN = Path(__file__).resolve().parent.parent / "src" / "terasa" / "wilayah" / "data"
HARUS = {1: 38, 2: 514, 3: 7285, 4: 83762}
RILIS = {
    "sumber": "idn-area-data 4.0.1 (npm)",
    "dasar": "Kepmendagri 300.2.2-2138 Tahun 2025",
    "berlaku_dari": "2025-04-25",
    "lisensi_kode": "MIT",
    "lisensi_data": "ODbL-1.0",
}
# The first words of a regency's name say what it is; the longest prefix comes first.
AWALAN = (
    ("Kabupaten Administrasi ", "kabupaten_administrasi"),
    ("Kota Administrasi ", "kota_administrasi"),
    ("Kabupaten ", "kabupaten"),
    ("Kota ", "kota"),
)
JENIS_DESA = {"1": "kelurahan", "2": "desa", "3": "desa_adat"}


def read_table(paket: tarfile.TarFile, nama: str) -> Iterator[tuple[str, str]]:
    """Pairs of code and name from one CSV file of the package."""
    berkas = paket.extractfile(f"package/data/{nama}.csv")
    if berkas is None:
        raise SystemExit(f"{nama}.csv tidak ada di dalam paket.")
    for baris in csv.DictReader(io.TextIOWrapper(berkas, "utf-8", newline="")):
        yield baris["code"], " ".join(baris["name"].split())


def split_regency(nama: str) -> tuple[str, str]:
    """`Kota Banjarmasin` -> (`kota`, `Banjarmasin`)."""
    for awalan, jenis in AWALAN:
        if nama.startswith(awalan):
            return jenis, nama.removeprefix(awalan)
    raise SystemExit(f"Jenis kabupaten/kota tidak dikenal: {nama}")


def collect(paket: tarfile.TarFile) -> list[tuple[str, str, str]]:
    """Every region as (kode, jenis, nama), in code order."""
    baris = [(kode, "provinsi", nama) for kode, nama in read_table(paket, "provinces")]
    baris += [(kode, *split_regency(nama)) for kode, nama in read_table(paket, "regencies")]
    baris += [(kode, "kecamatan", nama) for kode, nama in read_table(paket, "districts")]
    baris += [(kode, JENIS_DESA[kode[9]], nama) for kode, nama in read_table(paket, "villages")]
    return sorted(baris)


def check(baris: list[tuple[str, str, str]]) -> None:
    """Stop when a count, a parent or the uniqueness of codes is not as published."""
    kode = {b[0] for b in baris}
    jumlah = Counter(k.count(".") + 1 for k in kode)
    if dict(jumlah) != HARUS or len(kode) != len(baris):
        raise SystemExit(f"Jumlah wilayah {dict(jumlah)}, seharusnya {HARUS}.")
    yatim = [k for k in kode if "." in k and k.rpartition(".")[0] not in kode]
    if yatim:
        raise SystemExit(f"Wilayah tanpa induk: {yatim[:5]}")


def write(baris: list[tuple[str, str, str]]) -> None:
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\n")
    tulis.writerow(("kode", "jenis", "nama"))
    tulis.writerows(baris)
    isi = teks.getvalue().encode()
    (TUJUAN / "wilayah.csv.gz").write_bytes(gzip.compress(isi, 9, mtime=0))
    rilis = {**RILIS, "jumlah": len(baris), "sidik": hashlib.sha256(isi).hexdigest()}
    (TUJUAN / "rilis.json").write_text(json.dumps(rilis, indent=2, ensure_ascii=False) + "\n")


def copy_licences(paket: tarfile.TarFile) -> None:
    for dari, ke in (("LICENSE", "LICENSE-MIT.txt"), ("data/LICENSE.md", "LICENSE-ODbL.txt")):
        berkas = paket.extractfile(f"package/{dari}")
        if berkas is None:
            raise SystemExit(f"{dari} tidak ada di dalam paket.")
        (TUJUAN / ke).write_bytes(berkas.read())


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tarfile.open(sys.argv[1]) as paket:
        baris = collect(paket)
        check(baris)
        write(baris)
        copy_licences(paket)
    print(f"{len(baris)} wilayah ditulis ke {TUJUAN}")


if __name__ == "__main__":
    main()
