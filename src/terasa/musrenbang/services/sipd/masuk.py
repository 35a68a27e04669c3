"""Membaca ekspor usulan SIPD: menurut ID usulan, diulang tidak mengubah apa pun, berubah dicatat di samping aslinya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang.enums import Hasil, JenisForum, StatusUsulan, Tahap
from terasa.musrenbang.models import CatatanSipd, Perubahan, Usulan
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.rules import Lanjutan, lanjutan
from terasa.musrenbang.rules.impor import UsulanTerbaca
from terasa.musrenbang.rules.sipd import UsulanSipd
from terasa.musrenbang.services.impor import (
    check_kabupaten,
    ensure_units,
    make_usulan,
    unit_key,
    with_notes,
)
from terasa.musrenbang.services.langkah import Stasiun, record_many, write_cari
from terasa.musrenbang.services.sipd.rencana import (
    KATA,
    Ada,
    follows_file,
    may_follow,
    plan_sipd,
    status_changed,
    words_differ,
)
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.laporan import DITERIMA, DIUBAH, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku

# The forum that an usulan waits for in a state; the others are not pulled into any list.
MENUNGGU = {
    StatusUsulan.DIAJUKAN: JenisForum.MUSRENBANG_DESA,
    StatusUsulan.DISEPAKATI_DESA: JenisForum.FORUM_KECAMATAN,
    StatusUsulan.DISEPAKATI_KECAMATAN: JenisForum.FORUM_PERANGKAT_DAERAH,
    StatusUsulan.DISEPAKATI_FORUM_PD: JenisForum.KABUPATEN,
}
# What came before that forum, for the sentence that says what follows.
SEBELUM = {
    StatusUsulan.DISEPAKATI_DESA: JenisForum.MUSRENBANG_DESA,
    StatusUsulan.DISEPAKATI_KECAMATAN: JenisForum.FORUM_KECAMATAN,
    StatusUsulan.DISEPAKATI_FORUM_PD: JenisForum.FORUM_PERANGKAT_DAERAH,
}


@konteks.act("import_sipd")
def import_sipd(
    *,
    lembar: Lembar,
    kabupaten: str,
    tahun: int,
    by: Pelaku,
    now: datetime,
    uji: bool = False,
    terpakai: dict[str, int] | None = None,
) -> Laporan:
    """Bring the rows of a SIPD export in by their id; with `uji` only tell what would happen.

    An usulan starts where SIPD's status says it waits, with one station that says so. `terpakai` remembers ids
    (id: row) over the parts of one file. Raises MasukanTakTerbaca, CannotPropose.
    """
    kabupaten = check_kabupaten(kabupaten, tahun, by, timezone.localdate(now))
    _require_place(lembar)
    rencana = plan_sipd(lembar, kabupaten, tahun, now, {} if terpakai is None else terpakai)
    if uji:
        hasil = [_result(b, u, DITERIMA) for b, u in rencana.baru]
        hasil += [_result(b, u, DIUBAH, ada.usulan.kode, _change_of(u, ada)) for b, u, ada in rencana.berubah]
    else:
        unit = ensure_units(kabupaten, rencana.opd)
        hasil = [
            *_create(rencana.baru, kabupaten, tahun, unit, by, now),
            *_update(rencana.berubah, kabupaten, tahun, unit, by, now),
        ]
    return Laporan.dari(with_notes([*rencana.hasil, *hasil], lembar), uji=uji)


def _require_place(lembar: Lembar) -> None:
    if lembar.has("kode_desa") or (lembar.has("desa") and lembar.has("kecamatan")):
        return
    raise MasukanTakTerbaca(
        _("Kolom kecamatan dan kel/desa tidak ditemukan. Kolom yang terbaca: %(ada)s.")
        % {"ada": ", ".join(lembar.kepala)[:300]},
        code="kolom-kurang",
    )


def _create(
    baru: Sequence[tuple[BarisLembar, UsulanSipd]],
    kabupaten: str,
    tahun: int,
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    """All new usulan with codes, one station each, SIPD notes and search rows in a handful of statements."""
    if not baru:
        return []
    kode = claim_kode_many("usulan", len(baru))
    usulan = []
    for k, (_b, u) in zip(kode, baru, strict=True):
        satu = make_usulan(u.usulan, kode=k, kabupaten=kabupaten, tahun=tahun, unit=unit, now=now)
        satu.status, satu.diajukan_at = u.status.keadaan, _submitted_at(u, now)
        usulan.append(satu)
    Usulan.objects.bulk_create(usulan, batch_size=1000)
    CatatanSipd.objects.bulk_create(
        [_note(s, u, now) for s, (_b, u) in zip(usulan, baru, strict=True)], batch_size=1000
    )
    jadwal = Jadwal(kabupaten, tahun, timezone.localdate(now))
    stasiun = [_station(s, u, jadwal) for s, (_b, u) in zip(usulan, baru, strict=True)]
    record_many(stasiun, oleh=by.label, now=now)
    write_cari(usulan)
    for keadaan, jenis in MENUNGGU.items():
        pull_into_open(usulan=[u for u in usulan if u.status == keadaan], jenis=jenis)
    return [_result(b, u, DITERIMA, s.kode) for s, (b, u) in zip(usulan, baru, strict=True)]


def _submitted_at(u: UsulanSipd, now: datetime) -> datetime:
    """SIPD's own day where it has one that is not in the future."""
    if u.tanggal is None or u.tanggal > timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(u.tanggal, time(0)))


def _note(usulan: Usulan, u: UsulanSipd, now: datetime) -> CatatanSipd:
    return CatatanSipd(
        usulan=usulan,
        kabupaten=usulan.kabupaten,
        tahun=usulan.tahun,
        id_sipd=u.usulan.id_asal,
        isi=u.isi,
        baris_asal=u.usulan.baris_asal,
        dibaca_at=now,
    )


def _station(usulan: Usulan, u: UsulanSipd, jadwal: Jadwal, status: str | None = None) -> Stasiun:
    """What happened is that SIPD's status was read; what happened there before is not ours to tell."""
    berikut = _next_of(usulan, status or u.status.keadaan)
    return Stasiun(
        usulan=usulan,
        tahap=Tahap.USULAN,
        keputusan="tercatat_sipd",
        alasan=u.alasan,
        rincian={
            "status_sipd": u.status.teks,
            "tanggal_sipd": u.isi["tanggal"],
            "biaya": u.usulan.biaya,
        },
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
        status=status,
    )


def _next_of(usulan: Usulan, status: str) -> Lanjutan:
    if status == StatusUsulan.DIAJUKAN:
        return lanjutan.after_submit(usulan.kode_desa)
    if status == StatusUsulan.DITOLAK:
        return lanjutan.after_forum("", Hasil.TIDAK_DISEPAKATI, usulan.tujuan)
    if jenis := SEBELUM.get(StatusUsulan(status)):
        unit = usulan.unit_tujuan.nama if usulan.unit_tujuan else ""
        return lanjutan.after_forum(jenis, Hasil.DISEPAKATI, usulan.tujuan, unit)
    return Lanjutan("")


def _update(
    berubah: Sequence[tuple[BarisLembar, UsulanSipd, Ada]],
    kabupaten: str,
    tahun: int,
    unit: Mapping[str, Unit],
    by: Pelaku,
    now: datetime,
) -> list[Baris]:
    """Notes replaced, changed words beside the originals, changed states by the table of transitions."""
    if not berubah:
        return []
    jadwal = Jadwal(kabupaten, tahun, timezone.localdate(now))
    CatatanSipd.objects.bulk_create(
        [_renewed(ada, u, now) for _b, u, ada in berubah],
        update_conflicts=True,
        unique_fields=["usulan"],
        update_fields=["id_sipd", "isi", "baris_asal", "dibaca_at"],
    )
    ditulis = [(u, ada) for _b, u, ada in berubah if follows_file(ada) and words_differ(u, ada)]
    perubahan = [_amendment(u, ada, by, now) for u, ada in ditulis]
    Perubahan.objects.bulk_create(perubahan)
    for u, ada in ditulis:
        _mend(u.usulan, ada.usulan, unit)
    stasiun = [_amended(p, ada) for p, (_u, ada) in zip(perubahan, ditulis, strict=True)]
    stasiun += [_moved(u, ada, jadwal) for _b, u, ada in berubah if status_changed(u, ada)]
    record_many(stasiun, oleh=by.label, now=now)
    return [_result(b, u, DIUBAH, ada.usulan.kode, _change_of(u, ada)) for b, u, ada in berubah]


def _renewed(ada: Ada, u: UsulanSipd, now: datetime) -> CatatanSipd:
    """A row of its own: the old one still tells what changed."""
    catatan = _note(ada.usulan, u, now)
    if ada.catatan is not None:
        catatan.diketik_at, catatan.diketik_oleh = ada.catatan.diketik_at, ada.catatan.diketik_oleh
    return catatan


def _amendment(u: UsulanSipd, ada: Ada, by: Pelaku, now: datetime) -> Perubahan:
    return Perubahan(
        usulan=ada.usulan,
        pada=now,
        oleh=by.label,
        alasan=_("Barisnya berubah di SIPD."),
        isi={k: getattr(u.usulan, k) for k in KATA if getattr(u.usulan, k) != getattr(ada.usulan, k)},
        volume=u.usulan.volume,
        biaya=u.usulan.biaya,
        baris_asal=u.usulan.baris_asal,
    )


def _mend(u: UsulanTerbaca, usulan: Usulan, unit: Mapping[str, Unit]) -> None:
    """Words and figures are frozen; where it is sent may still follow SIPD."""
    baru = unit.get(unit_key(u.opd)) if u.opd else None
    if (baru.pk if baru else None, u.bidang or usulan.bidang) != (usulan.unit_tujuan_id, usulan.bidang):
        usulan.unit_tujuan, usulan.bidang = baru, u.bidang or usulan.bidang
        usulan.save(update_fields=["unit_tujuan", "bidang"])


def _amended(perubahan: Perubahan, ada: Ada) -> Stasiun:
    return Stasiun(
        usulan=ada.usulan,
        tahap=Tahap.USULAN,
        keputusan="diperbaiki",
        alasan=perubahan.alasan,
        rincian={"biaya": perubahan.biaya, "kolom": sorted(perubahan.isi)},
    )


def _moved(u: UsulanSipd, ada: Ada, jadwal: Jadwal) -> Stasiun:
    """SIPD's new word. The state follows only where the table lets an import make that move."""
    return _station(ada.usulan, u, jadwal, u.status.keadaan if may_follow(u, ada) else ada.usulan.status)


def _change_of(u: UsulanSipd, ada: Ada) -> str:
    """What a changed row changes here, in words."""
    bagian = []
    if follows_file(ada) and words_differ(u, ada):
        bagian.append(_("dicatat sebagai perbaikan di samping aslinya"))
    if status_changed(u, ada):
        bagian.append(_("status SIPD kini “%(status)s”") % {"status": u.status.teks})
        if not may_follow(u, ada):
            bagian.append(
                _("keadaan “%(keadaan)s” di sini tetap, karena hanya forum yang memindahkannya")
                % {"keadaan": StatusUsulan(ada.usulan.status).label}
            )
    return "; ".join(bagian) or _("catatan SIPD diperbarui")


def _result(baris: BarisLembar, u: UsulanSipd, hasil: str, kode: str = "", alasan: str = "") -> Baris:
    return Baris(baris.nomor, u.usulan.id_asal, hasil, kode, alasan, u.usulan.perbaikan)
