"""Hitungan tiap pekerjaan yang menunggu sebuah jabatan; satu atau dua kueri masing-masing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from terasa.akun.enums import JenisPeran as J
from terasa.akun.permissions import can_write
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import JAM, MENUNGGU_DESA
from terasa.aturan.queries import count_batas, find_aturan_many, list_tenggat
from terasa.dasbor.queries.tugas_rakor import (
    count_arahan_diberi,
    count_laporan_rakor,
    count_tugas_saya,
    count_undangan_rakor,
    count_verifikasi,
)
from terasa.dasbor.rules import Tugas
from terasa.layanan.models import Permohonan
from terasa.layanan.rules import MENUNGGU_UNIT
from terasa.manfaat.queries import list_berjalan
from terasa.musrenbang.enums import JenisForum, StatusForum, StatusUsulan, Tujuan
from terasa.musrenbang.models import Alokasi, Forum, Kalender, Keputusan, Usulan
from terasa.musrenbang.queries import without_biaya
from terasa.musrenbang.queries.kalender import (
    BERJALAN,
    TERLAMBAT,
    list_capaian,
    list_tempat_selesai,
    read_jadwal,
)
from terasa.musrenbang.rules import MASUKAN_FORUM, list_jenis_forum
from terasa.musrenbang.rules.kalender import DESA as TINGKAT_DESA
from terasa.musrenbang.rules.kalender import KABUPATEN
from terasa.pembinaan.enums import StatusKunjungan
from terasa.pembinaan.models import Kunjungan, LaporanMasuk, Temuan
from terasa.perangkat.models import MasaJabatan
from terasa.perangkat.queries import count_kekosongan, list_akhir
from terasa.perangkat.queries.laporan import LAPORAN, list_laporan
from terasa.perangkat.queries.paw import OBJEK as OBJEK_PAW
from terasa.perangkat.queries.paw import count_terlambat as count_paw_terlambat
from terasa.program.models import Kegiatan, StatusKegiatan
from terasa.program.queries import TANPA_KABAR, chosen_usulan, list_pertanyaan, with_kabar
from terasa.program.queries.janji import KEADAAN_LAMA, batas_lama, list_lama_diperiksa
from terasa.program.rules import TERBANGUN
from terasa.survei.queries import list_tugas as list_tugas_survei
from terasa.umum.ingatan import remember, remembered
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import under_any
from terasa.wilayah.queries import desa_per_kecamatan

Penghitung = Callable[[Pelaku, date], Tugas]


def count_aspirasi(by: Pelaku, hari: date) -> Tugas:
    """Voices that nobody of this village answered yet."""
    menunggu = Aspirasi.objects.handled_by(by).filter(status__in=sorted(MENUNGGU_DESA))
    hitung = menunggu.order_by().aggregate(n=Count("pk"), tertua=Min("diajukan_at"))
    jam = _clock_of_answers(by, hari)
    return Tugas(
        _("Aspirasi menunggu jawaban pertama"),
        hitung["n"],
        "/kerja/aspirasi/?status=diajukan",
        tertua_on=_day(hitung["tertua"]),
        tenggat_on=jam["awal"],
        terlambat=jam["lewat"],
    )


def count_aspirasi_lewat(by: Pelaku, hari: date) -> Tugas:
    """Voices below this office whose first answer is late."""
    jam = _clock_of_answers(by, hari)
    return Tugas(
        _("Aspirasi lewat tenggat jawaban pertama"),
        jam["lewat"],
        "/kerja/aspirasi/?status=diajukan",
        _("di wilayah yang Anda baca; desalah yang menjawab"),
        tenggat_on=jam["awal"],
        terlambat=jam["lewat"],
    )


def _clock_of_answers(by: Pelaku, hari: date) -> dict[str, Any]:
    jam = list_tenggat(by).filter(aturan_kode__in=JAM).order_by()
    hitung: dict[str, Any] = jam.aggregate(
        awal=Min("jatuh_tempo_on"), lewat=Count("pk", filter=Q(jatuh_tempo_on__lt=hari))
    )
    return hitung


def count_permohonan(by: Pelaku, hari: date) -> Tugas:
    """Requests for services that wait for this unit."""
    menunggu = Permohonan.objects.visible_to(by).filter(status__in=sorted(MENUNGGU_UNIT)).order_by()
    hitung = menunggu.aggregate(
        n=Count("pk"),
        tertua=Min("masuk_at"),
        janji=Min("janji_on"),
        lewat=Count("pk", filter=Q(janji_on__lt=hari)),
    )
    return Tugas(
        _("Permohonan layanan menunggu"),
        hitung["n"],
        "/kerja/layanan/",
        tertua_on=_day(hitung["tertua"]),
        tenggat_on=hitung["janji"],
        terlambat=hitung["lewat"],
    )


def count_draf(by: Pelaku, hari: date) -> Tugas:
    """Drafts of this village that no forum can see yet."""
    return _usulan_tugas(
        _("Usulan masih draf"), by, [StatusUsulan.DRAF], catatan=_("belum diajukan, jadi belum dapat dibahas")
    )


def count_dikembalikan(by: Pelaku, hari: date) -> Tugas:
    """Usulan that came back to be completed."""
    return _usulan_tugas(_("Usulan dikembalikan untuk dilengkapi"), by, [StatusUsulan.DIKEMBALIKAN])


def _usulan_tugas(judul: str, by: Pelaku, status: list[StatusUsulan], catatan: str = "") -> Tugas:
    milik = Usulan.objects.filter(under_any(by.akar_tulis, "kode_desa"), status__in=status)
    hitung = milik.order_by().aggregate(n=Count("pk"), tertua=Min("dibuat_at"))
    alamat = f"/kerja/usulan/?status={status[0].value}"
    return Tugas(judul, hitung["n"], alamat, catatan, tertua_on=_day(hitung["tertua"]))


def count_forum_terbuka(by: Pelaku, hari: date) -> Tugas:
    """Forums that this office prepares or closes and that are still open."""
    terbuka = _own_forums(by).filter(status=StatusForum.DIBUKA)
    hitung = _count_forums(by)
    belum = (
        Keputusan.objects.filter(forum__in=terbuka.values("pk"), hasil="").count() if hitung["dibuka"] else 0
    )
    catatan = ngettext("%(n)d usulan belum diputuskan", "%(n)d usulan belum diputuskan", belum) % {"n": belum}
    return Tugas(
        _("Forum masih terbuka"),
        hitung["dibuka"],
        "/kerja/forum/?status=dibuka",
        catatan,
        tertua_on=_day(hitung["dibuka_tertua"]),
    )


def count_tanda_tangan(by: Pelaku, hari: date) -> Tugas:
    """Closed forums whose signed scan has not come back."""
    hitung = _count_forums(by)
    return Tugas(
        _("Berita acara menunggu tanda tangan"),
        hitung["ditutup"],
        "/kerja/forum/?status=ditutup",
        _("keputusan baru sah setelah pindaiannya diunggah"),
        tertua_on=_day(hitung["ditutup_tertua"]),
    )


def count_menunggu_forum(by: Pelaku, hari: date) -> Tugas:
    """Usulan that reached this office's kind of forum and are in no open one."""
    jalur = [jenis for jenis in list_jenis_forum(by.jenis) if jenis in JALUR]
    status = [s for jenis in jalur for s in MASUKAN_FORUM[jenis]]
    milik = under_any(by.akar_tulis, "kode_desa")
    if by.jenis == J.PERANGKAT_DAERAH:
        milik = Q(unit_tujuan_id=by.unit_id)
    if JenisForum.MUSRENBANG_DESA not in jalur:
        # What the desa pays for itself ends at the desa.
        milik &= ~Q(tujuan=Tujuan.DESA)
    terbuka = Keputusan.objects.filter(usulan=OuterRef("pk"), forum__status=StatusForum.DIBUKA)
    menunggu = Usulan.objects.filter(milik, status__in=status).exclude(Exists(terbuka)).order_by()
    hitung = menunggu.aggregate(n=Count("pk"), tertua=Min("diajukan_at"))
    return Tugas(
        _("Usulan menunggu forum Anda dibuka"),
        hitung["n"],
        "/kerja/forum/buka/",
        _("disepakati tingkat sebelumnya, belum ada forum yang membahasnya"),
        tertua_on=_day(hitung["tertua"]),
    )


JALUR = frozenset({JenisForum.MUSRENBANG_DESA, JenisForum.FORUM_KECAMATAN, JenisForum.FORUM_PERANGKAT_DAERAH})


def count_tanpa_biaya(by: Pelaku, hari: date) -> Tugas:
    """Usulan of this unit without a cost: they stay outside the allocation until somebody counts."""
    milik = without_biaya(Usulan.objects.filter(kabupaten=by.kabupaten)).order_by()
    if by.jenis == J.PERANGKAT_DAERAH:
        milik = milik.filter(unit_tujuan_id=by.unit_id)
    return Tugas(
        _("Usulan yang biayanya belum dihitung"),
        milik.count(),
        "/kerja/usulan/?biaya=belum",
        _("tidak dapat ikut pembagian anggaran"),
    )


def count_belum_kegiatan(by: Pelaku, hari: date) -> Tugas:
    """Chosen by the allocation, not yet a kegiatan."""
    return Tugas(
        _("Usulan terpilih belum menjadi kegiatan"), chosen_usulan(by).count(), "/kerja/kegiatan/#menunggu"
    )


def count_tanpa_laporan(by: Pelaku, hari: date) -> Tugas:
    """Running kegiatan without a report for so long that the unit is reminded; how many that the public reads it."""
    ingatkan, diam = (
        count_batas(TANPA_KABAR, kabupaten=by.kabupaten, pada=hari, bagian=bagian)
        for bagian in ("ingatkan", "hari")
    )
    berjalan = with_kabar(Kegiatan.objects.visible_to(by).order_by(), hari)
    hitung = berjalan.aggregate(
        semua=Count("pk"),
        lama=Count("pk", filter=Q(kabar_on__lt=ingatkan.sejak_on)),
        diam=Count("pk", filter=Q(kabar_on__lt=diam.sejak_on)),
        tertua=Min("kabar_on"),
    )
    catatan = _("dari %(semua)d kegiatan berjalan; %(diam)d di antaranya lebih dari %(hari)d hari") % {
        "semua": hitung["semua"],
        "diam": hitung["diam"],
        "hari": diam.hari,
    }
    return Tugas(
        _("Kegiatan tanpa laporan lebih dari %(hari)d hari") % {"hari": ingatkan.hari},
        hitung["lama"],
        "/kerja/kegiatan/?laporan=lama",
        catatan,
        tertua_on=hitung["tertua"] if hitung["lama"] else None,
        terlambat=hitung["diam"],
        umum=f"/tanpa-kabar/{by.kabupaten}/",
    )


def count_pertanyaan(by: Pelaku, hari: date) -> Tugas:
    """Questions about a deviation that the executor has not answered."""
    hitung = (
        list_pertanyaan(by)
        .order_by()
        .aggregate(
            n=Count("pk"),
            tertua=Min("ditanya_at"),
            awal=Min("jatuh_tempo_on"),
            lewat=Count("pk", filter=Q(jatuh_tempo_on__lt=hari)),
        )
    )
    return Tugas(
        _("Pertanyaan tentang penyimpangan yang belum dijawab"),
        hitung["n"],
        "/kerja/kegiatan/pertanyaan/",
        _("jawabannya terbaca umum"),
        tertua_on=_day(hitung["tertua"]),
        tenggat_on=hitung["awal"],
        terlambat=hitung["lewat"],
    )


def count_serah_terima(by: Pelaku, hari: date) -> Tugas:
    """Built, not yet handed over to anyone who maintains it."""
    selesai = Kegiatan.objects.visible_to(by).filter(
        status=StatusKegiatan.SELESAI_FISIK, serah_terima__isnull=True
    )
    return Tugas(
        _("Selesai dibangun, belum diserahterimakan"),
        selesai.count(),
        "/kerja/kegiatan/?status=selesai_fisik",
        umum="/kegiatan/?status=selesai_fisik",
    )


def count_tidak_dipakai(by: Pelaku, hari: date) -> Tugas:
    """Built and broken or unused now, of all that this office had built."""
    terbangun = Kegiatan.objects.visible_to(by).filter(status__in=TERBANGUN).order_by()
    hitung = terbangun.aggregate(
        semua=Count("pk"), rusak=Count("pk", filter=Q(status=StatusKegiatan.TIDAK_DIMANFAATKAN))
    )
    return Tugas(
        _("Dibangun tetapi tidak dipakai atau rusak"),
        hitung["rusak"],
        _in_own_unit(f"/tidak-dipakai/{by.kabupaten}/", by),
        _("dari %(semua)d kegiatan yang selesai dibangun") % {"semua": hitung["semua"]},
    )


def count_lama_diperiksa(by: Pelaku, hari: date) -> Tugas:
    """Built, and nobody looked at it again for as long as the rule allows."""
    batas = batas_lama(by.kabupaten, hari)
    hitung = list_lama_diperiksa(Kegiatan.objects.visible_to(by), batas).aggregate(
        n=Count("pk"), tertua=Min("diperiksa_on")
    )
    return Tugas(
        _("Dibangun, keadaannya belum diperiksa lagi"),
        hitung["n"],
        _in_own_unit(f"/tidak-dipakai/{by.kabupaten}/?daftar=lama", by),
        _("lebih dari %(hari)d hari sejak terakhir diketahui") % {"hari": batas.hari},
        tertua_on=hitung["tertua"],
    )


def _in_own_unit(alamat: str, by: Pelaku) -> str:
    """A list of the kabupaten, narrowed to the unit of an agency."""
    if by.jenis != J.PERANGKAT_DAERAH or by.unit_id is None:
        return alamat
    return f"{alamat}{'&' if '?' in alamat else '?'}unit={by.unit_id}"


def count_survei(by: Pelaku, hari: date) -> Tugas:
    """Surveys that this person was sent to."""
    return Tugas(_("Survei yang ditugaskan kepada Anda"), list_tugas_survei(by).count(), "/kerja/survei/")


def count_survei_berjalan(by: Pelaku, hari: date) -> Tugas:
    """Waves that this organiser drew and has not closed."""
    berjalan = list_berjalan(by).filter(survei__status="diundi").order_by()
    hitung = berjalan.aggregate(n=Count("pk"), tertua=Min("survei__diundi_at"))
    return Tugas(
        _("Survei manfaat masih berjalan"), hitung["n"], "/kerja/survei/", tertua_on=_day(hitung["tertua"])
    )


def count_alokasi(by: Pelaku, hari: date) -> Tugas:
    """Years that were counted but not confirmed."""
    sah = Alokasi.objects.filter(kabupaten=by.kabupaten, is_ditetapkan=True).values("tahun")
    belum = Alokasi.objects.filter(kabupaten=by.kabupaten).exclude(tahun__in=sah).order_by()
    hitung = belum.aggregate(n=Count("tahun", distinct=True), tertua=Min("dijalankan_at"))
    return Tugas(
        _("Pembagian anggaran dihitung, belum ditetapkan"),
        hitung["n"],
        "/kerja/alokasi/",
        _("tahun anggaran"),
        tertua_on=_day(hitung["tertua"]),
    )


def count_tenggat(by: Pelaku, hari: date) -> Tugas:
    """Other clocks inside the reading roots that are late or due soon, by the rule in force."""
    segera = count_batas("tenggat-segera", kabupaten=by.kabupaten, pada=hari)
    dekat = list_tenggat(by, sampai=segera.sampai_on).exclude(aturan_kode__in=JAM).order_by()
    if count_paw in MENURUT_PERAN.get(by.jenis, ()):
        # Those have a line of their own.
        dekat = dekat.exclude(objek_jenis=OBJEK_PAW, jatuh_tempo_on__lt=hari)
    hitung = dekat.aggregate(
        n=Count("pk"), awal=Min("jatuh_tempo_on"), lewat=Count("pk", filter=Q(jatuh_tempo_on__lt=hari))
    )
    return Tugas(
        _("Tenggat lewat atau tinggal %(hari)d hari") % {"hari": segera.hari},
        hitung["n"],
        "/kerja/tenggat/",
        tenggat_on=hitung["awal"],
        terlambat=hitung["lewat"],
    )


def count_paw(by: Pelaku, hari: date) -> Tugas:
    """Steps of replacements between terms that are past their day."""
    lewat, awal = count_paw_terlambat(by, hari)
    return Tugas(
        _("Langkah PAW lewat tenggat"),
        lewat,
        "/kerja/perangkat/paw/",
        _("kekosongan kepala desa yang belum terisi"),
        tenggat_on=awal,
        terlambat=lewat,
        umum="/kekosongan-kades/",
    )


def count_tahap(by: Pelaku, hari: date) -> Tugas:
    """Places of this office that have not finished a stage of the calendar that runs or is over.

    Only stages that a forum finishes: of the others nobody can see here whether they are done.
    """
    judul = _("Tahap kalender yang belum selesai")
    kalender = Kalender.objects.filter(kabupaten=by.kabupaten).order_by("-tahun").first()
    if kalender is None:
        return Tugas(judul, 0)
    jadwal = read_jadwal(kalender.kabupaten, kalender.tahun, hari)
    selesai, daerah = (
        list_tempat_selesai(kalender.kabupaten, kalender.tahun),
        desa_per_kecamatan(by.kabupaten),
    )
    tempat = [
        c
        for t in jadwal.tahap
        if t.selesai and t.tingkat != KABUPATEN and t.state(hari) != "nanti"
        for k in list_capaian(jadwal, t, hari, selesai, daerah)
        for c in (k.desa if t.tingkat == TINGKAT_DESA else [k.sendiri])
        if c.keadaan in {BERJALAN, TERLAMBAT} and can_write(by, c.wilayah.kode)
    ]
    return Tugas(
        judul,
        len(tempat),
        f"/kalender/?tahun={kalender.tahun}",
        _("musrenbang desa atau kecamatan di wilayah Anda, menurut kalender yang ditetapkan"),
        tenggat_on=min((c.sampai_on for c in tempat), default=None),
        terlambat=sum(c.keadaan == TERLAMBAT for c in tempat),
    )


def count_kosong(by: Pelaku, hari: date) -> Tugas:
    """Seats of the apparatus without a definitive holder."""
    return Tugas(
        _("Kursi perangkat yang kosong"),
        count_kekosongan(by, hari),
        "/kerja/perangkat/kosong/",
        _("tanpa pejabat definitif, atau belum tercatat"),
    )


def count_akhir(by: Pelaku, hari: date) -> Tugas:
    """Tenures that end within the reminder thresholds, with the nearest end."""
    masa = [m for k in list_akhir(MasaJabatan.objects.visible_to(by), by.kabupaten, hari) for m in k.masa]
    return Tugas(
        _("Masa jabatan yang segera berakhir"),
        len(masa),
        "/kerja/perangkat/berakhir/",
        _("menurut ambang pengingat terjauh"),
        tenggat_on=masa[0].sampai_on if masa else None,
    )


def count_laporan(by: Pelaku, hari: date) -> Tugas:
    """Reports of the post (LPPD, LKPJ, end of term) that come due soon, by the rule in force."""
    segera = count_batas("laporan-jabatan-segera", kabupaten=by.kabupaten, pada=hari)
    dekat = [s for s in list_laporan(by, hari) if s.jatuh_tempo_on <= segera.sampai_on]
    return Tugas(
        _("Laporan jabatan dalam %(hari)d hari") % {"hari": segera.hari},
        len(dekat),
        "/kerja/laporan-jabatan/",
        ", ".join(s.nama for s in dekat[:2]),
        tenggat_on=min((s.jatuh_tempo_on for s in dekat), default=None),
        terlambat=sum(s.jatuh_tempo_on < hari for s in dekat),
    )


def count_kunjungan(by: Pelaku, hari: date) -> Tugas:
    """Visits of this office whose day has come and that were not shared."""
    jatuh = Kunjungan.objects.of(by).filter(
        status__in=[StatusKunjungan.DIRENCANAKAN, StatusKunjungan.DICATAT], rencana_on__lte=hari
    )
    hitung = jatuh.order_by().aggregate(n=Count("pk"), tertua=Min("rencana_on"))
    return Tugas(
        _("Kunjungan pembinaan belum dicatat atau disampaikan"),
        hitung["n"],
        "/kerja/pembinaan/kalender/",
        _("direncanakan kantor Anda; konsepnya hanya terbaca di sini"),
        tertua_on=hitung["tertua"],
    )


def count_terima(by: Pelaku, hari: date) -> Tugas:
    """Shared visits whose receipt this head has not signed."""
    menunggu = Kunjungan.objects.filter(
        kode_wilayah__in=by.akar_tulis, status=StatusKunjungan.DISAMPAIKAN
    ).order_by()
    hitung = menunggu.aggregate(n=Count("pk"), tertua=Min("disampaikan_at"))
    return Tugas(
        _("Catatan kunjungan menunggu Anda terima"),
        hitung["n"],
        "/kerja/pembinaan/",
        tertua_on=_day(hitung["tertua"]),
    )


def count_laporan_berkala(by: Pelaku, hari: date) -> Tugas:
    """Papers that were asked of this desa and did not come."""
    diminta = LaporanMasuk.objects.filter(kode_wilayah__in=by.akar_tulis).order_by()
    belum = Q(dikirim_at__isnull=True)
    hitung = diminta.aggregate(
        semua=Count("pk"),
        n=Count("pk", filter=belum),
        awal=Min("laporan__jatuh_tempo_at", filter=belum),
        lewat=Count("pk", filter=belum & Q(laporan__jatuh_tempo_at__date__lt=hari)),
    )
    return Tugas(
        _("Laporan berkala belum dikirim"),
        hitung["n"],
        "/kerja/pembinaan/",
        _("dari %(dari)d laporan yang diminta dari Anda") % {"dari": hitung["semua"]},
        tenggat_on=_day(hitung["awal"]),
        terlambat=hitung["lewat"],
    )


def count_rujukan(by: Pelaku, hari: date) -> Tugas:
    """What coaching visits referred; the database shows it to the Inspektorat alone."""
    semua = Temuan.objects.filter(
        is_dirujuk=True, selesai_at__isnull=True, kunjungan__kabupaten=by.kabupaten
    ).order_by()
    hitung = semua.aggregate(n=Count("pk"), tertua=Min("dicatat_at"))
    return Tugas(
        _("Rujukan pembinaan untuk Inspektorat"),
        hitung["n"],
        "/kerja/pembinaan/rujukan/",
        tertua_on=_day(hitung["tertua"]),
    )


def _count_forums(by: Pelaku) -> dict[str, Any]:
    """Open and closed forums of this office with the oldest of each; two tasks ask it, one query answers."""
    dibuka, ditutup = Q(status=StatusForum.DIBUKA), Q(status=StatusForum.DITUTUP)
    return remember(
        ("forum-tugas", by.peran_id, by.unit_id, by.akar_baca),
        lambda: _own_forums(by).aggregate(
            dibuka=Count("pk", distinct=True, filter=dibuka),
            dibuka_tertua=Min("dibuka_at", filter=dibuka),
            ditutup=Count("pk", distinct=True, filter=ditutup),
            ditutup_tertua=Min("ditutup_at", filter=ditutup),
        ),
    )


def _own_forums(by: Pelaku) -> QuerySet[Forum]:
    """Forums that this office prepares or closes; all it may read when it only watches."""
    jenis = list_jenis_forum(by.jenis)
    terlihat = Forum.objects.visible_to(by).order_by()
    return terlihat.filter(jenis__in=jenis) if jenis else terlihat


def _day(pada: datetime | None) -> date | None:
    return None if pada is None else timezone.localdate(pada)


KANTOR = (count_undangan_rakor, count_tugas_saya)
PEMBERI = (*KANTOR, count_verifikasi, count_arahan_diberi)
DESA = (
    count_permohonan,
    count_aspirasi,
    count_draf,
    count_dikembalikan,
    count_menunggu_forum,
    count_forum_terbuka,
    count_tanda_tangan,
    count_tahap,
    count_tenggat,
    *KANTOR,
)
KECAMATAN = (
    count_permohonan,
    count_menunggu_forum,
    count_forum_terbuka,
    count_tanda_tangan,
    count_tahap,
    count_aspirasi_lewat,
    count_kosong,
    count_akhir,
    count_paw,
    count_tenggat,
    *PEMBERI,
)
PENGAWAS = (
    count_aspirasi_lewat,
    count_forum_terbuka,
    count_tanda_tangan,
    count_tanpa_laporan,
    count_tidak_dipakai,
    count_serah_terima,
    count_tenggat,
)
PEMBINA = (*PENGAWAS, count_kosong, count_akhir)

MENURUT_PERAN: dict[str, tuple[Penghitung, ...]] = {
    J.OPERATOR_DESA: (*DESA, count_laporan, count_laporan_berkala),
    J.KADES: (*DESA, count_laporan, count_laporan_berkala, count_terima),
    J.LURAH: (*DESA, count_terima),
    J.BPD: (count_aspirasi_lewat, count_forum_terbuka, count_paw, *KANTOR),
    J.PENDAMPING: (count_survei, count_kunjungan, count_aspirasi_lewat),
    J.CAMAT: (*KECAMATAN, count_kunjungan, count_terima),
    J.OPERATOR_KECAMATAN: (*KECAMATAN, count_kunjungan, count_survei),
    J.PERANGKAT_DAERAH: (
        count_permohonan,
        count_menunggu_forum,
        count_forum_terbuka,
        count_tanda_tangan,
        count_tanpa_biaya,
        count_belum_kegiatan,
        count_pertanyaan,
        count_tanpa_laporan,
        count_serah_terima,
        count_tidak_dipakai,
        count_lama_diperiksa,
        *KANTOR,
    ),
    J.BAPPEDA: (
        count_forum_terbuka,
        count_tanda_tangan,
        count_tahap,
        count_tanpa_biaya,
        count_alokasi,
        count_belum_kegiatan,
        count_pertanyaan,
        count_tanpa_laporan,
        count_tidak_dipakai,
        count_survei_berjalan,
        count_survei,
        count_aspirasi_lewat,
        count_tenggat,
        *PEMBERI,
    ),
    J.DINAS_PMD: (count_kunjungan, count_survei_berjalan, count_survei, count_paw, *PEMBINA, *PEMBERI),
    J.BAGIAN_PEMERINTAHAN: (count_kunjungan, *PEMBINA, count_laporan, *PEMBERI, count_laporan_rakor),
    J.INSPEKTORAT: (count_rujukan, *PENGAWAS, *KANTOR),
    J.SETWAN: KANTOR,
    J.BUPATI: (*PEMBINA, count_laporan, count_laporan_rakor, *PEMBERI),
    J.SEKDA: (*PEMBINA, count_laporan, *PEMBERI),
    J.PEMERIKSA: PENGAWAS,
}
# These watch and decide nothing here: their home is a summary.
HANYA_MEMBACA = frozenset(
    {J.BUPATI, J.SEKDA, J.INSPEKTORAT, J.PEMERIKSA, J.BAGIAN_PEMERINTAHAN, J.DINAS_PMD, J.SETWAN}
)


# Rules that the counts above measure by.
ATURAN = (
    TANPA_KABAR,
    KEADAAN_LAMA,
    "tenggat-segera",
    "laporan-jabatan-segera",
    "hari-kerja-seminggu",
    *sorted({kode for semua in LAPORAN.values() for kode, _mulai in semua}),
)


def list_tugas(by: Pelaku, hari: date) -> list[Tugas]:
    """Everything that is counted for this post, also what stands at zero."""
    # Several of them ask the same rule, and together they ask all of these.
    with remembered():
        find_aturan_many(ATURAN, kabupaten=by.kabupaten, pada=hari)
        return [hitung(by, hari) for hitung in MENURUT_PERAN.get(by.jenis, ())]
