"""Urutan tindakan apa pun: satu kursi satu pejabat definitif, kekosongan terlihat, dan yang menandatangani memegangnya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terasa.perangkat.enums import CaraMenjabat as C
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import DEFINITIF, Jabatan, MasaJabatan
from terasa.perangkat.queries import count_kekosongan, find_pemegang, list_kekosongan
from terasa.perangkat.services import IsiMasa, apply_peralihan, end_masa, start_masa, undo_end, undo_masa
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.module.perangkat.bahan import make_jabatan, make_orang

pytestmark = pytest.mark.django_db
AWAL = date(2018, 1, 1)
HARI = st.integers(0, 4000).map(lambda n: AWAL + timedelta(days=n))
TINDAKAN = st.tuples(
    st.sampled_from(["mulai", "paw", "penjabat", "plh", "akhiri", "geser", "batal", "batal-akhir"]), HARI
)


def act(apa: str, hari: date, jabatan: Jabatan, now: datetime) -> None:
    """One act on the newest tenure that it can mean; what the services refuse changes nothing."""
    masa = list(MasaJabatan.objects.filter(jabatan=jabatan).order_by("mulai_on", "pk"))
    terakhir = masa[-1] if masa else None
    definitif = [m for m in masa if m.cara in DEFINITIF]
    cara = {"mulai": C.DEFINITIF, "paw": C.PAW, "penjabat": C.PENJABAT, "plh": C.PLH}.get(apa)
    if cara is not None:
        isi = IsiMasa(
            orang=make_orang(now, f"Orang {len(masa)}"), cara=cara, mulai_on=hari,
            menggantikan=definitif[-1] if apa == "paw" and definitif else None,
            rencana_berakhir_on=hari + timedelta(days=90) if apa == "plh" else None,
        )  # fmt: skip
        start_masa(by=SISTEM, jabatan=jabatan, isi=isi, now=now)
    elif terakhir is not None:
        if apa == "akhiri":
            end_masa(by=SISTEM, masa=terakhir, berakhir_on=hari, sebab=SebabBerakhir.MUNDUR, now=now)
        elif apa == "geser":
            apply_peralihan(by=SISTEM, masa=terakhir, alasan="uji", now=now)
        else:
            (undo_masa if apa == "batal" else undo_end)(by=SISTEM, masa=terakhir, now=now)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TINDAKAN, min_size=3, max_size=9))
def test_whatever_is_recorded_one_seat_has_one_holder_and_no_gap_hides(
    now: datetime, urutan: list[tuple[str, date]]
) -> None:
    with transaction.atomic():
        jabatan = make_jabatan()
        for apa, hari in urutan:
            try:
                with transaction.atomic():
                    act(apa, hari, jabatan, now)
            except AturanDilanggar:
                continue
        _check_every_day(jabatan)
        transaction.set_rollback(True)


def _check_every_day(jabatan: Jabatan) -> None:
    """Days on which anything changes, the day before and after, counted by hand from the rows."""
    masa = list(MasaJabatan.objects.filter(jabatan=jabatan))
    batas = {h for m in masa for h in (m.mulai_on, m.sampai_on) if h} | {AWAL}
    semua, kantor = Jabatan.objects.filter(pk=jabatan.pk), PelakuTetap("uji", "bupati", akar_baca=("63.06",))
    for hari in sorted({b + timedelta(days=d) for b in batas for d in (-1, 0, 1)}):
        ada = [m for m in masa if m.mulai_on <= hari and (m.sampai_on is None or hari < m.sampai_on)]
        definitif = [m for m in ada if m.cara in DEFINITIF]
        pengganti = [m for m in ada if m.cara not in DEFINITIF]
        assert len(definitif) <= 1
        assert len(pengganti) <= 1
        assert bool(list_kekosongan(semua, hari)) == (not definitif)
        assert count_kekosongan(kantor, hari) == (0 if definitif else 1)
        assert find_pemegang(jabatan.unit_id, ["kades"], hari) == next(iter(pengganti + definitif), None)
