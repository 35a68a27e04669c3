"""Laporan SKM yang dibekukan: cara, sampel, profil, unsur, pita mutu, survei sebelumnya, dan rencana tindak lanjut.

Halaman `/skm/KODE/` membaca isi yang sama, jadi kertas dan layar tidak pernah berbeda.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import find_aturan, istilah
from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.layanan import rules
from terasa.layanan.enums import SaluranSkm, StatusSkm
from terasa.layanan.models import HasilSkm, JawabanSkm, SurveiSkm
from terasa.layanan.services.angka import koma
from terasa.statistik.angka import BatasTerbit
from terasa.statistik.kisaran import group_kecil
from terasa.statistik.skm import (
    BOBOT,
    KONVERSI,
    NAMA_UNSUR,
    PALING_SEDIKIT_DIJAWAB,
    SEBUTAN,
    UNSUR,
    Mutu,
    Pita,
)
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum import konteks
from terasa.umum.tanggal import format_tanggal

JENIS_DOKUMEN = "laporan_skm"
# How many of the best and of the worst unsur are named.
UJUNG = 3
PALING_RENDAH_IKM = Decimal("0.01")


def freeze_laporan(survei: SurveiSkm, isi: dict[str, Any], now: datetime) -> Dokumen:
    """The report of one period (`write_isi`) in its usual form, with a code by which anyone checks it."""
    return publish_dokumen(
        freeze_dokumen(
            jenis=JENIS_DOKUMEN,
            judul=_("Laporan SKM %(unit)s") % {"unit": survei.unit.nama},
            nomor="",
            kode_wilayah=survei.kode_wilayah,
            tahun=survei.sampai_on.year,
            isi=isi,
            now=now,
            unit=survei.unit,
        )
    )


def write_isi(
    survei: SurveiSkm,
    hasil: Sequence[HasilSkm],
    tugas: Sequence[TindakLanjut],
    *,
    pita: Sequence[Pita],
    batas: BatasTerbit,
    now: datetime,
) -> dict[str, Any]:
    """Everything the report says; nothing in it tells of one person."""
    total, tiap = hasil[0], hasil[1:]
    aturan = find_aturan("mutu-skm", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    unsur = list_unsur(total)
    return {
        "unit": survei.unit.nama,
        "periode": _period(survei),
        "populasi": survei.populasi,
        "sampel": survei.sampel,
        "dasar": aturan.dasar if aturan else "",
        "total": as_json(total),
        "unsur": unsur,
        "jumlah": _sums(total),
        "pita": list_pita(pita),
        "tertinggi": _ends(total, unsur, tinggi=True),
        "terendah": _ends(total, unsur, tinggi=False),
        "layanan": [as_json(h) for h in tiap],
        "catatan": _notes(survei, total, batas),
        **_respondents(survei, batas),
        "sebelum": _before(survei, total),
        "setahun": _year(survei, total),
        "rencana": [_plan(t) for t in tugas],
        "kepala": head_of(survei, now),
    }


def list_unsur(hasil: HasilSkm) -> list[dict[str, Any]]:
    """Of each unsur its name, how many answered and its NRR as text; "" where too few did."""
    dijawab = hasil.dijawab or [0] * len(UNSUR)
    jumlah = hasil.jumlah or [0] * len(UNSUR)
    return [
        {
            "kode": u,
            "nama": NAMA_UNSUR[u],
            "dijawab": d,
            "nrr": koma(Fraction(j, d), 3) if d else "",
            "tertimbang": koma(Fraction(j, d) * BOBOT, 3) if d else "",
            "jarang": 0 < d < PALING_SEDIKIT_DIJAWAB * hasil.n,
        }
        for u, d, j in zip(UNSUR, dijawab, jumlah, strict=True)
    ]


def _means(hasil: HasilSkm) -> dict[str, Fraction]:
    """NRR of the unsur that enough people answered."""
    return {u: Fraction(j, d) for u, j, d in zip(UNSUR, hasil.jumlah, hasil.dijawab, strict=False) if d}


def _sums(hasil: HasilSkm) -> dict[str, str]:
    """The row below the nine: their sum, and the sum of what each weighs; only when all nine are there."""
    nrr = _means(hasil)
    if len(nrr) < len(UNSUR):
        return {"nrr": "", "tertimbang": ""}
    jumlah = sum(nrr.values(), Fraction())
    return {"nrr": koma(jumlah, 3), "tertimbang": koma(jumlah * BOBOT, 3)}


def _ends(hasil: HasilSkm, unsur: Sequence[Mapping[str, Any]], *, tinggi: bool) -> list[dict[str, str]]:
    nrr = _means(hasil)
    urut = sorted(nrr, key=lambda u: (-nrr[u] if tinggi else nrr[u], u))[:UJUNG]
    per = {u["kode"]: u for u in unsur}
    return [{"kode": u, "nama": per[u]["nama"], "nrr": per[u]["nrr"]} for u in urut]


def list_pita(pita: Sequence[Pita]) -> list[dict[str, str]]:
    """The bands from the best: interval of the mean per unsur (1-4) and of the index, as they are printed."""
    atas, baris = Decimal(100), []
    for satu in sorted(pita, key=lambda p: p.bawah, reverse=True):
        baris.append(
            {
                "mutu": satu.mutu.value,
                "sebutan": SEBUTAN[satu.mutu],
                "nrr": f"{koma(satu.bawah / KONVERSI, 4)}–{koma(atas / KONVERSI, 4)}",
                "ikm": f"{koma(satu.bawah, 2)}–{koma(atas, 2)}",
            }
        )
        atas = satu.bawah - PALING_RENDAH_IKM
    return baris


def _respondents(survei: SurveiSkm, batas: BatasTerbit) -> dict[str, Any]:
    """How people answered and who they were, in counts from which no small group is left by subtraction."""
    with konteks.sebagai_sistem():
        baris = list(JawabanSkm.objects.filter(survei=survei).values_list("saluran", "profil", "saran"))
    return {
        "saluran": count_kelompok(
            Counter(s for s, _p, _t in baris), [(s.value, str(s.label)) for s in SaluranSkm], batas
        ),
        "profil": [
            {
                "nama": str(rules.NAMA_PROFIL[kunci]),
                "baris": count_kelompok(
                    Counter(str(p.get(kunci, "")) for _s, p, _t in baris),
                    [*((k, str(n)) for k, n in pilihan), ("", _("tidak disebut"))],
                    batas,
                ),
            }
            for kunci, pilihan in rules.LABEL_PROFIL.items()
        ],
    }


def count_kelompok(
    hitung: Mapping[str, int], pilihan: Iterable[tuple[str, str]], batas: BatasTerbit
) -> list[dict[str, Any]]:
    """Counts by the words of each choice; small ones stand together (`group_kecil`), none at all when even they are few."""
    ada = [(nama, hitung[kode]) for kode, nama in pilihan if hitung.get(kode)]
    kelompok = group_kecil([n for _nama, n in ada], batas.tahan)
    return [
        {"nama": ", ".join(ada[i][0] for i in letak), "n": sum(ada[i][1] for i in letak)}
        for letak in kelompok
    ]


def _before(survei: SurveiSkm, total: HasilSkm) -> dict[str, str] | None:
    """The survey before and the difference. Without an interval: the same people may have answered both times."""
    lalu = (
        HasilSkm.objects.filter(
            survei__unit_id=survei.unit_id, survei__sampai_on__lt=survei.dari_on, nama="", ikm__isnull=False
        )
        .select_related("survei")
        .order_by("-survei__sampai_on")
        .first()
    )
    if lalu is None or lalu.ikm is None or total.ikm is None:
        return None
    beda = total.ikm - lalu.ikm
    tanda = "+" if beda > 0 else "−" if beda < 0 else ""
    return {
        **_row(lalu),
        "selisih": f"{tanda}{koma(abs(beda), 2)}",
        "bertumpang": "ya" if _overlaps(total, lalu) else "",
    }


def _overlaps(satu: HasilSkm, lain: HasilSkm) -> bool:
    if satu.lo is None or satu.hi is None or lain.lo is None or lain.hi is None:
        return True
    return satu.lo <= lain.hi and lain.lo <= satu.hi


def _year(survei: SurveiSkm, total: HasilSkm) -> list[dict[str, str]]:
    """The periods of this unit that ended in the same year, this one last; empty while there is one only."""
    lain = HasilSkm.objects.filter(
        survei__unit_id=survei.unit_id,
        survei__status=StatusSkm.TERBIT,
        survei__sampai_on__year=survei.sampai_on.year,
        nama="",
    ).exclude(survei=survei)
    semua = list(lain.select_related("survei").order_by("survei__sampai_on"))
    return [_row(h) for h in (*semua, total)] if semua else []


def _row(hasil: HasilSkm) -> dict[str, str]:
    isi = as_json(hasil)
    return {
        "kode": hasil.survei.kode,
        "periode": _period(hasil.survei),
        "n": str(hasil.n),
        **{k: isi[k] for k in ("ikm", "selang", "mutu", "alasan")},
    }


def _plan(tugas: TindakLanjut) -> dict[str, str]:
    return {
        "teks": tugas.teks,
        "penanggung": tugas.pelaksana.nama,
        "tenggat": format_tanggal(tugas.jatuh_tempo_on),
        "pemeriksa": tugas.pemberi.nama if tugas.pemberi_id != tugas.pelaksana_id else "",
    }


def head_of(survei: SurveiSkm, now: datetime) -> str:
    """Who signs, by office: the title of a desa's head is a rule of the kabupaten."""
    unit, hari = survei.unit, timezone.localdate(now)
    if unit.jenis == "desa":
        return istilah("kades", unit.kabupaten, hari)
    return {"kelurahan": _("Lurah"), "kecamatan": _("Camat")}.get(unit.jenis, _("Kepala"))


def as_json(hasil: HasilSkm) -> dict[str, Any]:
    """One result as it is printed."""
    ada = hasil.ikm is not None and hasil.lo is not None and hasil.hi is not None
    return {
        "nama": hasil.nama,
        "n": hasil.n,
        "ikm": koma(hasil.ikm, 2) if hasil.ikm is not None else "",
        "mutu": hasil.mutu,
        "sebutan": SEBUTAN[Mutu(hasil.mutu)] if hasil.mutu else "",
        "selang": f"{koma(hasil.lo, 2)}–{koma(hasil.hi, 2)}" if ada else "",  # type: ignore[arg-type]  # both are there
        "alasan": hasil.alasan,
    }


def _period(survei: SurveiSkm) -> str:
    return f"{format_tanggal(survei.dari_on)} – {format_tanggal(survei.sampai_on)}"


def _notes(survei: SurveiSkm, total: HasilSkm, batas: BatasTerbit) -> list[str]:
    """What is to be read beside the figures: few respondents, and unsur that fewer than 80 % of them answered."""
    catatan = []
    if total.ikm is not None and total.n < batas.peringatan:
        catatan.append(_("Respondennya sedikit: selangnya lebar, jangan dibandingkan."))
    if total.n < survei.sampel:
        catatan.append(
            _("Responden %(n)d orang, kurang dari sampel %(sampel)d.")
            % {"n": total.n, "sampel": survei.sampel}
        )
    for unsur, banyak in zip(UNSUR, total.dijawab, strict=False):
        if 0 < banyak < PALING_SEDIKIT_DIJAWAB * total.n:
            catatan.append(
                _("%(unsur)s dijawab %(banyak)d dari %(n)d orang.")
                % {"unsur": unsur, "banyak": banyak, "n": total.n}
            )
    return catatan
