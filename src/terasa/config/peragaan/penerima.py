"""Untuk siapa dua kegiatan peragaan, siapa yang terlewat, dan sebuah daftar tertutup dengan nama karangan."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.waktu import moment
from terasa.program.models import Kegiatan, SasaranPenerima
from terasa.program.queries.penerima import list_bagian
from terasa.program.rules.daftar_penerima import Calon
from terasa.program.rules.penerima import Bagian
from terasa.program.services import (
    DataJangkauan,
    DataSasaran,
    import_daftar_penerima,
    record_jangkauan,
    state_sasaran,
)
from terasa.umum.pelaku import PelakuTetap

# Households of each RT, how many of them were reached, and why the others were not.
RT = ((42, 42, ""), (38, 38, ""), (35, 31, "keadaan-badan"), (29, 29, ""), (8, 2, "jarak"), (33, 19, "jarak"))


def name_recipients(kegiatan: Kegiatan, hari: date) -> None:
    """Households of the desa, counted RT by RT: more were meant than reached, and residents say so too."""
    by = _unit_of(kegiatan)
    desa = kegiatan.cakupan[0]
    sasaran = state_sasaran(
        kegiatan=kegiatan,
        by=by,
        data=DataSasaran(
            "rumah-tangga",
            "rumah",
            "Hitungan RT, profil desa (peragaan)",
            hari - timedelta(days=90),
            untuk="Rumah tangga yang memakainya sehari-hari",
            target=200,
        ),
        bagian=[
            Bagian(desa, f"RT {n:02d}", rumah, rumah * 4 - n) for n, (rumah, *_) in enumerate(RT, start=1)
        ],
        now=moment(hari - timedelta(days=90)),
    )
    kata = "RT 06 di seberang sungai menyusul setelah jalan setapaknya selesai (peragaan)."
    _reach(kegiatan, by, sasaran, [(kena, sebab) for _rumah, kena, sebab in RT], hari, kata)


def bring_list(kegiatan: Kegiatan, hari: date) -> None:
    """A private list of made-up names, of which one place is told as a range."""
    by = _unit_of(kegiatan)
    desa = kegiatan.cakupan[0]
    calon = [
        Calon(n, desa, f"RT {1 + n % 2:02d}", f"Warga Peragaan {n}", "Alamat peragaan") for n in range(2, 46)
    ]
    sasaran = import_daftar_penerima(
        kegiatan=kegiatan,
        by=by,
        data=DataSasaran("lansia", "orang", "Daftar desa (peragaan)", hari - timedelta(days=60)),
        calon=calon,
        sha256=hashlib.sha256(f"peragaan/{kegiatan.kode}".encode()).hexdigest(),
        now=moment(hari - timedelta(days=60)),
    )
    _reach(kegiatan, by, sasaran, [(22, ""), (17, "tidak-di-tempat")], hari, "")


def _unit_of(kegiatan: Kegiatan) -> PelakuTetap:
    return kantor.office_of(kegiatan.unit, JenisPeran.PERANGKAT_DAERAH, kegiatan.unit.nama)


def _reach(
    kegiatan: Kegiatan,
    by: PelakuTetap,
    sasaran: SasaranPenerima,
    capaian: list[tuple[int, str]],
    hari: date,
    keterangan: str,
) -> None:
    record_jangkauan(
        sasaran=sasaran,
        by=by,
        data=DataJangkauan(hari, "tanda", "Daftar tanda terima (peragaan)", keterangan),
        capaian={b.pk: c for b, c in zip(list_bagian(sasaran), capaian, strict=True)},
        kunci_kirim=uuid5(NAMESPACE_URL, f"peragaan/penerima/{kegiatan.kode}"),
        now=moment(hari, 16),
    )
