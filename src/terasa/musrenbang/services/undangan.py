"""Menyiapkan forum: susunan acara, undangan bernomor, dan sidang kelompok per bidang."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.musrenbang.models import Forum, SidangKelompok, Undangan
from terasa.musrenbang.queries.forum import find_penerbit
from terasa.musrenbang.rules import BIDANG
from terasa.musrenbang.rules.banding import print_versi
from terasa.musrenbang.services.keputusan import require_running
from terasa.perangkat.queries.penanda import name_signers
from terasa.pertemuan.models import Pertemuan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_jam, format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak

JAM = re.compile(r"^([01]?\d|2[0-3])[.:]([0-5]\d)$")
ACARA_TERBANYAK = 40


class CannotInvite(AturanDilanggar):
    """The invitation or the agenda cannot be made as given."""


@konteks.act("set_acara")
def set_acara(
    *, forum: Forum, by: Pelaku, teks: str, tempat: str, mulai_at: datetime | None, versi: str = ""
) -> list[dict[str, str]]:
    """Place, time and agenda. One item a line: "09.00 | Pembukaan | Camat"; hour and speaker may be missing.

    `versi` is the mark of what the page showed, "" to write without looking. Raises CannotInvite, CannotDecide.
    """
    require_running(forum, by)
    acara = read_acara(teks)
    pertemuan = _pertemuan(forum)
    pertemuan.refresh_from_db(from_queryset=Pertemuan.objects.select_for_update())
    if versi not in ("", mark_acara(pertemuan)):
        raise CannotInvite(
            _(
                "Sementara itu acaranya diubah orang lain; yang tersimpan sekarang tampak di bawah. "
                "Gabungkan dulu, lalu simpan lagi."
            ),
            code="diubah-lain",
        )
    pertemuan.agenda, pertemuan.tempat, pertemuan.mulai_at = acara, tempat.strip()[:200], mulai_at
    pertemuan.save(update_fields=["agenda", "tempat", "mulai_at"])
    return acara


def mark_acara(pertemuan: Pertemuan) -> str:
    """Version of place, time and agenda as stored."""
    return print_versi(pertemuan.agenda, pertemuan.tempat, pertemuan.mulai_at)


def print_acara(acara: Sequence[Mapping[str, str]]) -> str:
    """An agenda as it is typed; `read_acara` reads it back."""
    return "\n".join(" | ".join(t for t in (a["jam"], a["judul"], a["oleh"]) if t) for a in acara)


def read_acara(teks: str) -> list[dict[str, str]]:
    """Items of an agenda as typed. Raises CannotInvite."""
    acara = []
    for baris in filter(None, (b.strip() for b in teks.splitlines())):
        bagian = [b.strip() for b in baris.split("|")]
        jam = ""
        if cocok := JAM.match(bagian[0]):
            jam = f"{int(cocok[1]):02d}.{cocok[2]}"
            bagian = bagian[1:]
        if not bagian or not bagian[0]:
            raise CannotInvite(
                _("Baris “%(baris)s” belum menyebut acaranya.") % {"baris": baris}, code="acara"
            )
        acara.append(
            {"jam": jam, "judul": bagian[0][:200], "oleh": bagian[1][:120] if len(bagian) > 1 else ""}
        )
    if len(acara) > ACARA_TERBANYAK:
        raise CannotInvite(_("Susunan acara paling banyak 40 baris."), code="acara")
    return acara


@konteks.act("send_undangan")
def send_undangan(
    *,
    forum: Forum,
    by: Pelaku,
    nomor: str,
    kepada: str,
    diundang: int,
    now: datetime,
    sifat: str = "",
    lampiran: str = "",
    pengantar: str = "",
) -> Undangan:
    """Freeze a numbered invitation with place, time and agenda. Raises CannotInvite, CannotDecide."""
    require_running(forum, by)
    pertemuan = _pertemuan(forum)
    tujuan = [b.strip() for b in kepada.splitlines() if b.strip()]
    if not nomor.strip() or not tujuan:
        raise CannotInvite(_("Tulis nomor surat dan yang diundang."), code="nomor")
    if pertemuan.mulai_at is None or not pertemuan.tempat:
        raise CannotInvite(_("Isi dulu hari, jam, dan tempat forumnya."), code="waktu")
    if forum.undangan.filter(nomor=nomor.strip()).exists():
        raise CannotInvite(_("Nomor surat itu sudah dipakai undangan forum ini."), code="nomor")
    nama = nama_lengkap_banyak({forum.kode_wilayah})[forum.kode_wilayah]
    judul = _("Undangan %(forum)s") % {"forum": forum.nama}
    isi = {
        "bentuk": "terasa-undangan-1",
        "sifat": sifat.strip() or _("Biasa"),
        "lampiran": lampiran.strip() or "-",
        "hal": judul,
        "kepada": tujuan,
        "pengantar": pengantar.strip(),
        "forum": {"nama": forum.nama, "slug": forum.slug, "jenis": forum.jenis, "wilayah": nama},
        "waktu": {
            "tanggal": format_tanggal(pertemuan.mulai_at, hari=True),
            "jam": format_jam(pertemuan.mulai_at),
            "tempat": pertemuan.tempat,
        },
        "acara": pertemuan.agenda,
        "tanggal_surat": format_tanggal(timezone.localdate(now)),
        "penandatangan": name_signers(
            [{"peran": by.jenis, "jabatan": by.label, "tempat": "", "sebagai": "", "jumlah": 1}],
            kode_wilayah=forum.kode_wilayah,
            pada=timezone.localdate(now),
            by=by,
            unit_id=by.unit_id,
        ),
    }
    dokumen = publish_dokumen(
        freeze_dokumen(
            jenis="undangan",
            judul=judul,
            nomor=nomor.strip(),
            kode_wilayah=forum.kode_wilayah,
            tahun=forum.tahun,
            isi=isi,
            now=now,
            unit=find_penerbit(forum, by),
        )
    )
    return Undangan.objects.create(
        forum=forum,
        nomor=nomor.strip(),
        kepada="\n".join(tujuan),
        diundang=diundang,
        dokumen=dokumen,
        oleh=by.label,
        pada=now,
    )


@konteks.act("set_kelompok")
def set_kelompok(
    *, forum: Forum, by: Pelaku, nama: str, bidang: Sequence[str], catatan: str, versi: str = ""
) -> SidangKelompok:
    """Make a discussion group, or change the one of that name; a bidang is discussed in one group only.

    `versi` is the mark of the group that is changed, "" for a new one. Raises CannotInvite, CannotDecide.
    """
    require_running(forum, by)
    if not nama.strip() or not bidang or any(b not in BIDANG for b in bidang):
        raise CannotInvite(_("Tulis nama kelompok dan pilih bidangnya."), code="bidang")
    lain = forum.kelompok.exclude(nama=nama.strip())
    if ganda := {b for k in lain for b in k.bidang} & set(bidang):
        sebut = ", ".join(sorted(str(BIDANG[b]) for b in ganda))
        raise CannotInvite(_("Sudah dibahas kelompok lain: %(bidang)s.") % {"bidang": sebut}, code="bidang")
    lama = forum.kelompok.select_for_update().filter(nama=nama.strip()[:120]).first()
    if (mark_kelompok(lama) if lama else "") != versi:
        raise CannotInvite(
            _(
                "Kelompok dengan nama itu sudah ada atau baru saja diubah orang lain; yang tersimpan tampak di "
                "daftarnya. Gabungkan dulu, lalu simpan lagi."
            ),
            code="diubah-lain",
        )
    isi = {"bidang": list(bidang), "catatan": catatan.strip()}
    return SidangKelompok.objects.update_or_create(forum=forum, nama=nama.strip()[:120], defaults=isi)[0]


def mark_kelompok(kelompok: SidangKelompok) -> str:
    """Version of a group as stored."""
    return print_versi(kelompok.nama, kelompok.bidang, kelompok.catatan)


def _pertemuan(forum: Forum) -> Pertemuan:
    assert forum.pertemuan is not None
    return forum.pertemuan
