"""Menggambar halaman balai dari templatnya, dengan lembar gaya yang sama dengan halaman daring."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from terasa.balai.musyawarah import Musyawarah, Satu
from terasa.balai.permintaan import Jawaban
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.rules import BERPERINGKAT
from terasa.musrenbang.rules.kotak_balai import KotakBalai
from terasa.musrenbang.rules.paket import SUARA
from terasa.umum.rupiah import format_angka, format_rupiah

SEBUT_LOWONG = 8
# Lines that people in the last row can still read.
SELAYAR = 14
STATIS = files("terasa.web") / "static"
SERTAAN = {
    "/gaya.css": ("text/css; charset=utf-8", ("css/terasa.css", "css/layar.css")),
    "/ikon.svg": ("image/svg+xml", ("gambar/ikon.svg",)),
    **{
        f"/{nama}.js": ("text/javascript; charset=utf-8", (f"js/{nama}.js",))
        for nama in ("segar", "bangun", "sambung")
    },
}
_mesin = Engine(dirs=[str(Path(__file__).parent / "templates")], autoescape=True)


def draw(templat: str, isi: dict[str, Any], kode: int = 200) -> Jawaban:
    """One page."""
    return Jawaban(_mesin.get_template(templat).render(Context(isi)).encode(), kode)


def read_sertaan(jalur: str) -> Jawaban:
    """The stylesheet or the script; the product's own files."""
    tipe, berkas = SERTAAN[jalur]
    return Jawaban("\n".join((STATIS / b).read_text(encoding="utf-8") for b in berkas).encode(), tipe=tipe)


def view_forum(m: Musyawarah) -> dict[str, Any]:
    """What every page says of the meeting."""
    semua = [view_satu(m, s) for s in m.list_usulan()]
    hadir, awal = m.hadir, m.isi["hadir_awal"]
    jumlah = awal["jumlah"] + len(hadir)
    perempuan = awal["perempuan"] + sum(h["kelamin"] == "P" for h in hadir)
    return {
        "f": m.isi,
        "nomor": m.nomor,
        "selesai": m.keadaan.selesai,
        "jumlah_hadir": jumlah,
        "perempuan": perempuan,
        "persen_perempuan": f"{perempuan * 100 // jumlah} %" if jumlah else "",
        "usulan": semua,
        "belum": sum(not s["hasil"] for s in semua),
        "jumlah": len(semua),
        "sepakat": [s for s in semua if s["berperingkat"]],
        "lain": [s for s in semua if s["hasil"] and not s["berperingkat"]],
        "dibahas": next((s for s in semua if s["id"] == m.keadaan.layar), None),
        "memilih": bool(m.isi.get("kotak")),
        "kotak": view_kotak(m, m.keadaan.kotak) if m.keadaan.kotak else None,
        "layar_suara": m.keadaan.layar == SUARA,
    }


def view_kotak(m: Musyawarah, kotak: KotakBalai) -> dict[str, Any]:
    """The ballot box in words. What was chosen is in it only once the box is closed."""
    isi: dict[str, Any] = {
        "metode_teks": m.isi["metode"],
        "urut": kotak.metode == Metode.SUARA_URUT,
        "calon": len(kotak.calon),
        "terbanyak": kotak.pilihan_terbanyak,
        "pagu_teks": format_rupiah(kotak.pagu) if kotak.pagu else "",
        "tanda": kotak.tanda,
        "lembar": kotak.lembar,
        "kertas": len(kotak.kertas),
        "beres": kotak.beres,
        "belum": len(kotak.kertas) - kotak.beres,
        "lowong": kotak.lowong[:SEBUT_LOWONG],
        "tertutup": kotak.terbit is not None,
    }
    if kotak.terbit is None:
        return isi
    r, judul = kotak.terbit.ringkasan, {c["kode"]: c["judul"] for c in kotak.calon}
    urut = sorted(r["peringkat"].items(), key=lambda satu: satu[1])
    hasil = [
        {"peringkat": n, "judul": judul[kode], "dukungan": format_angka(Decimal(r["dukungan"][kode]))}
        for kode, n in urut
    ]
    return isi | {
        "sidik": kotak.terbit.sidik,
        "sah": r["kertas"] - r["tidak_sah"],
        "tidak_sah": r["tidak_sah"],
        "kosong": r["kosong"],
        "hasil": hasil,
        "hasil_layar": hasil[:SELAYAR],
        "hasil_lain": len(hasil[SELAYAR:]),
    }


def view_satu(m: Musyawarah, s: Satu) -> dict[str, Any]:
    """One usulan in words."""
    p, label = s.putusan, dict(m.isi["hasil"])
    return s.data | {
        "hasil": p.hasil,
        "hasil_teks": label.get(p.hasil, "Belum diputuskan"),
        "berperingkat": p.hasil in BERPERINGKAT,
        "peringkat": p.peringkat,
        "peringkat_suara": m.rank_by_suara(s),
        "alasan": p.alasan,
        "rekomendasi": p.rekomendasi,
        "biaya_teks": format_rupiah(s.data["biaya"]),
        "biaya_forum_teks": format_rupiah(p.biaya) if p.biaya else "",
        "volume_teks": _volume(s.data["volume"], s.data["satuan"]),
        "oleh": s.oleh,
        "pukul": clock(s.pada),
        "versi": s.versi,
    }


def clock(pada: str) -> str:
    """`19.05` on the clock of this laptop; "" when nobody wrote yet."""
    return datetime.fromisoformat(pada).astimezone().strftime("%H.%M") if pada else ""


def _volume(volume: str | None, satuan: str) -> str:
    if volume is None:
        return ""
    return f"{format_angka(Decimal(volume))} {satuan}".strip()
