"""Membawa satu forum ke balai tanpa internet: menguncinya di sini, menyusun paketnya, dan melepas kuncinya."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import alasan_list, get_aturan
from terasa.musrenbang.enums import METODE_BERSUARA, Metode, StatusForum, StatusKotak
from terasa.musrenbang.models import Forum, Keputusan, KotakSuara, PaketBalai, Usulan
from terasa.musrenbang.permissions import may_close, may_run
from terasa.musrenbang.queries import list_keputusan, list_kriteria
from terasa.musrenbang.queries.bawaan import find_bawaan, tell_bawaan
from terasa.musrenbang.queries.forum import option_names, read_hadir
from terasa.musrenbang.rules import list_hasil, paket
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap_banyak


class CannotTake(AturanDilanggar):
    """This forum cannot be taken to a hall, or not be released."""


@konteks.act("take_forum")
def take_forum(*, forum: Forum, by: Pelaku, now: datetime, pembawa: str = "") -> bytes:
    """Lock the forum here and return the package for the hall. Raises CannotTake."""
    if not may_run(by, forum):
        raise CannotTake(_("Forum ini dijalankan kantor lain."), code="bukan-wewenang")
    kini = Forum.objects.select_for_update(of=("self",)).select_related("pertemuan").get(pk=forum.pk)
    if kini.status != StatusForum.DIBUKA:
        raise CannotTake(_("Forum ini sudah ditutup."), code="sudah-ditutup")
    if ada := find_bawaan(kini):
        raise CannotTake(tell_bawaan(ada), code="dibawa")
    if KotakSuara.objects.filter(forum=kini, status=StatusKotak.DIBUKA).exists():
        raise CannotTake(
            _(
                "Kotak suara forum ini sedang terbuka di sini. Tutup dan hitung dulu, atau batalkan pembukaannya; "
                "kotak yang baru dapat dibuka di balai."
            ),
            code="kotak-terbuka",
        )
    # Waits for whoever is saving a decision at this moment, so that the package holds it.
    list(kini.keputusan.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    baru = PaketBalai(
        forum=kini,
        kunci=secrets.token_hex(32),
        pembawa=(pembawa.strip() or by.label)[:200],
        dibawa_at=now,
    )
    isi = _fill(kini, baru, now)
    baru.sidik = paket.first_link(paket.canonical(isi))
    baru.save(force_insert=True)
    return paket.write_bawaan(isi, baru.kunci)


@konteks.act("release_forum")
def release_forum(*, forum: Forum, by: Pelaku, alasan: str, now: datetime) -> None:
    """Give the package up and work here again; what was written in the hall can then no longer come in.

    Raises CannotTake.
    """
    if not may_close(by, forum):
        raise CannotTake(_("Forum ini dibuka kuncinya oleh pimpinannya."), code="bukan-wewenang")
    if not alasan.strip():
        raise CannotTake(_("Tulis mengapa paketnya tidak ditunggu."), code="alasan")
    ada = PaketBalai.objects.select_for_update().filter(forum=forum.pk, kembali_at=None, dilepas_at=None)
    satu = ada.first()
    if satu is None:
        raise CannotTake(_("Forum ini tidak sedang dibawa."), code="tidak-dibawa")
    satu.kunci, satu.dilepas_at, satu.dilepas_oleh, satu.dilepas_alasan = "", now, by.label, alasan.strip()
    satu.save(update_fields=["kunci", "dilepas_at", "dilepas_oleh", "dilepas_alasan"])


def _fill(forum: Forum, baru: PaketBalai, now: datetime) -> dict[str, Any]:
    """What a hall needs and no more: the usulan as published, the rules in force, no attendee's name."""
    keputusan = list(list_keputusan(forum))
    tempat = nama_lengkap_banyak({*(k.usulan.kode_desa for k in keputusan), *forum.cakupan})
    hadir = read_hadir(forum)
    kini = Usulan.objects.filter(keputusan__forum=forum).with_kini().only("pk")
    biaya = {u.pk: u.biaya_kini for u in kini}
    return {
        "bentuk": paket.BENTUK,
        "paket": str(baru.pk),
        "forum": str(forum.pk),
        "nama": forum.nama,
        "slug": forum.slug,
        "tahun": forum.tahun,
        "jenis": forum.jenis,
        "metode": str(Metode(forum.metode).label),
        "tempat": forum.pertemuan.tempat if forum.pertemuan else "",
        "alamat_umum": f"{settings.ALAMAT_PUBLIK}/forum/{forum.pk}/",
        "pembawa": baru.pembawa,
        "dibawa_at": now.isoformat(),
        "hadir_awal": {"jumlah": hadir.jumlah, "perempuan": hadir.perempuan},
        "usulan": [
            _usulan(k, tempat[k.usulan.kode_desa]) | {"biaya_kini": biaya[k.usulan_id]} for k in keputusan
        ],
        "kotak": _kotak(forum, now),
        "asal": sorted([kode, nama] for kode, nama in tempat.items() if kode),
        **_rules(forum, now),
    }


def _kotak(forum: Forum, now: datetime) -> dict[str, Any] | None:
    """What a hall needs to vote on paper; None where this forum does not vote, or has voted already."""
    if forum.metode not in METODE_BERSUARA or KotakSuara.objects.filter(forum=forum).exists():
        return None
    aturan = get_aturan("surat-suara", kabupaten=forum.kabupaten, pada=timezone.localdate(now))
    return {"metode": forum.metode, "aturan": aturan.isi, "wilayah": ", ".join(forum.cakupan)}


def _rules(forum: Forum, now: datetime) -> dict[str, Any]:
    """Outcomes, reasons, criteria, elements and age groups of this forum on that day."""
    pada = timezone.localdate(now)
    kriteria = list_kriteria(forum, pada) if forum.metode == Metode.SKOR else None
    return {
        "hasil": [[h.value, str(h.label)] for h in list_hasil(forum.jenis)],
        "alasan": [
            {"kode": a.kode, "nama": a.nama, "kalimat": a.kalimat, "wajib_teks": a.wajib_teks}
            for a in alasan_list(forum.kabupaten, pada)
        ],
        "kriteria": [[kriteria.nama[k], bobot] for k, bobot in kriteria.bobot.items()] if kriteria else [],
        "unsur": [list(p) for p in option_names("unsur-peserta", forum.kabupaten, pada).items()],
        "umur": [list(p) for p in option_names("kelompok-umur", forum.kabupaten, pada).items()],
    }


def _usulan(k: Keputusan, tempat: str) -> dict[str, Any]:
    u = k.usulan
    return {
        "id": str(u.pk),
        "kode": u.kode,
        "judul": u.judul,
        "masalah": u.masalah,
        "tempat": tempat,
        "lokasi": u.lokasi,
        "volume": None if u.volume is None else str(u.volume),
        "satuan": u.satuan,
        "biaya": u.biaya,
        "penerima_manfaat": u.penerima_manfaat,
        "jumlah_suara": u.jumlah_suara,
        "unit": u.unit_tujuan.nama if u.unit_tujuan else "",
        "kini": {
            "hasil": k.hasil,
            "peringkat": k.peringkat,
            "alasan_kode": k.alasan_kode,
            "alasan": k.alasan,
            "rekomendasi": k.rekomendasi,
            "volume": None if k.volume is None else str(k.volume),
            "biaya": k.biaya,
        },
    }
