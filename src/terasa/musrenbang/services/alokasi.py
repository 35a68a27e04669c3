"""Membagi pagu kabupaten: masukan beku, aturan yang diumumkan, hasil beserta seluruh catatannya.

Siapa pemilihnya, siapa calonnya, dan bagaimana cadangan naik ditulis di docs/alokasi/kabupaten.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.alokasi import AlokasiDitolak, AturanBagi, Masukan, Pilihan, jelaskan, share_pagu
from terasa.aturan.queries import get_aturan
from terasa.aturan.rules import score_of_peringkat
from terasa.dokumen.rules import canonical, sidik
from terasa.musrenbang.enums import HasilAlokasi, StatusUsulan, Tahap
from terasa.musrenbang.models import Alokasi, PosAlokasi
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.queries.calon import (
    Calon,
    list_calon,
    list_calon_of,
    list_daftar,
    read_daftar,
)
from terasa.musrenbang.rules import lanjutan
from terasa.musrenbang.rules.pemilih import Daftar, make_pemilih
from terasa.musrenbang.services.kabari import tell_allocated
from terasa.musrenbang.services.kalender import require_jadwal
from terasa.musrenbang.services.kekokohan import queue_kekokohan
from terasa.musrenbang.services.langkah import Stasiun, record_many
from terasa.musrenbang.services.rincian import Bagian, describe_pos, write_rincian
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku

SKOR, BOBOT = "skor-peringkat", "bobot-forum"
PAGU_TIDAK_CUKUP = "R04"


class CannotAllocate(AturanDilanggar):
    """The ceiling cannot be shared, or this result cannot be confirmed."""


@konteks.act("run_alokasi")
def run_alokasi(
    *,
    by: Pelaku,
    kabupaten: str,
    tahun: int,
    pagu: int,
    now: datetime,
    peringkat: Mapping[str, Sequence[str]] | None = None,
) -> Alokasi:
    """Share `pagu` rupiah by equal shares and keep the account. Nothing is decided until it is confirmed.

    `peringkat` gives the voters' lists (forum -> usulan codes, best first) instead of the closed forums'.
    Raises CannotAllocate.
    """
    if not may_allocate(by, kabupaten):
        raise CannotAllocate(_("Hanya Bappeda kabupaten ini yang membagi pagunya."), code="bukan-wewenang")
    if pagu <= 0:
        raise CannotAllocate(_("Pagu harus lebih dari nol rupiah."), code="pagu")
    pada = timezone.localdate(now)
    daftar = _lists(kabupaten, tahun, pada, peringkat)
    calon = _candidates(kabupaten, tahun, daftar, from_file=peringkat is not None)
    skor = _scores(kabupaten, pada, daftar)
    try:
        bagian = _share(calon, daftar, skor, pagu)
    except AlokasiDitolak as exc:
        raise CannotAllocate(str(exc), code=exc.kode) from exc
    alokasi = _store(by, kabupaten, tahun, pagu, now, calon, daftar, skor, bagian)
    PosAlokasi.objects.bulk_create(_positions(alokasi, calon, daftar, bagian), batch_size=1000)
    write_rincian(alokasi, bagian, daftar)
    queue_kekokohan(alokasi, now=now)
    return alokasi


@konteks.act("confirm_alokasi")
def confirm_alokasi(*, alokasi: Alokasi, by: Pelaku, now: datetime) -> None:
    """Make a result the kabupaten's decision: stations, states, and news to everyone attached.

    Raises CannotAllocate.
    """
    if not may_allocate(by, alokasi.kabupaten):
        raise CannotAllocate(_("Hanya Bappeda kabupaten ini yang menetapkan alokasi."), code="bukan-wewenang")
    require_jadwal("alokasi", alokasi.kabupaten, alokasi.tahun, [alokasi.kabupaten], now)
    sekabupaten = Alokasi.objects.select_for_update().filter(kabupaten=alokasi.kabupaten, tahun=alokasi.tahun)
    if any(a.is_ditetapkan for a in sekabupaten.only("pk", "is_ditetapkan")):
        raise CannotAllocate(_("Alokasi tahun ini sudah ditetapkan."), code="sudah-ditetapkan")
    pos = list(alokasi.pos.select_related("usulan").order_by("urutan", "pk"))
    _require_ready(pos)
    jadwal = Jadwal(alokasi.kabupaten, alokasi.tahun, timezone.localdate(now))
    record_many([_station(alokasi, p, jadwal) for p in pos], oleh=by.label, now=now)
    alokasi.is_ditetapkan, alokasi.ditetapkan_at = True, now
    alokasi.save(update_fields=["is_ditetapkan", "ditetapkan_at"])
    terpilih = (p.usulan.unit_tujuan_id for p in pos if p.hasil == HasilAlokasi.TERPILIH)
    tell_allocated(alokasi, Counter(u for u in terpilih if u is not None), now=now)


def _lists(
    kabupaten: str, tahun: int, pada: date, peringkat: Mapping[str, Sequence[str]] | None
) -> list[Daftar]:
    bobot = get_aturan(BOBOT, kabupaten=kabupaten, pada=pada)
    if peringkat is None:
        daftar = list_daftar(kabupaten, tahun, bobot)
    else:
        daftar = read_daftar(kabupaten, tahun, bobot, peringkat)
    if not any(d.kode for d in daftar):
        raise CannotAllocate(
            _(
                "Belum ada peringkat forum untuk tahun %(tahun)d, jadi pagu tidak dapat dibagi: tutup dulu "
                "musrenbangnya, atau berikan daftar peringkatnya."
            )
            % {"tahun": tahun},
            code="tanpa-peringkat",
        )
    return daftar


def _candidates(kabupaten: str, tahun: int, daftar: Iterable[Daftar], *, from_file: bool) -> list[Calon]:
    calon = list_calon(kabupaten, tahun)
    if from_file:
        calon = _add_from_file(calon, kabupaten, tahun, {kode for d in daftar for kode in d.kode})
    if not calon:
        raise CannotAllocate(
            _("Belum ada usulan tahun %(tahun)d yang disepakati forum perangkat daerah.") % {"tahun": tahun},
            code="tanpa-calon",
        )
    if all(c.biaya is None for c in calon):
        raise CannotAllocate(
            _("Biaya semua usulan belum dihitung, jadi tidak ada yang dapat dibagi."),
            code="biaya-belum-dihitung",
        )
    return calon


def _add_from_file(calon: list[Calon], kabupaten: str, tahun: int, disebut: set[str]) -> list[Calon]:
    """Usulan that the lists name take part too, unless they ended. Raises CannotAllocate."""
    dikenal = {c.kode: c for c in calon}
    tambahan = list_calon_of(kabupaten, tahun, disebut - dikenal.keys())
    if asing := disebut - dikenal.keys() - {c.kode for c in tambahan}:
        contoh = ", ".join(sorted(asing)[:3])
        raise CannotAllocate(
            _("%(n)d kode dalam daftar peringkat tidak dikenal atau sudah tidak berjalan: %(contoh)s.")
            % {"n": len(asing), "contoh": contoh},
            code="kode-tidak-dikenal",
        )
    return [*calon, *tambahan]


def _scores(kabupaten: str, pada: date, daftar: Iterable[Daftar]) -> dict[int, int]:
    aturan = get_aturan(SKOR, kabupaten=kabupaten, pada=pada)
    terpanjang = max(len(d.kode) for d in daftar)
    return {n: score_of_peringkat(aturan, n) for n in range(1, terpanjang + 1)}


def _share(
    calon: Sequence[Calon], daftar: Sequence[Daftar], skor: Mapping[int, int], pagu: int
) -> list[Bagian]:
    """The main list with the whole ceiling, then the reserve with what it left (forum perangkat daerah)."""
    bagian: list[Bagian] = []
    sisa, awal = pagu, 0
    for nama, is_cadangan in (("utama", False), ("cadangan", True)):
        ikut = [c for c in calon if c.is_cadangan == is_cadangan and c.biaya is not None]
        if not ikut or sisa <= 0:
            continue
        masukan = Masukan(
            pilihan=tuple(Pilihan(c.kode, c.biaya) for c in ikut if c.biaya is not None),
            pemilih=tuple(make_pemilih(daftar, [c.kode for c in ikut], skor)),
            pagu=sisa,
        )
        hasil = share_pagu(masukan, AturanBagi())
        bagian.append(Bagian(nama, hasil, awal))
        sisa, awal = hasil.sisa, awal + len(hasil.menang)
    return bagian


def _store(
    by: Pelaku,
    kabupaten: str,
    tahun: int,
    pagu: int,
    now: datetime,
    calon: Sequence[Calon],
    daftar: Sequence[Daftar],
    skor: Mapping[int, int],
    bagian: Sequence[Bagian],
) -> Alokasi:
    masukan = {
        "pagu": pagu,
        "calon": [
            {"kode": c.kode, "biaya": c.biaya, "daftar": "cadangan" if c.is_cadangan else "utama"}
            for c in calon
        ],
        "pemilih": [
            {"forum": d.forum, "nama": d.nama, "bobot": _text(d.bobot), "kode": list(d.kode)} for d in daftar
        ],
    }
    alokasi = Alokasi(
        kabupaten=kabupaten,
        tahun=tahun,
        pagu=pagu,
        aturan=_rule(kabupaten, timezone.localdate(now), skor),
        masukan=masukan,
        masukan_sha256=sidik(canonical(masukan)),
        hasil={b.nama: json.loads(b.hasil.to_json()) for b in bagian},
        oleh=by.label,
        dijalankan_at=now,
    )
    alokasi.save(force_insert=True)
    return alokasi


def _rule(kabupaten: str, pada: date, skor: Mapping[int, int]) -> dict[str, Any]:
    """The published rule as it was used, with the sources of its tables."""
    bagi = AturanBagi()
    return {
        "metode": "bagian-setara",
        "kepuasan": bagi.kepuasan.value,
        "pelengkap": bagi.pelengkap.value,
        "urutan_seri": bagi.urutan_seri.value,
        "cadangan": "memakai sisa pagu setelah daftar utama",
        "skor": [[n, s] for n, s in skor.items()],
        "sumber": {
            kode: {"nama": a.nama, "dasar": a.dasar, "isi": a.isi, "terverifikasi": a.terverifikasi}
            for kode in (SKOR, BOBOT)
            for a in [get_aturan(kode, kabupaten=kabupaten, pada=pada)]
        },
    }


def _positions(
    alokasi: Alokasi, calon: Sequence[Calon], daftar: Sequence[Daftar], bagian: Sequence[Bagian]
) -> list[PosAlokasi]:
    nama = {d.forum: d.nama for d in daftar} | {c.kode: f"“{c.judul}”" for c in calon}
    menurut = {kode: b for b in bagian for kode in (p.id for p in b.hasil.masukan.pilihan)}
    pos = [_position(alokasi, c, menurut.get(c.kode), nama) for c in calon]
    kunci = {c.kode: c.pk for c in calon}
    for satu, c in zip(pos, calon, strict=True):
        describe_pos(satu, c.kode, menurut.get(c.kode), kunci)
    return pos


def _position(alokasi: Alokasi, calon: Calon, bagian: Bagian | None, nama: Mapping[str, str]) -> PosAlokasi:
    pos = PosAlokasi(alokasi=alokasi, usulan_id=calon.pk, biaya=calon.biaya)
    if calon.biaya is None:
        pos.hasil = HasilAlokasi.BELUM_DIHITUNG
        pos.penjelasan = _(
            "Biayanya belum dihitung, jadi tidak ikut dibagi; biaya yang kosong bukan nol rupiah."
        )
        return pos
    if bagian is None:
        pos.hasil = HasilAlokasi.TIDAK_TERPILIH
        pos.penjelasan = _("Daftar utama sudah memakai seluruh pagu, jadi daftar cadangan tidak dibuka.")
        return pos
    hasil = bagian.hasil
    pos.penjelasan = jelaskan(hasil, calon.kode, nama=nama, dengan_kelonggaran=False)
    if calon.kode in hasil.menang:
        pos.hasil, pos.urutan = HasilAlokasi.TERPILIH, bagian.awal + hasil.menang.index(calon.kode) + 1
        return pos
    kalah = hasil.find_kalah(calon.kode)
    pos.hasil, pos.kekurangan = HasilAlokasi.TIDAK_TERPILIH, kalah.kekurangan if kalah else None
    return pos


def _require_ready(pos: Sequence[PosAlokasi]) -> None:
    boleh = {StatusUsulan.DISEPAKATI_FORUM_PD, StatusUsulan.CADANGAN_FORUM_PD}
    belum = [p.usulan for p in pos if p.usulan.status not in boleh]
    if belum:
        contoh = ", ".join(print_kode(u.kode) for u in belum[:3])
        raise CannotAllocate(
            _("%(n)d usulan belum disepakati forum perangkat daerah atau sudah bergerak lagi: %(contoh)s.")
            % {"n": len(belum), "contoh": contoh},
            code="belum-siap",
        )


def _station(alokasi: Alokasi, pos: PosAlokasi, jadwal: Jadwal) -> Stasiun:
    rincian: dict[str, Any] = {"pagu": alokasi.pagu, "biaya": pos.biaya}
    if pos.hasil == HasilAlokasi.TERPILIH:
        berikut, status = lanjutan.after_terpilih(), StatusUsulan.DISEPAKATI_KABUPATEN
        rincian["urutan"] = pos.urutan
    elif pos.hasil == HasilAlokasi.TIDAK_TERPILIH:
        berikut, status = lanjutan.after_tidak_terpilih(), StatusUsulan.TIDAK_TERPILIH
        rincian["kekurangan"] = pos.kekurangan
    else:
        return Stasiun(
            usulan=pos.usulan,
            tahap=Tahap.KABUPATEN,
            keputusan=pos.hasil,
            alasan=pos.penjelasan,
            lanjutan=lanjutan.after_belum_dihitung().kalimat,
        )
    kalah = status == StatusUsulan.TIDAK_TERPILIH
    return Stasiun(
        usulan=pos.usulan,
        tahap=Tahap.KABUPATEN,
        keputusan=pos.hasil,
        alasan_kode=PAGU_TIDAK_CUKUP if kalah else "",
        alasan=pos.penjelasan if kalah else "",
        rincian=rincian,
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
        status=status,
    )


def _text(bobot: Fraction) -> str:
    return f"{bobot.numerator}/{bobot.denominator}"
