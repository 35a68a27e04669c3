"""Satu stasiun benang: catat, pindahkan keadaannya menurut tabel, tulis pencarian, kabari yang bersuara."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import KabarSuara, tell_voices_many
from terasa.cari.models import Pembanding
from terasa.cari.pembanding import BarisPembanding
from terasa.cari.services import (
    BarisCari,
    remove_entri,
    remove_pembanding,
    write_entri_many,
    write_pembanding_many,
)
from terasa.dokumen.models import Dokumen
from terasa.musrenbang import rules
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Langkah, Usulan
from terasa.musrenbang.queries.suara import find_suara
from terasa.musrenbang.rules.syarat import ALASAN, BERITA_ACARA, KODE_ALASAN
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak

BARIS_SEKALI = 1000
SISTEM = "sistem"
KOSONG: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Stasiun:
    """What is to be recorded of one usulan. `status` None keeps its state; `kabari` False stays silent.

    `kabar` is what the news says beside state and reason: figures and names that the reader has no page for yet.
    """

    usulan: Usulan
    tahap: str
    keputusan: str
    alasan_kode: str = ""
    alasan: str = ""
    rincian: dict[str, Any] = field(default_factory=dict)
    lanjutan: str = ""
    jatuh_tempo_on: date | None = None
    dokumen: Dokumen | None = None
    status: str | None = None
    kabari: bool = True
    kabar: str = ""


@dataclass(frozen=True)
class _Sebelum:
    """How an usulan stood when it was locked, and whether a voice is behind it."""

    status: str
    bersuara: bool


def record_langkah(
    *,
    usulan: Usulan,
    oleh: str,
    tahap: str,
    keputusan: str,
    now: datetime,
    alasan_kode: str = "",
    alasan: str = "",
    rincian: dict[str, Any] | None = None,
    lanjutan: str = "",
    jatuh_tempo_on: date | None = None,
    dokumen: Dokumen | None = None,
    status: str | None = None,
    peran: str = SISTEM,
) -> Langkah:
    """Append one station to the public thread, move the state, tell everyone attached. Raises CannotMove.

    `peran` is the post that moves it; the table says which may. The system stands for what was checked before.
    """
    satu = Stasiun(
        usulan=usulan,
        tahap=tahap,
        keputusan=keputusan,
        alasan_kode=alasan_kode,
        alasan=alasan,
        rincian=rincian or {},
        lanjutan=lanjutan,
        jatuh_tempo_on=jatuh_tempo_on,
        dokumen=dokumen,
        status=status,
    )
    return record_many([satu], oleh=oleh, now=now, peran=peran)[0]


@transaction.atomic
def record_many(
    stasiun: Sequence[Stasiun], *, oleh: str, now: datetime, peran: str = SISTEM
) -> list[Langkah]:
    """The same for many usulan in a few statements. Raises CannotMove."""
    pindah = [s for s in stasiun if s.status is not None]
    sebelum = _check_moves(pindah, peran)
    langkah = [_as_langkah(s, oleh, now) for s in stasiun]
    Langkah.objects.bulk_create(langkah, batch_size=BARIS_SEKALI)
    _set_status(pindah, sebelum)
    # A search row does not tell the state: it only comes and goes with being public.
    write_cari(
        s.usulan for s in pindah if _is_publik(sebelum[s.usulan.pk].status) != _is_publik(s.usulan.status)
    )
    _tell(stasiun, langkah, sebelum, now)
    return langkah


def write_cari(usulan: Iterable[Usulan]) -> None:
    """Search rows of public usulan, and what each asks for; a draft has none, and one that was joined is found by
    its successor."""
    semua = list(usulan)
    publik = [u for u in semua if _is_publik(u.status)]
    digabung = [u.pk for u in semua if u.status == StatusUsulan.DIGABUNG]
    for pk in digabung:
        remove_entri("usulan", pk)
    if digabung:
        remove_pembanding("usulan", digabung)
    if publik:
        nama = nama_lengkap_banyak({u.kode_desa for u in publik})
        write_entri_many(_search_row(u, nama[u.kode_desa]) for u in publik)
        write_pembanding_many(_pembanding_row(u, nama[u.kode_desa]) for u in publik)


def fill_pembanding() -> None:
    """What public usulan ask for, where they were stored before that was kept. Idempotent."""
    if Pembanding.objects.filter(jenis="usulan").exists():
        return
    publik = [u for u in Usulan.objects.all() if _is_publik(u.status)]
    nama = nama_lengkap_banyak({u.kode_desa for u in publik})
    write_pembanding_many(_pembanding_row(u, nama[u.kode_desa]) for u in publik)


def _search_row(usulan: Usulan, tempat: str) -> BarisCari:
    bidang = rules.nama_bidang(usulan.bidang) if usulan.bidang else ""
    return BarisCari(
        jenis="usulan",
        objek_id=str(usulan.pk),
        kode=usulan.kode,
        judul=usulan.judul[:300],
        teks=" ".join(t for t in (usulan.masalah, usulan.lokasi, bidang, tempat) if t),
        kode_wilayah=usulan.kode_desa,
        tahun=usulan.tahun,
        url=usulan.tautan,
    )


def _pembanding_row(usulan: Usulan, tempat: str) -> BarisPembanding:
    return BarisPembanding(
        jenis="usulan",
        objek_id=str(usulan.pk),
        kode=usulan.kode,
        judul=usulan.judul[:300],
        uraian=usulan.masalah,
        lokasi=usulan.lokasi,
        volume="" if usulan.volume is None else str(usulan.volume),
        satuan=usulan.satuan,
        kode_wilayah=usulan.kode_desa,
        nama_wilayah=tempat[:200],
        tahun=usulan.tahun,
        url=usulan.tautan,
    )


def _as_langkah(s: Stasiun, oleh: str, now: datetime) -> Langkah:
    return Langkah(
        usulan=s.usulan,
        tahap=s.tahap,
        pada=now,
        oleh=oleh,
        keputusan=s.keputusan,
        rincian=s.rincian,
        alasan_kode=s.alasan_kode,
        alasan=s.alasan,
        lanjutan=s.lanjutan[:250],
        jatuh_tempo_on=s.jatuh_tempo_on,
        dokumen=s.dokumen,
    )


def _check_moves(pindah: Sequence[Stasiun], peran: str) -> dict[UUID, _Sebelum]:
    """Against the state in the database, locked: two officers cannot move the same usulan twice."""
    if not pindah:
        return {}
    kunci = Usulan.objects.select_for_update(of=("self",)).filter(pk__in=[s.usulan.pk for s in pindah])
    isi = kunci.order_by("pk").values_list("pk", "status", "jumlah_suara")
    kini = {pk: _Sebelum(status, bersuara=suara > 0) for pk, status, suara in isi}
    for satu in pindah:
        _check_move(satu, kini[satu.usulan.pk].status, peran)
    return kini


def _check_move(satu: Stasiun, kini: str, peran: str) -> None:
    rules.check_move(kini, satu.status or kini, ada=_given(satu), peran=peran, judul=satu.usulan.judul)


def _given(satu: Stasiun) -> list[str]:
    """What this step brings: its reason, its paper, and every detail that is not empty."""
    ada = {
        ALASAN: bool(satu.alasan.strip()),
        KODE_ALASAN: bool(satu.alasan_kode),
        BERITA_ACARA: satu.dokumen is not None,
    }
    rincian = [nama for nama, nilai in satu.rincian.items() if nilai not in KOSONG]
    return [*rincian, *(nama for nama, benar in ada.items() if benar)]


def _set_status(pindah: Sequence[Stasiun], sebelum: Mapping[UUID, _Sebelum]) -> None:
    per_status: dict[str, list[UUID]] = defaultdict(list)
    for satu in pindah:
        assert satu.status is not None
        satu.usulan.status = satu.status
        if sebelum[satu.usulan.pk].status != satu.status:
            per_status[satu.status].append(satu.usulan.pk)
    for status, pk in per_status.items():
        Usulan.objects.filter(pk__in=pk).update(status=status)


def _is_publik(status: str) -> bool:
    return status not in {StatusUsulan.DRAF, StatusUsulan.DIGABUNG}


def _tell(
    stasiun: Sequence[Stasiun],
    langkah: Sequence[Langkah],
    sebelum: Mapping[UUID, _Sebelum],
    now: datetime,
) -> None:
    """Only usulan with voices cost anything here; three queries find them all and where they listen."""
    lantang = {
        s.usulan.pk: (s, baris)
        for s, baris in zip(stasiun, langkah, strict=True)
        if s.kabari and (s.usulan.pk not in sebelum or sebelum[s.usulan.pk].bersuara)
    }
    if not lantang:
        return
    suara = find_suara(lantang)
    tell_voices_many(
        [_as_news(*lantang[usulan_id], aspirasi) for usulan_id, aspirasi in suara.items()], now=now
    )


def _as_news(isi: Stasiun, langkah: Langkah, aspirasi: Sequence[Aspirasi]) -> KabarSuara:
    return KabarSuara(
        aspirasi=aspirasi,
        kejadian=f"langkah:{langkah.pk}",
        subjek=_("Kabar usulan “%(judul)s”") % {"judul": isi.usulan.judul[:120]},
        teks=compose_news(isi, langkah),
        tautan=isi.usulan.tautan,
    )


def compose_news(isi: Stasiun, langkah: Langkah) -> str:
    """A few plain sentences: station, decision, rank, reason, what comes next and by when."""
    apa = StatusUsulan(isi.status).label if isi.status else langkah.keputusan.replace("_", " ")
    kalimat = [_("%(tahap)s: %(apa)s.") % {"tahap": Tahap(langkah.tahap).label, "apa": apa}]
    if isi.kabar:
        kalimat.append(isi.kabar)
    if (peringkat := isi.rincian.get("peringkat")) is not None:
        dari = isi.rincian.get("dari")
        kalimat.append(
            _("Peringkat %(peringkat)s dari %(dari)s.") % {"peringkat": peringkat, "dari": dari}
            if dari
            else _("Peringkat %(peringkat)s.") % {"peringkat": peringkat}
        )
    if langkah.alasan:
        kalimat.append(_("Alasannya: %(alasan)s") % {"alasan": langkah.alasan})
    if langkah.lanjutan:
        kalimat.append(_("Selanjutnya: %(lanjutan)s") % {"lanjutan": langkah.lanjutan})
    if langkah.jatuh_tempo_on:
        kalimat.append(_("Paling lambat %(hari)s.") % {"hari": format_tanggal(langkah.jatuh_tempo_on)})
    return " ".join(kalimat)
