"""Corong yang dihitung sepotong demi sepotong sama dengan yang dihitung seluruhnya dengan cara lain."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa import statistik
from terasa.akun.models import Unit
from terasa.aturan.models import Aturan
from terasa.corong.models import Basi, Sel
from terasa.corong.queries import KELOMPOK, read_corong
from terasa.corong.rules import Hitungan, measure_terasa
from terasa.corong.services import mark_all, refresh_all, refresh_corong
from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.musrenbang.enums import Hasil, StatusUsulan
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, KegiatanUsulan
from terasa.survei.models import Survei
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import open_desa

pytestmark = pytest.mark.usefixtures("sistem")
TAHUN = 2027
TERBANGUN = {StatusKegiatan.SELESAI_FISIK, StatusKegiatan.DIMANFAATKAN, StatusKegiatan.TIDAK_DIMANFAATKAN}
MATI = {StatusKegiatan.DIBATALKAN, StatusKegiatan.DITERUSKAN}
SEPAKAT = {Hasil.DISEPAKATI, Hasil.UTAMA, Hasil.CADANGAN}


def make_usulan(now: datetime, desa: str = DESA, unit: Unit | None = None, suara: int = 3) -> Usulan:
    usulan = Usulan(
        kode=claim_kode("usulan"),
        kabupaten=KABUPATEN,
        kode_desa=desa,
        tahun=TAHUN,
        judul="Titian",
        unit_tujuan=unit,
        status=StatusUsulan.DIAJUKAN,
        jumlah_suara=suara,
        dibuat_at=now,
        diajukan_at=now,
    )
    usulan.save(force_insert=True)
    return usulan


def make_kegiatan(
    now: datetime, usulan: list[Usulan], unit: Unit, status: str = StatusKegiatan.DIANGGARKAN, pagu: int = 100
) -> Kegiatan:
    kegiatan = Kegiatan(
        kode=claim_kode("kegiatan"),
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        unit=unit,
        nama="Titian",
        cakupan=sorted({u.kode_desa for u in usulan}) or [DESA],
        nomenklatur_versi="v",
        nomenklatur_kode="1.03",
        pagu=pagu,
        sumber_dana="APBD",
        status=status,
        dibuat_at=now,
    )
    kegiatan.save(force_insert=True)
    for satu in usulan:
        KegiatanUsulan.objects.create(kegiatan=kegiatan, usulan=satu)
    return kegiatan


def publish(
    kegiatan: Kegiatan,
    x: int,
    n: int,
    now: datetime,
    gelombang: str = Gelombang.SERAH_TERIMA,
    hari: int = 0,
    kelompok: str = Kelompok.ACAK,
) -> HasilManfaat:
    survei = Survei.objects.create(judul="Survei", kode_wilayah=kegiatan.kode_wilayah)
    survei_manfaat = SurveiManfaat.objects.create(
        survei=survei, kegiatan=kegiatan, gelombang=gelombang, kelompok=kelompok
    )
    tahan = n < 10
    return HasilManfaat.objects.create(
        survei_manfaat=survei_manfaat,
        n=n,
        n_undian=n + 2,
        ditahan=tahan,
        butir={} if tahan else {"teratasi": {"x": x, "n": n}},
        per_tanggal=now.date() + timedelta(days=hari),
        diterbitkan_at=now,
    )


def count_slowly() -> dict[tuple[str, int], Hitungan]:
    """Row by row, from the definitions on the page."""
    hasil: dict[tuple[str, int], list[Hitungan]] = defaultdict(list)
    for u in Usulan.objects.exclude(status=StatusUsulan.DRAF):
        hidup = [k for k in u.kegiatan.all() if k.status not in MATI]
        sepakat = any(p.hasil in SEPAKAT for p in Keputusan.objects.filter(usulan=u))
        satu = Hitungan(
            usulan=1,
            suara=u.jumlah_suara,
            disepakati=sepakat,
            dianggarkan=bool(hidup),
            dibangun=bool(hidup) and all(k.status in TERBANGUN for k in hidup),
        )
        hasil[u.kode_desa, u.unit_tujuan_id or 0].append(satu)
    for k in Kegiatan.objects.exclude(status__in=MATI):
        selesai = k.status in TERBANGUN
        acak = HasilManfaat.objects.filter(survei_manfaat__kelompok=Kelompok.ACAK)
        terbit = acak.filter(survei_manfaat__kegiatan=k, ditahan=False)
        terakhir = terbit.order_by("per_tanggal", "diterbitkan_at").last() if selesai else None
        x, n = (terakhir.butir["teratasi"][s] for s in "xn") if terakhir else (0, 0)
        satu = Hitungan(
            kegiatan=1,
            pagu=k.pagu,
            selesai=selesai,
            pagu_selesai=k.pagu * selesai,
            diukur=bool(n),
            pagu_diukur=k.pagu * bool(n),
            jawaban=n,
            teratasi=x,
            jawaban_kuadrat=n * n,
        )
        hasil[k.kode_wilayah, k.unit_id].append(satu)
    return {kunci: Hitungan.total(semua) for kunci, semua in hasil.items()}


def read_sel() -> dict[tuple[str, int], Hitungan]:
    nama = [n for n in Hitungan.__dataclass_fields__ if n != "jawaban_ditahan"]
    return {(s.kode, s.unit_id): Hitungan(*(getattr(s, n) for n in nama)) for s in Sel.objects.all()}


class Dunia:
    """Everything that may happen to the thread, in any order."""

    def __init__(self, now: datetime, acak: random.Random) -> None:
        self.now, self.acak = now, acak
        self.unit = [make_unit("dinas-a", nama="Dinas A"), make_unit("dinas-b", nama="Dinas B")]
        self.forum: Forum = open_desa(now)
        self.usulan: list[Usulan] = []
        self.kegiatan: list[Kegiatan] = []

    def step(self) -> None:
        kerja: list[Callable[[], object]] = [
            self.propose, self.propose, self.decide, self.budget, self.progress, self.measure, self.voice,
            self.redirect, self.unlink, self.withdraw, self.reprice,
        ]  # fmt: skip
        self.acak.choice(kerja)()

    def propose(self) -> None:
        unit = self.acak.choice([None, *self.unit])
        self.usulan.append(make_usulan(self.now, self.acak.choice([DESA, DESA_LAIN]), unit))

    def decide(self) -> None:
        if bebas := [u for u in self.usulan if not Keputusan.objects.filter(usulan=u).exists()]:
            hasil = self.acak.choice([Hasil.DISEPAKATI, Hasil.TIDAK_DISEPAKATI])
            Keputusan.objects.create(
                forum=self.forum,
                usulan=self.acak.choice(bebas),
                hasil=hasil,
                alasan_kode="lain",
                alasan="x",
                diputuskan_at=self.now,
            )

    def budget(self) -> None:
        dijawab = self.acak.sample(self.usulan, min(len(self.usulan), self.acak.randint(0, 2)))
        self.kegiatan.append(make_kegiatan(self.now, dijawab, self.acak.choice(self.unit)))

    def progress(self) -> None:
        if self.kegiatan:
            status = self.acak.choice(sorted(["dilaksanakan", *TERBANGUN, *MATI]))
            Kegiatan.objects.filter(pk=self.acak.choice(self.kegiatan).pk).update(
                status=status, alasan_batal="x"
            )

    def measure(self) -> None:
        for kegiatan in self.acak.sample(self.kegiatan, min(len(self.kegiatan), 1)):
            kelompok = self.acak.choice(Kelompok.values)
            punya = SurveiManfaat.objects.filter(kegiatan=kegiatan, kelompok=kelompok)
            ada = set(punya.values_list("gelombang", flat=True))
            if sisa := [g for g in Gelombang.values if g not in ada]:
                n = self.acak.randint(4, 40)
                x, hari = self.acak.randint(0, n), self.acak.randint(0, 9)
                publish(kegiatan, x, n, self.now, sisa[0], hari, kelompok)

    def voice(self) -> None:
        Usulan.objects.filter(kode_desa=DESA).update(jumlah_suara=self.acak.randint(0, 9))

    def redirect(self) -> None:
        for usulan in self.usulan[:1]:
            Usulan.objects.filter(pk=usulan.pk).update(unit_tujuan=self.acak.choice(self.unit))

    def unlink(self) -> None:
        satu = KegiatanUsulan.objects.order_by("?").first()
        if satu is not None:
            satu.delete()

    def withdraw(self) -> None:
        for usulan in self.usulan[-1:]:
            Usulan.objects.filter(pk=usulan.pk).update(status=StatusUsulan.DIBATALKAN)

    def reprice(self) -> None:
        Kegiatan.objects.filter(kabupaten=KABUPATEN).update(pagu=self.acak.randint(1, 10**9))


@pytest.mark.parametrize("benih", range(4))
def test_counted_piece_by_piece_it_is_what_the_rows_say(now: datetime, benih: int) -> None:
    acak = random.Random(benih)
    dunia = Dunia(now, acak)
    for _kali in range(8):
        for _langkah in range(acak.randint(1, 12)):
            dunia.step()
        refresh_all(by=SISTEM, now=now)
        assert Basi.objects.count() == 0
        assert read_sel() == count_slowly()


def test_only_the_place_that_changed_is_counted(now: datetime) -> None:
    unit = make_unit("dinas-a")
    satu, _dua = make_usulan(now, DESA, unit), make_usulan(now, DESA_LAIN, unit)
    assert refresh_all(by=SISTEM, now=now) == 2
    assert refresh_corong(by=SISTEM, now=now) == 0
    nanti = now + timedelta(hours=1)
    Usulan.objects.filter(pk=satu.pk).update(jumlah_suara=8)
    # What the funnel does not weigh leaves no note.
    Usulan.objects.filter(kode_desa=DESA_LAIN).update(status=StatusUsulan.DISEPAKATI_DESA)
    assert refresh_all(by=SISTEM, now=nanti) == 1
    assert dict(Sel.objects.values_list("kode", "dihitung_at")) == {DESA: nanti, DESA_LAIN: now}


def test_many_rows_changed_at_once_leave_one_note_per_place(now: datetime) -> None:
    for _n in range(20):
        make_usulan(now)
    Basi.objects.all().delete()
    Usulan.objects.filter(kode_desa=DESA).update(jumlah_suara=5)
    assert Basi.objects.count() == 1


def test_all_can_be_counted_anew(now: datetime) -> None:
    make_kegiatan(now, [make_usulan(now)], make_unit("dinas-a"), StatusKegiatan.SELESAI_FISIK)
    refresh_all(by=SISTEM, now=now)
    benar = read_sel()
    Sel.objects.update(usulan=99, pagu=1)
    mark_all()
    refresh_all(by=SISTEM, now=now)
    assert read_sel() == benar == count_slowly()


def test_rows_add_up_and_the_interval_widens_with_clusters(now: datetime) -> None:
    unit = make_unit("dinas-a", nama="Dinas A")
    for desa, x in ((DESA, 24), (DESA_LAIN, 6)):
        publish(make_kegiatan(now, [make_usulan(now, desa, unit)], unit, "dimanfaatkan"), x, 30, now)
    refresh_all(by=SISTEM, now=now)
    per_desa = read_corong(KABUPATEN, kelompok="desa", tahun=TAHUN, hari_ini=date(2027, 5, 1))
    per_unit = read_corong(KABUPATEN, kelompok="unit", tahun=TAHUN, hari_ini=date(2027, 5, 1))
    assert [b.nama for b in per_unit.baris] == ["Dinas A"]
    assert per_desa.semua.hitungan == per_unit.semua.hitungan == per_unit.baris[0].hitungan
    assert (per_desa.semua.terasa.x, per_desa.semua.terasa.n) == (30, 60)
    lebar = statistik.estimate(30, 60, deff=1 + 29 * 0.05)
    assert per_desa.semua.terasa == lebar
    assert lebar.lo is not None
    assert lebar.lo < 100 * statistik.wilson(30, 60).lo


def test_a_raised_limit_leaves_nothing_to_subtract(now: datetime) -> None:
    satu, dua = make_unit("dinas-a", nama="Dinas A"), make_unit("dinas-b", nama="Dinas B")
    for desa, unit, x, n in ((DESA, satu, 24, 30), (DESA, dua, 9, 12), (DESA_LAIN, satu, 16, 20)):
        publish(make_kegiatan(now, [make_usulan(now, desa, unit)], unit, "dimanfaatkan"), x, n, now)
    refresh_all(by=SISTEM, now=now)
    Aturan.objects.create(
        kode="terbit-survei", jenis="ambang", nama="Batas", kabupaten=KABUPATEN, dasar="Perbup",
        berlaku_dari=date(2027, 1, 1), isi={"sembunyikan_di_bawah": 15, "peringatan_di_bawah": 30},
    )  # fmt: skip
    sel = [(s.teratasi, s.jawaban) for s in Sel.objects.all()]
    acuan = statistik.sum_published(sel, statistik.BatasTerbit(15, 30))
    for kelompok in KELOMPOK:
        corong = read_corong(KABUPATEN, kelompok=kelompok, tahun=TAHUN, hari_ini=date(2027, 5, 1))
        h = corong.semua.hitungan
        assert (h.teratasi, h.jawaban, h.jawaban_ditahan) == (acuan.x, acuan.n, acuan.ditahan) == (40, 50, 12)
        assert sum(b.hitungan.jawaban for b in corong.baris) == 50
        tampil = {b.kunci: (b.terasa.x, b.terasa.n) for b in corong.baris}
        if kelompok == "unit":
            assert tampil[str(dua.pk)] == (None, 12)


def test_one_kegiatan_over_several_desa_stands_apart(now: datetime) -> None:
    unit = make_unit("dinas-a")
    make_kegiatan(now, [make_usulan(now, DESA), make_usulan(now, DESA_LAIN)], unit)
    refresh_all(by=SISTEM, now=now)
    corong = read_corong(KABUPATEN, kelompok="kecamatan", tahun=TAHUN, hari_ini=date(2027, 5, 1))
    assert corong.baris[-1].kunci == KABUPATEN
    assert corong.semua.hitungan.kegiatan == 1
    assert corong.semua.hitungan.dianggarkan == 2


def test_a_table_costs_the_same_queries_for_few_and_many(now: datetime) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as tercatat:
            read_corong(KABUPATEN, kelompok="unit", tahun=TAHUN, hari_ini=date(2027, 5, 1))
        return len(tercatat)

    make_usulan(now, DESA, make_unit("dinas-a"))
    refresh_all(by=SISTEM, now=now)
    sedikit = count()
    for n in range(9):
        make_usulan(now, DESA, make_unit(f"dinas-{uuid4().hex[:6]}", nama=f"Dinas {n}"))
    refresh_all(by=SISTEM, now=now)
    assert count() == sedikit


def test_fewer_than_ten_answers_show_nothing() -> None:
    angka = measure_terasa(
        Hitungan(jawaban=8, teratasi=7, jawaban_kuadrat=64), rho=Fraction(1, 20), batas=statistik.BATAS_TERBIT
    )
    assert (angka.n, angka.persen, angka.x, angka.ditahan) == (8, None, None, True)
