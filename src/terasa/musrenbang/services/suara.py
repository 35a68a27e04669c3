"""Memasukkan suara: transaksi tersendiri, tanpa jam, alamat, sesi, atau jejak kartunya.

Tidak ada `now` di sini: tidak satu pun yang ditulis boleh mengandung waktu.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import HimpunanSuara, KotakSuara, PakKartu
from terasa.musrenbang.rules import suara
from terasa.musrenbang.rules.kotak import write_pilihan
from terasa.musrenbang.rules.suara import CannotVote
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


class AlreadyVoted(CannotVote):
    """The slip was used; the same receipt tells its holder that the ballot is in the box."""

    def __init__(self, tanda_terima: str) -> None:
        super().__init__(
            _("Suara dengan kartu ini sudah masuk. Tanda terimanya %(tanda)s.") % {"tanda": tanda_terima},
            code="sudah-dipakai",
        )
        self.tanda_terima = tanda_terima


@konteks.act("check_kartu")
def check_kartu(*, kotak: KotakSuara, kartu: str, pilihan: Sequence[str], by: Pelaku) -> None:
    """Whether this slip could put this ballot into the box now. Raises CannotVote, AlreadyVoted."""
    with konteks.sebagai_sistem():
        _find_kelompok(kotak, kartu)
        himpunan = HimpunanSuara.objects.filter(pk=kotak.pk).first()
        _require_unused(kotak, himpunan, kartu)
    write_pilihan(kotak, pilihan)


@konteks.act("cast_suara")
def cast_suara(*, kotak: KotakSuara, kartu: str, pilihan: Sequence[str], by: Pelaku) -> str:
    """Put one ballot into the box. Returns the receipt. Raises CannotVote, AlreadyVoted."""
    baris = write_pilihan(kotak, pilihan)
    with konteks.sebagai_sistem():
        # Locked first: ballots take turns, and the count waits for the last of them.
        himpunan = HimpunanSuara.objects.select_for_update().filter(pk=kotak.pk).first()
        tanda = _require_unused(kotak, himpunan, kartu)
        assert himpunan is not None
        kelompok = _find_kelompok(kotak, kartu)
        himpunan.tanda_terima = suara.insert_baris(himpunan.tanda_terima, tanda)
        himpunan.surat = suara.insert_baris(himpunan.surat, suara.write_baris(kelompok, baris))
        himpunan.save(update_fields=["tanda_terima", "surat"])
    return tanda


def _require_unused(kotak: KotakSuara, himpunan: HimpunanSuara | None, kartu: str) -> str:
    if himpunan is None or kotak.status != StatusKotak.DIBUKA:
        raise CannotVote(_("Kotak suara ini sudah ditutup."), code="sudah-ditutup")
    tanda = suara.make_tanda_terima(kotak.kode, suara.read_kartu(kartu))
    if suara.has_baris(himpunan.tanda_terima, tanda):
        raise AlreadyVoted(tanda)
    return tanda


def _find_kelompok(kotak: KotakSuara, kartu: str) -> str:
    bersih = suara.read_kartu(kartu)
    if not bersih:
        raise CannotVote(_("Tulis enam belas huruf dan angka pada kartu suara Anda."), code="kartu")
    sidik = suara.digest_kartu(kotak.kode, bersih)
    for kelompok, isi in PakKartu.objects.filter(kotak=kotak).values_list("kelompok", "sidik"):
        if suara.has_sidik(bytes(isi), sidik):
            return kelompok
    raise CannotVote(_("Kartu ini bukan kartu kotak suara ini; periksa hurufnya."), code="kartu")
