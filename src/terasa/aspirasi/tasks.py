"""Jam yang menjaga janji: jawaban diingatkan sebelum lewat, camat tahu bila lewat, kades membaca bulannya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from terasa.akun.enums import JenisPeran
from terasa.aspirasi import rules
from terasa.aspirasi.queries import list_kabupaten_dilayani
from terasa.aspirasi.queries.janji import HitungJanji, count_janji, month_before, month_of
from terasa.aspirasi.queries.simpan import list_isi_lewat, list_kontak_lewat
from terasa.aspirasi.services.dukungan_telepon import drop_kode_lama
from terasa.aspirasi.services.hapus import apply_retensi
from terasa.aspirasi.services.kabari import PENJAWAB
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import count_batas, get_aturan, hari_kerja_of, libur_of
from terasa.aturan.rules import tanggal_pengingat
from terasa.kabar.services import tell_roles
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, Pelaku
from terasa.umum.tanggal import format_tanggal

RETENSI_KONTAK, RETENSI_ISI = "retensi-kontak-aspirasi", "retensi-isi-aspirasi"
# Voices of one kabupaten in one night, so that a first run after years does not hold the worker.
SEMALAM = 500


@app.periodic(cron="15 * * * *")
@app.task(name="aspirasi.ingatkan", queueing_lock="aspirasi-ingatkan")
def remind_periodically(timestamp: int) -> None:
    """Hourly; each reminder is written once, so a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        remind_first_answers(by=SISTEM, now=timezone.now())


# The first week, so that a worker that stood still on the first morning makes up for it.
@app.periodic(cron="30 6 1-7 * *")
@app.task(name="aspirasi.bulanan", queueing_lock="aspirasi-bulanan")
def digest_periodically(timestamp: int) -> None:
    """Once a month to each kades and lurah; written once however often it runs."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        send_digest(by=SISTEM, now=timezone.now())


@konteks.act("send_digest")
def send_digest(*, by: Pelaku, now: datetime) -> int:
    """Tell each kades about the month before: how many came, how many answers were in time, who waits longest.

    Returns how many people were told.
    """
    hari_ini = timezone.localdate(now)
    dari, sampai = month_of(month_before(hari_ini))
    semua = count_janji(list_kabupaten_dilayani(), dari=dari, sampai=sampai, hari_ini=hari_ini)
    return sum(_tell_kades(hitung, dari, now) for hitung in semua)


def _tell_kades(hitung: HitungJanji, bulan: date, now: datetime) -> int:
    return tell_roles(
        kejadian=f"aspirasi-bulanan:{hitung.kode_desa}:{bulan:%Y-%m}",
        subjek=_("Aspirasi warga bulan %(bulan)s") % {"bulan": format_tanggal(bulan).partition(" ")[2]},
        teks=_say_month(hitung),
        tautan=f"/kerja/aspirasi/janji/?bulan={bulan:%Y-%m}",
        now=now,
        jenis=(JenisPeran.KADES, JenisPeran.LURAH),
        kode_wilayah=hitung.kode_desa,
    )


def _say_month(hitung: HitungJanji) -> str:
    kalimat = [_("%(n)d aspirasi masuk.") % {"n": hitung.masuk}]
    if hitung.jatuh:
        kalimat.append(
            _("Dijawab tepat waktu: %(tepat)d dari %(jatuh)d yang dijanjikan.")
            % {"tepat": hitung.tepat, "jatuh": hitung.jatuh}
        )
    if hitung.tak_membantu:
        kalimat.append(_("Jawaban belum membantu: %(n)d.") % {"n": hitung.tak_membantu})
    if hitung.tertua_on:
        kalimat.append(
            _("Masih menunggu: %(n)d, yang terlama sejak %(hari)s.")
            % {"n": hitung.menunggu, "hari": format_tanggal(hitung.tertua_on)}
        )
    else:
        kalimat.append(_("Tidak ada yang masih menunggu."))
    return " ".join(kalimat)


@konteks.act("remind_first_answers")
def remind_first_answers(*, by: Pelaku, now: datetime) -> int:
    """Remind villages of answers that fall due, and the camat of those past it. Returns how many."""
    hari_ini = timezone.localdate(now)
    berjalan = Tenggat.objects.filter(aturan_kode__in=rules.JAM, selesai_at__isnull=True)
    return sum(_remind(tenggat, hari_ini, now) for tenggat in berjalan)


def _remind(tenggat: Tenggat, hari_ini: date, now: datetime) -> int:
    if hari_ini > tenggat.jatuh_tempo_on:
        return _tell(
            tenggat, "lewat", _("Jawaban atas aspirasi terlambat"), (*PENJAWAB, JenisPeran.CAMAT), now
        )
    if hari_ini in _reminder_days(tenggat):
        return _tell(
            tenggat, hari_ini.isoformat(), _("Jawaban atas aspirasi segera jatuh tempo"), PENJAWAB, now
        )
    return 0


def _reminder_days(tenggat: Tenggat) -> list[date]:
    aturan = get_aturan(tenggat.aturan_kode, kabupaten=tenggat.kabupaten, pada=tenggat.mulai_on)
    libur = libur_of(tenggat.kabupaten)
    hari_kerja = hari_kerja_of(tenggat.kabupaten, tenggat.mulai_on)
    return tanggal_pengingat(aturan, tenggat.jatuh_tempo_on, libur, hari_kerja, mulai=tenggat.mulai_on)


def _tell(tenggat: Tenggat, saat: str, subjek: str, jenis: tuple[JenisPeran, ...], now: datetime) -> int:
    return tell_roles(
        kejadian=f"aspirasi-tenggat:{tenggat.pk}:{saat}",
        subjek=subjek,
        teks=_("%(judul)s dijanjikan paling lambat %(hari)s.")
        % {"judul": tenggat.judul, "hari": format_tanggal(tenggat.jatuh_tempo_on, hari=True)},
        tautan="/kerja/aspirasi/?status=diajukan",
        now=now,
        jenis=jenis,
        kode_wilayah=tenggat.kode_wilayah,
    )


@app.periodic(cron="40 2 * * *")
@app.task(name="aspirasi.retensi", queueing_lock="aspirasi-retensi")
def retire_periodically(timestamp: int) -> None:
    """Every night; what is left over goes the next night."""
    with konteks.pakai(konteks.sistem("Masa simpan")):
        retire_old(by=SISTEM, now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="aspirasi.buang_kode", queueing_lock="aspirasi-buang-kode")
def drop_kode_periodically(timestamp: int) -> None:
    """Every five minutes: numbers that received a code are not kept longer than it takes."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        drop_kode_lama(timezone.now())


def retire_old(*, by: Pelaku, now: datetime) -> int:
    """Forget what is kept longer than the rules of each kabupaten allow, each voice in its own transaction.

    Returns how many voices.
    """
    return sum(_retire(kabupaten, by, now) for kabupaten in list_kabupaten_dilayani())


def _retire(kabupaten: str, by: Pelaku, now: datetime) -> int:
    def before(kode: str, bagian: str = "hari") -> datetime:
        batas = count_batas(kode, kabupaten=kabupaten, pada=timezone.localdate(now), bagian=bagian)
        return now - timedelta(days=batas.hari)

    habis = list_isi_lewat(kabupaten, selesai=before(RETENSI_ISI))[:SEMALAM]
    kontak = list_kontak_lewat(
        kabupaten, selesai=before(RETENSI_KONTAK), digabung=before(RETENSI_KONTAK, "digabung")
    )[:SEMALAM]
    for aspirasi in (semua := list(habis)):
        apply_retensi(aspirasi=aspirasi, isi=True, by=by, now=now, alasan=RETENSI_ISI)
    # Those whose words went just now have no contact left either.
    for aspirasi in (sisa := list(kontak)):
        apply_retensi(aspirasi=aspirasi, isi=False, by=by, now=now, alasan=RETENSI_KONTAK)
    return len(semua) + len(sisa)
