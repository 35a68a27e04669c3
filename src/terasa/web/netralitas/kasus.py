"""Kasus netralitas. Bagi siapa pun yang tidak sedang ditunjuk, tidak ada halaman di sini."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from terasa.aturan.queries import get_aturan
from terasa.perangkat.enums import HasilKasus, StatusKasus
from terasa.perangkat.models import BuktiKasus, KasusNetralitas, MasaJabatan
from terasa.perangkat.permissions import can_read_netralitas
from terasa.perangkat.queries.netralitas import find_periode, is_ditunjuk, list_jam
from terasa.perangkat.rules.netralitas import next_sanksi
from terasa.perangkat.services.netralitas import (
    ATURAN_DUGAAN,
    IsiKasus,
    attach_bukti,
    close_kasus,
    need_keterangan,
    record_hasil,
    record_kasus,
    record_sanksi,
    refer_kasus,
)
from terasa.umum.ingatan import remembered
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.netralitas.forms import BuktiForm, HasilForm, KasusForm, RujukForm, SanksiForm, TutupForm
from terasa.wilayah.queries import desa_per_kecamatan, nama_lengkap, nama_lengkap_banyak

CARA = ["GET", "HEAD", "POST"]
HALAMAN = "netralitas/tindakan.html"
View = Callable[..., HttpResponseBase]
# What was done, as words.
APA = {
    "dicatat": gettext_lazy("Laporan dicatat"),
    "dirujuk": gettext_lazy("Dirujuk"),
    "keterangan": gettext_lazy("Keterangan tambahan diminta"),
    "diputus": gettext_lazy("Diputus yang berwenang"),
    "sanksi": gettext_lazy("Sanksi dicatat"),
    "ditutup": gettext_lazy("Ditutup"),
    "bukti": gettext_lazy("Berkas ditambahkan"),
}


@dataclass(frozen=True)
class Tindakan:
    """A step of a case: its heading, its form, and the service behind it."""

    judul: Callable[[], str]
    form: Callable[[KasusNetralitas, Any], forms.Form]
    act: Callable[[Pelaku, KasusNetralitas, dict[str, Any]], object]


def _with_day(kelas: type[forms.Form]) -> Callable[[KasusNetralitas, Any], forms.Form]:
    return lambda _k, request: kelas(request.POST or None, initial={"pada": timezone.localdate()})


def _sanksi_form(kasus: KasusNetralitas, request: Any) -> forms.Form:
    return SanksiForm(
        request.POST or None, sanksi=next_sanksi(kasus.sanksi), initial={"pada": timezone.localdate()}
    )


def _attach(by: Pelaku, kasus: KasusNetralitas, d: dict[str, Any]) -> None:
    berkas = d["berkas"]
    attach_bukti(by=by, kasus=kasus, data=berkas.read(), nama=berkas.name, now=timezone.now())


TINDAKAN = {
    "rujuk": Tindakan(
        lambda: _("Rujuk kepada yang berwenang"),
        _with_day(RujukForm),
        lambda by, kasus, d: refer_kasus(by=by, kasus=kasus, now=timezone.now(), **d),
    ),
    "keterangan": Tindakan(
        lambda: _("Yang berwenang meminta keterangan tambahan"),
        lambda _k, request: forms.Form(request.POST if request.method == "POST" else None),
        lambda by, kasus, d: need_keterangan(by=by, kasus=kasus, now=timezone.now()),
    ),
    "hasil": Tindakan(
        lambda: _("Keputusan yang berwenang"),
        _with_day(HasilForm),
        lambda by, kasus, d: record_hasil(by=by, kasus=kasus, now=timezone.now(), **d),
    ),
    "sanksi": Tindakan(
        lambda: _("Sanksi yang dijatuhkan"),
        _sanksi_form,
        lambda by, kasus, d: record_sanksi(by=by, kasus=kasus, now=timezone.now(), **d),
    ),
    "tutup": Tindakan(
        lambda: _("Tutup kasus"),
        lambda _k, request: TutupForm(request.POST or None),
        lambda by, kasus, d: close_kasus(by=by, kasus=kasus, now=timezone.now(), **d),
    ),
    "bukti": Tindakan(
        lambda: _("Tambah berkas"),
        lambda _k, request: BuktiForm(request.POST or None, request.FILES or None),
        _attach,
    ),
}


def ditunjuk(view: View) -> View:
    """Only for who is appointed today in the kabupaten of the post in use; nothing of it is kept by a browser."""

    @access(can_read_netralitas)
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_ditunjuk(request.pelaku, timezone.localdate()):
            raise Http404
        jawaban = view(request, *args, **kwargs)
        jawaban["Cache-Control"] = "private, no-store"
        jawaban["Referrer-Policy"] = "no-referrer"
        return jawaban

    return guarded


def _get(request: Any, pk: UUID) -> KasusNetralitas:
    return get_object_or_404(
        KasusNetralitas.objects.visible_to(request.pelaku).select_related(
            "terlapor__jabatan__unit", "terlapor__orang", "periode"
        ),
        pk=pk,
    )


def _dugaan(by: Pelaku) -> dict[str, str]:
    aturan = get_aturan(ATURAN_DUGAAN, kabupaten=by.kabupaten, pada=timezone.localdate())
    return {d["kode"]: str(d["nama"]) for d in aturan.isi["pilihan"]}


@ditunjuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every case of the kabupaten with its clocks, the open ones first."""
    with remembered():
        semua = [(k, list_jam(k)) for k in KasusNetralitas.objects.visible_to(request.pelaku)]
    terbuka = [(k, jam) for k, jam in semua if k.status != StatusKasus.DITUTUP]
    isi = {
        "terbuka": terbuka,
        "ditutup": [k for k, _jam in semua if k.status == StatusKasus.DITUTUP],
        "nama": nama_lengkap_banyak({k.kode_wilayah for k, _jam in semua}),
        "dugaan": _dugaan(request.pelaku),
        "hari": timezone.localdate(),
    }
    return render(request, "netralitas/kasus_daftar.html", isi)


@ditunjuk
@require_http_methods(CARA)
def baru(request: Any) -> HttpResponse:
    """First the place, then what was seen there."""
    by, now = request.pelaku, timezone.now()
    kode = request.GET.get("tempat", "")
    tempat = desa_per_kecamatan(by.kabupaten)
    sah = {w.kode for kecamatan, desa in tempat for w in (kecamatan, *desa)}
    if kode not in sah:
        return render(request, "netralitas/kasus_tempat.html", {"tempat": tempat})
    hari = timezone.localdate(now)
    masa = list(
        MasaJabatan.objects.pada(hari)
        .filter(jabatan__kode_wilayah=kode)
        .select_related("jabatan", "orang")
        .order_by("jabatan__urutan", "jabatan__nama")
    )
    form = KasusForm(
        request.POST or None,
        dugaan=list(_dugaan(by).items()),
        terlapor=[(str(m.pk), f"{m.jabatan.nama}, {m.orang.nama_lengkap}") for m in masa],
        initial={"diketahui_on": hari, "kejadian_on": hari},
    )
    hasil: list[KasusNetralitas] = []

    def record(d: dict[str, Any]) -> None:
        isi = IsiKasus(
            **{k: v for k, v in d.items() if k != "terlapor"},
            kode_wilayah=kode,
            terlapor=next((m for m in masa if str(m.pk) == d["terlapor"]), None),
            periode=find_periode(by.kabupaten, d["kejadian_on"]),
        )
        hasil.append(record_kasus(by=by, isi=isi, now=now))

    if perform(request, form, record):
        messages.success(request, _("Laporan dicatat. Rujuk kepada yang berwenang sebelum tenggatnya."))
        return redirect("kerja-netralitas-kasus", pk=hasil[0].pk)
    isi = {
        "judul": _("Catat laporan netralitas"),
        "teks": nama_lengkap(kode),
        "kirim": _("Catat laporan"),
        "peringatan": _(
            "Hanya petugas yang ditunjuk dapat membaca tulisan ini. Terasa tidak menilai; yang berwenanglah yang memutuskan."
        ),
    }
    return render(request, HALAMAN, {"form": form, "kasus": True, **isi})


@ditunjuk
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One case: what came in, its clocks, what was done, its files."""
    kasus = _get(request, pk)
    with remembered():
        jam = list_jam(kasus)
    isi = {
        "k": kasus,
        "tempat": nama_lengkap(kasus.kode_wilayah),
        "jam": jam,
        "dugaan": _dugaan(request.pelaku).get(kasus.dugaan, kasus.dugaan),
        "langkah": kasus.langkah.select_related("oleh_pengguna"),
        "bukti": kasus.bukti.defer("isi"),
        "boleh": _acts(kasus),
        "apa": APA,
        "hari": timezone.localdate(),
    }
    return render(request, "netralitas/kasus.html", isi)


def _acts(k: KasusNetralitas) -> set[str]:
    """Which steps are open in this state."""
    boleh = {
        StatusKasus.DICATAT: {"rujuk", "tutup", "bukti"},
        StatusKasus.DIRUJUK: {"rujuk", "hasil", "bukti"}
        | (set() if k.diperlukan_keterangan else {"keterangan"}),
        StatusKasus.DIPUTUS: {"tutup", "bukti"},
        StatusKasus.DITUTUP: set(),
    }[StatusKasus(k.status)]
    if k.status == StatusKasus.DIPUTUS and k.hasil == HasilKasus.PELANGGARAN and next_sanksi(k.sanksi):
        boleh.add("sanksi")
    return boleh


@ditunjuk
@require_safe
def surat(request: Any, pk: UUID) -> HttpResponse:
    """The letter of referral, to be printed and signed; it is kept nowhere."""
    kasus = _get(request, pk)
    isi = {
        "k": kasus,
        "tempat": nama_lengkap(kasus.kode_wilayah),
        "dugaan": _dugaan(request.pelaku).get(kasus.dugaan, kasus.dugaan),
        "bukti": kasus.bukti.defer("isi"),
        "hari": timezone.localdate(),
    }
    return render(request, "netralitas/kasus_surat.html", isi)


@ditunjuk
@require_safe
def bukti(request: Any, pk: UUID, bukti: UUID) -> HttpResponse:
    """The bytes of an evidence file, as a download that nothing may keep."""
    satu = get_object_or_404(BuktiKasus, pk=bukti, kasus=_get(request, pk))
    jawaban = HttpResponse(bytes(satu.isi), content_type=satu.tipe)
    # Its own name could say what the case is about, and stays out of the history of downloads.
    akhir = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(satu.tipe, "")
    jawaban["Content-Disposition"] = f'attachment; filename="bukti-{satu.sha256[:8]}{akhir}"'
    jawaban["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban


@ditunjuk
@require_http_methods(CARA)
def tindak(request: Any, pk: UUID, apa: str) -> HttpResponse:
    """One step of a case; a step that is not open now does not exist."""
    kasus = _get(request, pk)
    if apa not in TINDAKAN or apa not in _acts(kasus):
        raise Http404
    t = TINDAKAN[apa]
    form = t.form(kasus, request)
    if perform(request, form, lambda d: t.act(request.pelaku, kasus, dict(d))):
        messages.success(request, _("Tercatat."))
        return redirect("kerja-netralitas-kasus", pk=pk)
    isi = {
        "judul": t.judul(),
        "teks": f"{kasus.nomor} · {nama_lengkap(kasus.kode_wilayah)}",
        "kirim": _("Simpan"),
    }
    return render(request, HALAMAN, {"form": form, "kasus": kasus, **isi})
