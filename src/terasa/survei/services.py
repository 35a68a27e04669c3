"""Menyelenggarakan survei: kerangka, undian yang dapat diulang siapa pun, petugas, jawaban, penutupan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.akun.models import Pengguna, Peran
from terasa.survei import rules
from terasa.survei.enums import NONRESPONS, StatusResponden, StatusSurvei
from terasa.survei.models import BenihRahasia, Jawaban, Petugas, Responden, Survei, UnitKerangka
from terasa.survei.permissions import can_run, is_from
from terasa.survei.rules import HitungRT, JawabanTakSah, KerangkaTakSah, Pertanyaan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

__all__ = [
    "CannotAnswer",
    "CannotSurvey",
    "JawabanTakSah",
    "KerangkaTakSah",
    "assign_petugas",
    "close_survei",
    "create_survei",
    "draw_sample",
    "mark_nonresponse",
    "record_jawaban",
    "release_petugas",
    "set_kerangka",
]


class CannotSurvey(AturanDilanggar):
    """The survey cannot be moved on in this way."""


class CannotAnswer(AturanDilanggar):
    """The answers of this dwelling cannot be recorded."""


@konteks.act("create_survei")
def create_survei(
    *, by: Pelaku, judul: str, kode_wilayah: str, kuesioner: Sequence[Pertanyaan], now: datetime
) -> Survei:
    """Prepare a survey; its seed is committed to before anyone can shape the frame. Raises CannotSurvey."""
    if not can_run(by, kode_wilayah):
        raise CannotSurvey(
            _("Hanya Bappeda atau Dinas PMD yang dapat membuka survei."), code="bukan-penyelenggara"
        )
    benih = statistik.make_benih()
    survei = Survei(
        judul=judul[:250],
        kode_wilayah=kode_wilayah,
        kuesioner=[p.as_json() for p in kuesioner],
        komitmen_benih=statistik.komitmen(benih),
    )
    survei.save(force_insert=True)
    with konteks.sebagai_sistem():
        BenihRahasia.objects.bulk_create([BenihRahasia(survei=survei, benih=benih)])
    return survei


@konteks.act("set_kerangka")
def set_kerangka(*, survei: Survei, by: Pelaku, hitungan: Iterable[HitungRT], now: datetime) -> Survei:
    """Build the frame of dwellings from the houses counted per RT. Raises CannotSurvey, KerangkaTakSah."""
    survei = _get_open(survei, by, StatusSurvei.DISIAPKAN)
    kerangka = rules.build_frame(hitungan)
    with konteks.sebagai_sistem():
        UnitKerangka.objects.filter(survei=survei).delete()
        UnitKerangka.objects.bulk_create(
            (UnitKerangka(survei=survei, kode_wilayah=kode, label=label) for kode, label in kerangka),
            batch_size=2000,
        )
    survei.n_kerangka = len(kerangka)
    survei.kerangka_sha256 = statistik.hash_kerangka(rules.frame_lines(kerangka))
    survei.save(update_fields=["n_kerangka", "kerangka_sha256"])
    return survei


@konteks.act("draw_sample")
def draw_sample(*, survei: Survei, by: Pelaku, n: int, now: datetime) -> Survei:
    """Draw n dwellings; a smaller frame is asked as a whole. Raises CannotSurvey."""
    survei = _get_open(survei, by, StatusSurvei.DISIAPKAN)
    if not survei.n_kerangka:
        raise CannotSurvey(_("Kerangkanya belum diisi."), code="kerangka-kosong")
    if n < 1:
        raise CannotSurvey(_("Undilah paling sedikit satu rumah."), code="n")
    survei.n_rencana = min(n, survei.n_kerangka)
    with konteks.sebagai_sistem():
        benih = BenihRahasia.objects.get(survei=survei).benih
        unit = {f"{u.kode_wilayah} {u.label}": u for u in UnitKerangka.objects.filter(survei=survei)}
        terundi = statistik.undi(benih, unit, survei.n_rencana)
        Responden.objects.bulk_create(
            Responden(survei=survei, unit=unit[kode], kode_wilayah=unit[kode].kode_wilayah, urutan=nomor)
            for nomor, kode in enumerate(terundi, start=1)
        )
    survei.status, survei.diundi_at = StatusSurvei.DIUNDI, now
    survei.save(update_fields=["n_rencana", "status", "diundi_at"])
    return survei


@konteks.act("assign_petugas")
def assign_petugas(*, survei: Survei, pengguna: Pengguna, by: Pelaku, now: datetime) -> Petugas:
    """Send a person out; nobody surveys the desa where they hold a post. Raises CannotSurvey."""
    survei = _get_open(survei, by, StatusSurvei.DIUNDI)
    peran = list(
        Peran.objects.berlaku(timezone.localdate(now)).filter(pengguna=pengguna).select_related("unit")
    )
    kabupaten = ".".join(survei.kode_wilayah.split(".")[:2])
    if not any(p.unit.kabupaten == kabupaten for p in peran):
        raise CannotSurvey(_("Petugas harus memegang jabatan di kabupaten ini."), code="tanpa-jabatan")
    with konteks.sebagai_sistem():
        desa = set(survei.responden.values_list("kode_wilayah", flat=True))
        if is_from(desa, (p.kode_wilayah for p in peran)):
            raise CannotSurvey(
                _("Petugas tidak boleh berasal dari desa yang disurvei; tugaskan orang dari desa lain."),
                code="desa-sendiri",
            )
        petugas, _baru = Petugas.objects.get_or_create(
            survei=survei, pengguna=pengguna, defaults={"ditugaskan_at": now, "oleh": by.label}
        )
    return petugas


@konteks.act("release_petugas")
def release_petugas(*, survei: Survei, pengguna: Pengguna, by: Pelaku, now: datetime) -> None:
    """Take an assignment back; what was recorded stays. Raises CannotSurvey."""
    survei = _get_open(survei, by, StatusSurvei.DIUNDI)
    with konteks.sebagai_sistem():
        Petugas.objects.filter(survei=survei, pengguna=pengguna).delete()


@konteks.act("record_jawaban")
def record_jawaban(
    *, responden: Responden, by: Pelaku, isi: Mapping[str, Any], dijawab_at: datetime, now: datetime
) -> Jawaban:
    """Answers of one drawn dwelling. The same moment again changes nothing, a later one corrects.

    Raises CannotAnswer, JawabanTakSah.
    """
    responden, survei = _lock(responden)
    if not (survei.diundi_at and survei.diundi_at <= dijawab_at <= now):
        raise CannotAnswer(_("Waktu wawancara harus sesudah undian dan tidak di masa depan."), code="waktu")
    bersih = rules.read_jawaban(isi, survei.kuesioner)
    # Only a dwelling that answered has answers.
    dijawab = responden.status == StatusResponden.SELESAI
    lama = Jawaban.objects.filter(responden=responden).first() if dijawab else None
    if lama is not None and lama.dijawab_at >= dijawab_at:
        return lama
    jawaban = Jawaban(
        responden=responden,
        survei=survei,
        kode_wilayah=responden.kode_wilayah,
        isi=bersih,
        dijawab_at=dijawab_at,
        dicatat_at=now,
    )
    jawaban.save(force_insert=lama is None, force_update=lama is not None)
    _visit(responden, StatusResponden.SELESAI, now)
    return jawaban


@konteks.act("mark_nonresponse")
def mark_nonresponse(*, responden: Responden, by: Pelaku, sebab: str, now: datetime) -> Responden:
    """A visit without an interview, counted; the house is never replaced by another. Raises CannotAnswer."""
    responden, _survei = _lock(responden)
    if sebab not in NONRESPONS:
        raise CannotAnswer(_("Pilih sebab dari daftar."), code="sebab")
    if responden.status == StatusResponden.SELESAI:
        raise CannotAnswer(_("Rumah ini sudah menjawab."), code="sudah-dijawab")
    _visit(responden, StatusResponden(sebab), now)
    return responden


@konteks.act("close_survei")
def close_survei(*, survei: Survei, by: Pelaku, now: datetime) -> Survei:
    """Stop taking answers and reveal the seed, so that anyone can draw again. Raises CannotSurvey."""
    survei = _get_open(survei, by, StatusSurvei.DIUNDI)
    with konteks.sebagai_sistem():
        rahasia = BenihRahasia.objects.get(survei=survei)
        survei.benih_terbuka = rahasia.benih
        rahasia.delete()
    survei.status, survei.ditutup_at = StatusSurvei.DITUTUP, now
    survei.save(update_fields=["benih_terbuka", "status", "ditutup_at"])
    return survei


def _get_open(survei: Survei, by: Pelaku, status: StatusSurvei) -> Survei:
    """The survey, locked, when the actor may run it and it is in that state."""
    terkunci = Survei.objects.select_for_update().get(pk=survei.pk)
    if not can_run(by, terkunci.kode_wilayah):
        raise CannotSurvey(
            _("Hanya Bappeda atau Dinas PMD yang menyelenggarakan survei."), code="bukan-penyelenggara"
        )
    if terkunci.status != status:
        raise CannotSurvey(
            _("Survei ini sedang “%(status)s”.") % {"status": terkunci.get_status_display()}, code="status"
        )
    return terkunci


def _lock(responden: Responden) -> tuple[Responden, Survei]:
    """The dwelling as the database lets this person see it: an assigned surveyor, while the survey runs."""
    terkunci = (
        Responden.objects.select_for_update(of=("self",))
        .select_related("survei")
        .filter(pk=responden.pk)
        .first()
    )
    if terkunci is None or terkunci.survei.status != StatusSurvei.DIUNDI:
        raise CannotAnswer(
            _("Survei ini tidak ditugaskan kepada Anda, atau sudah ditutup."), code="bukan-petugas"
        )
    return terkunci, terkunci.survei


def _visit(responden: Responden, status: StatusResponden, now: datetime) -> None:
    responden.status = status
    responden.kunjungan += 1
    responden.terakhir_at = now
    responden.save(update_fields=["status", "kunjungan", "terakhir_at"])
