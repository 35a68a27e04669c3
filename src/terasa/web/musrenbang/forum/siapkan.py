"""Menyiapkan forum dan mencatat yang lahir di dalamnya: acara, undangan, kelompok, gagasan, jawaban, adendum."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.aturan.rules import tulis_ics
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.enums import JenisForum, StatusForum
from terasa.musrenbang.models import Forum, SidangKelompok
from terasa.musrenbang.permissions import can_close_some_forum, can_work_forum
from terasa.musrenbang.queries import list_unit_tujuan
from terasa.musrenbang.queries.forum import find_acara
from terasa.musrenbang.rules.lanjutan import SEBELUM_DESA
from terasa.musrenbang.services import (
    DataUsulan,
    UbahKeputusan,
    amend_berita_acara,
    answer_dialog,
    collect_gagasan,
    send_undangan,
    set_acara,
    set_kelompok,
    sign_adendum,
)
from terasa.musrenbang.services.undangan import mark_acara, mark_kelompok, print_acara
from terasa.web.akses import access, publik
from terasa.web.musrenbang.forum.daftar import get_run
from terasa.web.musrenbang.forum.forms import PindaianForm
from terasa.web.musrenbang.forum.isian import (
    AcaraForm,
    AdendumForm,
    GagasanForm,
    JawabForm,
    KelompokForm,
    UndanganForm,
)
from terasa.web.musrenbang.forum.tutup import get_headed, read_upload
from terasa.web.musrenbang.medan import perform
from terasa.wilayah.queries import list_desa, nama_lengkap_banyak


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def siapkan(request: Any, pk: UUID) -> HttpResponse:
    """Time, place and agenda; numbered invitations; discussion groups. Each is a form of its own."""
    forum = _running(request, pk)
    by, now = request.pelaku, timezone.now()
    pertemuan = forum.pertemuan
    assert pertemuan is not None
    awal: dict[str, Any] = {
        "teks": print_acara(pertemuan.agenda),
        "tempat": pertemuan.tempat,
        "mulai_at": timezone.localtime(pertemuan.mulai_at) if pertemuan.mulai_at else None,
        "versi": mark_acara(pertemuan),
    }
    ubah = request.GET.get("ubah", "")
    diubah = forum.kelompok.filter(pk=ubah).first() if ubah.isascii() and ubah.isdigit() else None
    form: dict[str, forms.Form] = {
        "acara": AcaraForm(_data(request, "acara"), initial=awal, prefix="a"),
        "undangan": UndanganForm(_data(request, "undangan"), prefix="u"),
        "kelompok": KelompokForm(_data(request, "kelompok"), prefix="k", initial=_group(diubah)),
    }
    laku: dict[str, Callable[[dict[str, Any]], object]] = {
        "acara": lambda isi: set_acara(forum=forum, by=by, **isi),
        "undangan": lambda isi: send_undangan(forum=forum, by=by, now=now, **isi),
        "kelompok": lambda isi: set_kelompok(forum=forum, by=by, **isi),
    }
    nama = request.POST.get("tindakan", "")
    if nama in form and perform(request, form[nama], laku[nama]):
        messages.success(request, _("Tersimpan."))
        return redirect("kerja-forum-siapkan", pk=pk)
    disela = nama == "acara" and request.POST.get("a-versi", "") not in ("", awal["versi"])
    _show_stored(request, forum, form, awal["versi"])
    isi = {
        "forum": forum,
        "form": form,
        "dikirim": nama,
        "undangan": forum.undangan.select_related("dokumen"),
        "kelompok": forum.kelompok.all(),
        "diubah": diubah,
        "tersimpan": awal if disela else None,
    }
    return render(request, "musrenbang/forum_siapkan.html", isi)


def _show_stored(request: Any, forum: Forum, form: dict[str, forms.Form], acara: str) -> None:
    """A refused form carries the version that its page now shows beside it: saving again is then knowingly."""
    versi = {"acara": acara}
    if form["kelompok"].errors:
        lama = forum.kelompok.filter(nama=request.POST.get("k-nama", "").strip()).first()
        versi["kelompok"] = mark_kelompok(lama) if lama else ""
    for nama, baru in versi.items():
        if form[nama].errors:
            data = request.POST.copy()
            data[f"{form[nama].prefix}-versi"] = baru
            form[nama].data = data


def _group(kelompok: SidangKelompok | None) -> dict[str, Any]:
    """The form of a group that is changed."""
    if kelompok is None:
        return {}
    return {
        "nama": kelompok.nama,
        "bidang": kelompok.bidang,
        "catatan": kelompok.catatan,
        "versi": mark_kelompok(kelompok),
    }


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def gagasan(request: Any, pk: UUID) -> HttpResponse:
    """Write an idea down while it is spoken; the form is empty again for the next."""
    forum = _running(request, pk)
    if forum.jenis not in SEBELUM_DESA:
        raise Http404
    form = GagasanForm(request.POST or None, desa=_desa(forum))
    if perform(request, form, partial(_collect, request, forum)):
        messages.success(request, _("Gagasan tercatat dan masuk daftar forum ini."))
        return redirect("kerja-forum-gagasan", pk=pk)
    return _form(
        request,
        forum,
        form,
        _("Catat gagasan"),
        _("Yang disepakati langsung diajukan ke musrenbang desa ketika forum ini ditutup."),
        _("Catat gagasan"),
    )


@access(can_work_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def jawab(request: Any, pk: UUID) -> HttpResponse:
    """What was asked and what the bupati answered on the spot."""
    forum = _running(request, pk)
    if forum.jenis != JenisForum.DIALOG:
        raise Http404
    unit = {str(u.pk): u for u in list_unit_tujuan(forum.kabupaten)}
    form = JawabForm(request.POST or None, unit=[(k, u.nama) for k, u in unit.items()], desa=_desa(forum))
    by, now = request.pelaku, timezone.now()
    if perform(
        request,
        form,
        lambda isi: answer_dialog(forum=forum, by=by, now=now, **{**isi, "unit": unit.get(isi["unit"])}),
    ):
        messages.success(request, _("Jawaban tercatat."))
        return redirect("kerja-forum-jawab", pk=pk)
    return _form(
        request,
        forum,
        form,
        _("Catat jawaban"),
        _(
            "Dengan kode, jawabannya langsung terbaca di jejak usulan atau dikabarkan kepada pengirim aspirasi."
        ),
        _("Simpan jawaban"),
    )


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def adendum(request: Any, pk: UUID) -> HttpResponse:
    """Amend signed minutes: one usulan's figures, or a sentence, with the reason."""
    forum = get_headed(request, pk)
    if forum.status != StatusForum.SAH:
        return redirect("kerja-forum-lihat", pk=pk)
    usulan = forum.keputusan.select_related("usulan").order_by("peringkat", "usulan__judul")
    pilihan = {str(k.usulan_id): f"{k.peringkat or '–'}. {k.usulan.judul}" for k in usulan}
    form = AdendumForm(request.POST or None, usulan=list(pilihan.items()))
    if perform(request, form, partial(_amend, request, forum)):
        messages.success(request, _("Adendum terbit di samping berita acaranya; cetak dan tanda tangani."))
        return redirect("kerja-forum-lihat", pk=pk)
    return _form(
        request,
        forum,
        form,
        _("Ubah berita acara dengan adendum"),
        _(
            "Berita acara asalnya tetap. Urutan dan keputusan tidak dapat diubah lagi; angka dan keterangan dapat."
        ),
        _("Terbitkan adendum"),
    )


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan_adendum(request: Any, pk: UUID, kode: str) -> HttpResponse:
    """The signed scan of an amendment."""
    forum = get_headed(request, pk)
    dokumen = get_object_or_404(Dokumen, kode=kode, mengubah=forum.berita_acara_id, jenis="adendum")
    form = PindaianForm(request.POST or None, request.FILES or None)
    tindakan = partial(sign_adendum, forum=forum, dokumen=dokumen, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**read_upload(isi["berkas"]))):
        messages.success(request, _("Pindaian diterima; adendum ini sekarang sah."))
        return redirect("kerja-forum-lihat", pk=pk)
    return _form(request, forum, form, _("Unggah adendum bertanda tangan"), dokumen.judul, _("Unggah"))


@access(publik)
@require_safe
def ics(request: Any, pk: UUID) -> HttpResponse:
    """The forum for a phone's calendar."""
    forum = get_object_or_404(Forum.objects.select_related("pertemuan"), pk=pk)
    acara = find_acara(forum, request.build_absolute_uri(f"/forum/{forum.pk}/"))
    if acara is None:
        raise Http404
    teks = tulis_ics([acara], dibuat_at=timezone.now(), nama=forum.nama)
    jawaban = HttpResponse(teks, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="{forum.slug}.ics"'
    return jawaban


def _running(request: Any, pk: UUID) -> Forum:
    forum = get_run(request, pk)
    if forum.status != StatusForum.DIBUKA:
        raise Http404
    return forum


def _data(request: Any, nama: str) -> Any:
    return request.POST if request.POST.get("tindakan") == nama else None


def _desa(forum: Forum) -> list[tuple[str, str]]:
    if len(forum.cakupan) == 1 and not list_desa(forum.cakupan[0])[1:]:
        return list(nama_lengkap_banyak(forum.cakupan).items())
    return [(w.kode, w.nama_lengkap) for kode in forum.cakupan for w in list_desa(kode)]


def _collect(request: Any, forum: Forum, isi: dict[str, Any]) -> None:
    kode = isi.pop("kode_desa")
    data = DataUsulan(**isi)
    collect_gagasan(forum=forum, by=request.pelaku, data=data, kode_desa=kode, now=timezone.now())


def _amend(request: Any, forum: Forum, isi: dict[str, Any]) -> None:
    ubah = []
    if isi["usulan"]:
        saran = isi["rekomendasi"] or None
        ubah = [UbahKeputusan(UUID(isi["usulan"]), isi["volume"], isi["biaya"], saran)]
    amend_berita_acara(
        forum=forum,
        by=request.pelaku,
        alasan=isi["alasan"],
        teks=isi["teks"],
        nomor=isi["nomor"],
        ubah=ubah,
        now=timezone.now(),
    )


def _form(request: Any, forum: Forum, form: forms.Form, judul: str, teks: str, kirim: str) -> HttpResponse:
    isi = {"forum": forum, "form": form, "judul": judul, "teks": teks, "kirim": kirim}
    return render(request, "musrenbang/forum_tindakan.html", isi)
