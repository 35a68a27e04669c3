"""Damaged election files: each is read or refused with one sentence, and what is readable can be counted.

.venv/bin/python bench/pb_acak.py [--berkas 10000] [--benih 1]; DATA=FOLDER adds the files there. Prints one JSON line.
"""

import argparse
import gzip
import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from terasa.alokasi.enums import JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.lengkap import share_equally
from terasa.alokasi.pb import PbTidakTerbaca, read_pb, read_pb_ketat
from terasa.alokasi.pemilihan import Pemilihan
from terasa.alokasi.phragmen import Phragmen
from terasa.alokasi.serakah import choose_greedily

JENIS = ("approval", "choose-1", "knapsack", "ordinal", "cumulative", "scoring")
# Larger files of the folder take part with their first and last lines of VOTES only.
BYTE_MAKS = 12_000
ANGKA = ("0", "-1", "-0", "12.5", "12,5", "1,000", "1e3", "1e999", "NaN", "inf", "٣", "１２", "²", "9" * 18, "1" * 19,
         "9" * 400, "0x10", "1_000", " 7 ", "1 000", "+3", ".5", "5.", "None", "")  # fmt: skip
SANDI = ("utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1250", "utf-7")

Ubahan = Callable[[bytes, random.Random], bytes]
Hasil = Pemilihan | str


def main() -> None:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--berkas", type=int, default=10_000)
    pilih.add_argument("--benih", type=int, default=1)
    opsi = pilih.parse_args()
    folder = os.environ.get("DATA", "")
    mulai = time.process_time()
    ditolak: Counter[str] = Counter()
    terbaca = galat = 0
    for nomor, isi in enumerate(damage_all(opsi.berkas, opsi.benih, Path(folder) if folder else None)):
        try:
            hasil = read_both(isi)
            if isinstance(hasil, str):
                ditolak[_kind(hasil)] += 1
            else:
                terbaca += 1
                count_all(hasil)
        except Exception:
            galat += 1
            print(f"berkas ke-{nomor}: {isi[:200]!r}", file=sys.stderr)
            traceback.print_exc()
    print(
        json.dumps(
            {
                "bench": "pb-acak",
                "berkas": opsi.berkas,
                "terbaca": terbaca,
                "ditolak": sum(ditolak.values()),
                "galat": galat,
                "cpu_s": round(time.process_time() - mulai, 1),
                "alasan_terbanyak": dict(ditolak.most_common(12)),
            },
            ensure_ascii=False,
        )
    )
    sys.exit(1 if galat else 0)


def _kind(kalimat: str) -> str:
    """The sentence without where and what."""
    inti = kalimat.split(": ", 1)[-1].split(";")[0]
    tanpa_kutipan = "".join(satu.split("”")[-1] for satu in inti.split("“"))
    return " ".join("".join("#" if h.isdigit() else h for h in tanpa_kutipan).split())[:60]


# What is asked of every file.


def read_both(isi: bytes) -> Hasil:
    """The election or the refusal; the compiled and the plain reader must say the same."""
    cepat, biasa = _read(read_pb, isi), _read(read_pb_ketat, isi)
    if isinstance(cepat[0], str) or isinstance(biasa[0], str):
        assert cepat == biasa, f"kalimat berbeda: {cepat[0]!r} dan {biasa[0]!r}"
        return cepat[0]
    assert cepat[1] == biasa[1], f"catatan berbeda: {cepat[1]} dan {biasa[1]}"
    for nama in ("proyek", "biaya", "pagu", "jenis", "desimal", "desimal_poin", "nama", "meta"):
        assert getattr(cepat[0], nama) == getattr(biasa[0], nama), nama
    for nama in ("bobot", "awal", "isi", "poin"):
        kiri, kanan = getattr(cepat[0], nama), getattr(biasa[0], nama)
        assert (kiri is None) == (kanan is None), nama
        assert kiri is None or (kiri.dtype == kanan.dtype and np.array_equal(kiri, kanan)), nama
    return cepat[0]


def _read(baca: Callable[..., Pemilihan], isi: bytes) -> tuple[Hasil, list[str]]:
    catatan: list[str] = []
    try:
        return baca(isi, catatan=catatan), catatan
    except PbTidakTerbaca as penolakan:
        kalimat = str(penolakan)
        assert kalimat.endswith("."), kalimat
        assert "\n" not in kalimat, kalimat
        return kalimat, []


def count_all(pemilihan: Pemilihan) -> None:
    """Every rule ends, within the ceiling."""
    ukuran = Ukuran.SKOR if pemilihan.poin is not None else Ukuran.JUMLAH
    if pemilihan.jenis is JenisSuara.PERINGKAT:
        ukuran = Ukuran.BORDA
    for satu in (Ukuran.BIAYA, ukuran):
        lajur = Lajur(pemilihan, satu)
        setara = share_equally(lajur, Pelengkap.TANPA)
        _check([*setara.menang, *setara.tambahan], pemilihan)
        _check(choose_greedily(lajur), pemilihan)
    _check(Phragmen(Lajur(pemilihan, Ukuran.JUMLAH)).run(), pemilihan)


def _check(menang: list[int], pemilihan: Pemilihan) -> None:
    assert len(set(menang)) == len(menang)
    assert sum(pemilihan.biaya[p] for p in menang) <= pemilihan.pagu


# Files before the damage.


def make_file(acak: random.Random) -> bytes:
    """A small election of any kind, in order."""
    jenis, proyek = acak.choice(JENIS), acak.randint(1, 8)
    kode = [acak.choice(["{}", "P{}", "BO.D4.{}/25", "kode panjang {}"]).format(n) for n in range(proyek)]
    surat = [
        acak.sample(kode, acak.randint(0, 1 if jenis == "choose-1" else proyek))
        for _ in range(acak.randint(1, 25))
    ]
    berpoin = jenis in {"cumulative", "scoring"}
    umur = acak.random() < 0.5
    kutip = '"' if acak.random() < 0.2 else ""
    baris = [
        "META",
        "key;value",
        "description;Pemilihan dusun Łęg",
        f"num_projects;{proyek}",
        f"num_votes;{len(surat)}",
    ]
    baris += [f"budget;{acak.randint(1, 40) * 100}{acak.choice(['', '', '.50'])}", f"vote_type;{jenis}"]
    baris += [f"max_length;{max(1, *map(len, surat))}"] * acak.randint(0, 1)
    baris += ["PROJECTS", "project_id;cost;votes;name"]
    for n, satu in enumerate(kode):
        dipilih = sum(satu in s for s in surat)
        baris.append(f'{satu};{acak.randint(1, 30) * 100};{dipilih};"Jalan ""{n}""; dan parit"')
    baris += ["VOTES", "voter_id;vote" + ";points" * berpoin + ";age" * umur]
    nomor = list(range(len(surat)))
    if acak.random() < 0.3:
        acak.shuffle(nomor)
    for n, satu in zip(nomor, surat, strict=True):
        poin = ";" + ",".join(str(acak.randint(0, 9)) for _ in satu) if berpoin else ""
        baris.append(f"v{n};{kutip}{','.join(satu)}{kutip}{poin}" + f";{20 + n}" * umur)
    akhir = acak.choice(["\n", "\r\n"])
    return (akhir.join(baris) + akhir * acak.randint(0, 1)).encode()


def shorten(isi: bytes) -> bytes:
    """Few enough ballots for thousands of rounds, with num_votes to match."""
    baris = isi.splitlines(keepends=True)
    votes = next(n for n, satu in enumerate(baris) if satu.strip() == b"VOTES") + 2
    kepala = sum(map(len, baris[:votes]))
    banyak = 0
    while (
        votes + banyak < len(baris) and kepala + sum(map(len, baris[votes : votes + banyak + 1])) < BYTE_MAKS
    ):
        banyak += 1
    banyak = max(1, banyak)
    for n in range(votes):
        if baris[n].startswith(b"num_votes;"):
            baris[n] = b"num_votes;%d\n" % banyak
    return b"".join(baris[: votes + banyak])


def damage_all(berkas: int, benih: int, folder: Path | None) -> Iterator[bytes]:
    """Always the same files for one seed: one to three kinds of damage each, one in twenty left whole."""
    acak = random.Random(benih)
    asli = (
        [shorten(gzip.decompress(satu.read_bytes())) for satu in sorted(folder.glob("*.pb.gz"))]
        if folder
        else []
    )
    for _ in range(berkas):
        isi = acak.choice(asli) if asli and acak.random() < 0.2 else make_file(acak)
        for _ in range(acak.choice([0] + [1] * 12 + [2] * 5 + [3] * 2)):
            isi = acak.choice(UBAHAN)(isi, acak)
        yield isi


# Damage.


def flip_bits(isi: bytes, acak: random.Random) -> bytes:
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 3) if hasil else 0):
        hasil[acak.randrange(len(hasil))] ^= 1 << acak.randrange(8)
    return bytes(hasil)


def truncate(isi: bytes, acak: random.Random) -> bytes:
    return isi[: acak.randint(0, len(isi))]


def cut_inside(isi: bytes, acak: random.Random) -> bytes:
    mulai = acak.randint(0, len(isi))
    return isi[:mulai] + isi[mulai + acak.randint(1, 40) :]


def insert_bytes(isi: bytes, acak: random.Random) -> bytes:
    mulai = acak.randint(0, len(isi))
    sisipan = acak.choice(
        [b"\0", b'"', b";", b",", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b" ", b"\t", b"\xc3", b"\n\n"]
    )
    return isi[:mulai] + sisipan * acak.randint(1, 3) + isi[mulai:]


def _on_lines(ubah: Callable[[list[bytes], random.Random], None]) -> Ubahan:
    def damage(isi: bytes, acak: random.Random) -> bytes:
        baris = isi.split(b"\n")
        ubah(baris, acak)
        return b"\n".join(baris)

    return damage


def swap_lines(baris: list[bytes], acak: random.Random) -> None:
    a, b = acak.randrange(len(baris)), acak.randrange(len(baris))
    baris[a], baris[b] = baris[b], baris[a]


def delete_line(baris: list[bytes], acak: random.Random) -> None:
    del baris[acak.randrange(len(baris))]


def double_line(baris: list[bytes], acak: random.Random) -> None:
    baris.insert(acak.randrange(len(baris) + 1), acak.choice(baris))


def remove_section(baris: list[bytes], acak: random.Random) -> None:
    bagian = acak.choice([b"META", b"PROJECTS", b"VOTES"])
    baris[:] = [satu for satu in baris if satu.strip() != bagian]


def change_field(baris: list[bytes], acak: random.Random) -> None:
    """A number, a field of another line, nothing, or a field too many."""
    n = acak.randrange(len(baris))
    medan = baris[n].split(b";")
    ke = acak.randrange(len(medan))
    cara = acak.randrange(5)
    if cara < 2:
        medan[ke] = acak.choice(ANGKA).encode()
    elif cara == 2:
        medan[ke] = acak.choice(acak.choice(baris).split(b";"))
    elif cara == 3:
        medan.insert(ke, b"")
    else:
        del medan[ke]
    baris[n] = b";".join(medan)


def change_list(baris: list[bytes], acak: random.Random) -> None:
    """One more, one less or one twice in a list like that of a ballot."""
    n = acak.randrange(len(baris))
    daftar = baris[n].split(b",")
    ke = acak.randrange(len(daftar))
    if acak.random() < 0.5:
        daftar.insert(ke, daftar[ke].split(b";")[-1])
    elif len(daftar) > 1:
        del daftar[ke]
    baris[n] = b",".join(daftar)


def change_budget(baris: list[bytes], acak: random.Random) -> None:
    kunci = acak.choice(
        [
            b"budget",
            b"num_votes",
            b"num_projects",
            b"max_length",
            b"min_length",
            b"max_sum_points",
            b"vote_type",
        ]
    )
    nilai = acak.choice(JENIS if kunci == b"vote_type" else ANGKA).encode()
    baris[:] = [kunci + b";" + nilai if satu.startswith(kunci + b";") else satu for satu in baris]
    if not any(satu.startswith(kunci + b";") for satu in baris):
        baris.insert(2, kunci + b";" + nilai)


def change_separator(isi: bytes, acak: random.Random) -> bytes:
    return isi.replace(
        acak.choice([b";", b",", b"\n", b"."]), acak.choice([b",", b"\t", b"|", b"; ", b"\r", b";;", b""])
    )


def change_encoding(isi: bytes, acak: random.Random) -> bytes:
    return isi.decode("utf-8", "replace").encode(acak.choice(SANDI), "replace")


def pack(isi: bytes, acak: random.Random) -> bytes:
    return gzip.compress(isi, 1, mtime=0)


def damage_gzip(isi: bytes, acak: random.Random) -> bytes:
    return acak.choice([flip_bits, truncate, cut_inside])(pack(isi, acak), acak)


UBAHAN: tuple[Ubahan, ...] = (
    flip_bits,
    truncate,
    cut_inside,
    insert_bytes,
    _on_lines(swap_lines),
    _on_lines(delete_line),
    _on_lines(double_line),
    _on_lines(remove_section),
    _on_lines(change_field),
    _on_lines(change_field),
    _on_lines(change_field),
    _on_lines(change_list),
    _on_lines(change_list),
    _on_lines(change_budget),
    change_separator,
    change_encoding,
    pack,
    damage_gzip,
)

if __name__ == "__main__":
    main()
