"""Kerahasiaan: 1.000 pemilih, dan penyerang yang memegang seluruh basis data beserta catatannya.

Penyerangnya diuji juga: pada kotak yang menulis satu baris per suara ia menemukan hampir semuanya.
"""

from __future__ import annotations

import io
import itertools
import logging
import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from terasa.config import postgres
from terasa.config.postgres import letak
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import Forum, KotakSuara
from terasa.musrenbang.services import (
    Peserta,
    cast_suara,
    close_kotak,
    draw_kartu,
    open_kotak,
    print_kartu,
    record_kehadiran_many,
)
from terasa.pertemuan.models import Kehadiran
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, WARGA
from tests.module.musrenbang import penyerang
from tests.module.musrenbang.bahan import make_usulan, open_desa

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])
PEMILIH, ANTRE = 1000, 6
BENIH = 20260310


class Malam:
    """A village evening: who drew when, which ballot is whose, and what the servers wrote meanwhile."""

    def __init__(self, now: datetime) -> None:
        self.acak = random.Random(BENIH)
        kode = [make_usulan(now, diajukan=True).kode for _ in range(12)]
        self.forum: Forum = open_desa(now, metode=Metode.SUARA_URUT)
        record_kehadiran_many(
            forum=self.forum, by=SISTEM, peserta=[Peserta("P", "18-30", "bpd")] * PEMILIH, now=now
        )
        self.kotak: KotakSuara = open_kotak(forum=self.forum, by=SISTEM, now=now, pilihan_terbanyak=3)
        # All different: every right guess shows.
        semua = [",".join(p) for p in itertools.permutations(kode, 3)]
        surat = self.acak.sample(semua, PEMILIH)
        with transaction.atomic():
            self.orang = [str(pk) for pk in Kehadiran.objects.order_by("pk").values_list("pk", flat=True)]
        self.acak.shuffle(self.orang)
        self.benar = dict(zip(self.orang, surat, strict=True))
        self.tanda: dict[str, str] = {}
        pak = [print_kartu(forum=self.forum, by=SISTEM, jumlah=250, now=now) for _ in range(4)]
        self.kartu = [k for p in pak for k in p.kartu]
        self.acak.shuffle(self.kartu)
        self.masuk: list[str] = []

    def run(self, now: datetime) -> None:
        """People queue, draw, think a little, and vote; each act is a transaction of its own."""
        antre: list[tuple[str, str]] = []
        for orang, kartu in zip(self.orang, self.kartu, strict=True):
            draw_kartu(forum=self.forum, kehadiran_id=orang, by=SISTEM, now=now)  # type: ignore[arg-type]
            antre.append((orang, kartu))
            if len(antre) > ANTRE:
                self._vote(*antre.pop(self.acak.randrange(3)))
        for satu in antre:
            self._vote(*satu)

    def _vote(self, orang: str, kartu: str) -> None:
        pilihan = self.benar[orang].split(",")
        self.tanda[orang] = cast_suara(kotak=self.kotak, kartu=kartu, pilihan=pilihan, by=WARGA)
        self.masuk.append(orang)


@pytest.fixture
def malam(now: datetime) -> Iterator[tuple[Malam, str]]:
    """The evening after its last ballot, and every word that was logged during it."""
    catatan = io.StringIO()
    penulis = logging.StreamHandler(catatan)
    penulis.setFormatter(next(h for h in logging.root.handlers if type(h) is logging.StreamHandler).formatter)
    with konteks.pakai(konteks.sistem()):
        satu = Malam(now)
        basis = letak_log()
        sebelum = basis.stat().st_size if basis else 0
        tingkat = logging.root.level
        logging.root.addHandler(penulis)
        logging.root.setLevel(logging.DEBUG)
        try:
            satu.run(now)
        finally:
            logging.root.removeHandler(penulis)
            logging.root.setLevel(tingkat)
        tulisan = catatan.getvalue()
        if basis:
            with basis.open("rb") as isi:
                isi.seek(sebelum)
                tulisan += isi.read().decode("utf-8", "replace")
        yield satu, tulisan


def letak_log() -> Any:
    """The log of the embedded PostgreSQL, where it is ours."""
    berkas = letak.find_letak().log if postgres.is_embedded() else None
    return berkas if berkas and berkas.exists() else None


def attack(malam: Malam, baris: list[penyerang.Baris]) -> dict[str, tuple[int, float]]:
    """Every order of people against every order of ballots: right guesses, and the correlation."""
    surat = set(malam.benar.values())
    urutan_orang = [("urutan mengambil", malam.orang), ("urutan memilih", malam.masuk)]
    urutan_orang += [("tanda terima", sorted(malam.orang, key=malam.tanda.__getitem__))]
    urutan_orang += list(penyerang.list_columns(baris, malam.orang))
    return {
        f"{a} × {b}": (
            penyerang.count_matches(orang, urut, malam.benar),
            penyerang.correlate(orang, urut, malam.benar),
        )
        for (a, orang), (b, urut) in itertools.product(urutan_orang, penyerang.list_orders(baris, surat))
    }


def require_chance(hasil: dict[str, tuple[int, float]]) -> None:
    """One thousandth for all attacks together; each tries two directions and seven shifts."""
    assert hasil
    percobaan = len(hasil) * 2 * len(penyerang.GESER)
    batas = penyerang.quantile_of_chance(0.001 / percobaan)
    # Normal approximation; five standard deviations are rarer than one in a million.
    batas_korelasi = 5 / (PEMILIH - 1) ** 0.5
    lebih = {n: h for n, h in hasil.items() if h[0] > batas or abs(h[1]) > batas_korelasi}
    assert not lebih, (batas, batas_korelasi, lebih)


def test_nobody_with_the_whole_database_links_voters_to_ballots(
    malam: tuple[Malam, str], now: datetime
) -> None:
    satu, catatan = malam
    surat = set(satu.benar.values())
    terbuka = penyerang.dump_all()
    # Logs and job tables hold no slip, no receipt and no ballot.
    rahasia = [*satu.kartu, *satu.tanda.values(), *surat]
    assert not [r for r in rahasia if r in catatan]
    antrean = "\n".join(
        b.teks for b in terbuka if b.tabel.startswith(("procrastinate", "django_session", "umum_"))
    )
    assert not [r for r in rahasia if r in antrean]
    assert not [
        k for k in satu.kartu if any(k in b.teks for b in terbuka if "kotak" in b.tabel or "suara" in b.tabel)
    ]
    # No row is about one person's ballot, so no transaction number is either.
    assert penyerang.find_telling(terbuka, surat) == []
    require_chance(attack(satu, terbuka))

    kotak = close_kotak(forum=satu.forum, by=SISTEM, now=now)
    tertutup = penyerang.dump_all()
    assert kotak.ringkasan["ponsel"] == PEMILIH
    assert penyerang.find_telling(tertutup, surat) == []
    require_chance(attack(satu, tertutup))
    # Published in canonical order, receipts without choices.
    suara = [b.split(";")[1] for b in kotak.pb.partition("\nVOTES\n")[2].splitlines()[1:]]
    assert suara == sorted(suara)
    assert kotak.tanda_terima.split("\n") == sorted(satu.tanda.values())

    prove_the_attacker(satu)


def prove_the_attacker(malam: Malam) -> None:
    """The same attacker on a box with one row per ballot, written as they come."""
    with connections["pemilik"].cursor() as cursor:
        cursor.execute("CREATE TABLE uji_kotak_polos (id bigserial PRIMARY KEY, surat text)")
    try:
        with connections["pemilik"].cursor() as cursor:
            for orang in malam.masuk:
                cursor.execute("INSERT INTO uji_kotak_polos (surat) VALUES (%s)", [malam.benar[orang]])
        baris = [b for b in penyerang.dump_all() if b.tabel == "uji_kotak_polos"]
        assert penyerang.find_telling(baris, set(malam.benar.values())) == ["uji_kotak_polos"]
        tebakan, korelasi = attack(malam, baris)["urutan memilih × uji_kotak_polos menurut transaksi"]
        assert tebakan == PEMILIH
        assert korelasi > 0.99
        with pytest.raises(AssertionError):
            require_chance(attack(malam, baris))
    finally:
        with connections["pemilik"].cursor() as cursor:
            cursor.execute("DROP TABLE uji_kotak_polos")
        connection.close()


def test_the_server_keeps_no_list_of_requests() -> None:
    """An access log would keep the hour and the address of every ballot."""
    from terasa.config.cli.layani import _granian

    assert not any("access" in p for p in _granian("127.0.0.1", 8000))
    assert settings.LOGGING["loggers"]["django.request"]["level"] == "ERROR"
