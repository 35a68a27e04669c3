"""Contoh awal surat unit: jenis yang ada bagi unitnya, nama pendek di nomornya, dan kata-kata untuk mulai."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from terasa.akun.enums import JenisUnit
from terasa.layanan.enums import JenisSurat

# How letters shorten the kind of an office; what stands in no letter number is left out.
PENDEK = MappingProxyType({"desa": "DS", "kelurahan": "KEL", "kecamatan": "KEC", "pemerintah": ""})
KODE_KLASIFIKASI = MappingProxyType(
    {JenisSurat.TANDA_TERIMA: "045", JenisSurat.REKOMENDASI: "300", JenisSurat.PENGANTAR: "470"}
)
ISI: Mapping[str, str] = MappingProxyType(
    {
        JenisSurat.TANDA_TERIMA: (
            "Berkas permohonan {layanan} dengan kode {kode} kami terima pada {tanggal}. {keterangan}"
        ),
        JenisSurat.REKOMENDASI: (
            "Berdasarkan berkas permohonan dengan kode {kode} yang telah diperiksa, dengan ini diberikan rekomendasi "
            "untuk {layanan}. {keterangan}\n\nDemikian rekomendasi ini dibuat untuk dipergunakan sebagaimana mestinya."
        ),
        JenisSurat.PENGANTAR: (
            "Dengan ini diterangkan bahwa pemohon dengan kode {kode} sedang mengurus {layanan} melalui {unit}. "
            "{keterangan}\n\nDemikian surat pengantar ini dibuat untuk dipergunakan sebagaimana mestinya."
        ),
    }
)


@dataclass(frozen=True)
class ContohSurat:
    """What a unit begins with; every word of it can be changed."""

    judul: str
    pola_nomor: str
    isi: str
    penandatangan: str


def list_jenis(jenis_unit: str) -> list[JenisSurat]:
    """The papers that such an office gives out; only a camat recommends."""
    return [j for j in JenisSurat if j != JenisSurat.REKOMENDASI or jenis_unit == JenisUnit.KECAMATAN]


def shorten_unit(nama: str, singkatan: str = "") -> str:
    """`DS-BAMBAN` of `Pemerintah Desa Bamban`: what stands for the office in the number of its letters."""
    if singkatan:
        return singkatan
    kata = nama.replace("/", " ").split()
    if kata[0].casefold() in PENDEK:
        return "-".join(filter(None, (PENDEK.get(k.casefold(), k.upper()) for k in kata)))
    return "".join(k[0] for k in kata if k[0].isupper())


def sample_surat(jenis: JenisSurat, *, unit: str, singkatan: str, jenis_unit: str) -> ContohSurat:
    """Title, number, words and signer to start from. The office's short name stands in the pattern as plain words."""
    pendek = shorten_unit(unit, singkatan)
    camat = f"Camat {unit.removeprefix('Kecamatan ')}" if jenis_unit == JenisUnit.KECAMATAN else ""
    petugas = "Petugas pelayanan" if jenis == JenisSurat.TANDA_TERIMA else camat
    pola = f"{KODE_KLASIFIKASI[jenis]}/{{urut}}/{pendek}/{{bulan}}/{{tahun}}"
    return ContohSurat(str(jenis.label), pola, ISI[jenis], petugas)
