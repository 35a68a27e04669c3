"""Menerbitkan berita acara sebuah forum dari keputusannya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.aturan.queries import get_aturan, istilah
from terasa.dokumen.services import Terbitan, freeze_dokumen
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.queries.forum import (
    count_diundang,
    count_utusan,
    find_penerbit,
    option_names,
    read_hadir,
    warn_forum,
)
from terasa.musrenbang.rules import BarisUsulan, FaktaForum
from terasa.musrenbang.services.gagasan import say_janji
from terasa.perangkat.queries.penanda import name_signers
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap_banyak

# Posts whose title is a rule of the kabupaten: the kades is Pembakal in Hulu Sungai Selatan.
BERISTILAH = (JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.CAMAT, JenisPeran.BAPPEDA)


def freeze_berita_acara(
    forum: Forum, keputusan: Sequence[Keputusan], *, by: Pelaku, now: datetime, nomor: str = ""
) -> Terbitan:
    """The frozen paper of a forum: content and hash, its PDF at the printer. Raises AturanTidakDikenal."""
    fakta = _facts(forum, now)
    isi = rules.build_isi(fakta, _rows(keputusan))
    isi["penandatangan"] = name_signers(
        isi["penandatangan"],
        kode_wilayah=forum.kode_wilayah,
        pada=timezone.localdate(now),
        unit_id=forum.unit_id,
        tempat={nama: kode for kode, nama in fakta.cakupan},
    )
    return freeze_dokumen(
        jenis="berita_acara",
        judul=_("Berita acara %(forum)s") % {"forum": forum.nama},
        nomor=nomor.strip(),
        kode_wilayah=forum.kode_wilayah,
        tahun=forum.tahun,
        isi={**isi, "ditutup_oleh": by.label},
        unit=find_penerbit(forum, by),
        now=now,
    )


def _facts(forum: Forum, now: datetime) -> FaktaForum:
    pada = timezone.localdate(now)
    kode_aturan = rules.rule_kode(forum.jenis, forum.kode_wilayah)
    aturan = get_aturan(kode_aturan, kabupaten=forum.kabupaten, pada=pada)
    nama = nama_lengkap_banyak({*forum.cakupan, forum.kode_wilayah})
    hadir = read_hadir(forum)
    pertemuan = forum.pertemuan
    return FaktaForum(
        jenis=forum.jenis,
        nama=forum.nama,
        slug=forum.slug,
        kabupaten=forum.kabupaten,
        wilayah=_area(forum, nama),
        cakupan=[(kode, nama[kode]) for kode in forum.cakupan],
        unit=forum.unit.nama if forum.unit else "",
        tahun=forum.tahun,
        metode=forum.metode,
        tempat=pertemuan.tempat if pertemuan else "",
        mulai_at=pertemuan.mulai_at if pertemuan else None,
        ditutup_at=now,
        hadir=hadir,
        peringatan=warn_forum(forum, hadir, pada),
        aturan=aturan.isi,
        dasar=aturan.dasar,
        terverifikasi=aturan.terverifikasi,
        sebutan=_titles(forum.kabupaten, pada),
        nama_unsur=option_names("unsur-peserta", forum.kabupaten, pada),
        nama_umur=option_names("kelompok-umur", forum.kabupaten, pada),
        catatan=pertemuan.notulen if pertemuan else "",
        acara=pertemuan.agenda if pertemuan else (),
        jawaban=_answers(forum, nama),
        kelompok=_groups(forum),
        delegasi=count_utusan(forum),
        diundang=count_diundang(forum),
    )


def _answers(forum: Forum, nama: dict[str, str]) -> list[dict[str, str]]:
    """What a dialog answered, in the order in which it was asked."""
    if forum.jenis != JenisForum.DIALOG:
        return []
    semua = list(forum.jawaban.select_related("unit", "usulan", "aspirasi"))
    tempat = nama_lengkap_banyak({j.asal_kode for j in semua if j.asal_kode}) | nama
    return [
        {
            "pertanyaan": j.pertanyaan,
            "jawaban": j.jawaban,
            "asal": tempat.get(j.asal_kode, ""),
            "kode": j.usulan.kode if j.usulan else j.aspirasi.kode if j.aspirasi else "",
            "janji": say_janji(j),
        }
        for j in semua
    ]


def _groups(forum: Forum) -> list[dict[str, Any]]:
    """What each discussion group took up and agreed to."""
    kelompok = list(forum.kelompok.all())
    if not kelompok:
        return []
    baris = list(forum.keputusan.select_related("usulan").defer("usulan__baris_asal"))
    hasil = []
    for k in kelompok:
        milik = [b for b in baris if b.usulan.bidang in k.bidang]
        setuju = [b for b in milik if b.peringkat is not None and b.hasil]
        biaya = [b.biaya if b.biaya is not None else b.usulan.biaya for b in setuju]
        hasil.append(
            {
                "nama": k.nama,
                "usulan": len(milik),
                "disepakati": len(setuju),
                "biaya": sum(n for n in biaya if n is not None),
                "catatan": k.catatan,
            }
        )
    return hasil


def _area(forum: Forum, nama: dict[str, str]) -> str:
    if forum.unit is None and len(forum.cakupan) > 1:
        return ", ".join(nama[kode].partition(",")[0] for kode in forum.cakupan)
    return nama[forum.kode_wilayah]


def _titles(kabupaten: str, pada: date) -> dict[str, str]:
    baku = {p.value: str(p.label) for p in JenisPeran}
    lain = {"notulis": _("Notulis"), "wakil_peserta": _("Wakil peserta"), "lpm": _("Ketua LPM")}
    return {**baku, **lain, **{p.value: istilah(p.value, kabupaten, pada) for p in BERISTILAH}}


def _rows(keputusan: Sequence[Keputusan]) -> list[BarisUsulan]:
    """Figures that stand after this forum: its own where it gave one, else the latest before it."""
    semua = Usulan.objects.filter(pk__in=[k.usulan_id for k in keputusan]).with_kini()
    kini = {u.pk: (u.volume_kini, u.biaya_kini) for u in semua.order_by().only("pk")}
    tempat = nama_lengkap_banyak({k.usulan.kode_desa for k in keputusan})
    return [
        BarisUsulan(
            kode=k.usulan.kode,
            judul=k.usulan.judul,
            desa=tempat[k.usulan.kode_desa],
            lokasi=k.usulan.lokasi,
            unit=k.usulan.unit_tujuan.nama if k.usulan.unit_tujuan else "",
            hasil=k.hasil,
            peringkat=k.peringkat,
            skor=k.skor,
            volume=k.volume if k.volume is not None else kini[k.usulan_id][0],
            satuan=k.usulan.satuan,
            biaya=k.biaya if k.biaya is not None else kini[k.usulan_id][1],
            biaya_awal=k.usulan.biaya,
            penerima_manfaat=k.usulan.penerima_manfaat,
            alasan_kode=k.alasan_kode,
            alasan=k.alasan,
            rekomendasi=k.rekomendasi,
            peringkat_hitung=k.peringkat_hitung,
            alasan_geser=k.alasan_geser,
        )
        for k in keputusan
    ]
