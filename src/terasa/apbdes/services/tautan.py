"""Pos APBDes yang membiayai usulan: ditautkan, dilepas dengan alasan, dan dikabarkan ketika anggarannya berlaku."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.apbdes.enums import Kelompok, StatusApbdes
from terasa.apbdes.models import Apbdes, PosApbdes, TautanApbdes
from terasa.apbdes.queries.apbdes import find_berlaku
from terasa.apbdes.rules.isi import CannotApbdes
from terasa.apbdes.services.milik import require_budgeter
from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import Stasiun, record_many
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

ALASAN_TERPENDEK = 15


@konteks.act("link_pos_apbdes")
def link_pos(*, pos: PosApbdes, usulan: Usulan, by: Pelaku, now: datetime) -> TautanApbdes:
    """This line pays that usulan of the village's own plan. Raises CannotApbdes."""
    apbdes = pos.apbdes
    require_budgeter(by, apbdes.kode_desa)
    if apbdes.status not in {StatusApbdes.DRAF, StatusApbdes.BERLAKU} or pos.kelompok != Kelompok.BELANJA:
        raise CannotApbdes(_("Usulan ditautkan pada belanja rancangan atau yang berlaku."), code="usulan")
    if (usulan.kode_desa, usulan.tahun) != (apbdes.kode_desa, apbdes.tahun):
        raise CannotApbdes(_("Usulan itu bukan dari desa dan tahun ini."), code="usulan")
    if usulan.status != StatusUsulan.MASUK_RKPDES:
        raise CannotApbdes(_("Hanya usulan yang masuk RKP Desa yang dibiayai APBDes."), code="usulan")
    if TautanApbdes.objects.filter(usulan=usulan, pangkal=pos.pangkal, dilepas_at=None).exists():
        raise CannotApbdes(_("Usulan itu sudah ditautkan pada pos ini."), code="usulan")
    tautan = TautanApbdes.objects.create(
        usulan=usulan,
        kode_desa=apbdes.kode_desa,
        tahun=apbdes.tahun,
        pangkal=pos.pangkal,
        ditautkan_at=now,
        oleh=by.label,
    )
    if apbdes.status == StatusApbdes.BERLAKU:
        tell_links(apbdes=apbdes, by=by, now=now)
    return tautan


@konteks.act("unlink_pos_apbdes")
def unlink_pos(*, tautan: TautanApbdes, by: Pelaku, alasan: str, now: datetime) -> None:
    """This line does not pay it after all; who was told hears why. Raises CannotApbdes."""
    require_budgeter(by, tautan.kode_desa)
    if tautan.dilepas_at is not None:
        raise CannotApbdes(_("Tautan ini sudah dilepas."), code="usulan")
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise CannotApbdes(_("Tulis alasannya dalam satu kalimat yang dipahami pengusul."), code="alasan")
    sebelum = _told(tautan.usulan_id)
    tautan.dilepas_at, tautan.alasan_lepas = now, mask_pribadi(alasan.strip())
    tautan.save(update_fields=["dilepas_at", "alasan_lepas"])
    berlaku = find_berlaku(tautan.kode_desa, tautan.tahun)
    if sebelum is not None and berlaku is not None:
        kini = _told(tautan.usulan_id)
        _record([_station(berlaku, tautan.usulan, sebelum, kini, tautan.alasan_lepas)], by, now)


def tell_links(*, apbdes: Apbdes, by: Pelaku, now: datetime) -> None:
    """A budget came into force: those behind every linked usulan hear what it holds, what changed, and why."""
    tautan = list(
        TautanApbdes.objects.filter(kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, dilepas_at=None)
        .select_related("usulan")
        .order_by("usulan__judul", "pk")
    )
    jumlah = dict(apbdes.pos.values_list("pangkal", "jumlah"))
    per_usulan: dict[UUID, list[TautanApbdes]] = defaultdict(list)
    for satu in tautan:
        per_usulan[satu.usulan_id].append(satu)
    stasiun = []
    for semua in per_usulan.values():
        sebelum = _sum([t.terkabar for t in semua])
        for satu in semua:
            satu.terkabar = jumlah.get(satu.pangkal)
        kini = _sum([t.terkabar for t in semua])
        if kini != sebelum:
            stasiun.append(_station(apbdes, semua[0].usulan, sebelum, kini, apbdes.alasan))
    TautanApbdes.objects.bulk_update(tautan, ["terkabar"], batch_size=500)
    _record(stasiun, by, now)


def _station(apbdes: Apbdes, usulan: Usulan, sebelum: int | None, kini: int | None, alasan: str) -> Stasiun:
    """What the public thread says: it came in, its money changed, or it went out."""
    keputusan = "masuk_apbdes" if sebelum is None else "keluar_apbdes" if kini is None else "apbdes_berubah"
    return Stasiun(
        usulan=usulan,
        tahap=Tahap.KEGIATAN,
        keputusan=keputusan,
        alasan="" if sebelum is None else alasan,
        rincian={
            "nama": apbdes.nama_versi,
            "nomor": apbdes.nomor_perdes,
            "jumlah": kini,
            "sebelum": sebelum,
            "tahun": apbdes.tahun,
        },
        lanjutan=_("Dilaksanakan pemerintah desa dengan anggaran desa.")
        if kini is not None
        else _("Tetap tercatat dalam RKP Desa; tanyakan kepada pemerintah desa."),
    )


def _record(stasiun: list[Stasiun], by: Pelaku, now: datetime) -> None:
    if stasiun:
        record_many(stasiun, oleh=by.label, now=now)


def _told(usulan_id: UUID) -> int | None:
    """What its proposers know of its money; None when nothing."""
    semua = TautanApbdes.objects.filter(usulan_id=usulan_id, dilepas_at=None)
    return _sum(list(semua.values_list("terkabar", flat=True)))


def _sum(semua: list[int | None]) -> int | None:
    ada = [n for n in semua if n is not None]
    return sum(ada) if ada else None
