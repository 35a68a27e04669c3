"""Kepala halaman satu kegiatan: kalimatnya, dua fotonya, angka yang terasa dengan selangnya, dan siapa yang dihubungi."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.manfaat.enums import Butir, Kelompok
from terasa.program import rules
from terasa.program.enums import KeadaanKegiatan
from terasa.program.models import Kegiatan, Pemanfaatan, Realisasi
from terasa.program.rules.keadaan import find_keadaan
from terasa.web.grafik import Rentang, draw_rentang
from terasa.web.manfaat.sajian import GelombangTersaji
from terasa.web.program.foto_dua import pick_dua
from terasa.web.program.kalimat import Cerita, Terasa, say_keadaan


def present_kepala(isi: dict[str, Any], gelombang: Sequence[GelombangTersaji]) -> dict[str, Any]:
    """What stands above everything else; `isi` is what `sajian.present` made."""
    kegiatan: Kegiatan = isi["kegiatan"]
    terasa = pick_terasa(gelombang)
    cerita = _tell(isi, terasa, gelombang)
    kop = getattr(kegiatan.unit, "kop_surat", None)
    foto = [h.realisasi for h in reversed(isi["laporan"]) if h.foto_publik]
    keadaan = isi["pemanfaatan"] if isi["foto_keadaan_publik"] else None
    return {
        "kalimat": say_keadaan(cerita),
        "is_terlambat": _find(cerita, isi["terakhir"]) == KeadaanKegiatan.TERLAMBAT,
        "is_terbangun": kegiatan.status in rules.TERBANGUN,
        "foto_dua": pick_dua(kegiatan, isi["usulan"], foto, keadaan),
        "terasa": terasa,
        "gambar_terasa": _draw(terasa),
        "alamat_kantor": [baris for baris in (kop.alamat if kop else "").splitlines() if baris.strip()],
    }


def pick_terasa(gelombang: Sequence[GelombangTersaji]) -> GelombangTersaji | None:
    """The newest published answer whether the problem is solved: of residents at random, else of those it was meant for."""
    terbit = [g for g in gelombang if g.teratasi is not None and g.teratasi.nilai_teks]
    acak = [g for g in terbit if g.survei_manfaat.kelompok == Kelompok.ACAK]
    return next(iter((acak or terbit)[::-1]), None)


def _draw(g: GelombangTersaji | None) -> str:
    if g is None or g.hasil is None:
        return ""
    isi = g.hasil.butir[Butir.TERATASI.value]
    rentang = Rentang(_("Masalahnya teratasi"), isi["persen"], isi["lo"], isi["hi"])
    return draw_rentang(
        [rentang], judul=_("Masalahnya teratasi menurut warga, dengan selang 95 persen"), id_="terasa-kini"
    )


def _tell(isi: dict[str, Any], g: GelombangTersaji | None, gelombang: Sequence[GelombangTersaji]) -> Cerita:
    kegiatan: Kegiatan = isi["kegiatan"]
    terakhir: Realisasi | None = isi["terakhir"]
    kini: Pemanfaatan | None = isi["pemanfaatan"]
    serah = isi["serah_terima"]
    batal = kegiatan.dibatalkan_at
    return Cerita(
        nama=kegiatan.nama,
        status=kegiatan.status,
        tahun=kegiatan.tahun,
        hari=isi["hari_ini"],
        fisik=terakhir.fisik_persen if terakhir else None,
        per_tanggal=terakhir.per_tanggal if terakhir else None,
        tenggat_on=max((p.selesai_on for p in isi["pekerjaan"] if p.selesai_on), default=None),
        is_kontrak=any(p.nomor_kontrak or p.pelaksana for p in isi["pekerjaan"]),
        selesai_on=_finished_on([h.realisasi for h in isi["laporan"]], serah.tanggal if serah else None),
        penerima=serah.penerima if serah else "",
        keadaan=kini.keadaan if kini else "",
        sejak_on=isi["keadaan_sejak"],
        alasan=kegiatan.alasan_batal or (kini.alasan if kini else ""),
        batal_on=timezone.localdate(batal) if batal else None,
        tanpa_kabar=isi["tanpa_kabar"],
        terasa=_count_terasa(g),
        is_ditahan=any(w.hasil is not None and w.hasil.ditahan for w in gelombang),
    )


def _count_terasa(g: GelombangTersaji | None) -> Terasa | None:
    if g is None or g.teratasi is None or g.teratasi.x is None:
        return None
    acak = g.survei_manfaat.kelompok == Kelompok.ACAK
    return Terasa(g.teratasi.x, g.teratasi.n, _("warga yang diundi") if acak else _("penerima yang diundi"))


def _finished_on(laporan: Iterable[Realisasi], serah_on: date | None) -> date | None:
    """The day of the first report of 100 per cent, else of the handover."""
    tuntas = [r.per_tanggal for r in laporan if r.fisik_persen >= rules.TUNTAS]
    return min(tuntas, default=serah_on)


def _find(c: Cerita, terakhir: Realisasi | None) -> KeadaanKegiatan | None:
    return find_keadaan(
        c.status,
        tahun=c.tahun,
        tenggat_on=c.tenggat_on,
        is_tertinggal=terakhir is not None and terakhir.is_tertinggal,
        hari=c.hari,
    )
