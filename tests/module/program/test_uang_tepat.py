"""Uang tetap tepat sampai rupiah lewat sebarang urutan versi, pemecahan, penggabungan, dan nama baru."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime

import pytest

from terasa.program.models import Kegiatan, VersiAnggaran
from terasa.program.queries.anggaran import find_versi_kini, isi_of
from terasa.program.services import Bagian, merge_kegiatan, rename_kegiatan
from terasa.umum.bagi import split_exact
from tests.factories import sebagai
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.module.program.test_anggaran import revise
from tests.module.program.test_susun import ALASAN, split

pytestmark = pytest.mark.django_db
NAMA = ("DAU", "DAK Fisik", "PAD", "DBH")


def make_sumber(acak: random.Random, jumlah: int) -> tuple[tuple[str, int], ...]:
    """One to four sources that make exactly this amount."""
    nama = acak.sample(NAMA, acak.randint(1, len(NAMA)))
    bobot = [acak.randint(1, 97) for _ in nama]
    return tuple((n, b) for n, b in zip(nama, split_exact(jumlah, bobot), strict=True) if b)


def check_money(hidup: list[Kegiatan], jumlah: int, sumber: Counter[str]) -> None:
    """What lives adds up to what was given, by line and by source; and every version by itself."""
    per_sumber: Counter[str] = Counter()
    for k in hidup:
        k.refresh_from_db()
        versi = find_versi_kini(k)
        assert versi is not None
        isi = isi_of(versi)
        assert k.pagu == isi.jumlah == sum(n for _nama, n in isi.sumber)
        per_sumber.update(dict(isi.sumber))
    assert sum(k.pagu or 0 for k in hidup) == jumlah
    assert +per_sumber == +sumber
    for versi in VersiAnggaran.objects.prefetch_related("sumber"):
        assert versi.jumlah == sum(s.jumlah for s in versi.sumber.all())


@pytest.mark.parametrize("benih", range(4))
def test_any_sequence_keeps_every_rupiah_of_every_source(now: datetime, benih: int) -> None:
    acak, by = random.Random(benih), make_petugas_unit()
    hidup = [
        make_kegiatan(now=now, by=by, usulan=[], cakupan=["63.06.04.2002"], pagu=1_000_003) for _ in range(2)
    ]
    sumber: Counter[str] = Counter()
    for k in hidup:
        sumber.update({"Dana Alokasi Umum": k.pagu})
    jumlah = 2 * 1_000_003
    for langkah in range(7):
        apa = acak.choice(("ubah", "pecah", "gabung", "nama"))
        k = acak.choice(hidup)
        if apa == "ubah":
            baru = acak.randint(3, 10**11)
            versi = find_versi_kini(k)
            assert versi is not None
            sumber.subtract(dict(isi_of(versi).sumber))
            isi = make_sumber(acak, baru)
            revise(k, now, jumlah=baru, sumber=isi)
            sumber.update(dict(isi))
            jumlah += baru - isi_of(versi).jumlah
        elif apa == "pecah":
            n = acak.randint(2, 4)
            # Parts that no whole per cent gives.
            bagian = [b + 1 for b in split_exact((k.pagu or 0) - n, [acak.randint(1, 9) for _ in range(n)])]
            semua = split(k, now, *(Bagian(f"Bagian {langkah} {i}", b) for i, b in enumerate(bagian)))
            hidup = [x for x in hidup if x != k] + semua
        elif apa == "gabung" and len(hidup) > 1:
            dua = acak.sample(hidup, 2)
            with sebagai(by):
                jadi = merge_kegiatan(kegiatan=dua, by=by, nama=f"Gabungan {langkah}", alasan=ALASAN, now=now)
            hidup = [x for x in hidup if x not in dua] + [jadi]
        elif apa == "nama":
            with sebagai(by):
                rename_kegiatan(kegiatan=k, by=by, nama=f"Nama baru {langkah}", alasan=ALASAN, now=now)
        check_money(hidup, jumlah, sumber)
