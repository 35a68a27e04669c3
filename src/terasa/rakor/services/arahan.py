"""Arahan dicatat selagi diucapkan; setiap penerimanya mendapat satu tindak lanjut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang.models import Usulan
from terasa.perangkat.services.penjabat import mark_penjabat
from terasa.program.models import Kegiatan
from terasa.rakor.enums import Prioritas, StatusRakor
from terasa.rakor.models import Arahan, PenerimaArahan, Rakor
from terasa.rakor.permissions import may_minute
from terasa.rakor.queries import list_terbuka_sebelum
from terasa.rakor.services.rakor import CannotMeet, require_status, tell_unit
from terasa.tindak_lanjut.services import replace_tindak_lanjut, set_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku, PelakuTetap

PENERIMA_TERBANYAK = 160


@dataclass(frozen=True)
class IsiArahan:
    """An arahan as it was spoken. `kepada` are the offices that must do it."""

    teks: str
    kepada: Sequence[Unit]
    jatuh_tempo_on: date
    ukuran: str = ""
    bukti_diminta: str = ""
    prioritas: str = Prioritas.BIASA
    sumber: str = ""
    usulan: Usulan | None = None
    kegiatan: Kegiatan | None = None
    desa: Sequence[str] = field(default=())


@konteks.act("capture_arahan")
def capture_arahan(*, rakor: Rakor, by: Pelaku, isi: IsiArahan, now: datetime) -> Arahan:
    """One arahan with a task for each addressee, told once the minutes are out. Raises CannotMeet."""
    satu = _lock(rakor, by)
    _check(satu, isi)
    nomor = (satu.arahan.aggregate(n=Max("nomor"))["n"] or 0) + 1
    return _store(satu, isi, by, now, nomor)


def _store(
    rakor: Rakor, isi: IsiArahan, by: Pelaku, now: datetime, nomor: int, mengganti: Arahan | None = None
) -> Arahan:
    arahan = Arahan.objects.create(
        rakor=rakor,
        nomor=nomor,
        teks=isi.teks.strip(),
        pemberi=rakor.pimpinan,
        pemberi_label=rakor.pimpinan_label,
        sumber=isi.sumber,
        ukuran=isi.ukuran.strip(),
        bukti_diminta=isi.bukti_diminta.strip(),
        jatuh_tempo_on=isi.jatuh_tempo_on,
        prioritas=isi.prioritas,
        usulan=isi.usulan,
        kegiatan=isi.kegiatan,
        desa=list(isi.desa),
        mengganti=mengganti,
        dicatat_at=now,
        dicatat_oleh=by.label,
    )
    _address(arahan, rakor, isi.kepada, by, now)
    return arahan


def _address(arahan: Arahan, rakor: Rakor, kepada: Sequence[Unit], by: Pelaku, now: datetime) -> None:
    for unit in {u.pk: u for u in kepada}.values():
        tugas = set_tindak_lanjut(
            by=by,
            asal="arahan",
            teks=arahan.teks,
            pelaksana=unit,
            kode_wilayah=_place_of(unit, rakor),
            pemberi=arahan.pemberi,
            jatuh_tempo_on=arahan.jatuh_tempo_on,
            now=now,
            ukuran=arahan.ukuran,
            bukti_diminta=arahan.bukti_diminta,
            ditetapkan_on=rakor.tanggal,
            is_peragaan=rakor.is_peragaan,
        )
        PenerimaArahan.objects.create(arahan=arahan, tindak_lanjut=tugas)


def _place_of(unit: Unit, rakor: Rakor) -> str:
    """The place of the office that does it, when it lies below the meeting; else the meeting's own."""
    return unit.kode_wilayah if unit.kode_wilayah.startswith(f"{rakor.kode_wilayah}.") else rakor.kode_wilayah


@konteks.act("change_arahan")
def change_arahan(*, arahan: Arahan, by: Pelaku, isi: IsiArahan, now: datetime) -> Arahan:
    """Put right what was typed in haste, while the meeting still runs. Raises CannotMeet."""
    rakor = _lock(arahan.rakor, by)
    _check(rakor, isi)
    lama = Arahan.objects.select_for_update(of=("self",)).get(pk=arahan.pk)
    nomor = lama.nomor
    _erase(lama)
    return _store(rakor, isi, by, now, nomor)


@konteks.act("remove_arahan")
def remove_arahan(*, arahan: Arahan, by: Pelaku, alasan: str) -> None:
    """Take back what was captured by mistake, while the meeting still runs. Raises CannotMeet."""
    _lock(arahan.rakor, by)
    _erase(Arahan.objects.select_for_update(of=("self",)).get(pk=arahan.pk))


def _erase(arahan: Arahan) -> None:
    """Before the minutes nobody was told of it; the audit keeps what stood there."""
    tugas = [p.tindak_lanjut for p in arahan.penerima.select_related("tindak_lanjut")]
    arahan.delete()
    for satu in tugas:
        satu.delete()


@konteks.act("replace_arahan")
def replace_arahan(
    *, arahan: Arahan, rakor: Rakor, by: Pelaku, isi: IsiArahan, alasan: str, now: datetime
) -> Arahan:
    """A later meeting puts another arahan in the place of an open one; both stay. Raises CannotMeet,
    CannotFollowUp."""
    kini = _lock(rakor, by)
    _check(kini, isi)
    _require_replaceable(arahan, kini, by)
    nomor = (kini.arahan.aggregate(n=Max("nomor"))["n"] or 0) + 1
    baru = _store(kini, isi, by, now, nomor, mengganti=arahan)
    tugas_baru = {
        p.tindak_lanjut.pelaksana_id: p.tindak_lanjut for p in baru.penerima.select_related("tindak_lanjut")
    }
    pertama = next(iter(tugas_baru.values()))
    mark_penjabat(
        by=by,
        kabupaten=arahan.pemberi.kabupaten,
        tindakan="ganti-arahan",
        objek_jenis="arahan",
        objek_id=arahan.pk,
        uraian=f"Arahan diganti: {arahan.teks}",
        berlaku_on=kini.tanggal,
        now=now,
        dibuat_on=arahan.rakor.tanggal,
        is_peragaan=kini.is_peragaan,
    )
    with konteks.sebagai_sistem():
        for p in arahan.penerima.select_related("tindak_lanjut"):
            lama = p.tindak_lanjut
            if not lama.is_akhir:
                replace_tindak_lanjut(
                    tindak_lanjut=lama,
                    oleh=tugas_baru.get(lama.pelaksana_id, pertama),
                    by=as_giver(by, arahan),
                    alasan=alasan,
                    now=now,
                )
    return baru


def _require_replaceable(arahan: Arahan, rakor: Rakor, by: Pelaku) -> None:
    """Open from an earlier meeting, and given by the office that chairs this one. Raises CannotMeet."""
    if arahan.pk not in {p.arahan_id for p in list_terbuka_sebelum(rakor)}:
        raise CannotMeet(_("Arahan ini tidak terbuka lagi dari rapat sebelumnya."), code="status")
    if arahan.pemberi_id not in {rakor.pimpinan_id, by.unit_id}:
        raise CannotMeet(_("Arahan hanya diganti kantor yang memberinya."), code="bukan-anda")


def as_giver(by: Pelaku, arahan: Arahan) -> Pelaku:
    """Who writes the minutes of a meeting writes in the name of the office that gave the arahan."""
    assert isinstance(by, PelakuTetap)
    return replace(by, unit_id=arahan.pemberi_id)


def tell_arahan(rakor: Rakor, now: datetime) -> None:
    """Tell every addressee of the tasks that this meeting gave; once, when the minutes are out."""
    penerima = PenerimaArahan.objects.filter(arahan__rakor=rakor).select_related(
        "arahan", "tindak_lanjut__pelaksana"
    )
    for p in penerima:
        tell_unit(
            p.tindak_lanjut.pelaksana,
            kejadian=f"arahan:{p.tindak_lanjut_id}",
            subjek=_("Arahan %(pemberi)s") % {"pemberi": p.arahan.pemberi_label},
            teks=p.arahan.teks,
            tautan=f"/kerja/tindak-lanjut/{p.tindak_lanjut_id}/",
            now=now,
        )


def _check(rakor: Rakor, isi: IsiArahan) -> None:
    if not isi.teks.strip():
        raise CannotMeet(_("Tulis arahannya."), code="teks")
    if not isi.kepada:
        raise CannotMeet(_("Pilih kantor yang mengerjakan."), code="kepada")
    if len(isi.kepada) > PENERIMA_TERBANYAK:
        raise CannotMeet(_("Paling banyak 160 penerima."), code="kepada")
    if isi.jatuh_tempo_on < rakor.tanggal:
        raise CannotMeet(_("Tenggatnya sebelum hari rapat."), code="tempo")
    if isi.prioritas not in Prioritas.values:
        raise CannotMeet(_("Pilih prioritasnya."), code="prioritas")


def _lock(rakor: Rakor, by: Pelaku) -> Rakor:
    satu = (
        Rakor.objects.select_for_update(of=("self",))
        .select_related("tuan_rumah", "pimpinan", "pertemuan")
        .get(pk=rakor.pk)
    )
    if not may_minute(by, satu):
        raise CannotMeet(_("Hanya notulis rapat ini yang mencatat arahan."), code="bukan-anda")
    require_status(satu, StatusRakor.BERLANGSUNG)
    return satu
