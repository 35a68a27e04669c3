"""Kertas forum: kop surat kantornya, tanda tangan elektronik, dan adendum."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, ClassVar

import pytest
from PIL import Image

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.dokumen.elektronik import Hasil, collect_ttd, request_ttd
from terasa.dokumen.kop import CannotSetKop, set_kop
from terasa.dokumen.models import Dokumen
from terasa.dokumen.queries import check_berkas
from terasa.dokumen.services import CannotSign
from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.services import collect_signature, request_signature
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, make_pelaku
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")


class PenyediaUji:
    """A provider that signs once it is told to; it stands for a certified one in tests only."""

    diminta: ClassVar[list[dict[str, Any]]] = []
    jawaban: ClassVar[Hasil] = Hasil()
    sah: ClassVar[bool] = True

    def send(self, **isi: Any) -> str:
        self.diminta.append(isi)
        return f"permintaan-{len(self.diminta)}"

    def fetch(self, rujukan: str) -> Hasil:
        return self.jawaban

    def verify(self, pdf: bytes) -> bool:
        return self.sah


@pytest.fixture
def penyedia(settings: Any, monkeypatch: pytest.MonkeyPatch) -> type[PenyediaUji]:
    settings.TTE = f"{__name__}.PenyediaUji"
    monkeypatch.setattr(PenyediaUji, "diminta", [])
    monkeypatch.setattr(PenyediaUji, "jawaban", Hasil())
    monkeypatch.setattr(PenyediaUji, "sah", True)
    return PenyediaUji


@pytest.fixture
def tertutup(now: datetime) -> Forum:
    forum = open_desa(now)
    agree(forum, [make_usulan(now)], now)
    return forum


def logo() -> bytes:
    berkas = io.BytesIO()
    Image.new("RGBA", (900, 900), (10, 80, 40, 128)).save(berkas, "PNG")
    return berkas.getvalue()


def test_letterhead_of_the_village_heads_its_paper_and_stays_as_frozen(now: datetime) -> None:
    kades = make_pelaku(JenisPeran.KADES, DESA)
    unit = Unit.objects.get(pk=kades.unit_id)
    set_kop(unit=unit, by=kades, nama="Desa Bamban Hilir", alamat="Jalan Titian 1\nAngkinang 71291",
            kertas="f4", logo=logo(), now=now)  # fmt: skip
    agree(open_desa(now), [make_usulan(now)], now)
    dokumen = Dokumen.objects.select_related("pdf").get()
    assert dokumen.isi["kop"]["alamat"] == ["Jalan Titian 1", "Angkinang 71291"]
    assert dokumen.kertas == "f4"
    assert dokumen.pdf is not None
    assert b"/Subtype/Image" in bytes(dokumen.pdf.isi).replace(b" ", b"")
    set_kop(unit=unit, by=kades, nama="Desa lain", now=now)
    dokumen.refresh_from_db()
    assert dokumen.isi["kop"]["nama"] == "Desa Bamban Hilir"


def test_letterhead_is_set_by_the_office_itself_and_its_logo_is_drawn_anew(now: datetime) -> None:
    kades, tetangga = make_pelaku(JenisPeran.KADES, DESA), make_pelaku(JenisPeran.KADES, DESA_LAIN)
    unit = Unit.objects.get(pk=kades.unit_id)
    with pytest.raises(CannotSetKop, match="kantornya sendiri"):
        set_kop(unit=unit, by=tetangga, nama="Desa", now=now)
    with pytest.raises(CannotSetKop, match="Logo harus gambar"):
        set_kop(unit=unit, by=kades, nama="Desa", logo=b"<svg/>", now=now)
    kop = set_kop(unit=unit, by=kades, nama="Desa", logo=logo(), now=now)
    assert kop.logo is not None
    assert Image.open(io.BytesIO(bytes(kop.logo.isi))).size == (400, 400)


def test_without_a_provider_nothing_is_sent(tertutup: Forum) -> None:
    assert tertutup.berita_acara is not None
    with pytest.raises(CannotSign, match="belum disiapkan"):
        request_ttd(dokumen=tertutup.berita_acara, by=SISTEM)


def test_electronic_signature_makes_the_paper_and_its_forum_valid(
    tertutup: Forum, penyedia: type[PenyediaUji], now: datetime
) -> None:
    request_signature(forum=tertutup, by=SISTEM)
    request_signature(forum=tertutup, by=SISTEM)
    assert len(penyedia.diminta) == 1
    # Posts only, and only those that hold an account.
    assert penyedia.diminta[0]["jabatan"] == ["Pembakal", "BPD"]
    assert not collect_signature(forum=tertutup, by=SISTEM, now=now)
    penyedia.jawaban = Hasil(pdf=b"%PDF-1.7 ditandatangani")
    assert collect_signature(forum=tertutup, by=SISTEM, now=now)
    dokumen = Dokumen.objects.get()
    assert (tertutup.status, dokumen.ttd_cara) == (StatusForum.SAH, "elektronik")
    assert check_berkas(b"%PDF-1.7 ditandatangani").hasil == "asli"


@pytest.mark.parametrize(
    ("jawaban", "sah", "kata"),
    [(Hasil(galat="sertifikat habis"), True, "sertifikat habis"), (Hasil(pdf=b"%PDF-x"), False, "tidak sah")],
)
def test_a_refused_or_false_signature_changes_nothing(
    tertutup: Forum, penyedia: type[PenyediaUji], now: datetime, jawaban: Hasil, sah: bool, kata: str
) -> None:
    assert tertutup.berita_acara is not None
    request_ttd(dokumen=tertutup.berita_acara, by=SISTEM)
    penyedia.jawaban, penyedia.sah = jawaban, sah
    with pytest.raises(CannotSign, match=kata):
        collect_ttd(dokumen=tertutup.berita_acara, by=SISTEM, now=now)
    assert Dokumen.objects.get().status == "terbit"
