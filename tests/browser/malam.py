"""Malam musyawarah: usulannya, suaranya, orangnya, dan cara membacanya."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.laku import Lakon, main_of
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.telepon import Telepon

# The last year that can be chosen: no other journey and no demonstration data stand in it.
TAHUN = date.today().year + 3
JUDUL = {
    "air": "Sumur bor dan tandon air bersih RT 01",
    "jalan": "Pengerasan jalan usaha tani RT 02",
    "posyandu": "Perbaikan gedung posyandu Melati",
    "lampu": "Lampu jalan menuju langgar",
    "siring": "Siring tebing sungai dekat sekolah",
    "pagar": "Pagar kuburan desa",
}
BIAYA = ("85.000.000", "140.000.000", "60.000.000", "25.000.000", "190.000.000", "35.000.000")
# What a phone ranks first, second and third, and how many do so.
SUARA_TELEPON = {
    ("air", "jalan", "posyandu"): 10,
    ("jalan", "air", "lampu"): 7,
    ("air", "posyandu", "siring"): 4,
    ("posyandu", "lampu", "air"): 3,
}
SUARA_KERTAS: list[tuple[str, ...]] = [
    ("air", "jalan", "posyandu"),
    ("jalan", "posyandu", "air"),
    ("air", "jalan", "lampu"),
    ("posyandu", "air", "jalan"),
    (),
]
# The second copier reads this paper wrongly; the last paper is spoiled.
BERBEDA, TIDAK_SAH = 2, 5
TELEPON, KERTAS = sum(SUARA_TELEPON.values()), len(SUARA_KERTAS)
HADIR_QR = 30
PILIHAN = 3
ALASAN_GESER = "Siring dekat sekolah didahulukan karena tebing hampir runtuh; disepakati semua RT."
SARAN = ("Pakai lampu tenaga surya.", "Tiangnya besi, bukan kayu.")
KALIMAT_TOLAK = "Pagar kuburan dikerjakan gotong royong; anggaran didahulukan untuk air dan jalan."


@dataclass
class Malam(Lakon):
    """What one hour of the evening hands to the next."""

    awalan: str = "malam-"
    forum: str = ""
    kode: dict[str, str] = field(default_factory=dict)
    telepon: list[Telepon] = field(default_factory=list)
    kartu: list[str] = field(default_factory=list)
    tanda: list[str] = field(default_factory=list)

    @property
    def operator(self) -> Orang:
        return self.siapa("operator.bamban")

    @property
    def layar(self) -> Page:
        """The projector: opened once, never touched again."""
        if "proyektor" not in self.lewat:
            self.siapa("proyektor").go(f"/forum/{self.forum}/layar/")
        return self.siapa("proyektor").halaman

    @property
    def pembakal(self) -> Orang:
        return self.siapa("pembakal.bamban")

    def meja(self, ekor: str = "") -> str:
        return f"/kerja/forum/{self.forum}/{ekor}"

    def warga(self, n: int) -> Orang:
        """One of three real phones; the second has no JavaScript."""
        nama = f"warga {n}"
        if nama not in self.lewat:
            self.lewat[nama] = self.orang(skrip=n != 1)
            self.lewat[nama].resize(SEMPIT)
        return self.lewat[nama]


def count_order() -> list[tuple[str, int]]:
    """Names with their points, highest first: a place in a ballot of PILIHAN is worth PILIHAN, and so on down."""
    nilai: Counter[str] = Counter()
    sah = [*SUARA_KERTAS[: TIDAK_SAH - 1], *(p for p, n in SUARA_TELEPON.items() for _ in range(n))]
    for surat in sah:
        for letak, nama in enumerate(surat):
            nilai[nama] += PILIHAN - letak
    # What nobody chose stands last.
    return [*nilai.most_common(), *((nama, 0) for nama in JUDUL if nama not in nilai)]


def read_pdf(pdf: bytes) -> str:
    """Its text in the order of the page."""
    if not shutil.which("pdftotext"):
        pytest.skip("perlu pdftotext")
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def find_row(h: Page, nama: str) -> Locator:
    """The row of this usulan on the desk."""
    return (
        main_of(h).locator("ol.meja > li").filter(has=h.get_by_role("heading", name=JUDUL[nama], exact=True))
    )
