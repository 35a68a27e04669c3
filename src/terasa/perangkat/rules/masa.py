"""Berapa lama sebuah jabatan dipegang: aturan yang berlaku pada pelantikan, peralihannya, dan sisa masa bagi PAW."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from terasa.aturan.enums import Satuan
from terasa.aturan.rules import Aturan, parse_tenggat, pilih_aturan
from terasa.aturan.rules.kalender import add_bulan
from terasa.umum.errors import AturanDilanggar

# Rule of a post by its JenisJabatan; a post that is not named has no fixed term.
KODE_MASA = {
    "kades": "masa-jabatan-kades",
    "bpd_ketua": "masa-jabatan-bpd",
    "bpd_wakil": "masa-jabatan-bpd",
    "bpd_sekretaris": "masa-jabatan-bpd",
    "bpd_anggota": "masa-jabatan-bpd",
    "bpd": "masa-jabatan-bpd",
    "bupati": "masa-jabatan-bupati",
    "wakil_bupati": "masa-jabatan-bupati",
}


class MasaTidakDikenal(AturanDilanggar):
    """The end of this tenure cannot be computed from what was given."""


@dataclass(frozen=True, slots=True)
class HasilMasa:
    """`berakhir` is the first day out of office; `tahun` the years of a whole term, None for a remainder."""

    berakhir: date
    tahun: int | None
    aturan: str
    pasal: str
    peralihan: bool

    def as_json(self) -> dict[str, object]:
        """The public shape of `terasa masa-jabatan hitung`, also stored with the tenure."""
        return asdict(self) | {"berakhir": self.berakhir.isoformat()}


def has_masa(jabatan: str) -> bool:
    """Whether a law gives this post a fixed number of years."""
    return jabatan in KODE_MASA


def compute_masa(
    aturan: Iterable[Aturan],
    *,
    jabatan: str,
    dilantik: date,
    kabupaten: str = "",
    is_paw: bool = False,
    pendahulu_berakhir: date | None = None,
) -> HasilMasa:
    """End of a term that began with the oath on `dilantik`. Raises MasaTidakDikenal.

    A whole term ends on the same day and month N years on (UU 3/2024 Pasal 39; UU 6/2014 before). Who was in
    office on the day named by the transition rule (Pasal 118) goes by the new number of years. A PAW serves the
    remainder of the predecessor (Permendagri 65/2017 Pasal 47A).
    """
    semua = list(aturan)
    kode = KODE_MASA.get(jabatan)
    if kode is None:
        raise MasaTidakDikenal(
            f"Jabatan {jabatan} tidak punya masa jabatan tetap; akhirnya mengikuti keputusan.",
            code="tanpa-masa",
        )
    if is_paw:
        return _remainder(semua, dilantik, kabupaten, pendahulu_berakhir)
    berlaku = _choose(semua, kode, kabupaten, dilantik)
    biasa = _whole(berlaku, dilantik)
    alih = pilih_aturan(semua, f"peralihan-{kode}", kabupaten, date.max)
    if alih is None:
        return biasa
    hari = date.fromisoformat(str(alih.isi["menjabat_pada"]))
    baru = _choose(semua, kode, kabupaten, hari)
    if not (dilantik <= hari < biasa.berakhir) or baru.berlaku_dari == berlaku.berlaku_dari:
        return biasa
    hukum, pasal = _split_dasar(alih.dasar)
    lama = _whole(baru, dilantik)
    semua_pasal = ", ".join(p for p in (lama.pasal, pasal) if p)
    return HasilMasa(lama.berakhir, lama.tahun, hukum, semua_pasal, peralihan=True)


def _choose(aturan: list[Aturan], kode: str, kabupaten: str, pada: date) -> Aturan:
    satu = pilih_aturan(aturan, kode, kabupaten, pada)
    if satu is None:
        raise MasaTidakDikenal(
            f"Belum ada aturan {kode} yang berlaku pada {pada.isoformat()}. Minta Bappeda menambahkannya.",
            code="tanpa-aturan",
        )
    return satu


def _whole(aturan: Aturan, dilantik: date) -> HasilMasa:
    selang = parse_tenggat(aturan).selang
    if selang.satuan is not Satuan.TAHUN:
        raise MasaTidakDikenal(f"Aturan {aturan.kode} harus dalam tahun.", code="satuan")
    try:
        berakhir = add_bulan(dilantik, 12 * selang.jumlah)
    except ValueError as salah:
        raise MasaTidakDikenal("Akhir masa jabatan itu di luar kalender.", code="di-luar-kalender") from salah
    hukum, pasal = _split_dasar(aturan.dasar)
    return HasilMasa(berakhir, selang.jumlah, hukum, pasal, peralihan=False)


def _remainder(
    aturan: list[Aturan], dilantik: date, kabupaten: str, pendahulu_berakhir: date | None
) -> HasilMasa:
    if pendahulu_berakhir is None:
        raise MasaTidakDikenal(
            "PAW melanjutkan sisa masa pendahulunya; sebutkan kapan masa pendahulu berakhir.",
            code="tanpa-pendahulu",
        )
    if pendahulu_berakhir <= dilantik:
        raise MasaTidakDikenal(
            "Masa pendahulu sudah berakhir pada hari pelantikan, jadi tidak ada sisa yang dilanjutkan.",
            code="tanpa-sisa",
        )
    hukum, pasal = _split_dasar(_choose(aturan, "masa-jabatan-paw", kabupaten, dilantik).dasar)
    return HasilMasa(pendahulu_berakhir, None, hukum, pasal, peralihan=False)


def _split_dasar(dasar: str) -> tuple[str, str]:
    """`UU 3/2024 tentang …, Pasal 39` becomes the law and the article."""
    hukum, tanda, pasal = dasar.partition("Pasal")
    return hukum.strip(" ,;"), f"{tanda}{pasal}".strip()
