"""Kotak suara: dibuka, kartunya dicetak dan diambil, dibatalkan sebelum suara pertama, ditutup dan dihitung.

Apa yang ditulis saat kartu diambil dan saat suara masuk tidak boleh dapat dicocokkan: lihat adr/0015.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.musrenbang import rules
from terasa.musrenbang.enums import METODE_BERSUARA, StatusKotak
from terasa.musrenbang.models import (
    Forum,
    HimpunanSuara,
    KotakSuara,
    MetodeBeku,
    PakKartu,
    PengambilanKartu,
    Usulan,
)
from terasa.musrenbang.rules import pb, suara
from terasa.musrenbang.rules.kotak import (
    CannotBox,
    check_calon,
    list_kertas_beres,
    pick_cara,
    pick_terbanyak,
    publish,
)
from terasa.musrenbang.services.keputusan import lock_keputusan, require_running
from terasa.musrenbang.services.metode import freeze_metode
from terasa.musrenbang.services.penilaian import place_hitungan
from terasa.pertemuan.models import Kehadiran
from terasa.umum import konteks
from terasa.umum.kode import ABJAD
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap_banyak

PANJANG_KODE = 6
SEPAK_TERBANYAK = 300


@dataclass(frozen=True)
class Pak:
    """A pack as it goes to the printer: the only place where tokens ever stand in the clear."""

    kotak: KotakSuara
    kelompok: str
    kartu: tuple[str, ...]


@konteks.act("open_kotak")
def open_kotak(
    *, forum: Forum, by: Pelaku, now: datetime, pagu: int | None = None, pilihan_terbanyak: int | None = None
) -> KotakSuara:
    """Freeze the method and what is voted on. `pagu`: the forum's own ceiling; None counts plainly.

    Raises CannotBox, CannotDecide.
    """
    require_running(forum, by)
    if forum.metode not in METODE_BERSUARA:
        raise CannotBox(_("Forum ini tidak memakai surat suara; pilih metodenya dulu."), code="metode")
    if KotakSuara.objects.filter(forum=forum).exists():
        raise CannotBox(_("Kotak suara forum ini sudah dibuka."), code="sudah-dibuka")
    aturan = get_aturan("surat-suara", kabupaten=forum.kabupaten, pada=timezone.localdate(now)).isi
    calon = _list_calon(forum, pagu)
    kotak = KotakSuara(
        forum=forum,
        kode=make_kode(),
        metode=forum.metode,
        calon=calon,
        pagu=pagu,
        cara=pick_cara(aturan, forum.metode, pagu),
        pilihan_terbanyak=pick_terbanyak(aturan, forum.metode, pilihan_terbanyak, len(calon)),
        dibuka_at=now,
        dibuka_oleh=by.label,
    )
    kotak.save(force_insert=True)
    freeze_metode(forum, None, by=by, now=now)
    with konteks.sebagai_sistem():
        HimpunanSuara(kotak=kotak).save(force_insert=True)
    return kotak


def _list_calon(forum: Forum, pagu: int | None) -> list[dict[str, Any]]:
    """Everything the forum has not refused, by code: the order of a ballot must favour nobody."""
    ikut = forum.keputusan.filter(hasil__in=["", *rules.BERPERINGKAT]).values("usulan")
    usulan = (
        Usulan.objects.filter(pk__in=ikut).with_kini().order_by("kode").only("kode", "judul", "kode_desa")
    )
    tempat = nama_lengkap_banyak({u.kode_desa for u in usulan})
    calon = [
        {"kode": u.kode, "judul": u.judul, "desa": tempat[u.kode_desa], "biaya": u.biaya_kini} for u in usulan
    ]
    check_calon(calon, pagu)
    return calon


def make_kode() -> str:
    """A short name that no other box has."""
    while True:
        kode = "".join(secrets.choice(ABJAD) for _n in range(PANJANG_KODE)).lower()
        if not KotakSuara.objects.filter(kode=kode).exists():
            return kode


@konteks.act("undo_kotak")
def undo_kotak(*, forum: Forum, by: Pelaku, now: datetime) -> None:
    """Take the opening back while nobody has voted; slips already printed are void. Raises CannotBox."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        kotak, himpunan = lock_kotak(forum)
        if himpunan.tanda_terima or kotak.kertas.exists():
            raise CannotBox(
                _("Sudah ada suara yang masuk; kotak ini hanya dapat ditutup."), code="sudah-ada-suara"
            )
        kotak.delete()
    MetodeBeku.objects.filter(pk=forum.pk).delete()


@konteks.act("print_kartu")
def print_kartu(*, forum: Forum, by: Pelaku, jumlah: int, kelompok: str = "", now: datetime) -> Pak:
    """A new pack of slips. The tokens are in the answer and nowhere else. Raises CannotBox."""
    require_running(forum, by)
    if not 1 <= jumlah <= SEPAK_TERBANYAK:
        raise CannotBox(_("Satu pak berisi 1 sampai %(n)d kartu.") % {"n": SEPAK_TERBANYAK}, code="jumlah")
    with konteks.sebagai_sistem():
        kotak, _himpunan = lock_kotak(forum)
        kartu = tuple({suara.make_kartu() for _n in range(jumlah)})
        sidik = suara.pack_sidik(suara.digest_kartu(kotak.kode, satu) for satu in kartu)
        PakKartu(kotak=kotak, kelompok=kelompok.strip()[:80], jumlah=len(kartu), sidik=sidik).save(
            force_insert=True
        )
    return Pak(kotak, kelompok.strip(), kartu)


@konteks.act("draw_kartu")
def draw_kartu(*, forum: Forum, kehadiran_id: UUID, by: Pelaku, now: datetime, batal: bool = False) -> None:
    """Tick that this attendee has drawn a slip, or take a wrong tick back. Raises CannotBox."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        kotak = find_open(forum)
        hadir = Kehadiran.objects.filter(
            pertemuan=forum.pertemuan_id, pk=kehadiran_id, menunggu=False
        ).first()
        if hadir is None:
            raise CannotBox(_("Orang ini tidak ada pada daftar hadir forum."), code="hadir")
        if batal:
            PengambilanKartu.objects.filter(pk=hadir.pk, kotak=kotak).delete()
            return
        if PengambilanKartu.objects.filter(pk=hadir.pk).exists():
            raise CannotBox(_("Orang ini sudah mengambil kartu."), code="sudah-mengambil")
        PengambilanKartu(kehadiran=hadir, kotak=kotak).save(force_insert=True)


@konteks.act("close_kotak")
def close_kotak(*, forum: Forum, by: Pelaku, now: datetime) -> KotakSuara:
    """Count, publish the set, and give the usulan their computed ranks. Final. Raises CannotBox."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        kotak, himpunan = lock_kotak(forum)
        terbit = publish(
            as_pemilihan(forum, kotak, suara.read_baris(himpunan.surat)),
            kertas=list_kertas_beres(kotak.kertas.values_list("nomor", "isi")),
            kartu=sum(kotak.pak.values_list("jumlah", flat=True)),
            mengambil=kotak.pengambilan.count(),
        )
        kotak.pb, kotak.pb_sha256, kotak.ringkasan = terbit.pb, terbit.sidik, terbit.ringkasan
        kotak.tanda_terima = himpunan.tanda_terima
        kotak.status, kotak.ditutup_at, kotak.ditutup_oleh = StatusKotak.DITUTUP, now, by.label
        kotak.save()
        # Nothing but the published set stays behind.
        himpunan.delete()
        kotak.pak.all().delete()
    _place(forum, kotak.ringkasan, by=by, now=now)
    return kotak


def as_pemilihan(forum: Forum, kotak: KotakSuara, surat: Sequence[tuple[str, str]]) -> pb.PemilihanForum:
    """The box as an election."""
    return pb.PemilihanForum(
        nama=forum.nama,
        tahun=forum.tahun,
        wilayah=", ".join(forum.cakupan),
        metode=kotak.metode,
        calon=kotak.calon,
        pagu=kotak.pagu,
        cara=kotak.cara,
        pilihan_terbanyak=kotak.pilihan_terbanyak,
        surat=surat,
    )


def _place(forum: Forum, ringkasan: Mapping[str, Any], *, by: Pelaku, now: datetime) -> None:
    keputusan = lock_keputusan(forum)
    urutan: dict[UUID, int] = {}
    for k in keputusan:
        if k.usulan.kode in ringkasan["dukungan"]:
            k.skor = Decimal(ringkasan["dukungan"][k.usulan.kode])
        if (n := ringkasan["peringkat"].get(k.usulan.kode)) is not None:
            urutan[k.usulan_id] = n
    place_hitungan(keputusan, urutan, by=by, now=now, kolom=["skor"])


def find_open(forum: Forum) -> KotakSuara:
    """Raises CannotBox."""
    kotak = KotakSuara.objects.filter(forum=forum, status=StatusKotak.DIBUKA).first()
    if kotak is None:
        raise CannotBox(_("Kotak suara forum ini tidak sedang terbuka."), code="tidak-terbuka")
    return kotak


def lock_kotak(forum: Forum) -> tuple[KotakSuara, HimpunanSuara]:
    """The open box and its set, for one act at a time. Raises CannotBox."""
    kotak = find_open(forum)
    himpunan = HimpunanSuara.objects.select_for_update().filter(pk=kotak.pk).first()
    if himpunan is None:
        raise CannotBox(_("Kotak suara forum ini sudah ditutup."), code="sudah-ditutup")
    return kotak, himpunan
