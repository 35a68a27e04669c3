"""`terasa alokasi hitung`: one election from a Pabulib file by a published rule. No database, no Django."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from terasa.alokasi.hitung import CaraHitung, HasilHitung
    from terasa.alokasi.pemilihan import Pemilihan

# Written out, because asking the enums would load NumPy to show the help.
ATURAN = ("mes", "greedy", "phragmen")
KEPUASAN = ("biaya", "jumlah", "borda", "skor")
PELENGKAP = ("tanpa", "add1", "add1u", "greedy")
URUTAN_SERI = ("kode", "biaya", "dukungan")
BAHASA = ("id", "en")
LEBAR_NAMA = 60
CONTOH = """Contoh:
  terasa alokasi hitung pemilihan.pb --aturan mes
  terasa alokasi hitung pemilihan.pb.gz --aturan mes --kepuasan jumlah --pelengkap add1u --json
  terasa alokasi hitung pemilihan.pb.gz --aturan phragmen --jelaskan 12 --jelaskan 40
  terasa alokasi hitung hasil-forum.pb

Berkasnya berbentuk Pabulib (.pb, boleh dimampatkan gzip). mes adalah bagian setara, greedy penjumlahan suara,
phragmen beban yang dibagi rata; maknanya di docs/alokasi/. Kepuasan borda memerlukan surat suara berperingkat,
skor surat suara berpoin; phragmen tidak memakai kepuasan. Pelengkap hanya untuk mes.
Berkas dari `terasa forum pb` menyebut caranya pada META (terasa_aturan dan seterusnya); tanpa --aturan cara itu yang
dipakai. Tidak memerlukan basis data, dan tidak ada yang disimpan.
"""


@dataclass
class Laporan:
    """What one run says: the count, the ballots read with leniency, the sentences asked for."""

    hasil: HasilHitung
    sidik: str
    baca_s: float
    hitung_s: float
    catatan: list[str]
    penjelasan: dict[str, list[str]] = field(default_factory=dict)


def register(verbs: Any) -> None:
    """Add the verb `hitung`."""
    hitung = verbs.add_parser("hitung", help="hitung satu pemilihan dari berkas Pabulib", epilog=CONTOH)
    hitung.add_argument("berkas", metavar="BERKAS.pb[.gz]", help="pemilihan menurut Pabulib")
    hitung.add_argument("--aturan", choices=ATURAN, help="cara memilih (bawaan: yang tertulis pada META)")
    hitung.add_argument("--kepuasan", choices=KEPUASAN, help="manfaat sebuah pilihan (bawaan: biaya)")
    hitung.add_argument("--pelengkap", choices=PELENGKAP, help="pemakaian sisa pada mes (bawaan: tanpa)")
    hitung.add_argument("--urutan-seri", choices=URUTAN_SERI, help="pemutus nilai yang sama (bawaan: kode)")
    hitung.add_argument(
        "--jelaskan",
        metavar="KODE",
        action="append",
        default=[],
        help="mengapa terpilih atau tidak; boleh diulang",
    )
    hitung.add_argument("--bahasa", default="id", choices=BAHASA, help="bahasa penjelasan (bawaan: id)")
    hitung.add_argument("--json", action="store_true", help="keluaran JSON")
    hitung.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 2 refused with its reason."""
    from terasa.alokasi.errors import AlokasiDitolak
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        laporan = count_file(args)
    except AlokasiDitolak as exc:
        raise MasukanTakTerbaca(str(exc)) from exc
    print(_to_json(as_json(laporan)) if args.json else "\n".join(as_text(laporan)))
    return 0


def count_file(args: argparse.Namespace) -> Laporan:
    """Read, count, explain. Raises AlokasiDitolak and MasukanTakTerbaca."""
    from terasa.alokasi.hitung import count
    from terasa.alokasi.pb import read_pb

    if args.aturan:
        _read_cara(args, {})
    catatan: list[str] = []
    mulai = time.process_time()
    pemilihan = read_pb(args.berkas, catatan=catatan)
    terbaca = time.process_time()
    cara = _read_cara(args, pemilihan.meta)
    _require_kode(pemilihan, args.jelaskan)
    dihitung = time.process_time()
    hasil = count(pemilihan, cara)
    selesai = time.process_time()
    laporan = Laporan(hasil, _digest(args.berkas), terbaca - mulai, selesai - dihitung, catatan)
    laporan.penjelasan = {kode: _explain(hasil, kode, args.bahasa) for kode in args.jelaskan}
    return laporan


def _read_cara(args: argparse.Namespace, meta: Mapping[str, str]) -> CaraHitung:
    """What was asked for; without a rule, what the file says of itself."""
    from terasa.alokasi.enums import Aturan, Pelengkap, Ukuran, UrutanSeri
    from terasa.alokasi.hitung import CaraHitung
    from terasa.umum.errors import MasukanTakTerbaca

    tertulis = {} if args.aturan else meta
    aturan = _choose(args.aturan, tertulis, "aturan", ATURAN, "")
    if not aturan:
        raise MasukanTakTerbaca(
            f"Berkas ini tidak menyebut cara menghitungnya; pilih --aturan {', '.join(ATURAN)}."
        )
    pelengkap = _choose(args.pelengkap, tertulis, "pelengkap", PELENGKAP, "tanpa")
    if aturan != "mes" and pelengkap != "tanpa":
        raise MasukanTakTerbaca("--pelengkap hanya berlaku bersama --aturan mes; hapus salah satunya.")
    return CaraHitung(
        Aturan(aturan),
        Ukuran(_choose(args.kepuasan, tertulis, "kepuasan", KEPUASAN, "biaya")),
        Pelengkap(pelengkap),
        UrutanSeri(_choose(args.urutan_seri, tertulis, "urutan_seri", URUTAN_SERI, "kode")),
    )


def _choose(
    diminta: str | None, meta: Mapping[str, str], nama: str, boleh: tuple[str, ...], bawaan: str
) -> str:
    """What was asked for, else what META says and we know, else the default."""
    tertulis = meta.get(f"terasa_{nama}", "")
    return diminta or (tertulis if tertulis in boleh else bawaan)


def _require_kode(pemilihan: Pemilihan, kode: list[str]) -> None:
    from terasa.umum.errors import MasukanTakTerbaca

    for satu in kode:
        if satu not in pemilihan.proyek:
            raise MasukanTakTerbaca(f"Kode “{_printable(satu)}” tidak ada di antara pilihan berkas ini.")


def _explain(hasil: HasilHitung, kode: str, bahasa: str) -> list[str]:
    try:
        alasan = import_module("terasa.alokasi.alasan")
    except ModuleNotFoundError:
        return []
    kalimat: list[str] = alasan.explain(hasil, kode, bahasa)
    return kalimat


def _digest(berkas: str) -> str:
    """SHA-256 of the file as it lies there, the figure that sha256sum shows."""
    with open(berkas, "rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


# What is shown.


def as_json(laporan: Laporan) -> dict[str, Any]:
    """Money in the currency of the file: whole where it is whole, otherwise with exact decimals."""
    hasil = laporan.hasil
    pemilihan, cara = hasil.pemilihan, hasil.cara
    isi = {
        "menang": hasil.kode,
        "biaya": to_currency(hasil.biaya, pemilihan.desimal),
        "sisa": to_currency(hasil.sisa, pemilihan.desimal),
        "putaran": len(hasil.putaran),
        "cpu_s": round(laporan.baca_s + laporan.hitung_s, 6),
        "cpu_baca_s": round(laporan.baca_s, 6),
        "cpu_hitung_s": round(laporan.hitung_s, 6),
        "aturan": cara.aturan.value,
        "kepuasan": None if cara.aturan == "phragmen" else cara.ukuran.value,
        "pelengkap": cara.pelengkap.value,
        "urutan_seri": cara.urutan_seri.value,
        "tambahan": [pemilihan.proyek[p] for p in hasil.tambahan],
        "kenaikan": hasil.kenaikan,
        "pagu": to_currency(pemilihan.pagu, pemilihan.desimal),
        "suara": pemilihan.suara,
        "pilihan": len(pemilihan.proyek),
        "sidik": laporan.sidik,
        "catatan": laporan.catatan,
    }
    return isi | ({"penjelasan": laporan.penjelasan} if laporan.penjelasan else {})


def _to_json(isi: Mapping[str, Any]) -> str:
    """JSON in which decimals stand digit by digit; `json` itself would pass them through a float."""
    return "{" + ", ".join(f"{json.dumps(kunci)}: {_value(nilai)}" for kunci, nilai in isi.items()) + "}"


def _value(nilai: Any) -> str:
    return f"{nilai:f}" if isinstance(nilai, Decimal) else json.dumps(nilai, ensure_ascii=False)


def to_currency(nilai: int, desimal: int) -> int | Decimal:
    """Smallest units as an amount of the currency."""
    utuh, pecahan = divmod(nilai, 10**desimal)
    return Decimal(f"{utuh}.{pecahan:0{desimal}}".rstrip("0")) if pecahan else utuh


def as_text(laporan: Laporan) -> list[str]:
    """The table for people."""
    from terasa.umum.rupiah import format_angka

    hasil = laporan.hasil
    pemilihan = hasil.pemilihan
    uang = {n: format_angka(to_currency(b, pemilihan.desimal)) for n, b in enumerate(pemilihan.biaya)}
    pagu, biaya, sisa = (
        format_angka(to_currency(n, pemilihan.desimal)) for n in (pemilihan.pagu, hasil.biaya, hasil.sisa)
    )
    baris = [
        f"{format_angka(pemilihan.suara)} suara, {format_angka(len(pemilihan.proyek))} pilihan, pagu {pagu}.",
        f"Terpilih {format_angka(len(hasil.menang))}, biaya {biaya}, sisa {sisa}.",
        *_table(hasil, uang),
        _describe(laporan),
        *laporan.catatan,
    ]
    for kode, kalimat in laporan.penjelasan.items():
        if kalimat:
            baris += ["", f"{_printable(kode)}: {' '.join(kalimat)}"]
    return baris


def _table(hasil: HasilHitung, uang: Mapping[int, str]) -> list[str]:
    if not hasil.menang:
        return []
    kode = {p: _printable(hasil.pemilihan.proyek[p]) for p in hasil.menang}
    lebar = max(4, *(len(k) for k in kode.values())), max(5, *(len(uang[p]) for p in kode))
    baris = ["", f"  No.  {'Kode':<{lebar[0]}}  {'Biaya':>{lebar[1]}}  Nama"]
    for n, p in enumerate(hasil.menang, start=1):
        nama = _printable(hasil.pemilihan.nama.get(hasil.pemilihan.proyek[p], ""))
        tanda = "+" if n > len(hasil.putaran) else " "
        nama = nama if len(nama) <= LEBAR_NAMA else f"{nama[: LEBAR_NAMA - 1]}…"
        baris.append(f"{n:>4}.{tanda} {kode[p]:<{lebar[0]}}  {uang[p]:>{lebar[1]}}  {nama}".rstrip())
    return [*baris, *(["", "+ ditambahkan oleh pelengkap greedy"] if hasil.tambahan else []), ""]


def _describe(laporan: Laporan) -> str:
    from terasa.umum.rupiah import format_angka

    cara = laporan.hasil.cara
    ukuran = "" if cara.aturan == "phragmen" else f", kepuasan {cara.ukuran.value}"
    pelengkap = f", pelengkap {cara.pelengkap.value}" if cara.aturan == "mes" else ""
    naik = f" ({format_angka(laporan.hasil.kenaikan)} kenaikan)" if laporan.hasil.kenaikan else ""
    detik = format_angka(Decimal(f"{laporan.baca_s + laporan.hitung_s:.3f}"))
    return f"Aturan {cara.aturan.value}{ukuran}{pelengkap}{naik}, seri menurut {cara.urutan_seri.value}; {detik} detik."


def _printable(teks: str) -> str:
    """Text of a stranger's file, without what would steer the terminal."""
    return "".join(h if h.isprintable() else "·" for h in teks)
