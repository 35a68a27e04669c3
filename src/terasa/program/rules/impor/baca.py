"""Pekerjaan dengan tahap, tempat, kontrak, dan serah terimanya."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from terasa.program.rules.impor.catatan import BARIS_JUMLAH, Tanda
from terasa.program.rules.impor.isi import Isi, Jejak, Terbaca, order_tahap
from terasa.program.rules.impor.kolom import Lembar
from terasa.program.rules.impor.sel import Sel, is_jumlah
from terasa.program.rules.impor.silang import compare_jumlah
from terasa.program.rules.kontrak import list_tanda
from terasa.umum import lembar as lembar_kerja

HARI_TERBANYAK = 36_500


def iter_baris(
    isi: Isi, jenis: Lembar, berkas: str, lembar: lembar_kerja.Lembar, *, ber_id: bool = True
) -> Iterator[tuple[Jejak, Sel]]:
    """Rows to take in: totals, rows without a number or with one that came before are left out and named."""
    terpakai: dict[str, int] = {}
    for baris in lembar.baris:
        jejak = Jejak(jenis, berkas, baris.nomor, baris.nilai.get("id" if ber_id else "no", "")[:40])
        if is_jumlah(baris):
            isi.skip(jejak, BARIS_JUMLAH)
        elif baris.galat:
            isi.skip(jejak, baris.galat)
        elif ber_id and not jejak.id:
            isi.skip(jejak, "tanpa nomor (id)")
        elif ber_id and jejak.id in terpakai:
            isi.skip(jejak, f"nomor ini sudah dipakai baris {terpakai[jejak.id]}")
        else:
            terpakai[jejak.id] = baris.nomor
            yield jejak, Sel(baris, berkas, jejak.id, isi.catatan.tanda)


def read_perangkat(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Units by name."""
    for jejak, sel in iter_baris(isi, Lembar.PERANGKAT, berkas, lembar, ber_id=lembar.has("id")):
        nama = sel.teks("nama", 200)
        if nama:
            isi.unit.append((jejak, nama))
        else:
            isi.skip(jejak, "tanpa nama")


def read_pekerjaan(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Works, and the kegiatan that they belong to; a work that names none is its own."""
    for jejak, sel in iter_baris(isi, Lembar.PEKERJAAN, berkas, lembar):
        if jejak.id in isi.pekerjaan:
            isi.skip(jejak, "nomor ini sudah dipakai berkas lain")
            continue
        nama, unit = sel.teks("nama", 250), sel.teks("perangkat_daerah", 200)
        if not nama or not unit:
            isi.skip(jejak, "tanpa nama atau perangkat daerah")
            continue
        kegiatan = isi.get_kegiatan(unit, sel.teks("kegiatan", 250) or nama)
        pagu = sel.rupiah("pagu", wajib=True)
        if pagu is not None:
            kegiatan.pagu_pekerjaan = (kegiatan.pagu_pekerjaan or 0) + pagu
        isi.catatan.add_jumlah(Lembar.PEKERJAAN, "pagu", pagu)
        isi.pekerjaan[jejak.id] = Terbaca(
            jejak,
            kegiatan.asal,
            jejak.id,
            {
                "nama": nama,
                "deskripsi": sel.teks("deskripsi"),
                "jenis": sel.jenis("jenis"),
                "metode": sel.teks("metode", 60),
                "pagu": pagu,
                "id_rup": sel.teks("id_rup", 20),
                "tahap": sel.tahap("tahap_terakhir"),
            },
        )
    compare_jumlah(isi, Lembar.PEKERJAAN, berkas, lembar, ("pagu",))


def _read_anak(
    isi: Isi,
    jenis: Lembar,
    berkas: str,
    lembar: lembar_kerja.Lembar,
    ke: list[Terbaca],
    baca: Callable[[Isi, Jejak, Sel, str], dict[str, Any] | None],
) -> None:
    sudah = {t.kunci for t in ke}
    for jejak, sel in iter_baris(isi, jenis, berkas, lembar):
        induk = sel.teks("id_pekerjaan")
        if jejak.id in sudah:
            isi.skip(jejak, "nomor ini sudah dipakai berkas lain")
        elif induk not in isi.pekerjaan:
            isi.skip(jejak, f"pekerjaan {induk or 'tanpa nomor'} tidak ada dalam folder ini")
        elif (terbaca := baca(isi, jejak, sel, induk)) is not None:
            ke.append(Terbaca(jejak, induk, jejak.id, terbaca))


def read_progres(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Dated stages with cumulative rupiah and per cent."""
    _read_anak(isi, Lembar.PROGRES, berkas, lembar, isi.progres, _progres)
    _mark_mundur(isi)
    compare_jumlah(isi, Lembar.PROGRES, berkas, lembar, ("realisasi_keuangan",))


def _progres(isi: Isi, jejak: Jejak, sel: Sel, _induk: str) -> dict[str, Any]:
    tanggal, berikut = sel.hari("tanggal"), sel.hari("tanggal_berikut")
    if tanggal and berikut and berikut < tanggal:
        sel.mark("tanggal-terbalik", f"tahap berikutnya {berikut} mendahului tahap ini {tanggal}")
        berikut = None
    keuangan = sel.rupiah("realisasi_keuangan", nol=True)
    isi.catatan.add_jumlah(Lembar.PROGRES, "realisasi_keuangan", keuangan)
    return {
        "tahap": sel.tahap("tahap"),
        "tanggal": tanggal,
        "tahap_berikut": sel.tahap("tahap_berikut"),
        "berikut_on": berikut,
        "keterangan": sel.teks("keterangan"),
        "keuangan": keuangan,
        "fisik": sel.persen("realisasi_fisik"),
        "dicatat_on": sel.hari("tanggal_entri"),
    }


def _mark_mundur(isi: Isi) -> None:
    """Flag cumulative figures that fall: one of the two is wrong, and nobody here can say which."""
    sebelum: dict[tuple[str, str], Any] = {}
    for satu in sorted(isi.progres, key=order_tahap):
        for kolom in ("fisik", "keuangan"):
            nilai, dulu = satu.isi[kolom], sebelum.get((satu.induk, kolom))
            if nilai is not None and dulu is not None and nilai < dulu:
                kalimat = f"{kolom} turun dari {dulu} menjadi {nilai}"
                isi.catatan.tanda.append(
                    Tanda(satu.jejak.berkas, satu.jejak.baris, satu.kunci, "mundur", kalimat)
                )
            if nilai is not None:
                sebelum[satu.induk, kolom] = nilai


def read_lokasi(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Places; one without a possible coordinate keeps its words."""
    _read_anak(isi, Lembar.LOKASI, berkas, lembar, isi.lokasi, _lokasi)


def _lokasi(_isi: Isi, _jejak: Jejak, sel: Sel, _induk: str) -> dict[str, Any]:
    lat, lng = sel.titik() or (None, None)
    return {"lat": lat, "lng": lng, "keterangan": sel.teks("deskripsi", 300)}


def read_kontrak(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Contracts and addenda."""
    _read_anak(isi, Lembar.KONTRAK, berkas, lembar, isi.kontrak, _kontrak)
    compare_jumlah(isi, Lembar.KONTRAK, berkas, lembar, ("nilai",))


def _kontrak(isi: Isi, _jejak: Jejak, sel: Sel, induk: str) -> dict[str, Any]:
    nilai, pagu = sel.rupiah("nilai", wajib=True), isi.pekerjaan[induk].isi["pagu"]
    hari = {"tanggal": sel.hari("tanggal"), "mulai_on": sel.hari("mulai"), "selesai_on": sel.hari("selesai")}
    tanda = list_tanda(nilai=nilai, pagu=pagu, **hari)
    if "melebihi-pagu" in tanda:
        sel.mark("melebihi-pagu", f"nilai {nilai} di atas pagu pekerjaannya {pagu}")
    if "tanggal-terbalik" in tanda:
        sel.mark("tanggal-terbalik", f"selesai {hari['selesai_on']} mendahului mulai atau tanda tangannya")
    isi.catatan.add_jumlah(Lembar.KONTRAK, "nilai", nilai)
    lama = sel.bulat("lama_hari", HARI_TERBANYAK)
    return {
        "nilai": nilai,
        "lama_hari": lama,
        "keterangan": sel.teks("keterangan"),
        # Before this row's own end: what was found doubtful while its cells were read.
        "tanda": [t.kode for t in sel.tanda if t.kode != "dibulatkan"],
        **hari,
    }


def read_serah(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """Days on which works were handed over."""
    _read_anak(isi, Lembar.SERAH, berkas, lembar, isi.serah, _serah)


def _serah(isi: Isi, jejak: Jejak, sel: Sel, _induk: str) -> dict[str, Any] | None:
    tanggal = sel.hari("tanggal")
    if tanggal is None:
        isi.skip(jejak, "tanggal serah terimanya tidak terbaca")
        return None
    return {"tanggal": tanggal}
