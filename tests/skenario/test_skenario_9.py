"""Skenario 9: rancangan APBDes diterima 1 November, dan sesudah 20 hari kerja tidak ada hasil evaluasi."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from terasa.apbdes.enums import HasilEvaluasi
from terasa.apbdes.queries.evaluasi import find_tenggat
from terasa.apbdes.services import adopt_apbdes, expire_evaluasi, submit_apbdes
from terasa.apbdes.tasks import expire_periodically
from terasa.aturan.models import Tenggat
from terasa.aturan.tasks import refresh_periodically
from terasa.kabar.models import Pesan
from terasa.umum.pelaku import SISTEM
from tests.factories import make_pelaku
from tests.module.apbdes.bahan import make_draf
from tests.skenario.ukuran import measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
# A Sunday; the twenty working days are 2 to 27 November, and no holiday lies among them.
DITERIMA, JATUH_TEMPO = date(2026, 11, 1), date(2026, 11, 27)


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 9, tzinfo=timezone.get_default_timezone())


def test_a_raperdes_without_an_evaluation_takes_effect_by_itself_and_the_camat_is_alerted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    camat = make_pelaku("camat", "63.06.04")
    kades = make_pelaku("kades", "63.06.04.2002")
    apbdes = make_draf(at(DITERIMA), tahun=2027)
    with measured("skenario-9"):
        evaluasi = submit_apbdes(apbdes=apbdes, by=kades, disepakati_on=date(2026, 10, 30), now=at(DITERIMA))
        tenggat = find_tenggat(evaluasi)
        assert tenggat is not None
        assert tenggat.jatuh_tempo_on == JATUH_TEMPO
        assert expire_evaluasi(by=SISTEM, now=at(JATUH_TEMPO)) == []
        # The hourly clocks of the next morning, whichever of them comes first.
        besok = at(date(2026, 11, 28))
        monkeypatch.setattr("django.utils.timezone.now", lambda: besok)
        refresh_periodically(0)
        expire_periodically(0)
        expire_periodically(0)
    evaluasi.refresh_from_db()
    assert evaluasi.hasil == HasilEvaluasi.BERLAKU_SENDIRI == "berlaku_dengan_sendirinya"
    assert Tenggat.objects.get(pk=tenggat.pk).keadaan == "berlaku_sendiri"
    kabar = Pesan.objects.filter(subjek__contains="berlaku dengan sendirinya")
    assert sorted(kabar.values_list("pengguna_id", flat=True)) == sorted(
        [camat.pengguna_id, kades.pengguna_id]
    )
    # The village may now set it by its regulation.
    apbdes.refresh_from_db()
    adopt_apbdes(
        apbdes=apbdes, by=kades, nomor_perdes="9 Tahun 2026", ditetapkan_on=date(2026, 11, 28), now=besok
    )
    assert apbdes.status == "berlaku"
