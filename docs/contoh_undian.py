"""Mengundi ulang tanpa Terasa: python3 contoh_undian.py BENIH KERANGKA.txt N (satu kode per baris)."""

import hashlib
import sys


def sha256(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()


benih, berkas, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(berkas, encoding="utf-8") as isi:
    kerangka = sorted(baris.strip() for baris in isi if baris.strip())
hash_kerangka = sha256("\n".join(kerangka))
print("komitmen", sha256(benih))
print("kerangka", hash_kerangka)
for kode in sorted(kerangka, key=lambda kode: sha256(f"{benih}\n{hash_kerangka}\n{kode}"))[:n]:
    print(kode)
