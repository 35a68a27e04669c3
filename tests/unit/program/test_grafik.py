"""Gambar SVG: terbaca mesin, tanpa gaya di dalamnya, dan sesuai angkanya."""

from datetime import date
from xml.etree import ElementTree

from terasa.web.grafik import Rentang, Titik, TitikKurva, draw_kemajuan, draw_rentang

AWAL, AKHIR = date(2026, 1, 1), date(2026, 12, 31)
SVG = "{http://www.w3.org/2000/svg}"


def parse(teks: str) -> ElementTree.Element:
    return ElementTree.fromstring(teks.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_progress_has_title_description_and_both_lines() -> None:
    akar = parse(
        draw_kemajuan(
            [Titik(date(2026, 3, 1), 10, 20), Titik(date(2026, 6, 1), 65, 50)], dari=AWAL, sampai=AKHIR
        )
    )
    assert akar.find(f"{SVG}title") is not None
    assert "65 persen" in str(akar.findtext(f"{SVG}desc"))
    assert len(akar.findall(f"{SVG}polyline")) == 2


def test_no_inline_style_reaches_the_page() -> None:
    gambar = draw_rentang([Rentang("Teratasi", 80, 62.7, 90.5)], judul="Jawaban")
    assert "style" not in gambar
    assert "on" + "click" not in gambar


def test_labels_are_escaped() -> None:
    gambar = draw_rentang([Rentang("<script>", 80, 60, 90)], judul="<b>")
    assert "<script>" not in gambar
    assert "<b>" not in gambar


def test_interval_lies_around_its_value() -> None:
    akar = parse(draw_rentang([Rentang("Teratasi", 80, 62.7, 90.5)], judul="Jawaban"))
    pita = akar.find(f"{SVG}rect")
    tanda = next(g for g in akar.findall(f"{SVG}line") if g.get("class") == "nilai")
    assert pita is not None
    kiri = float(pita.get("x", 0))
    assert kiri < float(tanda.get("x1", 0)) < kiri + float(pita.get("width", 0))


def test_nothing_reported_draws_nothing() -> None:
    assert draw_kemajuan([], dari=AWAL, sampai=AKHIR) == ""


def test_lines_that_meet_keep_their_names_apart() -> None:
    akar = parse(draw_kemajuan([Titik(date(2026, 6, 1), 100, 100)], dari=AWAL, sampai=AKHIR))
    y = [float(t.get("y", 0)) for t in akar.findall(f"{SVG}text") if str(t.get("class")).startswith("nama")]
    assert abs(y[0] - y[1]) >= 15


def test_the_plan_is_drawn_even_before_the_first_report() -> None:
    rencana = [TitikKurva(date(2026, 1, 31), 10, None), TitikKurva(date(2026, 2, 28), 100, None)]
    akar = parse(draw_kemajuan([], dari=AWAL, sampai=AKHIR, rencana=rencana))
    (garis,) = akar.findall(f"{SVG}polyline")
    assert garis.get("class") == "rencana garis-fisik"
    assert "Rencana" in str(akar.findtext(f"{SVG}desc"))
    assert draw_kemajuan([], dari=AWAL, sampai=AKHIR) == ""
