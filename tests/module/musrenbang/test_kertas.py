"""Kertas forum: kop surat kantornya, tanda tangan elektronik, dan adendum."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
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
from terasa.musrenbang.queries.forum import count_utusan, read_hadir
from terasa.musrenbang.rules import BIDANG
from terasa.musrenbang.services import (
    CannotAmend,
    CannotAttend,
    CannotInvite,
    Peserta,
    UbahKeputusan,
    amend_berita_acara,
    close_forum,
    collect_signature,
    confirm_kehadiran,
    list_menunggu,
    open_hadir_mandiri,
    record_kehadiran,
    remove_kehadiran,
    request_signature,
    send_undangan,
    set_acara,
    set_kelompok,
    set_utusan,
    sign_adendum,
    sign_forum,
    sign_in_hadir,
)
from terasa.umum.pelaku import PUBLIK, SISTEM
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


def sahkan(forum: Forum, now: datetime) -> None:
    sign_forum(forum=forum, by=SISTEM, data=b"%PDF-1 asal", nama="a.pdf", tipe="application/pdf", now=now)


def test_signed_minutes_are_amended_beside_themselves(tertutup: Forum, now: datetime) -> None:
    keputusan = tertutup.keputusan.get()
    ubah = [UbahKeputusan(keputusan.usulan_id, biaya=80_000_000, volume=Decimal(12))]
    with pytest.raises(CannotAmend, match="buka lagi"):
        amend_berita_acara(forum=tertutup, by=SISTEM, alasan="Salah ukur", ubah=ubah, now=now)
    sahkan(tertutup, now)
    asal = tertutup.berita_acara
    assert asal is not None
    with pytest.raises(CannotAmend, match="Tulis mengapa"):
        amend_berita_acara(forum=tertutup, by=SISTEM, alasan=" ", ubah=ubah, now=now)
    adendum = amend_berita_acara(forum=tertutup, by=SISTEM, alasan="Salah ukur", ubah=ubah, now=now)
    keputusan.refresh_from_db()
    asal.refresh_from_db()
    assert (adendum.mengubah, asal.status, asal.isi["daftar"]["disepakati"][0]["biaya"]) == (
        asal,
        "sah",
        100_000_000,
    )
    assert adendum.isi["ubah"][0]["kolom"][1] == {
        "nama": "Anggaran",
        "lama": "Rp100.000.000",
        "baru": "Rp80.000.000",
    }
    assert (keputusan.biaya, keputusan.volume) == (80_000_000, Decimal(12))
    langkah = keputusan.usulan.langkah.last()
    assert langkah is not None
    assert (langkah.keputusan, langkah.dokumen) == ("diadendum", adendum)
    sign_adendum(forum=tertutup, dokumen=adendum, by=SISTEM, data=b"%PDF-1 x", nama="b.pdf",
                 tipe="application/pdf", now=now)  # fmt: skip
    assert adendum.status == "sah"
    with pytest.raises(CannotAmend, match="Tidak ada yang berubah"):
        amend_berita_acara(forum=tertutup, by=SISTEM, alasan="Sekali lagi", ubah=ubah, now=now)


def test_numbered_invitation_carries_time_place_and_agenda(now: datetime) -> None:
    forum = open_desa(now)
    isi: dict[str, Any] = {
        "forum": forum,
        "by": SISTEM,
        "kepada": "Ketua BPD\nKetua PKK",
        "diundang": 40,
        "now": now,
    }
    with pytest.raises(CannotInvite, match="hari, jam, dan tempat"):
        send_undangan(nomor="005/12/2026", **isi)
    set_acara(forum=forum, by=SISTEM, teks="9.00 | Pembukaan | Pembakal\nSidang kelompok", tempat="Balai desa",
              mulai_at=now)  # fmt: skip
    undangan = send_undangan(nomor="005/12/2026", **isi)
    dokumen = undangan.dokumen
    assert dokumen.isi["kepada"] == ["Ketua BPD", "Ketua PKK"]
    assert dokumen.isi["acara"][0] == {"jam": "09.00", "judul": "Pembukaan", "oleh": "Pembakal"}
    assert dokumen.pdf is not None
    with pytest.raises(CannotInvite, match="sudah dipakai"):
        send_undangan(nomor="005/12/2026", **isi)
    record_kehadiran(forum=forum, by=SISTEM, kelamin="P", kelompok_umur="31-45", unsur="tani", now=now)
    berita = close_forum(forum=forum, by=SISTEM, now=now).isi
    assert "Hadir 1 dari 40 yang diundang, di bawah kuorum 2/3." in berita["peringatan"]
    assert berita["peserta"]["diundang"] == 40


def test_groups_take_a_bidang_each_and_stand_in_the_annex(now: datetime) -> None:
    bidang = list(BIDANG)
    usulan = make_usulan(now, bidang=bidang[0])
    forum = open_desa(now)
    set_kelompok(forum=forum, by=SISTEM, nama="Fisik", bidang=bidang[:2], catatan="Titian didahulukan")
    with pytest.raises(CannotInvite, match="kelompok lain"):
        set_kelompok(forum=forum, by=SISTEM, nama="Ekonomi", bidang=bidang[1:3], catatan="")
    agree(forum, [usulan], now)
    assert forum.berita_acara is not None
    assert forum.berita_acara.isi["kelompok"] == [
        {"nama": "Fisik", "usulan": 1, "disepakati": 1, "biaya": 100_000_000, "catatan": "Titian didahulukan"}
    ]


def test_a_phone_signs_in_and_counts_once_it_is_confirmed(now: datetime) -> None:
    forum = open_desa(now)
    orang = Peserta("P", "31-45", "perempuan", DESA)
    with pytest.raises(CannotAttend, match="sudah ditutup"):
        sign_in_hadir(forum=forum, by=PUBLIK, peserta=orang, now=now)
    assert open_hadir_mandiri(forum=forum, by=SISTEM, buka=True)
    assert [sign_in_hadir(forum=forum, by=PUBLIK, peserta=orang, now=now) for _n in range(2)] == [1, 2]
    assert read_hadir(forum).jumlah == 0
    satu, dua = list_menunggu(forum=forum, by=SISTEM)
    confirm_kehadiran(forum=forum, by=SISTEM, kehadiran_id=satu.pk, now=now)
    assert read_hadir(forum).jumlah == 1
    remove_kehadiran(forum=forum, kehadiran_id=dua.pk, by=SISTEM, now=now)
    assert confirm_kehadiran(forum=forum, by=SISTEM, kehadiran_id=None, now=now) == 0
    set_utusan(forum=forum, by=SISTEM, kehadiran_id=satu.pk, utusan=True, nama="Siti Uji")
    assert count_utusan(forum) == {"jumlah": 1, "perempuan": 1}
    isi = close_forum(forum=forum, by=SISTEM, now=now).isi
    assert isi["delegasi"] == {"jumlah": 1, "perempuan": 1}
    assert "Siti" not in str(isi)
    assert forum.kunci_hadir == ""
