"""Menjalankan PAW: tiap langkah dicatat dengan harinya, jamnya dimulai dan dihentikan, dan pelantikan dijaga."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import count_due
from terasa.aturan.services import finish_tenggat, start_tenggat
from terasa.dokumen.models import Berkas, Dokumen
from terasa.kabar.services import tell_roles
from terasa.perangkat.enums import CaraMenjabat, JalurPaw, SebabBerakhir, StatusPaw
from terasa.perangkat.models import CalonPaw, LangkahPaw, MasaJabatan, Orang, ProsesPaw
from terasa.perangkat.permissions import may_register, may_set_calon, may_step_paw
from terasa.perangkat.rules import paw as rules
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.masa import IsiMasa, end_masa, start_masa
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak
from terasa.wilayah.rules import kabupaten_of

OBJEK = "paw"
JENIS_BERITA_ACARA = "berita_acara"


@dataclass(frozen=True)
class IsiLangkah:
    """A step as recorded: its day, number, and a scan or a frozen paper of this program."""

    tanggal: date
    nomor: str = ""
    berkas: Berkas | None = None
    dokumen: Dokumen | None = None
    catatan: str = ""


@konteks.act("begin_paw")
def begin_paw(
    *,
    by: Pelaku,
    masa: MasaJabatan,
    berhenti_on: date,
    sebab: str,
    isi: IsiLangkah,
    now: datetime,
    alasan: str = "",
    is_peragaan: bool = False,
) -> ProsesPaw:
    """A village head leaves early: the tenure ends, and the procedure that the law asks for begins.

    Raises CannotRegister.
    """
    jabatan = masa.jabatan
    if jabatan.jenis != "kades" or masa.rencana_berakhir_on is None:
        raise CannotRegister(
            _("PAW hanya untuk kepala desa yang punya akhir masa jabatan."), code="bukan-kades"
        )
    if berhenti_on >= masa.rencana_berakhir_on:
        raise CannotRegister(_("Masanya sudah habis pada hari itu; tidak ada sisa untuk PAW."), code="habis")
    if sebab == SebabBerakhir.HABIS:
        raise CannotRegister(_("Pilih sebab berhentinya sebelum masa habis."), code="sebab")
    end_masa(
        by=by, masa=masa, berakhir_on=berhenti_on, sebab=sebab, now=now, alasan=alasan,
        sk_nomor=isi.nomor, sk_on=isi.tanggal,
    )  # fmt: skip
    batas = count_due(
        "paw-batas-sisa-jabatan", kabupaten=kabupaten_of(jabatan.kode_wilayah), mulai=masa.rencana_berakhir_on
    ).jatuh_tempo
    musdes = rules.needs_musdes(masa.rencana_berakhir_on, berhenti_on, batas)
    proses = ProsesPaw.objects.create(
        kode_desa=jabatan.kode_wilayah,
        masa_lama=masa,
        jalur=JalurPaw.MUSDES if musdes else JalurPaw.PENJABAT,
        kosong_on=berhenti_on,
        sisa_sampai_on=masa.rencana_berakhir_on,
        dibuat_at=now,
        is_peragaan=is_peragaan,
    )
    _store(proses, rules.MENURUT_KODE["pemberhentian"], isi, by, now, mulai=berhenti_on)
    _alert(proses, now)
    return proses


def _alert(proses: ProsesPaw, now: datetime) -> None:
    """Ask for the penjabat, and tell every office of the chain that the clock runs."""
    nama = nama_lengkap_banyak({proses.kode_desa})[proses.kode_desa]
    teks = (
        _("Kepala desa berhenti %(hari)s. Usulkan penjabat, dan ikuti langkah PAW dengan tenggatnya.")
        if proses.jalur == JalurPaw.MUSDES
        else _(
            "Kepala desa berhenti %(hari)s. Sisanya paling lama setahun: usulkan penjabat sampai pilkades."
        )
    )
    tell_roles(
        kejadian=f"paw:{proses.pk}",
        subjek=_("Kekosongan kepala desa: %(desa)s") % {"desa": nama},
        teks=teks % {"hari": format_tanggal(proses.kosong_on)},
        tautan=f"/kerja/perangkat/paw/{proses.pk}/",
        now=now,
        jenis=["camat", "operator_kecamatan", "dinas_pmd", "bpd", "bupati", "bagian_pemerintahan"],
        kode_wilayah=proses.kode_desa,
    )


@konteks.act("record_langkah_paw")
def record_langkah(*, by: Pelaku, proses: ProsesPaw, kode: str, isi: IsiLangkah, now: datetime) -> LangkahPaw:
    """Record the next step of the procedure. Raises CannotRegister."""
    satu = _lock(proses)
    if not may_step_paw(by, satu.kode_desa, kode):
        raise CannotRegister(_("Langkah ini dicatat oleh kantor lain."), code="bukan-anda")
    baku = rules.MENURUT_KODE.get(kode)
    if baku is None or kode in {"pemberhentian", "penjabat", "pelantikan"}:
        raise CannotRegister(_("Langkah itu dicatat pada halamannya sendiri."), code="langkah")
    if satu.jalur != JalurPaw.MUSDES:
        raise CannotRegister(_("Sisanya paling lama setahun, jadi tidak ada musyawarah PAW."), code="jalur")
    _require_before(satu, kode)
    if kode == "calon":
        _check_calon(satu)
    if kode == "musdes":
        check_musdes(isi)
    return _store(satu, baku, isi, by, now)


def _check_calon(proses: ProsesPaw) -> None:
    n = proses.calon.filter(ditetapkan=True).count()
    if not rules.CALON_TERSEDIKIT <= n <= rules.CALON_TERBANYAK:
        raise CannotRegister(
            _("Calon yang ditetapkan dua atau tiga orang; sekarang %(n)d. Lebih dari tiga diseleksi lagi.")
            % {"n": n},
            code="calon",
        )
    layak = proses.calon.filter(memenuhi_syarat=True).count()
    if layak > rules.CALON_TERBANYAK and not proses.kriteria_seleksi:
        raise CannotRegister(
            _("%(n)d orang memenuhi syarat; tulis kriteria seleksi tambahannya.") % {"n": layak},
            code="kriteria",
        )


def check_musdes(isi: IsiLangkah) -> None:
    """Its berita acara is what the oath will be asked for."""
    if isi.berkas is None and isi.dokumen is None:
        raise CannotRegister(_("Lampirkan berita acara musyawarah desa."), code="tanpa-berita-acara")
    if isi.dokumen is not None and isi.dokumen.jenis != JENIS_BERITA_ACARA:
        raise CannotRegister(_("Kertas itu bukan berita acara."), code="bukan-berita-acara")


@konteks.act("set_calon_paw")
def set_calon(
    *,
    by: Pelaku,
    proses: ProsesPaw,
    nama: Sequence[str],
    ditetapkan: Sequence[str],
    terpilih: str = "",
    memenuhi: Sequence[str] | None = None,
    kriteria: str = "",
    nilai: Mapping[str, Decimal] | None = None,
) -> list[CalonPaw]:
    """Who registered, who qualified, who was set as candidate, and who was chosen; with more than three the
    criteria and marks of the extra selection. Raises CannotRegister."""
    satu = _lock(proses)
    if not may_set_calon(by, satu.kode_desa):
        raise CannotRegister(_("Calon dicatat oleh kantor lain."), code="bukan-anda")
    semua = list(dict.fromkeys(n.strip() for n in nama if n.strip()))
    layak = set(ditetapkan if memenuhi is None else memenuhi)
    if not set(ditetapkan) <= layak <= set(semua) or (terpilih and terpilih not in set(ditetapkan)):
        raise CannotRegister(
            _("Yang ditetapkan harus memenuhi syarat, dan yang terpilih harus salah satu yang ditetapkan."),
            code="calon",
        )
    _check_still_open(satu, set(ditetapkan))
    satu.kriteria_seleksi = kriteria.strip()
    satu.save(update_fields=["kriteria_seleksi"])
    # Dinas PMD and the BPD read this place and do not write it elsewhere; here they were asked above.
    with konteks.sebagai_sistem():
        satu.calon.all().delete()
        return CalonPaw.objects.bulk_create(
            CalonPaw(
                proses=satu,
                kode_wilayah=satu.kode_desa,
                nama=n,
                memenuhi_syarat=True if n in layak else None,
                nilai_seleksi=(nilai or {}).get(n),
                ditetapkan=n in set(ditetapkan),
                terpilih=n == terpilih,
            )
            for n in semua
        )


def _check_still_open(proses: ProsesPaw, ditetapkan: set[str]) -> None:
    """Once the candidates were set only the chosen one is added."""
    if not proses.langkah.filter(kode="calon").exists():
        return
    if set(proses.calon.filter(ditetapkan=True).values_list("nama", flat=True)) != ditetapkan:
        raise CannotRegister(
            _("Calon sudah ditetapkan; yang masih dapat ditandai hanya calon terpilih."), code="calon"
        )


@konteks.act("appoint_penjabat")
def appoint_penjabat(
    *, by: Pelaku, proses: ProsesPaw, orang: Orang, mulai_on: date, isi: IsiLangkah, now: datetime
) -> MasaJabatan:
    """A civil servant of the kabupaten heads the village meanwhile. Raises CannotRegister."""
    satu = _lock_as_registrar(proses, by)
    if not isi.nomor.strip():
        raise CannotRegister(_("Tulis nomor keputusan pengangkatannya."), code="sk")
    lama = satu.masa_lama
    masa = start_masa(
        by=by,
        jabatan=lama.jabatan,
        isi=IsiMasa(
            orang=orang, cara=CaraMenjabat.PENJABAT, mulai_on=mulai_on, kursi_ke=lama.kursi_ke,
            sk_nomor=isi.nomor, sk_on=isi.tanggal, sk_berkas=isi.berkas, menggantikan=lama,
        ),
        now=now,
        is_peragaan=satu.is_peragaan,
    )  # fmt: skip
    satu.penjabat = masa
    satu.save(update_fields=["penjabat"])
    if not satu.langkah.filter(kode="penjabat").exists():
        _store(satu, rules.MENURUT_KODE["penjabat"], isi, by, now)
    return masa


@konteks.act("inaugurate_paw")
def inaugurate_paw(
    *, by: Pelaku, proses: ProsesPaw, orang: Orang, dilantik_on: date, isi: IsiLangkah, now: datetime
) -> MasaJabatan:
    """The oath: only with the berita acara of the musyawarah desa and every step before it; the remainder is
    served. Raises CannotRegister."""
    satu = _lock_as_registrar(proses, by)
    musdes = satu.langkah.filter(kode="musdes").first()
    if satu.jalur == JalurPaw.MUSDES and (musdes is None or not (musdes.berkas_id or musdes.dokumen_id)):
        raise CannotRegister(
            _("Belum ada berita acara musyawarah desa; pelantikan tanpa itu dapat dipersoalkan."),
            code="tanpa-berita-acara",
        )
    if satu.jalur != JalurPaw.MUSDES:
        raise CannotRegister(_("Jalurnya penjabat sampai pilkades, bukan pelantikan PAW."), code="jalur")
    _require_before(satu, "pelantikan")
    if not satu.calon.filter(terpilih=True).exists():
        raise CannotRegister(_("Tandai dulu calon yang dipilih musyawarah desa."), code="calon")
    lama = satu.masa_lama
    if satu.penjabat is not None and satu.penjabat.berakhir_on is None:
        end_masa(by=by, masa=satu.penjabat, berakhir_on=dilantik_on, sebab=SebabBerakhir.PEJABAT_ADA, now=now)
    masa = start_masa(
        by=by,
        jabatan=lama.jabatan,
        isi=IsiMasa(
            orang=orang, cara=CaraMenjabat.PAW, mulai_on=dilantik_on, kursi_ke=lama.kursi_ke,
            sk_nomor=isi.nomor, sk_on=isi.tanggal, sk_berkas=isi.berkas, menggantikan=lama,
        ),
        now=now,
        is_peragaan=satu.is_peragaan,
    )  # fmt: skip
    _store(satu, rules.MENURUT_KODE["pelantikan"], isi, by, now)
    satu.masa_baru, satu.status = masa, StatusPaw.SELESAI
    satu.save(update_fields=["masa_baru", "status"])
    return masa


def _lock(proses: ProsesPaw) -> ProsesPaw:
    satu = (
        ProsesPaw.objects.select_for_update(of=("self",))
        .select_related("masa_lama__jabatan__unit", "penjabat__jabatan__unit", "penjabat__peran")
        .get(pk=proses.pk)
    )
    if satu.status != StatusPaw.BERJALAN:
        raise CannotRegister(_("Prosesnya sudah tidak berjalan."), code="status")
    return satu


def _lock_as_registrar(proses: ProsesPaw, by: Pelaku) -> ProsesPaw:
    satu = _lock(proses)
    if not may_register(by, satu.masa_lama.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    return satu


def _require_before(proses: ProsesPaw, kode: str) -> None:
    sudah = set(proses.langkah.values_list("kode", flat=True))
    if kode in sudah:
        raise CannotRegister(_("Langkah itu sudah dicatat."), code="sudah")
    if kurang := rules.missing_before(kode, sudah):
        raise CannotRegister(
            _("Catat dulu: %(langkah)s.") % {"langkah": "; ".join(str(b.nama) for b in kurang)}, code="urutan"
        )


def _store(
    proses: ProsesPaw,
    baku: rules.LangkahBaku,
    isi: IsiLangkah,
    by: Pelaku,
    now: datetime,
    mulai: date | None = None,
) -> LangkahPaw:
    """Write the step, stop the clocks it ends and start those it starts (on `mulai`, else on its own day)."""
    if isi.tanggal > timezone.localdate(now):
        raise CannotRegister(_("Harinya belum tiba."), code="tanggal")
    if (
        proses.langkah.filter(tanggal__gt=isi.tanggal).exclude(kode="penjabat").exists()
        and baku.kode != "penjabat"
    ):
        raise CannotRegister(_("Harinya sebelum langkah yang sudah dicatat."), code="tanggal")
    langkah = LangkahPaw.objects.create(
        proses=proses,
        kode=baku.kode,
        tanggal=isi.tanggal,
        nomor=isi.nomor.strip(),
        berkas=isi.berkas,
        dokumen=isi.dokumen,
        catatan=isi.catatan.strip(),
        pada=now,
        oleh=by.label,
    )
    for kode in baku.selesaikan:
        finish_tenggat(aturan_kode=kode, objek_jenis=OBJEK, objek_id=proses.pk, now=_noon(isi.tanggal))
    if proses.jalur == JalurPaw.MUSDES:
        for kode in baku.mulai:
            start_tenggat(
                aturan_kode=kode,
                kabupaten=kabupaten_of(proses.kode_desa),
                kode_wilayah=proses.kode_desa,
                objek_jenis=OBJEK,
                objek_id=proses.pk,
                judul=str(baku.nama),
                mulai_on=mulai or isi.tanggal,
            )
    return langkah


def _noon(hari: date) -> datetime:
    """A step counts on its own day, however late it is typed in."""
    return datetime.combine(hari, time(12), tzinfo=timezone.get_default_timezone())
