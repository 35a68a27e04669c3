"""Catatan lapangan dari kotak kirim di telepon: keadaan hasil, tahap, jawaban, serah terima. Tepat sekali."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.program.models import Kegiatan, Pekerjaan, Pertanyaan
from terasa.program.services import (
    answer_pertanyaan,
    is_received,
    record_serah_terima,
    record_tahapan,
    set_pemanfaatan,
    take_once,
)
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, SAMA, Hasil, Kiriman, Terima
from terasa.web.luring.unggahan import drop_foto, find_foto
from terasa.web.program.forms import PemanfaatanForm, RealisasiForm, SerahTerimaForm
from terasa.web.program.forms_pekerjaan import JawabForm, TahapanForm
from terasa.web.program.laporan import warn_foto
from terasa.web.program.luring import UNIT, find_kegiatan, wait_for_unit


@dataclass(frozen=True)
class Catatan:
    """One kind of note: its form, what it is about beside the kegiatan, the act that takes it, and what is said."""

    sebut: str | Promise
    form: type[forms.Form]
    act: Callable[..., object]
    kabar: str | Promise
    # Name of the field that says which work or question, its table, and the keyword of the act.
    tentang: str = ""
    tabel: type[Pekerjaan] | type[Pertanyaan] | None = None
    sebut_tentang: str | Promise = ""


CATATAN: Mapping[str, Catatan] = {
    "pemanfaatan": Catatan(
        gettext_lazy("Catat pemanfaatan"),
        PemanfaatanForm,
        set_pemanfaatan,
        gettext_lazy("Keadaan pemanfaatan tercatat."),
    ),
    "tahapan": Catatan(
        gettext_lazy("Catat tahap"),
        TahapanForm,
        record_tahapan,
        gettext_lazy("Tahap tercatat."),
        "pekerjaan",
        Pekerjaan,
        gettext_lazy("Pekerjaan"),
    ),
    "jawab_pertanyaan": Catatan(
        gettext_lazy("Jawab pertanyaan"),
        JawabForm,
        answer_pertanyaan,
        gettext_lazy("Jawaban tersimpan dan terbaca umum."),
        "pertanyaan",
        Pertanyaan,
        gettext_lazy("Pertanyaan"),
    ),
    "serah_terima": Catatan(
        gettext_lazy("Catat serah terima"),
        SerahTerimaForm,
        record_serah_terima,
        gettext_lazy("Serah terima tercatat. Semua yang mengusulkan diberi tahu."),
    ),
}


def list_catatan() -> list[dict[str, Any]]:
    """Every kind with its empty form, for the page without signal; progress first."""
    kemajuan = {"jenis": "realisasi", "sebut": _("Laporkan kemajuan"), "form": RealisasiForm()}
    return [
        kemajuan,
        *(
            {
                "jenis": jenis,
                "sebut": str(apa.sebut),
                "form": apa.form(auto_id=f"id_{jenis}_%s"),
                "tentang": apa.tentang,
                "sebut_tentang": str(apa.sebut_tentang),
            }
            for jenis, apa in CATATAN.items()
        ),
    ]


def take_catatan(jenis: str) -> Terima:
    """The door for one kind."""
    return partial(_take, jenis)


def _take(jenis: str, request: Any, kiriman: Kiriman) -> Hasil:
    """One note, once. Without an officer signed in it waits on the phone, and says what it waits for."""
    if not UNIT(request.pelaku):
        return wait_for_unit()
    kegiatan = find_kegiatan(request, kiriman.isi.get("kegiatan", ""))
    if kegiatan is None:
        return Hasil(DITOLAK, galat={"kegiatan": [_("Kegiatan ini tidak dilaksanakan unit Anda.")]})
    if is_received(kegiatan, kiriman.id):
        return Hasil(SAMA, kode=kegiatan.kode)
    unggahan = find_foto(kiriman)
    if isinstance(unggahan, Hasil):
        return unggahan
    hasil = _record(request, kegiatan, jenis, kiriman, unggahan)
    if hasil.hasil == DITERIMA:
        drop_foto(kiriman)
    return hasil


def _record(
    request: Any, kegiatan: Kegiatan, jenis: str, kiriman: Kiriman, unggahan: MultiValueDict[str, Any]
) -> Hasil:
    apa = CATATAN[jenis]
    form = apa.form(dict(kiriman.isi), unggahan)
    tentang = _find_subject(apa, kegiatan, kiriman.isi.get(apa.tentang, "")) if apa.tabel else None
    if apa.tabel and tentang is None:
        kata = _(
            "Pilih yang dicatat; bila tidak ada dalam daftar, buka halaman kegiatannya ketika ada sinyal."
        )
        return Hasil(DITOLAK, galat={apa.tentang: [kata]})
    if not form.is_valid():
        return Hasil(DITOLAK, galat={nama: [str(x) for x in semua] for nama, semua in form.errors.items()})
    by, now = request.pelaku, timezone.now()
    try:
        jadi = take_once(
            kegiatan=kegiatan,
            kunci=kiriman.id,
            jenis=jenis,
            by=by,
            now=now,
            act=lambda: _do(apa, kegiatan, tentang, form.cleaned_data, by, now),
        )
    except AturanDilanggar as exc:
        return Hasil(DITOLAK, galat={"": [str(exc)]})
    if jadi is None:
        return Hasil(SAMA, kode=kegiatan.kode)
    # The page that opens next says so, as it does without script.
    messages.success(request, str(apa.kabar))
    warn_foto(request, jadi)
    return Hasil(DITERIMA, kode=kegiatan.kode)


def _do(
    apa: Catatan,
    kegiatan: Kegiatan,
    tentang: Pekerjaan | Pertanyaan | None,
    isi: dict[str, Any],
    by: Pelaku,
    now: datetime,
) -> object:
    """What the act gives back, or True where it gives nothing: None means that it was done before."""
    perihal = {apa.tentang: tentang} if tentang is not None else {"kegiatan": kegiatan}
    hasil = apa.act(by=by, now=now, **perihal, **isi)
    return True if hasil is None else hasil


def _find_subject(apa: Catatan, kegiatan: Kegiatan, teks: str) -> Pekerjaan | Pertanyaan | None:
    """The work or the question of this kegiatan; nothing of another one."""
    if apa.tabel is None or not (teks.isascii() and teks.isdigit() and len(teks) < 19):
        return None
    return apa.tabel._default_manager.filter(pk=int(teks), kegiatan=kegiatan).first()
