"""The worked example of docs/alokasi/bagian-setara.md, figure by figure."""

from fractions import Fraction

from terasa.alokasi import Alasan, AturanBagi, Hasil, Pelengkap, find_kelonggaran, share_pagu
from tests.unit.alokasi.contoh import JUTA, contoh_tangan


def share(pelengkap: Pelengkap) -> Hasil:
    return share_pagu(contoh_tangan(), AturanBagi(pelengkap=pelengkap))


def test_rounds_are_those_worked_out_by_hand() -> None:
    putaran = share(Pelengkap.TANPA).putaran
    assert [(p.pilihan, p.rho, p.bayar, p.sisa) for p in putaran] == [
        ("JMB", 5 * JUTA, {"Amparaya": 20 * JUTA, "Baru": 10 * JUTA}, 70 * JUTA),
        ("SMR", 6 * JUTA, {"Baru": 6 * JUTA, "Cahaya": 18 * JUTA}, 46 * JUTA),
        ("DRN", Fraction(13, 2) * JUTA, {"Amparaya": 26 * JUTA}, 20 * JUTA),
    ]


def test_money_at_the_end_is_what_nobody_could_spend() -> None:
    hasil = share(Pelengkap.TANPA)
    assert hasil.uang_akhir == {"Amparaya": 4 * JUTA, "Baru": 9 * JUTA, "Cahaya": 7 * JUTA}
    assert (hasil.biaya, hasil.sisa) == (80 * JUTA, 20 * JUTA)


def test_every_loser_has_its_reason_and_what_it_lacked() -> None:
    alasan = {k.pilihan: (k.alasan, k.kekurangan, k.uang_pendukung) for k in share(Pelengkap.TANPA).kalah}
    assert alasan == {
        "POS": (Alasan.PENDUKUNG_KEHABISAN, 2 * JUTA, 16 * JUTA),
        "LAP": (Alasan.PENDUKUNG_KEHABISAN, 22 * JUTA, 4 * JUTA),
        "GOR": (Alasan.MELEBIHI_PAGU, 137 * JUTA, 4 * JUTA),
        "TMN": (Alasan.TANPA_PENDUKUNG, None, 0),
    }


def test_winners_have_their_margin() -> None:
    hasil = share(Pelengkap.TANPA)
    assert {id: find_kelonggaran(hasil, id) for id in hasil.menang} == {
        "JMB": 13_000_000,
        "SMR": 2_666_666,
        "DRN": 4_000_000,
    }
    assert find_kelonggaran(hasil, "POS") is None


def test_add1_raises_the_shadow_ceiling_sixteen_times() -> None:
    hasil = share(Pelengkap.ADD1)
    assert (hasil.menang, hasil.pagu_bayangan, hasil.kenaikan) == (
        ("JMB", "SMR", "DRN", "POS"),
        108 * JUTA,
        16,
    )
    assert hasil.putaran[-1].bayar == {"Baru": 11 * JUTA, "Cahaya": 9 * JUTA}
    assert (hasil.biaya, hasil.sisa) == (100 * JUTA, 0)


def test_greedy_buys_the_health_post_with_the_rest() -> None:
    hasil = share(Pelengkap.GREEDY)
    assert [(p.pilihan, p.sisa) for p in hasil.pelengkap] == [("POS", 0)]
    assert hasil.find_kalah("POS") is None
    lapangan = hasil.find_kalah("LAP")
    assert lapangan is not None
    assert lapangan.kekurangan == 21_666_667


def test_the_default_rule_is_add1u_with_steps_of_half_a_percent() -> None:
    hasil = share_pagu(contoh_tangan())
    assert hasil.aturan == AturanBagi(pelengkap=Pelengkap.ADD1U)
    assert hasil.aturan.step(100 * JUTA) == 500_000
    assert hasil.menang == share(Pelengkap.ADD1).menang
