"""Membaca satu benang dari sebuah kode: aspirasi, usulan, atau kegiatan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Peristiwa
from terasa.aspirasi.queries import HitungDukungan, count_dukungan
from terasa.jejak import rules
from terasa.jejak.rules import Pita, Stasiun
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Lampiran, Langkah, PosAlokasi, Usulan
from terasa.musrenbang.queries import Triple, list_triple
from terasa.musrenbang.rules.transisi import SEBELUM_DESA, SEBELUM_KECAMATAN, SEBELUM_PD
from terasa.program.models import Kegiatan
from terasa.wilayah.queries import nama_lengkap_banyak

# An usulan joined into another one, which may have been joined too; longer chains do not happen.
GABUNG_TERJAUH = 3


@dataclass(frozen=True)
class Jejak:
    """A thread ready to be told. `teks` and `foto` hold only what an officer released."""

    jenis: str
    kode: str
    judul: str
    kode_wilayah: str
    tempat: str
    tahun: int | None
    suara: int
    stasiun: list[Stasiun]
    status: str
    status_label: str
    dirilis: bool = True
    # Others who say "me too"; None when nobody can yet.
    dukungan: HitungDukungan | None = None
    # Its author erased words and photos; the stations stay.
    dihapus: bool = False
    teks: str = ""
    foto: list[UUID] = field(default_factory=list)
    usulan: list[Usulan] = field(default_factory=list)
    kegiatan: list[Kegiatan] = field(default_factory=list)
    pos: PosAlokasi | None = None
    digabung_ke: str = ""
    pecahan_dari: Usulan | None = None
    pecahan: list[Usulan] = field(default_factory=list)
    # What each tier said of one usulan, and the papers that everyone may open.
    tingkat: list[Triple] = field(default_factory=list)
    lampiran: list[Lampiran] = field(default_factory=list)
    is_peragaan: bool = False
    # The same wish in every year it was proposed, the oldest first; empty when there is only one.
    tahun_lain: list[Usulan] = field(default_factory=list)

    @property
    def pita(self) -> list[Pita]:
        return rules.list_pita(self.stasiun)

    @property
    def kini(self) -> Stasiun | None:
        """Where the wish stands now."""
        return self.stasiun[-1] if self.stasiun else None

    @property
    def penentu(self) -> Stasiun | None:
        """The station that says what follows."""
        return rules.find_penentu(self.stasiun)

    @property
    def lanjutan(self) -> str:
        """What comes next: as the office wrote it, else what usually follows this state."""
        if self.penentu is None:
            return ""
        biasanya = rules.say_next if self.usulan else rules.say_next_aspirasi
        tertulis = self.penentu.lanjutan
        return gettext(tertulis) if tertulis else biasanya(self.status)

    @property
    def jatuh_tempo_on(self) -> date | None:
        return self.penentu.jatuh_tempo_on if self.penentu else None

    @property
    def diubah_at(self) -> datetime | None:
        return (self.kini.sampai or self.kini.pada) if self.kini else None


def find_jejak(kode: str) -> Jejak | None:
    """The thread of a stored code, or None. Drafts and what is hidden have no public thread text."""
    usulan = Usulan.objects.publik().select_related("unit_tujuan", "lanjutan").filter(kode=kode).first()
    if usulan is not None:
        return _of_usulan(usulan)
    aspirasi = Aspirasi.objects.filter(kode=kode).exclude(status=Status.DRAF).first()
    if aspirasi is not None:
        return _of_aspirasi(aspirasi)
    kegiatan = Kegiatan.objects.select_related("unit").filter(kode=kode).first()
    return _of_kegiatan(kegiatan) if kegiatan is not None else None


def _of_aspirasi(aspirasi: Aspirasi) -> Jejak:
    """One voice: its own stations, then those of the usulan it became part of."""
    peristiwa = [
        _from_peristiwa(p) for p in aspirasi.peristiwa.all() if p.keputusan not in rules.TAK_DITUTURKAN
    ]
    awal = Usulan.objects.filter(suara__aspirasi=aspirasi).first()
    rantai = _follow([awal]) if awal else []
    benang = _with_years(rantai)
    isi = Isi.objects.filter(aspirasi=aspirasi, dirilis=True).first()
    # A draft is not a public proposal yet: its stations are told, its words and figures are not.
    akhir = rantai[-1] if rantai and rantai[-1].status != StatusUsulan.DRAF else None
    return Jejak(
        jenis="aspirasi",
        kode=aspirasi.kode,
        judul=akhir.judul if akhir else "",
        kode_wilayah=aspirasi.kode_desa,
        tempat=_name_of(aspirasi.kode_desa),
        tahun=akhir.tahun if akhir else None,
        suara=rantai[-1].jumlah_suara if rantai else 1,
        stasiun=rules.merge_stasiun(peristiwa, _langkah_of(benang)),
        status=akhir.status if akhir else aspirasi.status,
        status_label=akhir.get_status_display() if akhir else aspirasi.get_status_display(),
        dirilis=isi is not None,
        dihapus=aspirasi.dihapus_at is not None,
        dukungan=count_dukungan(aspirasi) if isi else None,
        teks=isi.teks_publik if isi else "",
        foto=_foto_of([aspirasi.pk]) if isi else [],
        usulan=[akhir] if akhir else [],
        kegiatan=_kegiatan_of(rantai),
        pos=_pos_of(akhir),
        pecahan=_parts(akhir) if akhir else [],
        is_peragaan=aspirasi.is_peragaan,
        tahun_lain=_years_of(akhir, benang) if akhir else [],
    )


def _of_usulan(usulan: Usulan) -> Jejak:
    """Everyone behind it, folded, and its own way; joined usulan continue in the one that took them in."""
    rantai = _follow([usulan])
    # A part begins with the way of the whole, whose voices are its voices.
    asal = _origins(usulan)
    sendiri = len(rantai) == 1 and not asal and usulan.pangkal_id is None and not hasattr(usulan, "lanjutan")
    benang = rantai if sendiri else _with_years([*asal, *rantai])
    suara = list(Aspirasi.objects.filter(suara__usulan__in=benang).values_list("pk", flat=True))
    peristiwa = Peristiwa.objects.filter(aspirasi__in=suara) if suara else []
    tahun_lain = _years_of(usulan, benang)
    akhir = rantai[-1]
    # Proposed again since: the wish stands where its last year stands.
    kini = tahun_lain[-1] if tahun_lain and akhir == usulan else akhir
    return Jejak(
        jenis="usulan",
        kode=usulan.kode,
        judul=usulan.judul,
        kode_wilayah=usulan.kode_desa,
        tempat=_name_of(usulan.kode_desa),
        tahun=usulan.tahun,
        suara=len(suara) or usulan.jumlah_suara,
        stasiun=rules.merge_stasiun(
            rules.fold_suara(_from_peristiwa(p) for p in peristiwa), _langkah_of(benang)
        ),
        status=kini.status,
        status_label=kini.get_status_display(),
        teks=usulan.masalah,
        foto=_foto_of(suara),
        usulan=[usulan],
        kegiatan=_kegiatan_of(rantai),
        pos=_pos_of(akhir),
        digabung_ke=akhir.kode if akhir != usulan else "",
        pecahan_dari=asal[0] if asal else None,
        pecahan=_parts(akhir),
        tingkat=list_triple(usulan, publik=True),
        lampiran=list(Lampiran.objects.filter(usulan=usulan, is_publik=True)),
        is_peragaan=usulan.is_peragaan,
        tahun_lain=tahun_lain,
    )


def _of_kegiatan(kegiatan: Kegiatan) -> Jejak:
    """The wishes it answers, folded, and what was built."""
    usulan = list(kegiatan.usulan.all())
    suara = list(Aspirasi.objects.filter(suara__usulan__in=usulan).values_list("pk", flat=True))
    peristiwa = Peristiwa.objects.filter(aspirasi__in=suara) if suara else []
    return Jejak(
        jenis="kegiatan",
        kode=kegiatan.kode,
        judul=kegiatan.nama,
        kode_wilayah=kegiatan.cakupan[0] if len(kegiatan.cakupan) == 1 else kegiatan.kabupaten,
        tempat=", ".join(nama_lengkap_banyak(kegiatan.cakupan or [kegiatan.kabupaten]).values()),
        tahun=kegiatan.tahun,
        suara=len(suara) or sum(u.jumlah_suara for u in usulan),
        stasiun=rules.merge_stasiun(
            rules.fold_suara(_from_peristiwa(p) for p in peristiwa), _langkah_of(usulan)
        ),
        status=usulan[0].status if len(usulan) == 1 else "",
        status_label=kegiatan.get_status_display(),
        usulan=usulan,
        kegiatan=[kegiatan],
        is_peragaan=kegiatan.is_peragaan,
    )


def _follow(rantai: list[Usulan]) -> list[Usulan]:
    """The usulan and those it was joined into, in order."""
    while rantai[-1].digabung_ke_id and len(rantai) < GABUNG_TERJAUH:
        berikut = rantai[-1].digabung_ke
        if berikut is None or berikut in rantai:
            break
        rantai = [*rantai, berikut]
    return rantai


def _origins(usulan: Usulan) -> list[Usulan]:
    """What it is a part of, the nearest first."""
    asal: list[Usulan] = []
    while usulan.pecahan_dari is not None and len(asal) < GABUNG_TERJAUH:
        usulan = usulan.pecahan_dari
        asal.append(usulan)
    return asal


def _parts(usulan: Usulan) -> list[Usulan]:
    """The parts of an usulan that was split; no query for one that was not."""
    return list(usulan.pecahan.order_by("kode")) if usulan.status == StatusUsulan.DIPECAH else []


def _with_years(rantai: list[Usulan]) -> list[Usulan]:
    """Those usulan with every other year of the same wishes; one query."""
    if not rantai:
        return []
    pangkal = {u.pangkal_id or u.pk for u in rantai}
    semua = Usulan.objects.publik().filter(Q(pk__in=pangkal) | Q(pangkal__in=pangkal)).defer("baris_asal")
    lain = [u for u in semua.order_by("tahun", "dibuat_at") if u not in rantai]
    return [*lain, *rantai]


def _years_of(usulan: Usulan, benang: list[Usulan]) -> list[Usulan]:
    sama = [u for u in benang if (u.pangkal_id or u.pk) == (usulan.pangkal_id or usulan.pk)]
    return sorted(sama, key=lambda u: (u.tahun, u.dibuat_at)) if len(sama) > 1 else []


def _langkah_of(usulan: Iterable[Usulan]) -> list[Stasiun]:
    langkah = Langkah.objects.filter(usulan__in=list(usulan)).select_related("dokumen").defer("dokumen__isi")
    return [
        Stasiun(
            tahap=satu.tahap,
            pada=satu.pada,
            oleh=satu.oleh,
            keputusan=satu.keputusan,
            rincian=satu.rincian,
            alasan_kode=satu.alasan_kode,
            alasan=satu.alasan,
            lanjutan=satu.lanjutan,
            jatuh_tempo_on=satu.jatuh_tempo_on,
            dokumen_kode=satu.dokumen.kode if satu.dokumen else "",
            dokumen_judul=satu.dokumen.judul if satu.dokumen else "",
        )
        for satu in langkah
    ]


def _from_peristiwa(satu: Peristiwa) -> Stasiun:
    return Stasiun(
        tahap=Tahap.ASPIRASI,
        pada=satu.pada,
        oleh=satu.oleh,
        keputusan=satu.keputusan,
        alasan_kode=satu.alasan_kode,
        alasan=satu.alasan,
        lanjutan=satu.lanjutan,
        jatuh_tempo_on=satu.jatuh_tempo_on,
    )


def _kegiatan_of(usulan: list[Usulan]) -> list[Kegiatan]:
    """Kegiatan that answer these usulan; none before the kabupaten decided, so no query then."""
    if not usulan or usulan[-1].status in BELUM_KEGIATAN:
        return []
    return list(Kegiatan.objects.filter(tautan__usulan__in=usulan).select_related("unit").distinct())


BELUM_KEGIATAN = frozenset(
    {
        StatusUsulan.DRAF,
        *SEBELUM_DESA,
        *SEBELUM_KECAMATAN,
        *SEBELUM_PD,
        StatusUsulan.DITOLAK,
    }
)


def _pos_of(usulan: Usulan | None) -> PosAlokasi | None:
    """Its place in the published allocation, if there is one."""
    if usulan is None:
        return None
    pos = PosAlokasi.objects.filter(usulan=usulan, alokasi__is_ditetapkan=True)
    ringan = pos.select_related("alokasi").defer("alokasi__masukan", "alokasi__hasil").first()
    if ringan is not None:
        ringan.usulan = usulan
    return ringan


def _foto_of(aspirasi: list[UUID]) -> list[UUID]:
    if not aspirasi:
        return []
    foto = Foto.objects.filter(aspirasi__in=aspirasi, dirilis=True, berkas__dirilis=True)
    return list(foto.values_list("pk", flat=True)[:6])


def _name_of(kode: str) -> str:
    return nama_lengkap_banyak([kode])[kode]
