"""Menilai dengan kriteria yang diumumkan: tiap penilai satu lembar, lalu peringkat disusun dari skornya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from terasa.musrenbang.enums import METODE_BERNILAI, StatusForum
from terasa.musrenbang.models import Forum, Keputusan
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries import list_keputusan, list_kriteria, list_penilaian, summarise_forum
from terasa.musrenbang.rules import Kriteria
from terasa.musrenbang.services import rank_by_skor, record_lembar
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_uuids
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.langkah import list_langkah
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 20
PENILAI_TERBANYAK = 9

Nilai = dict[UUID, dict[str, dict[str, Decimal]]]


@dataclass(frozen=True)
class Kotak:
    """One score to give: the name of its box, what stands in it, and the spread of all assessors."""

    nama: str
    label: str
    isi: str
    rata: Decimal | None = None
    terendah: Decimal | None = None
    tertinggi: Decimal | None = None

    @property
    def berbeda(self) -> bool:
        """The assessors are two or more points apart: worth talking about."""
        return (
            self.terendah is not None and self.tertinggi is not None and self.tertinggi - self.terendah >= 2
        )


@dataclass
class Lembar:
    """One usulan on the sheet of one assessor."""

    keputusan: Keputusan
    kotak: list[Kotak]
    penilai: int
    # Its boxes as they are stored now, so that a press of Save tells which were touched.
    asal: str
    galat: list[str] = field(default_factory=list)


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def nilai(request: Any, pk: UUID) -> HttpResponse:
    """The sheet of one assessor, numbered in the hall and not named."""
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA or forum.metode not in METODE_BERNILAI:
        return redirect("kerja-forum-lihat", pk=pk)
    nomor = _number(request.GET.get("penilai", ""))
    kriteria = list_kriteria(forum, timezone.localdate())
    page = Paginator(list_keputusan(forum), SEHALAMAN).get_page(request.GET.get("page"))
    keputusan, galat = list(page), dict[UUID, str]()
    if request.method == "POST":
        keputusan = _posted(request, forum) or keputusan
        tersimpan, galat = _save(request, forum, keputusan, _name(nomor), kriteria)
        if tersimpan:
            messages.success(request, _("Nilai untuk %(n)d usulan tersimpan.") % {"n": tersimpan})
        if not galat:
            return redirect(request.get_full_path())
    ringkasan = summarise_forum(forum, timezone.localdate())
    lembar = _sheets(request, keputusan, _name(nomor), kriteria, _scores(forum, keputusan), galat)
    isi = {
        "forum": forum,
        "ringkasan": ringkasan,
        "langkah": list_langkah(forum, ringkasan, kini="nilai", by=request.pelaku),
        "page": page,
        "lembar": lembar,
        "salah": [satu for satu in lembar if satu.galat],
        "nomor": nomor,
        "deret": range(1, PENILAI_TERBANYAK + 1),
        "bawah": kriteria.bawah,
        "atas": kriteria.atas,
        "tempat": nama_lengkap_banyak({k.usulan.kode_desa for k in keputusan}),
    }
    return render(request, "musrenbang/forum_nilai.html", isi)


@access(can_work_forum)
@require_POST
def susun(request: Any, pk: UUID) -> HttpResponse:
    """Ranks from the scores; the forum still decides."""
    forum = get_run(request, pk)
    try:
        n = rank_by_skor(forum=forum, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(
            request, _("Peringkat %(n)d usulan disusun dari skor. Forum tetap yang memutuskan.") % {"n": n}
        )
    return redirect("kerja-forum-lihat", pk=pk)


def _posted(request: Any, forum: Forum) -> list[Keputusan]:
    """The rows that were on the screen, wherever another operator's ranks have put them since."""
    dikirim = {teks: n for n, teks in enumerate(request.POST.getlist("baris")[: SEHALAMAN * 2])}
    daftar = list_keputusan(forum).filter(pk__in=read_uuids(dikirim))
    return sorted(daftar, key=lambda k: dikirim[str(k.pk)])


def _number(teks: str) -> int:
    return int(teks) if teks in {str(n) for n in range(1, PENILAI_TERBANYAK + 1)} else 1


def _name(nomor: int) -> str:
    """As stored; the words stay the same in every language."""
    return f"Penilai {nomor}"


def _scores(forum: Forum, keputusan: Sequence[Keputusan]) -> Nilai:
    """keputusan → criterion → assessor → score, of these rows; one query."""
    hasil: Nilai = defaultdict(lambda: defaultdict(dict))
    for p in list_penilaian(forum).filter(keputusan__in=keputusan):
        hasil[p.keputusan_id][p.kriteria][p.penilai] = p.nilai
    return hasil


def _save(
    request: Any, forum: Forum, keputusan: Sequence[Keputusan], penilai: str, kriteria: Kriteria
) -> tuple[int, dict[UUID, str]]:
    """Rows that were filled or changed; a row that is half filled is told, the others are kept."""
    lama = _scores(forum, keputusan)
    nilai: dict[UUID, dict[str, Decimal]] = {}
    dibaca: dict[UUID, dict[str, Decimal]] = {}
    for k in keputusan:
        teks = {kode: request.POST.get(f"{k.pk}-{kode}", "").strip() for kode in kriteria.bobot}
        asal = request.POST.get(f"{k.pk}-asal", "")
        # What nobody touched here may have been filled on another device.
        if any(teks.values()) and join_asal(teks) != asal and teks != _shown(lama, k, penilai, kriteria):
            nilai[k.usulan_id] = _digits(teks)
            dibaca[k.usulan_id] = _digits(dict(zip(kriteria.bobot, asal.split(","), strict=False)))
    if not nilai:
        return 0, {}
    try:
        salah = record_lembar(
            forum=forum, by=request.pelaku, penilai=penilai, nilai=nilai, now=timezone.now(), dibaca=dibaca
        )
    except AturanDilanggar as exc:
        salah = dict.fromkeys(nilai, str(exc))
    return len(nilai) - len(salah), {k.pk: salah[k.usulan_id] for k in keputusan if k.usulan_id in salah}


def join_asal(teks: Mapping[str, str]) -> str:
    """The boxes of a row as they went to the screen, in the order of the criteria."""
    return ",".join(teks.values())


def _digits(teks: Mapping[str, str]) -> dict[str, Decimal]:
    return {kode: Decimal(angka) for kode, angka in teks.items() if angka.isascii() and angka.isdigit()}


def _shown(nilai: Nilai, k: Keputusan, penilai: str, kriteria: Kriteria) -> dict[str, str]:
    """The boxes of one row as this assessor left them."""
    angka = {kode: nilai[k.pk][kode].get(penilai) for kode in kriteria.bobot}
    return {kode: "" if satu is None else str(int(satu)) for kode, satu in angka.items()}


def _sheets(
    request: Any,
    keputusan: Sequence[Keputusan],
    penilai: str,
    kriteria: Kriteria,
    nilai: Nilai,
    galat: dict[UUID, str],
) -> list[Lembar]:
    lembar = []
    for k in keputusan:
        isi = _shown(nilai, k, penilai, kriteria)
        asal = join_asal(isi)
        if k.pk in galat:
            isi = {kode: request.POST.get(f"{k.pk}-{kode}", "").strip() for kode in kriteria.bobot}
        kotak = [_box(k, kode, nama, isi[kode], nilai[k.pk][kode]) for kode, nama in kriteria.nama.items()]
        banyak = max((len(nilai[k.pk][kode]) for kode in kriteria.bobot), default=0)
        lembar.append(Lembar(k, kotak, banyak, asal, [galat[k.pk]] if k.pk in galat else []))
    return lembar


def _box(k: Keputusan, kode: str, nama: str, isi: str, nilai: dict[str, Decimal]) -> Kotak:
    if not nilai:
        return Kotak(f"{k.pk}-{kode}", nama, isi)
    angka = list(nilai.values())
    rata = (sum(angka, Decimal(0)) / len(angka)).quantize(Decimal("0.1"))
    return Kotak(f"{k.pk}-{kode}", nama, isi, rata, min(angka), max(angka))
