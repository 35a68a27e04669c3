"""Kriteria AHP dibandingkan forum sendiri, sepasang demi sepasang; bobot dan konsistensinya tampak sebelum dipakai."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.aturan.queries import get_aturan
from terasa.musrenbang.enums import Metode, StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries.metode import find_banding, find_beku, read_konsistensi
from terasa.musrenbang.rules import Kriteria, rule_of_metode
from terasa.musrenbang.rules.ahp import SKALA, find_bentrok, list_pasangan
from terasa.musrenbang.rules.penilaian import weigh_banding
from terasa.musrenbang.services import set_banding
from terasa.web.akses import access
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.medan import on_form, perform


class BandingForm(forms.Form):
    """One choice per pair of criteria, on Saaty's scale."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, pasangan: list[tuple[str, str]], nama: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pasangan = pasangan
        for n, (a, b) in enumerate(pasangan):
            judul = _("%(a)s atau %(b)s?") % {"a": nama[a], "b": nama[b]}
            self.fields[f"p{n}"] = forms.ChoiceField(label=judul, choices=_choices(nama[a], nama[b]))

    @property
    def banding(self) -> list[list[str]]:
        """What was chosen, as the rule writes it."""
        return [[a, b, self.cleaned_data[f"p{n}"]] for n, (a, b) in enumerate(self.pasangan)]


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def banding(request: Any, pk: UUID) -> HttpResponse:
    """Compare, see the weights, then use them; or go back to the comparisons of the rule."""
    forum = get_run(request, pk)
    if forum.metode != Metode.AHP:
        raise Http404
    beku, sendiri, aturan = find_beku(forum), find_banding(forum), _rule(forum)
    nama = short_names({str(u["kode"]): str(u["nama"]) for u in aturan["unsur"]})
    lama = (beku.isi.get("dibanding") if beku else None) or (
        sendiri.banding if sendiri else aturan["banding"]
    )
    awal = {"versi": sendiri.versi if sendiri else 0, **_initial(nama, lama)}
    form = BandingForm(request.POST or None, pasangan=list_pasangan(list(nama)), nama=nama, initial=awal)
    if request.POST.get("aksi") != "hitung" and perform(
        request, form, lambda isi: _use(request, forum, form, isi)
    ):
        messages.success(request, _("Perbandingan forum ini tersimpan; bobotnya dipakai menilai."))
        return redirect("kerja-forum-metode", pk=pk)
    isi = {
        "forum": forum,
        "form": form,
        "medan": [form[f"p{n}"] for n in range(len(form.pasangan))],
        "sendiri": sendiri,
        "buka": forum.status == StatusForum.DIBUKA and beku is None,
        **_weights(forum, form, nama, lama),
    }
    return render(request, "musrenbang/forum_banding.html", isi)


def _use(request: Any, forum: Forum, form: BandingForm, isi: dict[str, Any]) -> None:
    pilihan = [] if request.POST.get("aksi") == "aturan" else form.banding
    set_banding(forum=forum, banding=pilihan, versi=isi["versi"], by=request.pelaku, now=timezone.now())


def _weights(forum: Forum, form: BandingForm, nama: dict[str, str], lama: list[list[str]]) -> dict[str, Any]:
    """Weights of what stands on the page, and the pair that contradicts the others most."""
    banding = form.banding if form.is_bound and not form.has_error("versi") and _all_chosen(form) else lama
    with on_form(form):
        hasil = weigh_banding(list(nama), banding, read_konsistensi(forum, timezone.localdate()))
        bentrok = None if hasil.konsisten else find_bentrok(banding, hasil.bobot)
        return {
            "hasil": hasil,
            "batas": float(hasil.batas),
            "bobot": [(nama[k], float(b * 100)) for k, b in hasil.bobot.items()],
            "bentrok": bentrok
            and [
                say_banding(nama[bentrok.a], nama[bentrok.b], kali)
                for kali in (bentrok.kali, bentrok.semestinya)
            ],
        }
    return {}


def _all_chosen(form: BandingForm) -> bool:
    return all(f"p{n}" in form.cleaned_data for n in range(len(form.pasangan)))


def describe_banding(kriteria: Kriteria) -> list[str]:
    """Each comparison behind the weights, as a sentence."""
    nama = short_names(kriteria.nama)
    return [say_banding(nama[a], nama[b], Fraction(kali)) for a, b, kali in kriteria.banding]


def short_names(nama: Mapping[str, str]) -> dict[str, str]:
    """What stands before the colon: "Urgensi: seberapa mendesak" is asked as "Urgensi"."""
    return {kode: satu.partition(":")[0].strip() for kode, satu in nama.items()}


def say_banding(a: str, b: str, kali: Fraction) -> str:
    if kali == 1:
        return _("%(a)s dan %(b)s sama penting") % {"a": a, "b": b}
    lebih, kurang = (a, b) if kali > 1 else (b, a)
    n = kali if kali > 1 else 1 / kali
    return _("%(lebih)s %(n)s kali lebih penting daripada %(kurang)s") % {
        "lebih": lebih,
        "n": n,
        "kurang": kurang,
    }


def _choices(a: str, b: str) -> list[tuple[str, str]]:
    """Short enough for a phone: the question above names both."""

    def say(n: Fraction) -> str:
        if n == 1:
            return _("Sama penting")
        return _("%(lebih)s %(n)s kali lebih penting") % {"lebih": a if n > 1 else b, "n": max(n, 1 / n)}

    return [(str(n), say(n)) for n in SKALA]


def _initial(nama: dict[str, str], banding: list[list[str]]) -> dict[str, str]:
    ada = {(a, b): Fraction(str(kali)) for a, b, kali in banding}
    ada |= {(b, a): 1 / kali for (a, b), kali in ada.items()}
    return {
        f"p{n}": str(ada[pasangan]) for n, pasangan in enumerate(list_pasangan(list(nama))) if pasangan in ada
    }


def _rule(forum: Forum) -> dict[str, Any]:
    kode = rule_of_metode(forum.metode, forum.jenis)
    isi: dict[str, Any] = get_aturan(kode, kabupaten=forum.kabupaten, pada=timezone.localdate()).isi
    return isi
