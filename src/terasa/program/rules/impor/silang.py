"""Yang hanya dibandingkan: baris jumlah, keadaan pada suatu hari, dan hitungan per perangkat daerah."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from terasa.program.rules.impor.catatan import TIDAK_DISIMPAN, Selisih
from terasa.program.rules.impor.isi import Isi, Jejak, order_tahap
from terasa.program.rules.impor.kolom import Lembar
from terasa.program.rules.impor.sel import TAHAP, Sel, is_jumlah
from terasa.umum import lembar as lembar_kerja
from terasa.umum.lembar.kepala import kunci
from terasa.umum.rupiah import parse_angka


def note(isi: Isi, jejak: Jejak, perihal: str, tertulis: object, dihitung: object) -> None:
    """Name two figures that do not agree."""
    isi.catatan.selisih.append(Selisih(jejak.berkas, jejak.baris, perihal, str(tertulis), str(dihitung)))


def compare_jumlah(
    isi: Isi, jenis: str, berkas: str, lembar: lembar_kerja.Lembar, kolom: Sequence[str], saring: str = ""
) -> None:
    """Compare a sheet's own totals with the sum of its rows; `saring` names a column that splits it into series."""
    for baris in lembar.baris:
        if not is_jumlah(baris):
            continue
        kelompok = baris.nilai.get(saring, "") if saring else ""
        for k in kolom:
            if (tertulis := read_angka(baris.nilai.get(k, ""))) is None:
                continue
            dihitung = sum(
                (read_angka(b.nilai.get(k, "")) or Decimal(0))
                for b in lembar.baris
                if not is_jumlah(b) and (not saring or b.nilai.get(saring, "") == kelompok)
            )
            if tertulis != dihitung:
                jejak = Jejak(jenis, berkas, baris.nomor, "")
                note(isi, jejak, f"jumlah {k}{f' {kelompok}' if kelompok else ''}", tertulis, dihitung)


def read_angka(teks: str) -> Decimal | None:
    """A number as it stands, None when it is none."""
    try:
        return parse_angka(teks) if teks.strip() else None
    except (ValueError, InvalidOperation):
        return None


def compare_tahap(isi: Isi) -> None:
    """The stage that a work's own row names against its newest stage row."""
    terbaru = newest_tahap(isi)
    for satu in isi.pekerjaan.values():
        tertulis, dihitung = satu.isi["tahap"], terbaru.get(satu.kunci, satu.isi["tahap"])
        if tertulis != dihitung:
            note(
                isi,
                satu.jejak,
                f"tahap pekerjaan {satu.kunci}",
                tertulis or "belum ada",
                dihitung or "belum ada",
            )


def newest_tahap(isi: Isi) -> dict[str, str]:
    """By work: the stage of its newest row."""
    return {t.induk: t.isi["tahap"] for t in sorted(isi.progres, key=order_tahap)}


def compare_kondisi(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """A report of all works on one day: which works it lacks or adds, and where its figures differ."""
    ada = {(_unit(isi, t.induk), kunci(t.isi["nama"])): t for t in isi.pekerjaan.values()}
    terakhir = {t.induk: t for t in sorted(isi.progres, key=order_tahap)}
    tahap = newest_tahap(isi)
    disebut = set()
    for baris in lembar.baris:
        jejak = Jejak(Lembar.KONDISI, berkas, baris.nomor, baris.nilai.get("no", ""))
        isi.skip(jejak, TIDAK_DISIMPAN)
        if is_jumlah(baris):
            continue
        sel = Sel(baris, berkas, jejak.id)
        nama = (kunci(sel.teks("perangkat_daerah")), kunci(sel.teks("pekerjaan")))
        if (satu := ada.get(nama)) is None:
            note(isi, jejak, "pekerjaan", sel.teks("pekerjaan"), "tidak ada dalam daftar pekerjaan")
            continue
        disebut.add(satu.kunci)
        pagu = read_angka(sel.teks("pagu"))
        if pagu is not None and satu.isi["pagu"] is not None and pagu != satu.isi["pagu"]:
            note(isi, jejak, f"pagu pekerjaan {satu.kunci}", pagu, satu.isi["pagu"])
        tertulis = TAHAP.get(kunci(sel.teks("tahap")), sel.teks("tahap"))
        if tertulis != tahap.get(satu.kunci, satu.isi["tahap"]):
            note(
                isi,
                jejak,
                f"tahap pekerjaan {satu.kunci}",
                tertulis or "belum ada",
                tahap.get(satu.kunci) or "belum ada",
            )
        _compare_angka(isi, jejak, sel, terakhir.get(satu.kunci), satu.kunci)
    for satu in isi.pekerjaan.values():
        if satu.kunci not in disebut:
            note(isi, Jejak(Lembar.KONDISI, berkas, 0, ""), "pekerjaan", "tidak disebut", satu.isi["nama"])


def _compare_angka(isi: Isi, jejak: Jejak, sel: Sel, satu: object, nomor: str) -> None:
    """Money and work of that day against the newest stage row, which is not younger."""
    for kolom, bidang in (("realisasi_keuangan", "keuangan"), ("realisasi_fisik", "fisik")):
        tertulis = read_angka(sel.teks(kolom)) if bidang == "keuangan" else sel.persen(kolom)
        dihitung = getattr(satu, "isi", {}).get(bidang)
        if tertulis is not None and dihitung is not None and tertulis != dihitung:
            note(isi, jejak, f"{kolom} pekerjaan {nomor}", tertulis, dihitung)


def _unit(isi: Isi, asal: str) -> str:
    return kunci(isi.kegiatan[asal].unit)


def compare_belum(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Kegiatan per unit without realisation, against the kegiatan that a plan or a form of that unit lists."""
    terdaftar = Counter(kunci(k.unit) for k in isi.kegiatan.values() if k.pagu is not None or k.kode)
    for baris in lembar.baris:
        jejak = Jejak(Lembar.BELUM, berkas, baris.nomor, "")
        isi.skip(jejak, TIDAK_DISIMPAN)
        if is_jumlah(baris):
            continue
        sel = Sel(baris, berkas, "")
        unit = sel.teks("perangkat_daerah")
        semua = sel.bulat("jumlah_kegiatan", 10**6)
        hitung = terdaftar.get(kunci(unit))
        if semua is not None and hitung and semua != hitung:
            note(isi, jejak, f"jumlah kegiatan {unit}", semua, hitung)
        for kolom in ("belum_keuangan", "belum_fisik"):
            belum = sel.bulat(kolom, 10**6)
            if belum is not None and semua is not None and belum > semua:
                note(isi, jejak, f"{kolom} {unit}", belum, f"hanya {semua} kegiatan")
    compare_jumlah(
        isi, Lembar.BELUM, berkas, lembar, ("jumlah_kegiatan", "belum_keuangan", "belum_fisik"), "tanggal"
    )
