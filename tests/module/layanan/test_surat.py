"""Surat unit: bernomor urut, kata-katanya milik unit, dapat diperiksa siapa saja tanpa menyebut pemohonnya."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models import Surat, TemplatSurat
from terasa.layanan.rules import CannotNumber
from terasa.layanan.services import CannotIssue, issue_surat, print_for_pemohon, set_templat
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, DESA_LAIN, sebagai
from tests.module.layanan.bahan import ask, make_layanan, make_petugas, unit_of

pytestmark = pytest.mark.django_db


def write(by: PelakuTetap, now: datetime, **lain: Any) -> TemplatSurat:
    isi = {
        "jenis": JenisSurat.TANDA_TERIMA,
        "judul": "Tanda terima berkas",
        "pola_nomor": "470/{urut}/{bulan}/{tahun}",
        "isi": "Berkas {layanan} dengan kode {kode} diterima {unit} pada {tanggal}. {keterangan}",
        "penandatangan": "Sekretaris Desa",
        **lain,
    }
    with sebagai(by):
        return set_templat(unit=unit_of(by), by=by, now=now, **isi)


def issue(by: PelakuTetap, now: datetime, **lain: Any) -> Surat:
    permohonan = ask(
        make_layanan(by, now=now, nama=f"Layanan {now.isoformat()}"), now=now, by=by, lengkap=True
    )
    with sebagai(by):
        return issue_surat(
            permohonan=permohonan.permohonan,
            **{"jenis": JenisSurat.TANDA_TERIMA, "by": by, "now": now, **lain},
        )


def test_numbers_follow_each_other_in_the_pattern_of_the_unit(now: datetime) -> None:
    petugas = make_petugas()
    write(petugas, now)
    surat = [issue(petugas, now + timedelta(hours=k)) for k in range(2)]
    assert [s.dokumen.nomor for s in surat] == ["470/001/III/2026", "470/002/III/2026"]
    tahun_depan = issue(petugas, now + timedelta(days=330))
    assert tahun_depan.dokumen.nomor == "470/001/II/2027"


def test_public_paper_holds_no_name_and_the_copy_of_the_person_does(now: datetime) -> None:
    petugas = make_petugas()
    write(petugas, now)
    surat = issue(petugas, now, keterangan="Tiga lembar.")
    assert "Siti" not in str(surat.dokumen.isi)
    assert surat.dokumen.isi["kalimat"].endswith("Tiga lembar.")
    with sebagai(petugas):
        salinan = print_for_pemohon(surat=surat, by=petugas, now=now)
    assert salinan.startswith(b"%PDF-")
    assert surat.dokumen.pdf is not None
    assert salinan != bytes(surat.dokumen.pdf.isi)


def test_asking_twice_gives_the_same_paper(now: datetime) -> None:
    petugas = make_petugas()
    write(petugas, now)
    surat = issue(petugas, now)
    with sebagai(petugas):
        lagi = issue_surat(permohonan=surat.permohonan, jenis=JenisSurat.TANDA_TERIMA, by=petugas, now=now)
    assert (lagi.pk, Surat.objects.count()) == (surat.pk, 1)


def test_new_words_of_the_template_leave_old_papers_alone(now: datetime) -> None:
    petugas = make_petugas()
    write(petugas, now)
    surat = issue(petugas, now)
    write(petugas, now, isi="Kalimat baru.")
    surat.dokumen.refresh_from_db()
    assert surat.dokumen.isi["kalimat"].startswith("Berkas Layanan")
    assert issue(petugas, now + timedelta(hours=1)).dokumen.isi["kalimat"] == "Kalimat baru."


@pytest.mark.parametrize(
    "lain", [{"pola_nomor": "470/{tahun}"}, {"pola_nomor": "{urut}/{nik}/{tahun}"}, {"isi": "{nama}"}]
)
def test_template_that_cannot_be_filled_is_refused(now: datetime, lain: dict[str, str]) -> None:
    with pytest.raises(CannotNumber):
        write(make_petugas(), now, **lain)


def test_two_kinds_of_paper_never_carry_the_same_number(now: datetime) -> None:
    petugas = make_petugas()
    write(petugas, now)
    with pytest.raises(CannotIssue):
        write(petugas, now, jenis=JenisSurat.PENGANTAR)
    write(petugas, now, isi="Pola yang sama pada jenis yang sama boleh.")
    assert write(petugas, now, jenis=JenisSurat.PENGANTAR, pola_nomor="471/{urut}/{tahun}").pk


def test_recommendation_of_the_camat_comes_from_a_kecamatan(now: datetime) -> None:
    with pytest.raises(CannotIssue):
        write(make_petugas(), now, jenis=JenisSurat.REKOMENDASI)
    assert write(make_petugas(DESA[:8], JenisPeran.CAMAT), now, jenis=JenisSurat.REKOMENDASI).pk


def test_other_units_issue_and_print_nothing(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    write(petugas, now)
    surat = issue(petugas, now)
    with sebagai(lain), pytest.raises(CannotIssue):
        print_for_pemohon(surat=surat, by=lain, now=now)


def test_without_a_template_nothing_goes_out(now: datetime) -> None:
    with pytest.raises(CannotIssue):
        issue(make_petugas(), now)
