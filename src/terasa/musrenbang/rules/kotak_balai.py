"""Kotak suara di balai: dibuka, kertas dibagikan, dikocok, disalin dua kali, ditutup. Tanpa basis data.

Satu tindakan adalah satu baris jurnal. Balai dan server menjalankan baris yang sama lewat `step`, sehingga yang
ditolak di balai tidak pernah tertulis, dan hitungan yang pulang dihitung ulang dari kertasnya. Hanya kertas: nomornya
ditulis sesudah tumpukannya dikocok, dan sebelum itu tidak ada yang dapat disalin. Lihat docs/adr/0016.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.rules import suara
from terasa.musrenbang.rules.jenis_forum import BERPERINGKAT
from terasa.musrenbang.rules.kotak import (
    CannotBox,
    Terbitan,
    check_calon,
    check_nomor,
    list_kertas_beres,
    pick_cara,
    pick_salinan,
    pick_terbanyak,
    publish,
    require_beda,
    write_pilihan,
)
from terasa.musrenbang.rules.pb import PemilihanForum

BUKA, BATAL, KOCOK = "buka_kotak", "batal_kotak", "kocok"
KERTAS, SELESAIKAN, HAPUS, TUTUP = "kertas", "kertas_selesai", "kertas_hapus", "tutup_kotak"
JENIS = frozenset({BUKA, BATAL, KOCOK, KERTAS, SELESAIKAN, HAPUS, TUTUP})
# Lines about one paper bear no hour.
TANPA_JAM = frozenset({KERTAS, SELESAIKAN, HAPUS})
LEMBAR_TERBANYAK = 9999
JABATAN_TERPANJANG = 100
PANJANG_TANDA = 4


@dataclass(frozen=True)
class Kertas:
    """One paper: both copies and what counts, as in `KertasSuara`; copied by names of duties."""

    nomor: int
    isi_satu: str | None = None
    isi_dua: str | None = None
    isi: str | None = None
    penyalin_satu: str | None = None
    penyalin_dua: str | None = None
    diputuskan_oleh: str = ""

    @property
    def beda(self) -> bool:
        return self.isi is None and self.isi_satu is not None and self.isi_dua is not None

    def waits_for(self, orang: str) -> bool:
        """Whether the second copy is missing and this operator may write it."""
        return self.penyalin_dua is None and self.penyalin_satu != as_orang(orang)


@dataclass(frozen=True)
class KotakBalai:
    """The box of a hall. `lembar` 0: papers are still handed out, and none can be copied yet."""

    metode: str
    calon: list[dict[str, Any]]
    pagu: int | None
    cara: dict[str, Any]
    pilihan_terbanyak: int
    dibuka_at: str
    dibuka_oleh: str
    lembar: int = 0
    kertas: dict[int, Kertas] = field(default_factory=dict)
    terbit: Terbitan | None = None
    ditutup_at: str = ""
    ditutup_oleh: str = ""

    @property
    def tanda(self) -> str:
        """Four signs of what is on the ballot, printed on it: papers printed before are checked against the box."""
        isi = "\n".join([self.metode, str(self.pilihan_terbanyak), *(c["kode"] for c in self.calon)])
        return hashlib.sha256(isi.encode()).hexdigest()[:PANJANG_TANDA].upper()

    @property
    def beres(self) -> int:
        """How many papers are settled."""
        return sum(k.isi is not None for k in self.kertas.values())

    @property
    def lowong(self) -> list[int]:
        """Numbers that are missing below the highest."""
        return [n for n in range(1, max(self.kertas, default=0)) if n not in self.kertas]


def as_orang(nama: str) -> str:
    """Two spellings of one duty are one person: “Operator 1” and “operator1”."""
    return "".join(nama.split()).casefold()


def step(
    kotak: KotakBalai | None,
    isi_paket: Mapping[str, Any],
    putusan: Mapping[str, Mapping[str, Any]],
    baris: Mapping[str, Any],
) -> KotakBalai | None:
    """The box after one line of the journal; `putusan` as decided in the hall so far. Raises CannotBox, CannotVote."""
    isi, pada = baris["isi"], str(baris["pada"])
    if baris["jenis"] == BUKA:
        return _open(kotak, isi_paket, putusan, isi, pada)
    if kotak is None:
        raise CannotBox(_("Kotak suara belum dibuka di balai ini."), code="tidak-terbuka")
    if kotak.terbit is not None:
        raise CannotBox(_("Kotak suara forum ini sudah ditutup."), code="sudah-ditutup")
    match baris["jenis"]:
        case "batal_kotak":
            _require_empty(kotak, _("Sudah ada kertas yang disalin; kotak ini hanya dapat ditutup."))
            return None
        case "kocok":
            return _shuffle(kotak, int(isi["lembar"]))
        case "kertas":
            return _put(kotak, _copy(kotak, isi))
        case "kertas_selesai":
            return _put(kotak, _settle(kotak, isi))
        case "kertas_hapus":
            return replace(kotak, kertas={n: k for n, k in kotak.kertas.items() if n != isi["nomor"]})
        case _:
            return _close(kotak, isi_paket, isi, pada)


def draft(
    isi_paket: Mapping[str, Any],
    putusan: Mapping[str, Mapping[str, Any]],
    *,
    pagu: int | None = None,
    terbanyak: int | None = None,
) -> KotakBalai:
    """The box as it would be opened now. Raises CannotBox."""
    bahan = isi_paket.get("kotak")
    if not bahan:
        raise CannotBox(_("Forum ini tidak memakai surat suara; pilih metodenya dulu."), code="metode")
    calon = list_calon(isi_paket, putusan)
    check_calon(calon, pagu)
    metode, aturan = str(bahan["metode"]), bahan["aturan"]
    return KotakBalai(
        metode=metode,
        calon=calon,
        pagu=pagu,
        cara=pick_cara(aturan, metode, pagu),
        pilihan_terbanyak=pick_terbanyak(aturan, metode, terbanyak, len(calon)),
        dibuka_at="",
        dibuka_oleh="",
    )


def list_calon(
    isi_paket: Mapping[str, Any], putusan: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Everything the forum has not refused, by code: the order of a ballot must favour nobody.

    The cost is what this hall said, else what stood at the server when the package was made; whole rupiah.
    """
    calon = []
    for u in sorted(isi_paket["usulan"], key=lambda u: str(u["kode"])):
        kini = putusan.get(u["id"], {})
        hasil = kini.get("hasil", u["kini"]["hasil"])
        if not hasil or hasil in BERPERINGKAT:
            biaya = kini.get("biaya") or u.get("biaya_kini")
            calon.append({"kode": u["kode"], "judul": u["judul"], "desa": u["tempat"], "biaya": biaya})
    return calon


def count_kotak(kotak: KotakBalai, isi_paket: Mapping[str, Any]) -> Terbitan:
    """What this box publishes as it stands, by the rules of the server. Raises CannotBox."""
    return publish(
        PemilihanForum(
            nama=isi_paket["nama"],
            tahun=isi_paket["tahun"],
            wilayah=isi_paket["kotak"]["wilayah"],
            metode=kotak.metode,
            calon=kotak.calon,
            pagu=kotak.pagu,
            cara=kotak.cara,
            pilihan_terbanyak=kotak.pilihan_terbanyak,
            surat=[],
        ),
        kertas=list_kertas_beres((n, kotak.kertas[n].isi) for n in sorted(kotak.kertas)),
        kartu=0,
        mengambil=kotak.lembar,
    )


def require_closable(kotak: KotakBalai) -> None:
    """More papers than were handed out must be explained first. Raises CannotBox."""
    if len(kotak.kertas) > kotak.lembar:
        raise CannotBox(
            _(
                "Kertas yang disalin %(ada)d, lembar yang dibagikan %(lembar)d. Betulkan jumlah lembarnya, atau "
                "hapus nomor yang tidak ada kertasnya."
            )
            % {"ada": len(kotak.kertas), "lembar": kotak.lembar},
            code="lembar",
        )


def _open(
    kotak: KotakBalai | None,
    isi_paket: Mapping[str, Any],
    putusan: Mapping[str, Mapping[str, Any]],
    isi: Mapping[str, Any],
    pada: str,
) -> KotakBalai:
    if kotak is not None:
        raise CannotBox(_("Kotak suara forum ini sudah dibuka."), code="sudah-dibuka")
    baru = draft(isi_paket, putusan, pagu=isi["pagu"], terbanyak=isi["terbanyak"])
    return replace(baru, dibuka_at=pada, dibuka_oleh=str(isi["oleh"]))


def _shuffle(kotak: KotakBalai, lembar: int) -> KotakBalai:
    """The pile was collected and mixed; 0 goes back to handing out while nothing was copied."""
    if not 0 <= lembar <= LEMBAR_TERBANYAK:
        raise CannotBox(
            _("Jumlah lembar yang dibagikan 1 sampai %(n)d.") % {"n": LEMBAR_TERBANYAK}, code="lembar"
        )
    if lembar == 0:
        _require_empty(kotak, _("Sudah ada kertas yang disalin; pembagian tidak dibuka lagi."))
    return replace(kotak, lembar=lembar)


def _require_empty(kotak: KotakBalai, kalimat: str) -> None:
    if kotak.kertas:
        raise CannotBox(kalimat, code="sudah-ada-suara")


def _put(kotak: KotakBalai, kertas: Kertas) -> KotakBalai:
    return replace(kotak, kertas={**kotak.kertas, kertas.nomor: kertas})


def _copy(kotak: KotakBalai, isi: Mapping[str, Any]) -> Kertas:
    if not kotak.lembar:
        raise CannotBox(
            _("Kumpulkan dan kocok kertasnya dulu, lalu tulis berapa lembar yang dibagikan."), code="kocok"
        )
    nomor, orang = int(isi["nomor"]), as_orang(str(isi["oleh"]))
    check_nomor(nomor)
    lama = kotak.kertas.get(nomor, Kertas(nomor))
    ke = pick_salinan(nomor, lama.penyalin_satu, lama.penyalin_dua, orang)
    surat = _write(kotak, isi)
    if ke == "satu":
        baru = replace(lama, isi_satu=surat, penyalin_satu=orang)
    else:
        baru = replace(lama, isi_dua=surat, penyalin_dua=orang)
    return replace(baru, isi=suara.compare_kertas(baru.isi_satu, baru.isi_dua), diputuskan_oleh="")


def _settle(kotak: KotakBalai, isi: Mapping[str, Any]) -> Kertas:
    nomor, jabatan = int(isi["nomor"]), str(isi["jabatan"]).strip()[:JABATAN_TERPANJANG]
    lama = kotak.kertas.get(nomor, Kertas(nomor))
    require_beda(nomor, lama.isi_satu, lama.isi_dua)
    if not jabatan:
        raise CannotBox(
            _("Tulis jabatan yang memutuskan, misalnya “Ketua panitia pemungutan suara”."), code="jabatan"
        )
    return replace(lama, isi=_write(kotak, isi), diputuskan_oleh=jabatan)


def _write(kotak: KotakBalai, isi: Mapping[str, Any]) -> str:
    return write_pilihan(kotak, isi["pilihan"])


def _close(kotak: KotakBalai, isi_paket: Mapping[str, Any], isi: Mapping[str, Any], pada: str) -> KotakBalai:
    """Counted again from the papers: what the line claims must be what they say."""
    require_closable(kotak)
    terbit = count_kotak(kotak, isi_paket)
    if isi["sidik"] != terbit.sidik or isi["ringkasan"] != terbit.ringkasan:
        raise CannotBox(
            _("Hitungan suara yang tercatat di balai tidak sama dengan hitungan ulang dari kertasnya."),
            code="hitungan",
        )
    return replace(kotak, terbit=terbit, ditutup_at=pada, ditutup_oleh=str(isi["oleh"]))
