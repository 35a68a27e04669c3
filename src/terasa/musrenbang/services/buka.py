"""Membuka forum dan menarik setiap usulan yang menunggunya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aturan.queries import find_aturan
from terasa.musrenbang.enums import JenisForum, Metode, StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import may_open
from terasa.musrenbang.queries import list_menunggu_forum
from terasa.musrenbang.rules import PENENTU
from terasa.musrenbang.services.kalender import require_jadwal
from terasa.musrenbang.services.prapilih import prefill_from_alokasi
from terasa.musrenbang.services.tarik import pull_eligible
from terasa.pertemuan.models import Pertemuan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.queries import are_known, nama_lengkap_banyak
from terasa.wilayah.rules import covers, kecamatan_of, normalkan_kode, tingkat

TINGKAT_CAKUPAN: dict[JenisForum, Tingkat] = {
    JenisForum.MUSRENBANG_DESA: Tingkat.DESA,
    JenisForum.FORUM_KECAMATAN: Tingkat.KECAMATAN,
    JenisForum.MUSDUS: Tingkat.DESA,
    JenisForum.KHUSUS: Tingkat.DESA,
    JenisForum.MUSDES: Tingkat.DESA,
    JenisForum.PRA_MUSRENBANG: Tingkat.KECAMATAN,
    JenisForum.DIALOG: Tingkat.KECAMATAN,
}
# Every dusun and every group may meet at the same time; the bupati comes twice a year.
BOLEH_SERENTAK = frozenset({JenisForum.MUSDUS, JenisForum.KHUSUS, JenisForum.DIALOG})
SLUG_TERPANJANG = 74


class CannotOpen(AturanDilanggar):
    """This forum cannot be opened, or not in this way."""


@konteks.act("open_forum")
def open_forum(
    *,
    by: Pelaku,
    jenis: str,
    kabupaten: str,
    tahun: int,
    nama: str = "",
    cakupan: Sequence[str] = (),
    now: datetime,
    unit: Unit | None = None,
    metode: str = Metode.PERINGKAT,
    tempat: str = "",
    mulai_at: datetime | None = None,
) -> Forum:
    """Open a deliberation and pull in every usulan that waits for it. A missing name is made up.

    Raises CannotOpen, DiLuarJadwal, KodeTakTerbaca.
    """
    jenis = JenisForum(jenis)
    kode = _read_cakupan(jenis, kabupaten, cakupan, unit)
    if not may_open(by, jenis, kode, unit.pk if unit else None):
        raise CannotOpen(_("Forum ini dijalankan kantor lain."), code="bukan-wewenang")
    require_jadwal(f"forum-{jenis.value}", kabupaten, tahun, kode, now)
    _refuse_overlap(jenis, kabupaten, tahun, kode, unit)
    nama = nama.strip() or _make_name(jenis, kode, unit)
    forum = Forum(
        kabupaten=kabupaten,
        tahun=tahun,
        jenis=jenis,
        nama=nama[:200],
        slug=_make_slug(jenis, kabupaten, tahun, kode, unit, nama),
        kode_wilayah=kode[0] if len(kode) == 1 else kabupaten,
        cakupan=kode,
        unit=unit,
        metode=metode,
        dibuka_at=now,
    )
    pertemuan = Pertemuan(
        judul=nama[:250], kode_wilayah=forum.kode_wilayah, mulai_at=mulai_at, tempat=tempat.strip()
    )
    pertemuan.save(force_insert=True)
    forum.pertemuan = pertemuan
    forum.save(force_insert=True)
    pull_eligible(forum)
    prefill_from_alokasi(forum, now=now)
    return forum


@konteks.act("open_forum_all")
def open_forum_all(*, by: Pelaku, jenis: str, kabupaten: str, tahun: int, now: datetime) -> list[Forum]:
    """One forum for every desa, kecamatan group or unit that has usulan waiting and no open forum yet.

    Kecamatan are grouped as the rule `cakupan-forum-kecamatan` says. Raises CannotOpen.
    """
    jenis = JenisForum(jenis)
    if jenis not in PENENTU:
        raise CannotOpen(_("Forum jenis ini dibuka satu per satu."), code="satu-per-satu")
    menunggu = list_menunggu_forum(jenis, kabupaten, tahun).order_by()
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        pk = menunggu.values_list("unit_tujuan", flat=True).distinct()
        unit = Unit.objects.filter(pk__in=list(pk)).order_by("nama")
        return [
            open_forum(by=by, jenis=jenis, kabupaten=kabupaten, tahun=tahun, now=now, unit=u)
            for u in unit
            if not _overlapping(jenis, kabupaten, tahun, (kabupaten,), u)
        ]
    desa = sorted(menunggu.values_list("kode_desa", flat=True).distinct())
    return [
        open_forum(by=by, jenis=jenis, kabupaten=kabupaten, tahun=tahun, now=now, nama=nama, cakupan=kode)
        for nama, kode in _group(jenis, kabupaten, desa, now)
        if not _overlapping(jenis, kabupaten, tahun, kode, None)
    ]


def _read_cakupan(jenis: JenisForum, kabupaten: str, cakupan: Sequence[str], unit: Unit | None) -> list[str]:
    """Places of the forum, checked against its kind. Raises CannotOpen."""
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH and (unit is None or unit.kabupaten != kabupaten):
        raise CannotOpen(_("Pilih perangkat daerah kabupaten ini."), code="unit")
    if jenis not in TINGKAT_CAKUPAN:
        return [kabupaten]
    kode = sorted({normalkan_kode(k) for k in cakupan})
    harus = TINGKAT_CAKUPAN[jenis]
    if jenis == JenisForum.KHUSUS and kode and tingkat(kode[0]) == Tingkat.KECAMATAN:
        harus = Tingkat.KECAMATAN
    if not kode or (harus == Tingkat.DESA and len(kode) != 1):
        raise CannotOpen(_("Sebutkan satu desa, atau kecamatan yang dicakup."), code="cakupan-kosong")
    if any(tingkat(k) != harus or not covers(kabupaten, k) for k in kode):
        raise CannotOpen(
            _("Cakupan harus %(apa)s di kabupaten %(kabupaten)s.")
            % {"apa": harus.label.lower(), "kabupaten": kabupaten},
            code="cakupan",
        )
    if not are_known(kode):
        raise CannotOpen(_("Ada kode wilayah yang tidak dikenal dalam cakupan."), code="wilayah")
    return kode


def _refuse_overlap(
    jenis: JenisForum, kabupaten: str, tahun: int, kode: Sequence[str], unit: Unit | None
) -> None:
    if jenis in BOLEH_SERENTAK:
        return
    if ada := _overlapping(jenis, kabupaten, tahun, kode, unit):
        raise CannotOpen(
            _("Forum “%(nama)s” untuk cakupan ini masih terbuka; tutup dulu.") % {"nama": ada.nama},
            code="sudah-dibuka",
        )


def _overlapping(
    jenis: str, kabupaten: str, tahun: int, kode: Sequence[str], unit: Unit | None
) -> Forum | None:
    terbuka = Forum.objects.filter(kabupaten=kabupaten, tahun=tahun, jenis=jenis, status=StatusForum.DIBUKA)
    return terbuka.filter(cakupan__overlap=list(kode), unit=unit).first()


def _make_name(jenis: JenisForum, kode: Sequence[str], unit: Unit | None) -> str:
    if jenis == JenisForum.FORUM_PERANGKAT_DAERAH and unit is not None:
        return _("Forum perangkat daerah %(unit)s") % {"unit": unit.nama}
    nama = nama_lengkap_banyak(kode)
    if jenis not in PENENTU:
        tempat = nama[kode[0]] if len(kode) == 1 else ", ".join(nama[k].partition(",")[0] for k in kode)
        return _join_words(str(jenis.label), tempat)
    if jenis == JenisForum.MUSRENBANG_DESA:
        return _("Musrenbang %(desa)s") % {"desa": nama[kode[0]]}
    tempat = ", ".join(nama[k].partition(",")[0] for k in kode)
    return _("Musrenbang %(tempat)s") % {"tempat": tempat}


def _join_words(jenis: str, tempat: str) -> str:
    """ "Musyawarah desa" in Desa Bamban is one "desa", not two."""
    awal, _spasi, akhir = jenis.rpartition(" ")
    sekali = tempat.casefold().startswith(f"{akhir.casefold()} ")
    return f"{awal if sekali else jenis} {tempat}"


def _make_slug(
    jenis: JenisForum, kabupaten: str, tahun: int, kode: Sequence[str], unit: Unit | None, nama: str
) -> str:
    """`musrenbang-desa-63.06.04.2002`; a second forum of the same kind and place gets `-2`."""
    if unit is not None and jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        ekor = unit.kode
    elif len(kode) == 1:
        ekor = kode[0]
    else:
        ekor = slugify(nama).removeprefix("musrenbang-").removeprefix("kecamatan-")
    dasar = f"{jenis.value.replace('_', '-')}-{ekor}"[:SLUG_TERPANJANG].rstrip("-")
    sama = Forum.objects.filter(
        Q(slug=dasar) | Q(slug__startswith=f"{dasar}-"), kabupaten=kabupaten, tahun=tahun
    )
    terpakai = set(sama.values_list("slug", flat=True))
    nomor = next(n for n in count(1) if _numbered(dasar, n) not in terpakai)
    return _numbered(dasar, nomor)


def _numbered(dasar: str, nomor: int) -> str:
    return dasar if nomor == 1 else f"{dasar}-{nomor}"


def _group(
    jenis: JenisForum, kabupaten: str, desa: Sequence[str], now: datetime
) -> list[tuple[str, list[str]]]:
    """(nama, cakupan) of the forums that these desa need; "" lets the name be made up."""
    if jenis == JenisForum.MUSRENBANG_DESA:
        return [("", [k]) for k in desa]
    if jenis == JenisForum.KABUPATEN:
        return [("", [])] if desa else []
    kecamatan = sorted({kecamatan_of(k) for k in desa})
    aturan = find_aturan("cakupan-forum-kecamatan", kabupaten=kabupaten, pada=timezone.localdate(now))
    kelompok = aturan.isi.get("kelompok", []) if aturan else []
    hasil = [
        (_("Musrenbang kecamatan %(nama)s") % {"nama": k["nama"]}, list(k["kecamatan"]))
        for k in kelompok
        if set(k["kecamatan"]) & set(kecamatan)
    ]
    terliput = {kode for _nama, kode_kelompok in hasil for kode in kode_kelompok}
    return [*hasil, *(("", [k]) for k in kecamatan if k not in terliput)]
