"""Satu halaman keputusan sebagai satu formulir: tiap baris satu usulan, ditolak atau disimpan sendiri.

Setiap baris membawa sidik isian yang dikirim ke layar dan versinya. Baris yang tidak disentuh tidak ikut disimpan;
baris yang sementara itu diubah operator lain menunjukkan kedua tulisan dan menunggu pilihan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.aturan.queries import Alasan
from terasa.musrenbang import rules
from terasa.musrenbang.enums import Hasil
from terasa.musrenbang.models import Forum, Keputusan
from terasa.musrenbang.rules import Putusan
from terasa.musrenbang.rules.banding import merge_putusan
from terasa.musrenbang.rules.urutan import hasil_setuju
from terasa.musrenbang.services import decide_many
from terasa.umum.pelaku import Pelaku
from terasa.web.musrenbang.cepat import KotakAngka, KotakArea, KotakPilih, KotakTeks
from terasa.web.musrenbang.forum.banding import (
    GABUNG,
    TERSIMPAN,
    Beda,
    compare,
    read_pilih,
    read_versi,
    tell_basi,
)
from terasa.web.musrenbang.forum.peringkat import insert_ranks, swap_neighbour
from terasa.web.musrenbang.medan import BiayaField, VolumeField, set_choices

MEDAN = ("hasil", "peringkat", "alasan_kode", "alasan", "rekomendasi", "volume", "biaya")


class PutusanForm(forms.Form):
    """What the forum says of one usulan; its own figures stand beside the earlier ones."""

    hasil = forms.ChoiceField(label=_("Keputusan"), required=False, widget=KotakPilih)
    peringkat = forms.IntegerField(
        label=_("Peringkat"),
        min_value=1,
        max_value=9999,
        required=False,
        widget=KotakAngka(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    alasan_kode = forms.ChoiceField(label=_("Kode alasan"), required=False, widget=KotakPilih)
    alasan = forms.CharField(
        label=_("Kalimat untuk warga"),
        help_text=_("Kosongkan untuk kalimat baku kode itu."),
        max_length=2000,
        required=False,
        widget=KotakArea(attrs={"rows": 3}),
    )
    rekomendasi = forms.CharField(
        label=_("Saran forum"), max_length=2000, required=False, widget=KotakArea(attrs={"rows": 2})
    )
    volume = VolumeField(label=_("Volume menurut forum ini"), max_length=20, required=False, widget=KotakTeks)
    biaya = BiayaField(label=_("Anggaran menurut forum ini"), max_length=40, required=False, widget=KotakTeks)

    def __init__(self, *args: Any, hasil: Sequence[Hasil], alasan: Sequence[Alasan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boleh = frozenset(hasil)
        set_choices(self, "hasil", [("", _("– belum –")), *((h.value, h.label) for h in hasil)])
        set_choices(self, "alasan_kode", [("", "–"), *((a.kode, f"{a.kode} {a.nama}") for a in alasan)])

    def sidik(self, awal: dict[str, Any]) -> str:
        """A short hash of what stands in the boxes of a row, as a browser sends it back."""
        return _digest(self.fields[nama].prepare_value(awal[nama]) for nama in MEDAN)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if not isi.get("hasil") and "hasil" in isi:
            isi["hasil"] = self._guess(isi)
        return isi

    def _guess(self, isi: dict[str, Any]) -> str:
        """A rank typed in means agreed, where a forum has one list of agreed usulan."""
        if self.initial.get("hasil"):
            self.add_error("hasil", _("Keputusan yang sudah ada diganti, bukan dikosongkan."))
        elif (
            isi.get("peringkat")
            and isi["peringkat"] != self.initial.get("peringkat")
            and Hasil.DISEPAKATI in self.boleh
        ):
            return Hasil.DISEPAKATI
        else:
            self.add_error("hasil", _("Pilih keputusannya."))
        return ""


@dataclass
class Baris:
    """One row: the decision as stored, its form, and the hash and version that go to the screen.

    A form is built when somebody looks at it: of a page that is sent back most rows were not touched.
    """

    keputusan: Keputusan
    bentuk: dict[str, Any]
    asal: str
    # Of a touched row the version that its writer read.
    versi: int
    disentuh: bool = False
    galat: list[str] = field(default_factory=list)
    # Both texts where they differ, once somebody else wrote meanwhile; whether they stood on the screen that was
    # sent back, and what the operator chose of them.
    beda: list[Beda] = field(default_factory=list)
    banding: bool = False
    pilih: str = ""

    @cached_property
    def form(self) -> PutusanForm:
        return PutusanForm(**self.bentuk)

    @property
    def salah(self) -> bool:
        return self.disentuh and bool(self.galat or self.form.errors)

    @property
    def semua_galat(self) -> list[str]:
        """For the summary above the table: everything to mend in this row."""
        return [*self.galat, *(str(g) for galat in self.form.errors.values() for g in galat)]

    @property
    def medan_rinci(self) -> list[forms.BoundField]:
        """What stands in the details under the decision and the rank."""
        return [self.form[nama] for nama in MEDAN[2:]]

    @property
    def buka(self) -> bool:
        """Whether the details stand open: there is something in them, or something to mend."""
        return self.salah or any(self.form[n].value() for n in MEDAN[2:])


@dataclass(frozen=True)
class Simpanan:
    """What became of one press: rows that changed, rows to mend, and whether ranks collided."""

    diubah: int
    salah: list[Baris]
    bentrok: bool


def make_baris(
    forum: Forum, keputusan: Iterable[Keputusan], alasan: Sequence[Alasan], data: Any = None
) -> list[Baris]:
    """Rows of a page; with posted data only the rows that somebody touched are bound to it."""
    hasil = list(rules.list_hasil(forum.jenis))
    cetakan = PutusanForm(hasil=hasil, alasan=alasan)
    baris = []
    for k in keputusan:
        awal = {nama: getattr(k, nama) for nama in MEDAN}
        bentuk: dict[str, Any] = {"prefix": str(k.pk), "initial": awal, "hasil": hasil, "alasan": alasan}
        kini = cetakan.sidik(awal)
        satu = Baris(k, bentuk, kini, k.versi)
        if data is not None and read_pilih(data, k) != TERSIMPAN:
            baru = _digest(data.get(f"{k.pk}-{nama}") for nama in MEDAN)
            if baru not in {data.get(f"{k.pk}-asal", ""), kini}:
                satu = _bind(satu, data)
        baris.append(satu)
    return baris


def _bind(kini: Baris, data: Any) -> Baris:
    """The touched row; whether it is stale the service finds under its lock."""
    k = kini.keputusan
    satu = Baris(k, {**kini.bentuk, "data": data}, kini.asal, read_versi(data, k), disentuh=True)
    satu.banding, satu.pilih = f"{k.pk}-banding" in data, read_pilih(data, k)
    if satu.banding and not satu.pilih:
        satu.galat.append(_now("Pilih dulu tulisan mana yang dipakai."))
    return satu


def show_both(satu: Baris, kini: Baris) -> None:
    """Put what is stored now beside what was typed, if somebody changed it; the next press starts from there."""
    if satu.versi != kini.versi:
        satu.galat = [tell_basi(kini.keputusan)]
        # What was chosen of other texts says nothing of these.
        satu.pilih = ""
    elif not satu.banding:
        return
    satu.keputusan, satu.asal, satu.versi = kini.keputusan, kini.asal, kini.versi
    satu.beda = compare(kini.form, satu.form, MEDAN)


def _digest(nilai: Iterable[Any]) -> str:
    isi = (str(n or "").replace("\r\n", "\n").strip() for n in nilai)
    return hashlib.sha256("\x1f".join(isi).encode()).hexdigest()[:16]


def save_baris(
    forum: Forum, baris: Sequence[Baris], *, by: Pelaku, now: datetime, geser: bool = False
) -> Simpanan:
    """Decide every touched row that reads well; the others keep what was typed and say what to mend.

    With `geser` a rank that is taken is inserted there and the others move down. Raises CannotDecide.
    """
    siap = {b.keputusan.usulan_id: b for b in baris if b.disentuh and not b.galat and b.form.is_valid()}
    putusan = [_as_putusan(b) for b in siap.values()]
    if geser:
        putusan = _shift(forum, putusan)
    hasil = decide_many(forum=forum, by=by, putusan=putusan, now=now, lewati=True)
    for usulan_id, kalimat in hasil.ditolak.items():
        if usulan_id in siap:
            siap[usulan_id].galat.append(kalimat)
    return Simpanan(
        diubah=len(hasil.diubah),
        salah=[b for b in baris if b.salah],
        bentrok=_collides(forum, [p for p in putusan if p.usulan_id in hasil.ditolak], putusan),
    )


def agree_all(forum: Forum, *, by: Pelaku, now: datetime) -> int:
    """Agree to everything still undecided that has a provisional rank. Returns how many."""
    hasil = hasil_setuju(forum.jenis)
    belum = forum.keputusan.filter(hasil="", peringkat__isnull=False).order_by("peringkat")
    # Without a rank of their own they queue behind what was already agreed, in their provisional order.
    putusan = [
        replace(_stored(k), hasil=hasil.value, peringkat=n)
        for n, k in enumerate(belum, 1 + _last(forum, hasil))
    ]
    return len(decide_many(forum=forum, by=by, putusan=putusan, now=now).diubah)


def move(forum: Forum, keputusan_id: UUID, langkah: int, *, by: Pelaku, now: datetime) -> bool:
    """One place up (-1) or down (+1) in its list; False when there is nowhere to go."""
    semua = list(forum.keputusan.filter(peringkat__isnull=False))
    satu = next((k for k in semua if k.pk == keputusan_id), None)
    if satu is None or not satu.hasil:
        return False
    sedaftar = {k.usulan_id: k for k in semua if k.hasil == satu.hasil}
    baru = swap_neighbour([(pk, k.peringkat or 0) for pk, k in sedaftar.items()], satu.usulan_id, langkah)
    putusan = [replace(_stored(sedaftar[pk]), peringkat=n) for pk, n in baru.items()]
    decide_many(forum=forum, by=by, putusan=putusan, now=now)
    return bool(putusan)


def _as_putusan(baris: Baris) -> Putusan:
    isi = {nama: baris.form.cleaned_data[nama] for nama in MEDAN}
    putusan = Putusan(usulan_id=baris.keputusan.usulan_id, versi=baris.versi, **isi)
    return merge_putusan(_stored(baris.keputusan), putusan) if baris.pilih == GABUNG else putusan


def _stored(k: Keputusan) -> Putusan:
    return Putusan(usulan_id=k.usulan_id, versi=k.versi, **{nama: getattr(k, nama) for nama in MEDAN})


def _last(forum: Forum, hasil: str) -> int:
    akhir = forum.keputusan.filter(hasil=hasil, peringkat__isnull=False).order_by("-peringkat").first()
    return (akhir.peringkat or 0) if akhir else 0


def _shift(forum: Forum, putusan: Sequence[Putusan]) -> list[Putusan]:
    """The same decisions with their lists ranked 1, 2, 3 …, and the other rows that move because of it."""
    diketik = {p.usulan_id: p for p in putusan}
    hasil = dict(diketik)
    for daftar in {p.hasil for p in putusan if p.peringkat is not None}:
        tetap = {k.usulan_id: k for k in forum.keputusan.filter(hasil=daftar) if k.usulan_id not in diketik}
        baru = [
            (p.usulan_id, p.peringkat or 1) for p in putusan if p.hasil == daftar and p.peringkat is not None
        ]
        urutan = insert_ranks([(pk, k.peringkat or 9999) for pk, k in tetap.items()], baru)
        for pk, n in urutan.items():
            hasil[pk] = replace(diketik[pk] if pk in diketik else _stored(tetap[pk]), peringkat=n)
    return list(hasil.values())


def _collides(forum: Forum, ditolak: Sequence[Putusan], putusan: Sequence[Putusan]) -> bool:
    """Whether one of the refused rows wanted a rank that another usulan of that list has or wants."""
    if not ditolak:
        return False
    ada = [(k.usulan_id, k.hasil, k.peringkat) for k in forum.keputusan.filter(peringkat__isnull=False)]
    ingin = [(p.usulan_id, p.hasil, p.peringkat) for p in putusan if p.peringkat is not None]
    return any(
        (p.hasil, p.peringkat) == (hasil, peringkat) and p.usulan_id != pk
        for p in ditolak
        for pk, hasil, peringkat in [*ada, *ingin]
    )
