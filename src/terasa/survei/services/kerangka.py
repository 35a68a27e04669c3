"""Kerangka dari hitungan RT: dua orang dari dua kantor, yang berbeda diputuskan orang ketiga, versinya tetap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.akun.models import Peran
from terasa.survei import rules
from terasa.survei.enums import CaraKerangka, StatusSurvei
from terasa.survei.models import HitunganRT, Kerangka, Survei, UnitKerangka
from terasa.survei.permissions import can_count
from terasa.survei.queries import list_kerangka
from terasa.survei.rules import HitungRT, KerangkaTakSah
from terasa.survei.services.bersama import CannotSurvey, get_open, lock_survei
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("count_rt")
def count_rt(
    *, survei: Survei, desa: str, hitungan: Iterable[tuple[str, str, int]], by: Pelaku, now: datetime
) -> Kerangka:
    """The first count of a desa as (dusun, RT, houses); what the same person wrote before is replaced.

    Raises CannotSurvey, KerangkaTakSah.
    """
    survei, kerangka = _open_version(survei, desa, by)
    baris = _read(desa, hitungan)
    lama = {h.rt: h for h in _rows(kerangka, desa)}
    if any(h.kantor_satu and (h.penghitung_id or h.kantor_satu) != _who(by) for h in lama.values()):
        raise CannotSurvey(
            _("Desa ini sudah dihitung orang lain; periksalah hitungannya."), code="penghitung"
        )
    _require_other_office(by, [(h.pemeriksa_id, h.kantor_dua) for h in lama.values()], now)
    for rt in lama.keys() - baris.keys():
        _take_back(lama[rt], "satu")
    for rt, (dusun, rumah) in baris.items():
        satu = lama.get(rt) or HitunganRT(kerangka=kerangka, kode_wilayah=desa, rt=rt)
        satu.dusun, satu.rumah_satu = dusun or satu.dusun, rumah
        satu.penghitung_id, satu.kantor_satu = by.pengguna_id, by.label
        _agree(satu)
    return kerangka


@konteks.act("check_rt")
def check_rt(
    *, survei: Survei, desa: str, hitungan: Iterable[tuple[str, str, int]], by: Pelaku, now: datetime
) -> Kerangka:
    """The second count of a desa, by a person of another office; an RT that the first forgot may be added.

    Raises CannotSurvey, KerangkaTakSah.
    """
    survei, kerangka = _open_version(survei, desa, by)
    lama = {h.rt: h for h in _rows(kerangka, desa)}
    if not any(h.kantor_satu for h in lama.values()):
        raise CannotSurvey(_("Desa ini belum dihitung."), code="belum-dihitung")
    if any(h.kantor_dua and (h.pemeriksa_id or h.kantor_dua) != _who(by) for h in lama.values()):
        raise CannotSurvey(_("Desa ini sudah diperiksa orang lain."), code="pemeriksa")
    _require_other_office(by, [(h.penghitung_id, h.kantor_satu) for h in lama.values()], now)
    baris = _read(desa, hitungan)
    for rt in lama.keys() - baris.keys():
        _take_back(lama[rt], "dua")
    for rt, (dusun, rumah) in baris.items():
        satu = lama.get(rt) or HitunganRT(kerangka=kerangka, kode_wilayah=desa, rt=rt)
        satu.dusun, satu.rumah_dua = satu.dusun or dusun, rumah
        satu.pemeriksa_id, satu.kantor_dua = by.pengguna_id, by.label
        _agree(satu)
    return kerangka


@konteks.act("settle_rt")
def settle_rt(*, hitungan: HitunganRT, rumah: int, alasan: str, by: Pelaku, now: datetime) -> HitunganRT:
    """What holds where two counts differ; 0 takes the RT out of the frame. Raises CannotSurvey, KerangkaTakSah."""
    kerangka = hitungan.kerangka
    get_open(kerangka.survei, by, StatusSurvei.DISIAPKAN)
    hitungan = HitunganRT.objects.select_for_update().get(pk=hitungan.pk)
    if kerangka.dikunci_at is not None:
        raise CannotSurvey(_("Hitungan ini tidak menunggu keputusan."), code="hitungan")
    if by.pengguna_id is not None and by.pengguna_id in (hitungan.penghitung_id, hitungan.pemeriksa_id):
        raise CannotSurvey(
            _("Yang berbeda diputuskan orang ketiga, bukan salah satu penghitungnya."), code="orang-ketiga"
        )
    if not alasan.strip():
        raise CannotSurvey(_("Tulis bagaimana jumlahnya dipastikan."), code="alasan")
    if not 0 <= rumah <= rules.RUMAH_TERBANYAK:
        raise KerangkaTakSah(
            _("Jumlah rumah harus antara 0 dan %(batas)s.") % {"batas": rules.RUMAH_TERBANYAK},
            code="jumlah-rumah",
        )
    hitungan.rumah, hitungan.alasan, hitungan.diputuskan_oleh = rumah, alasan.strip()[:300], by.label
    hitungan.save(update_fields=["rumah", "alasan", "diputuskan_oleh"])
    return hitungan


@konteks.act("set_diketahui")
def set_diketahui(*, survei: Survei, rumah: int, sumber: str, by: Pelaku, now: datetime) -> Survei:
    """How many households the desa is known to have, and who says so; for the coverage. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DISIAPKAN)
    if rumah < 1 or not sumber.strip():
        raise CannotSurvey(_("Isi jumlah rumah tangga dan sumber angkanya."), code="diketahui")
    survei.rumah_diketahui, survei.sumber_diketahui = rumah, sumber.strip()[:160]
    survei.save(update_fields=["rumah_diketahui", "sumber_diketahui"])
    return survei


@konteks.act("lock_kerangka")
def lock_kerangka(*, survei: Survei, by: Pelaku, now: datetime) -> Kerangka:
    """Freeze the version: every count is agreed or settled, and its dwellings are numbered. Raises CannotSurvey,
    KerangkaTakSah."""
    survei = get_open(survei, by, StatusSurvei.DISIAPKAN)
    kerangka = get_terakhir(survei)
    if kerangka.dikunci_at is not None:
        raise CannotSurvey(_("Kerangka ini sudah dikunci."), code="terkunci")
    if survei.cara == CaraKerangka.RT:
        store_units(survei, rules.build_frame(_settled(kerangka, survei)))
    kode = rules.frame_lines(list_kerangka(survei))
    if not kode:
        raise KerangkaTakSah(_("Kerangkanya masih kosong."), code="kerangka-kosong")
    kerangka.n, kerangka.sha256, kerangka.dikunci_at = len(kode), statistik.hash_kerangka(kode), now
    kerangka.save(update_fields=["n", "sha256", "dikunci_at"])
    survei.n_kerangka, survei.kerangka_sha256 = kerangka.n, kerangka.sha256
    survei.save(update_fields=["n_kerangka", "kerangka_sha256"])
    return kerangka


@konteks.act("revise_kerangka")
def revise_kerangka(*, survei: Survei, alasan: str, by: Pelaku, now: datetime) -> Kerangka:
    """Open the next version before the draw; the locked one stays to be read. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DISIAPKAN)
    lama = get_terakhir(survei)
    if lama.dikunci_at is None:
        raise CannotSurvey(_("Versi ini belum dikunci, jadi masih dapat diubah."), code="belum-terkunci")
    if not alasan.strip():
        raise CannotSurvey(_("Tulis mengapa kerangkanya diubah."), code="alasan")
    baru = Kerangka.objects.create(
        survei=survei, versi=lama.versi + 1, alasan=alasan.strip()[:300], dibuat_at=now, oleh=by.label
    )
    salinan = list(lama.hitungan.all())
    for satu in salinan:
        satu.pk, satu.kerangka, satu._state.adding = None, baru, True
    HitunganRT.objects.bulk_create(salinan)
    return baru


def get_terakhir(survei: Survei) -> Kerangka:
    """The newest version of the frame."""
    return survei.versi_kerangka.latest("versi")


def store_units(survei: Survei, unit: Iterable[tuple[str, str]]) -> None:
    """Dwellings of the frame in place of those of an earlier version, whose private details go with them."""
    with konteks.sebagai_sistem():
        UnitKerangka.objects.filter(survei=survei).delete()
        UnitKerangka.objects.bulk_create(
            (UnitKerangka(survei=survei, kode_wilayah=kode, label=label) for kode, label in unit),
            batch_size=2000,
        )


def _settled(kerangka: Kerangka, survei: Survei) -> list[HitungRT]:
    """Every RT of every desa with a number that two people or the third stand for."""
    semua = list(kerangka.hitungan.all())
    if kurang := sorted(set(survei.cakupan) - {h.kode_wilayah for h in semua}):
        raise KerangkaTakSah(_("Desa %(kode)s belum dihitung.") % {"kode": kurang[0]}, code="belum-dihitung")
    if belum := [h for h in semua if h.rumah is None]:
        raise KerangkaTakSah(
            _("%(rt)s: dua hitungannya belum sama atau belum lengkap (%(n)s RT lagi).")
            % {"rt": belum[0].rt, "n": len(belum)},
            code="belum-sepakat",
        )
    return [HitungRT(h.kode_wilayah, h.rt, h.rumah) for h in semua if h.rumah]


def _open_version(survei: Survei, desa: str, by: Pelaku) -> tuple[Survei, Kerangka]:
    survei = lock_survei(survei, StatusSurvei.DISIAPKAN)
    if desa not in survei.cakupan or not can_count(by, desa):
        raise CannotSurvey(_("Desa ini tidak dihitung kantor Anda."), code="bukan-wewenang")
    kerangka = get_terakhir(survei)
    if kerangka.dikunci_at is not None or survei.cara != CaraKerangka.RT:
        raise CannotSurvey(_("Kerangka ini sudah dikunci."), code="terkunci")
    return survei, kerangka


def _rows(kerangka: Kerangka, desa: str) -> QuerySet[HitunganRT]:
    return HitunganRT.objects.select_for_update().filter(kerangka=kerangka, kode_wilayah=desa)


def _read(desa: str, hitungan: Iterable[tuple[str, str, int]]) -> Mapping[str, tuple[str, int]]:
    """`{"RT 02": ("Dusun I", 41)}`; each RT once. Raises KerangkaTakSah."""
    semua = list(hitungan)
    rules.build_frame(HitungRT(desa, rt, rumah) for _dusun, rt, rumah in semua)
    return {rules.label_rt(rt): (" ".join(dusun.split())[:60], rumah) for dusun, rt, rumah in semua}


def _who(by: Pelaku) -> int | str:
    """The person, or the office when it acts without one."""
    return by.pengguna_id or by.label


def _require_other_office(by: Pelaku, lain: Sequence[tuple[int | None, str]], now: datetime) -> None:
    """Two counts are two only when neither person nor office nor post is the same. Raises CannotSurvey."""
    orang, kantor = {o for o, _k in lain if o}, {k for _o, k in lain if k}
    sama = Peran.objects.berlaku(timezone.localdate(now)).filter(pengguna_id__in=orang)
    sekantor = Q(unit_id=by.unit_id) | Q(jenis=by.jenis)
    if by.pengguna_id in orang or by.label in kantor or (orang and sama.filter(sekantor).exists()):
        raise CannotSurvey(_("Hitungan diperiksa orang dari kantor dan jabatan lain."), code="kantor-sama")


def _agree(satu: HitunganRT) -> None:
    satu.rumah = rules.compare_counts(satu.rumah_satu, satu.rumah_dua)
    satu.alasan = satu.diputuskan_oleh = ""
    satu.save()


def _take_back(satu: HitunganRT, ke: str) -> None:
    """An RT that this person no longer names; without either count the row goes."""
    setattr(satu, f"rumah_{ke}", None)
    setattr(satu, f"kantor_{ke}", "")
    if ke == "satu":
        satu.penghitung = None
    else:
        satu.pemeriksa = None
    if satu.rumah_satu is None and satu.rumah_dua is None:
        satu.delete()
    else:
        _agree(satu)
