"""Satu baris berkas usulan menjadi isian bersih: yang diubah dikatakan, yang tidak diketahui dikosongkan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.rules.bidang import find_bidang
from terasa.musrenbang.rules.koordinat import find_koordinat, is_in_indonesia
from terasa.musrenbang.rules.usulan import BIAYA_TERBESAR, JUDUL_TERPANJANG
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.rupiah import parse_angka
from terasa.wilayah.rules import KodeTakTerbaca, covers, kunci_nama, normalkan_kode, tingkat

# Layouts with intake rounds: this round states a range of the unit price, never a total.
PUTARAN_HARGA_SATUAN = frozenset({"B"})
# What a 32-bit column holds when the true figure did not fit.
NILAI_LUAPAN = 2_147_483_647
LOKASI_TERPANJANG = 500
SATUAN_TERPANJANG = 40
OPD_TERPANJANG = 200
ID_TERPANJANG = 60
TINGKAT_DESA = 4
SATUAN_BAKU: Mapping[str, str] = {
    "m2": "m²", "m²": "m²", "meter persegi": "m²", "m3": "m³", "m³": "m³", "meter kubik": "m³", "meter": "m",
    "mtr": "m", "klp": "kelompok", "klpk": "kelompok", "kel": "kelompok", "btg": "batang", "ls": "paket",
    "pkt": "paket", "bh": "buah", "org": "orang", "rmh": "rumah",
}  # fmt: skip
ANGKA_BERSATUAN = re.compile(r"([\d.,]+)\s*([^\d\s.,].*)")


class BarisDilewati(ValueError):
    """This row cannot come in; the sentence says why."""


@dataclass(frozen=True)
class Ruang:
    """Where rows may come in: names of every desa of the kabupaten by code, and of their kecamatan."""

    kabupaten: str
    tahun: int
    desa: Mapping[str, str]
    kecamatan: Mapping[str, str]
    putaran_satuan: frozenset[str] = frozenset()
    cocokkan_nama: bool = False


@dataclass(frozen=True)
class UsulanTerbaca:
    """A row that can come in. `biaya` whole rupiah or None; `opd` the agency's name as written."""

    id_asal: str
    kode_desa: str
    judul: str
    masalah: str
    lokasi: str
    lat: Decimal | None
    lng: Decimal | None
    volume: Decimal | None
    satuan: str
    biaya: int | None
    penerima_manfaat: int | None
    bidang: str
    opd: str
    baris_asal: dict[str, str]
    perbaikan: tuple[str, ...]


@dataclass
class Pembaca:
    """One row being read, with what had to be told about it."""

    baris: BarisLembar
    catatan: list[str] = field(default_factory=list)

    def get(self, kolom: str) -> str:
        """Text without numbers or addresses of persons."""
        teks = self.baris.nilai.get(kolom, "")
        samar = mask_pribadi(teks)
        if samar != teks:
            self.note(kolom, _("nomor atau surel orang disamarkan"))
        return samar

    def note(self, kolom: str, apa: str) -> None:
        self.catatan.append(f"{kolom}: {apa}")


def find_putaran_satuan(lembar: Lembar) -> frozenset[str]:
    """Rounds whose figures are ranges: one filled `biaya_maks` tells it for the whole round."""
    if not lembar.has("biaya_maks"):
        return frozenset()
    berentang = {b.nilai.get("putaran", "") for b in lembar.baris if b.nilai.get("biaya_maks")}
    return frozenset(berentang - {""}) | PUTARAN_HARGA_SATUAN


def read_usulan(baris: BarisLembar, ruang: Ruang) -> UsulanTerbaca:
    """Clean one row. Raises BarisDilewati."""
    if baris.galat:
        raise BarisDilewati(baris.galat)
    p = Pembaca(baris, list(baris.perbaikan))
    id_asal = read_id(p)
    _check_tahun(p, ruang)
    return read_isi(p, ruang, id_asal, _read_desa(p, ruang))


def read_isi(p: Pembaca, ruang: Ruang, id_asal: str, kode: str) -> UsulanTerbaca:
    """Everything but the place, whose desa is known already. Raises BarisDilewati."""
    judul, masalah = _read_words(p)
    volume, satuan = _read_volume(p)
    lokasi, lat, lng = _read_place(p)
    return UsulanTerbaca(
        id_asal=id_asal,
        kode_desa=kode,
        judul=judul,
        masalah=masalah,
        lokasi=lokasi,
        lat=lat,
        lng=lng,
        volume=volume,
        satuan=satuan,
        biaya=_read_biaya(p, ruang),
        penerima_manfaat=_read_count(p, "penerima_manfaat"),
        bidang=_read_bidang(p),
        opd=_shorten(p, "opd", p.get("opd") or p.get("opd_awal"), OPD_TERPANJANG),
        baris_asal={kolom: mask_pribadi(teks) for kolom, teks in p.baris.asli.items()},
        perbaikan=tuple(p.catatan),
    )


def read_id(p: Pembaca) -> str:
    id_asal = p.baris.nilai.get("id", "")
    if not id_asal:
        raise BarisDilewati(_("id kosong, jadi baris ini tidak dapat dikenali lagi pada impor berikutnya"))
    if len(id_asal) > ID_TERPANJANG:
        raise BarisDilewati(_("id lebih dari %(n)d aksara") % {"n": ID_TERPANJANG})
    return id_asal


def _check_tahun(p: Pembaca, ruang: Ruang) -> None:
    """The column `tahun` is the planning year T-1; `tahun anggaran` is T."""
    for kolom, benar in (("tahun", ruang.tahun - 1), ("tahun_anggaran", ruang.tahun)):
        teks = p.baris.nilai.get(kolom, "")
        # A table program that met an empty cell writes whole years as 2024.0.
        if teks and teks.removesuffix(".0") != str(benar):
            raise BarisDilewati(
                _("%(kolom)s %(isi)s tidak cocok: untuk tahun anggaran %(t)d seharusnya %(benar)d")
                % {"kolom": kolom.replace("_", " "), "isi": teks, "t": ruang.tahun, "benar": benar}
            )


def _read_desa(p: Pembaca, ruang: Ruang) -> str:
    teks = p.baris.nilai.get("kode_desa", "")
    if not teks:
        return _match_names(p, ruang, _("kode_desa kosong"))
    try:
        kode = normalkan_kode(teks)
    except KodeTakTerbaca as exc:
        raise BarisDilewati(str(exc)) from exc
    if tingkat(kode) != TINGKAT_DESA:
        raise BarisDilewati(_("kode_desa %(kode)s bukan kode desa atau kelurahan") % {"kode": kode})
    if not covers(ruang.kabupaten, kode):
        raise BarisDilewati(
            _("kode_desa %(kode)s berada di luar kabupaten %(kabupaten)s")
            % {"kode": kode, "kabupaten": ruang.kabupaten}
        )
    if kode not in ruang.desa:
        sebab = _("kode_desa %(kode)s tidak ada dalam daftar kode wilayah") % {"kode": kode}
        return _match_names(p, ruang, sebab)
    if kode != teks:
        p.note("kode_desa", _("“%(teks)s” ditulis sebagai %(kode)s") % {"teks": teks, "kode": kode})
    check_names(p, ruang, kode)
    return kode


def check_names(p: Pembaca, ruang: Ruang, kode: str) -> None:
    """Codes decide; a name that says something else is told, a kecamatan code that contradicts is refused."""
    kecamatan = kode.rpartition(".")[0]
    teks = p.baris.nilai.get("kode_kecamatan", "")
    if teks:
        try:
            tertulis = normalkan_kode(teks)
        except KodeTakTerbaca:
            tertulis = teks
        if tertulis != kecamatan:
            raise BarisDilewati(
                _("kode_kecamatan %(teks)s bertentangan dengan kode_desa %(kode)s")
                % {"teks": teks, "kode": kode}
            )
    for kolom, resmi in (("desa", ruang.desa[kode]), ("kecamatan", ruang.kecamatan.get(kecamatan, ""))):
        tertulis = p.baris.nilai.get(kolom, "")
        if tertulis and kunci_nama(tertulis) != kunci_nama(resmi):
            pesan = _("tertulis “%(teks)s”, nama resmi kode itu “%(resmi)s”")
            p.note(kolom, pesan % {"teks": tertulis, "resmi": resmi})


def _match_names(p: Pembaca, ruang: Ruang, sebab: str) -> str:
    """Without a usable code: only with consent, and only an exact and unique pair of kecamatan and desa."""
    desa, kecamatan = p.baris.nilai.get("desa", ""), p.baris.nilai.get("kecamatan", "")
    calon = [kode for kode in ruang.desa if desa and _is_called(ruang, kode, desa, kecamatan)]
    if len(calon) != 1:
        raise BarisDilewati(
            _("%(sebab)s, dan “%(desa)s, %(kecamatan)s” bukan tepat satu desa di kabupaten ini")
            % {"sebab": sebab, "desa": desa, "kecamatan": kecamatan}
        )
    if not ruang.cocokkan_nama:
        raise BarisDilewati(
            _("%(sebab)s; nama yang tertulis berkode %(calon)s, tetapi nama saja tidak memutuskan")
            % {"sebab": sebab, "calon": calon[0]}
        )
    pesan = _("%(sebab)s; dipakai %(calon)s menurut pasangan nama, atas persetujuan Anda")
    p.note("kode_desa", pesan % {"sebab": sebab, "calon": calon[0]})
    return calon[0]


def _is_called(ruang: Ruang, kode: str, desa: str, kecamatan: str) -> bool:
    tertulis = (kunci_nama(desa), kunci_nama(kecamatan))
    return tertulis == (
        kunci_nama(ruang.desa[kode]),
        kunci_nama(ruang.kecamatan.get(kode.rpartition(".")[0], "")),
    )


def _read_words(p: Pembaca) -> tuple[str, str]:
    judul, uraian = p.get("judul"), p.get("uraian")
    if not judul:
        if not uraian:
            raise BarisDilewati(_("judul kosong"))
        judul, uraian = uraian, ""
        p.note("judul", _("kosong, diambil dari uraian"))
    if len(judul) > JUDUL_TERPANJANG:
        p.note("judul", _("dipendekkan; teks utuhnya ada pada masalah"))
        uraian = f"{judul} {uraian}".strip()
        judul = judul[: JUDUL_TERPANJANG - 1].rsplit(" ", 1)[0] + "…"
    return judul, uraian


def _read_place(p: Pembaca) -> tuple[str, Decimal | None, Decimal | None]:
    lokasi = p.get("lokasi")
    lat, lng = _read_degree(p, "lat"), _read_degree(p, "lng")
    if not is_in_indonesia(lat, lng) and (titik := find_koordinat(lokasi)):
        lat, lng = titik
    if not is_in_indonesia(lat, lng):
        if tertulis := ", ".join(filter(None, (p.baris.nilai.get(k, "") for k in ("lat", "lng")))):
            pesan = _("“%(teks)s” bukan koordinat di Indonesia, dikosongkan")
            p.note("lat, lng", pesan % {"teks": tertulis[:60]})
        lat = lng = None
    return _shorten(p, "lokasi", lokasi, LOKASI_TERPANJANG), _round_degree(lat), _round_degree(lng)


def _shorten(p: Pembaca, kolom: str, teks: str, terpanjang: int) -> str:
    if len(teks) <= terpanjang:
        return teks
    p.note(kolom, _("dipendekkan menjadi %(n)d huruf") % {"n": terpanjang})
    return teks[: terpanjang - 1].rstrip() + "…"


def _read_degree(p: Pembaca, kolom: str) -> Decimal | None:
    teks = p.baris.nilai.get(kolom, "").replace(",", ".")
    return Decimal(teks) if re.fullmatch(r"-?\d{1,3}(\.\d+)?", teks) else None


def _round_degree(derajat: Decimal | None) -> Decimal | None:
    return None if derajat is None else derajat.quantize(Decimal("0.000001"))


def _read_volume(p: Pembaca) -> tuple[Decimal | None, str]:
    teks, satuan = p.get("volume"), p.get("satuan")
    if (cocok := ANGKA_BERSATUAN.fullmatch(teks)) is not None:
        teks, terselip = cocok[1], cocok[2].strip()
        p.note("volume", _("satuan “%(satuan)s” dipisahkan dari angkanya") % {"satuan": terselip})
        if satuan and _standard(satuan) != _standard(terselip):
            p.note("satuan", _("“%(lama)s” diganti menurut kolom volume") % {"lama": satuan})
        satuan = terselip
    baku = _standard(satuan)
    if baku != satuan:
        p.note("satuan", _("“%(lama)s” ditulis “%(baru)s”") % {"lama": satuan, "baru": baku})
    return read_positive(p, "volume", teks), _shorten(p, "satuan", baku, SATUAN_TERPANJANG)


def _standard(satuan: str) -> str:
    kecil = satuan.strip().rstrip(".").lower()
    return SATUAN_BAKU.get(kecil, kecil)


def read_positive(p: Pembaca, kolom: str, teks: str) -> Decimal | None:
    if not teks or teks in {"-", "–"}:
        return None
    try:
        angka = parse_angka(teks)
    except ValueError:
        p.note(kolom, _("“%(teks)s” bukan angka, dikosongkan") % {"teks": teks[:60]})
        return None
    if angka <= 0:
        p.note(kolom, _("“%(teks)s” dikosongkan; nol berarti belum diketahui") % {"teks": teks[:60]})
        return None
    if angka >= 10**12:
        p.note(kolom, _("“%(teks)s” terlalu besar, dikosongkan") % {"teks": teks[:60]})
        return None
    bulat = angka.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    if bulat != angka:
        apa = (
            _("“%(teks)s” dibulatkan ke dua desimal") if bulat else _("“%(teks)s” terlalu kecil, dikosongkan")
        )
        p.note(kolom, apa % {"teks": teks[:60]})
    return bulat or None


def _read_biaya(p: Pembaca, ruang: Ruang) -> int | None:
    """A total in rupiah. A range of unit prices is not a total, and volume x price is not assumed."""
    teks, maks = p.baris.nilai.get("biaya_min", ""), p.baris.nilai.get("biaya_maks", "")
    if maks or (teks and p.baris.nilai.get("putaran", "") in ruang.putaran_satuan):
        rentang = " – ".join(t for t in (teks, maks) if t)
        pesan = _("“%(rentang)s” adalah harga satuan, bukan jumlah; dicatat belum dihitung")
        p.note("biaya_min", pesan % {"rentang": rentang})
        return None
    if not teks or teks in {"-", "–"}:
        return None
    return read_rupiah(p, teks)


def read_rupiah(p: Pembaca, teks: str) -> int | None:
    try:
        angka = parse_angka(teks)
    except ValueError:
        p.note("biaya_min", _("“%(teks)s” bukan angka; dicatat belum dihitung") % {"teks": teks[:60]})
        return None
    # Rounding a number of thirty digits is more than Decimal does: first ask whether it can be a cost.
    bulat = int(angka.quantize(Decimal(1), rounding="ROUND_HALF_UP")) if abs(angka) <= BIAYA_TERBESAR else 0
    if bulat == NILAI_LUAPAN:
        p.note("biaya_min", _("2147483647 adalah nilai luapan, bukan biaya; dicatat belum dihitung"))
        return None
    if bulat <= 0:
        p.note(
            "biaya_min",
            _("“%(teks)s” bukan biaya yang mungkin; dicatat belum dihitung") % {"teks": teks[:60]},
        )
        return None
    if bulat != angka:
        p.note("biaya_min", _("dibulatkan ke rupiah utuh"))
    return bulat


def _read_count(p: Pembaca, kolom: str) -> int | None:
    angka = read_positive(p, kolom, p.baris.nilai.get(kolom, ""))
    return None if angka is None or angka >= 10**9 else int(angka)


def _read_bidang(p: Pembaca) -> str:
    teks = p.get("urusan")
    if not teks:
        return ""
    kode = find_bidang(teks)
    if kode is None:
        kode = slugify(teks)[:60].strip("-")
        p.note("urusan", _("“%(teks)s” di luar daftar bidang, dipakai apa adanya") % {"teks": teks[:80]})
    return kode
