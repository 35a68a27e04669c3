"""Mengubah berita acara yang sudah sah: kertas baru di samping yang lama, dengan alasan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import attach_ttd, freeze_dokumen, publish_dokumen
from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum, Keputusan
from terasa.musrenbang.permissions import may_close
from terasa.musrenbang.queries.forum import find_penerbit
from terasa.musrenbang.services.langkah import Stasiun, record_many
from terasa.musrenbang.services.tutup import tahap_of
from terasa.perangkat.queries.penanda import name_signers
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka, format_rupiah
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak


class CannotAmend(AturanDilanggar):
    """These minutes cannot be amended in this way."""


@dataclass(frozen=True)
class UbahKeputusan:
    """New figures of one usulan; None leaves what stands. `biaya` in whole rupiah."""

    usulan_id: UUID
    volume: Decimal | None = None
    biaya: int | None = None
    rekomendasi: str | None = None


@konteks.act("amend_berita_acara")
def amend_berita_acara(
    *,
    forum: Forum,
    by: Pelaku,
    alasan: str,
    now: datetime,
    ubah: Sequence[UbahKeputusan] = (),
    teks: str = "",
    nomor: str = "",
) -> Dokumen:
    """Issue an amendment beside signed minutes and write its figures; order and decisions stay.

    Before the signature a forum is opened again instead. Raises CannotAmend.
    """
    if not may_close(by, forum):
        raise CannotAmend(_("Berita acara ini diubah pimpinan forumnya."), code="bukan-wewenang")
    forum.refresh_from_db(
        from_queryset=Forum.objects.select_for_update(of=("self",)).select_related("unit", "berita_acara")
    )
    if forum.status != StatusForum.SAH or forum.berita_acara is None:
        raise CannotAmend(_("Belum ditandatangani; buka lagi saja forumnya."), code="belum-sah")
    if not alasan.strip():
        raise CannotAmend(_("Tulis mengapa berita acara ini diubah."), code="alasan")
    keputusan, perubahan = _changes(forum, ubah)
    if not perubahan and not teks.strip():
        raise CannotAmend(_("Tidak ada yang berubah."), code="kosong")
    asal = forum.berita_acara
    isi = {
        "bentuk": "terasa-adendum-1",
        "mengubah": {"kode": asal.kode, "judul": asal.judul, "nomor": asal.nomor, "sidik": asal.isi_sha256},
        "tanggal": format_tanggal(timezone.localdate(now), hari=True),
        "alasan": alasan.strip(),
        "ubah": perubahan,
        "teks": teks.strip(),
        # Who signs the amendment is who holds the post today, not who signed the minutes.
        "penandatangan": name_signers(
            (
                {k: v for k, v in p.items() if k != "nama"}
                for p in asal.isi["penandatangan"]
                if p.get("peran") != "wakil_peserta"
            ),
            kode_wilayah=forum.kode_wilayah,
            pada=timezone.localdate(now),
            unit_id=forum.unit_id,
        ),
    }
    dokumen = publish_dokumen(
        freeze_dokumen(
            jenis="adendum",
            judul=_("Adendum %(judul)s") % {"judul": asal.judul[:200]},
            nomor=nomor.strip(),
            kode_wilayah=forum.kode_wilayah,
            tahun=forum.tahun,
            isi=isi,
            now=now,
            unit=find_penerbit(forum, by),
            mengubah=asal,
        )
    )
    record_many([_station(forum, k, alasan.strip(), dokumen) for k in keputusan], oleh=by.label, now=now)
    return dokumen


@konteks.act("sign_adendum")
def sign_adendum(
    *, forum: Forum, dokumen: Dokumen, by: Pelaku, data: bytes, nama: str, tipe: str, now: datetime
) -> Dokumen:
    """The signed scan makes an amendment valid. Raises CannotAmend, CannotSign."""
    if not may_close(by, forum) or dokumen.mengubah_id != forum.berita_acara_id:
        raise CannotAmend(_("Adendum ini diunggah pimpinan forumnya."), code="bukan-wewenang")
    return attach_ttd(dokumen=dokumen, data=data, nama=nama, tipe=tipe, by=by, now=now)


def _changes(forum: Forum, ubah: Sequence[UbahKeputusan]) -> tuple[list[Keputusan], list[dict[str, Any]]]:
    baru = {u.usulan_id: u for u in ubah}
    semua = list(forum.keputusan.select_related("usulan").filter(usulan__in=baru).order_by("peringkat", "pk"))
    if len(semua) != len(baru):
        raise CannotAmend(_("Ada usulan yang tidak dibahas di forum ini."), code="bukan-bahasan")
    nama = nama_lengkap_banyak({k.usulan.kode_desa for k in semua})
    berubah, baris = [], []
    for k in semua:
        if kolom := _apply(k, baru[k.usulan_id]):
            k.save(update_fields=["volume", "biaya", "rekomendasi"])
            berubah.append(k)
            baris.append(
                {
                    "kode": k.usulan.kode,
                    "judul": k.usulan.judul,
                    "desa": nama[k.usulan.kode_desa],
                    "kolom": kolom,
                }
            )
    return berubah, baris


def _apply(k: Keputusan, u: UbahKeputusan) -> list[dict[str, str]]:
    """Write the new figures into the row; what was and what is, in words."""
    if (u.volume is not None and u.volume <= 0) or (u.biaya is not None and u.biaya <= 0):
        raise CannotAmend(_("Volume dan anggaran harus lebih dari nol."), code="angka")
    kolom = []
    if u.volume is not None and u.volume != k.volume:
        lama = k.volume if k.volume is not None else k.usulan.volume
        kolom.append({"nama": _("Volume"), "lama": _angka(lama, k), "baru": _angka(u.volume, k)})
        k.volume = u.volume
    if u.biaya is not None and u.biaya != k.biaya:
        lama_biaya = k.biaya if k.biaya is not None else k.usulan.biaya
        kolom.append(
            {"nama": _("Anggaran"), "lama": format_rupiah(lama_biaya), "baru": format_rupiah(u.biaya)}
        )
        k.biaya = u.biaya
    if u.rekomendasi is not None and u.rekomendasi.strip() != k.rekomendasi:
        kolom.append(
            {"nama": _("Rekomendasi"), "lama": k.rekomendasi or "-", "baru": u.rekomendasi.strip() or "-"}
        )
        k.rekomendasi = u.rekomendasi.strip()
    return kolom


def _angka(nilai: Decimal | None, k: Keputusan) -> str:
    return "-" if nilai is None else f"{format_angka(nilai)} {k.usulan.satuan}".strip()


def _station(forum: Forum, k: Keputusan, alasan: str, dokumen: Dokumen) -> Stasiun:
    rincian: dict[str, Any] = {"forum": forum.nama, "satuan": k.usulan.satuan}
    if k.biaya is not None:
        rincian["biaya"] = k.biaya
    if k.volume is not None:
        rincian["volume"] = str(k.volume)
    return Stasiun(
        usulan=k.usulan,
        tahap=tahap_of(forum),
        keputusan="diadendum",
        alasan=alasan,
        rincian=rincian,
        dokumen=dokumen,
    )
