"""Memperbaiki usulan yang sudah diajukan: di samping aslinya, tidak pernah di atasnya."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang import rules
from terasa.musrenbang.enums import Hasil, JenisForum, StatusUsulan, Tahap, TingkatVerifikasi
from terasa.musrenbang.models import Keputusan, Perubahan, Usulan, Verifikasi
from terasa.musrenbang.rules import CannotMove, CannotPropose, lanjutan
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.musrenbang.services.usulan import DataUsulan, check_data, require_owner
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Columns that the database freezes once an usulan is submitted.
BEKU = ("judul", "masalah", "lokasi", "satuan", "volume", "biaya")


@konteks.act("amend_usulan")
def amend_usulan(
    *,
    usulan: Usulan,
    by: Pelaku,
    data: DataUsulan,
    alasan: str,
    now: datetime,
    baris_asal: dict[str, Any] | None = None,
) -> Perubahan:
    """Record a correction beside the original, before any forum has decided. Raises CannotPropose."""
    perubahan = _amend(usulan, by=by, data=data, alasan=alasan, now=now, baris_asal=baris_asal)
    menunggu = usulan.status == StatusUsulan.DIAJUKAN
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="diperbaiki",
        now=now,
        alasan=perubahan.alasan,
        rincian={"biaya": data.biaya, "kolom": sorted(perubahan.isi)},
        lanjutan=lanjutan.after_submit(usulan.kode_desa).kalimat if menunggu else "",
    )
    return perubahan


def _amend(
    usulan: Usulan,
    *,
    by: Pelaku,
    data: DataUsulan,
    alasan: str,
    now: datetime,
    baris_asal: dict[str, Any] | None = None,
) -> Perubahan:
    require_owner(usulan, by)
    if not alasan.strip():
        raise CannotPropose(_("Tulis mengapa usulan ini diperbaiki."), code="alasan")
    if usulan.status not in {StatusUsulan.DIAJUKAN, StatusUsulan.DIKEMBALIKAN} or is_decided(usulan):
        raise CannotPropose(
            _("Usulan ini sudah diputuskan forum; forum berikutnya yang menulis angkanya sendiri."),
            code="sudah-diputuskan",
        )
    check_data(data, usulan.kabupaten)
    perubahan = Perubahan(
        usulan=usulan,
        pada=now,
        oleh=by.label,
        alasan=alasan.strip(),
        isi=_changed_words(usulan, data),
        volume=data.volume,
        biaya=data.biaya,
        baris_asal=baris_asal or {},
    )
    perubahan.save(force_insert=True)
    # Words and figures are frozen; where it is sent and whom it helps may still be mended.
    usulan.bidang, usulan.unit_tujuan = data.bidang, data.unit_tujuan
    usulan.penerima_manfaat, usulan.kelompok_pengusul = data.penerima_manfaat, data.kelompok_pengusul
    # An import knows neither dictionary nor land; what was said before stays.
    usulan.kamus = data.kamus or usulan.kamus
    usulan.status_lahan = data.status_lahan or usulan.status_lahan
    usulan.save(
        update_fields=[
            "bidang",
            "unit_tujuan",
            "penerima_manfaat",
            "kelompok_pengusul",
            "kamus",
            "status_lahan",
        ]
    )
    return perubahan


@konteks.act("complete_usulan")
def complete_usulan(*, usulan: Usulan, by: Pelaku, data: DataUsulan, alasan: str, now: datetime) -> Perubahan:
    """Answer a forum that returned it: the correction stands beside the original and it queues again.

    Raises CannotPropose.
    """
    if usulan.status != StatusUsulan.DIKEMBALIKAN:
        raise CannotPropose(_("Usulan ini tidak sedang dikembalikan."), code="tidak-dikembalikan")
    perubahan = _amend(usulan, by=by, data=data, alasan=alasan, now=now)
    jenis = _returned_by(usulan)
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="dilengkapi",
        now=now,
        alasan=alasan.strip(),
        rincian={"biaya": data.biaya},
        lanjutan=_("Dibahas lagi di %(forum)s.") % {"forum": jenis.label},
        status=rules.SEBELUM_FORUM[jenis],
        peran=by.jenis,
    )
    pull_into_open(usulan=[usulan], jenis=jenis)
    return perubahan


def is_decided(usulan: Usulan) -> bool:
    """Whether an open forum has already said something of it."""
    return Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).exclude(hasil="").exists()


def _returned_by(usulan: Usulan) -> JenisForum:
    terakhir = Keputusan.objects.filter(
        usulan=usulan, hasil=Hasil.DIKEMBALIKAN, forum__ditutup_at__isnull=False
    )
    keputusan = terakhir.select_related("forum").order_by("-forum__ditutup_at").first()
    periksa = Verifikasi.objects.filter(usulan=usulan, hasil=Hasil.DIKEMBALIKAN, dicabut_at=None).last()
    ditutup_at = keputusan.forum.ditutup_at if keputusan else None
    if periksa is not None and (ditutup_at is None or ditutup_at < periksa.pada):
        # It goes back to the forum before which it was checked.
        return rules.PEMERIKSAAN[TingkatVerifikasi(periksa.tingkat)].forum
    if keputusan is None:
        raise CannotMove(_("Tidak ada forum yang mengembalikan usulan ini."), code="tanpa-forum")
    return JenisForum(keputusan.forum.jenis)


def _changed_words(usulan: Usulan, data: DataUsulan) -> dict[str, str]:
    return {
        kolom: str(baru)
        for kolom, baru in asdict(_plain(data)).items()
        if kolom in BEKU and kolom not in {"volume", "biaya"} and baru != getattr(usulan, kolom)
    }


def _plain(data: DataUsulan) -> DataUsulan:
    """Without rows of other tables, which asdict would copy deeply."""
    return DataUsulan(**{k: v for k, v in vars(data).items() if k not in {"unit_tujuan", "kamus"}})
