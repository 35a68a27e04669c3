"""Satu tindakan: isi folder menjadi kegiatan, pekerjaan, rencana, dan realisasi."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db.models import Model, QuerySet
from django.utils import timezone

from terasa.akun.models import Unit
from terasa.cari.services import BarisCari, write_entri_many
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries.kabupaten import read_kabupaten
from terasa.musrenbang.services.impor import ensure_units, unit_key
from terasa.program import rules
from terasa.program.enums import StatusKegiatan, TahapPekerjaan
from terasa.program.models import (
    Kegiatan,
    Kontrak,
    Pekerjaan,
    Realisasi,
    RencanaBulan,
    SerahPekerjaan,
    SusunanKegiatan,
    Tahapan,
    TitikPekerjaan,
    VersiAnggaran,
)
from terasa.program.queries import selisih_ambang
from terasa.program.rules.impor.catatan import LaporanRealisasi
from terasa.program.rules.impor.isi import Isi, Terbaca, order_tahap
from terasa.program.rules.kontrak import Perjanjian, read_keadaan
from terasa.program.services.benang import public_url
from terasa.program.services.impor.folder import read_folder
from terasa.program.services.impor.tampung import Tampung
from terasa.program.services.kegiatan import CannotBudget
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA
from terasa.umum.pelaku import Pelaku

# Budgets before Permendagri 90/2019 carry the codes of the older decree, kept as they are written.
VERSI_LAMA, VERSI_BARU, TAHUN_BARU = "permendagri-13-2006", "", 2021
TANPA_ALASAN = "Alasannya tidak tertulis pada berkas asalnya."
RUANG_KUNCI = UUID("6f9f1d0e-2c4e-5a1b-9d52-7a3d6b0a8c11")
TAHUN_TERAWAL, TAHUN_DEPAN = 2000, 2
KONTRAK = ("urutan", "tanggal", "nilai", "lama_hari", "mulai_on", "selesai_on", "keterangan", "tanda")
TAHAPAN = ("tahap", "tanggal", "tahap_berikut", "berikut_on", "keterangan", "keuangan", "fisik", "dicatat_on")
PEKERJAAN = (
    "kegiatan", "nama", "deskripsi", "jenis", "metode", "pagu", "id_rup", "tahap", "nilai_kontrak", "mulai_on", "selesai_on",
)  # fmt: skip
KEGIATAN = ("unit", "nama", "pagu", "nomenklatur_kode", "status", "alasan_batal", "dibatalkan_at")
M = TypeVar("M", bound=Model)


@konteks.act("import_realisasi")
def import_realisasi(
    *, berkas: Mapping[str, bytes], kabupaten: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> LaporanRealisasi:
    """Bring the sheets of one folder in, by file name; all of it or nothing. With `uji` only tell what would happen.

    Raises MasukanTakTerbaca, CannotBudget.
    """
    kode = read_kabupaten(kabupaten)
    if not may_allocate(by, kode):
        raise CannotBudget(
            "Hanya Bappeda kabupaten ini yang memasukkan berkas realisasi.", code="bukan-wewenang"
        )
    if not TAHUN_TERAWAL <= tahun <= timezone.localdate(now).year + TAHUN_DEPAN:
        raise MasukanTakTerbaca(f"Tahun anggaran {tahun} tidak masuk akal.", code="tahun")
    ada = list(Unit.objects.filter(kabupaten=kode))
    isi = read_folder(berkas, tahun=tahun, unit=[u.nama for u in ada])
    _Penulis(isi, kode, by, now, ada).run(uji=uji)
    return LaporanRealisasi(kode, tahun, isi.catatan, uji)


class _Penulis:
    """Compares what was read with what is stored, table by table, and writes the difference at the end."""

    def __init__(self, isi: Isi, kabupaten: str, by: Pelaku, now: datetime, unit: Iterable[Unit]) -> None:
        self.isi, self.kabupaten, self.by, self.now = isi, kabupaten, by, now
        self.asal = f"realisasi:{kabupaten}:{isi.tahun}"
        self.unit = {unit_key(u.nama): u for u in sorted(unit, key=lambda u: u.jenis, reverse=True)}
        kegiatan = Kegiatan.objects.filter(kabupaten=kabupaten, asal__in=list(isi.kegiatan)).select_related(
            "unit"
        )
        self.kegiatan = Tampung(Kegiatan, {k.asal: k for k in kegiatan}, KEGIATAN)
        versi = VersiAnggaran.objects.filter(kegiatan__in=kegiatan)
        self.berversi = set(versi.values_list("kegiatan", flat=True))
        susunan = SusunanKegiatan.objects.filter(dari__in=kegiatan)
        self.disusun = set(susunan.values_list("dari", flat=True))
        pekerjaan = Pekerjaan.objects.filter(asal=self.asal).select_related("kegiatan")
        self.pekerjaan = Tampung(Pekerjaan, {p.asal_id: p for p in pekerjaan}, PEKERJAAN)
        self.kontrak = self._anak(Kontrak, KONTRAK)
        self.tahapan = self._anak(Tahapan, TAHAPAN)
        self.titik = self._anak(TitikPekerjaan, ("lat", "lng", "keterangan"))
        self.serah = self._anak(SerahPekerjaan, ("tanggal",))
        rencana = RencanaBulan.objects.filter(kegiatan__in=kegiatan)
        self.rencana = Tampung(
            RencanaBulan, {(r.kegiatan_id, r.bulan): r for r in rencana}, ("keuangan", "fisik")
        )
        kunci = [self._kunci_kirim(asal, hari) for asal, hari in isi.realisasi]
        realisasi = Realisasi.objects.filter(kunci_kirim__in=kunci)
        self.realisasi = Tampung(
            Realisasi,
            {r.kunci_kirim: r for r in realisasi},
            ("fisik_persen", "keuangan_persen", "is_menyimpang"),
        )

    def _anak(self, model: type[M], kolom: tuple[str, ...]) -> Tampung[M]:
        semua: QuerySet[Any] = model._default_manager.filter(pekerjaan__asal=self.asal).exclude(asal_id="")
        return Tampung(model, {(x.pekerjaan_id, x.asal_id): x for x in semua}, kolom)

    def _kunci_kirim(self, asal: str, hari: date) -> UUID:
        return uuid5(RUANG_KUNCI, f"{self.kabupaten}|{asal}|{hari}")

    def run(self, *, uji: bool) -> None:
        self._put_unit(uji=uji)
        self._put_kegiatan()
        self._put_pekerjaan()
        for tampung, terbaca in (
            (self.tahapan, self.isi.progres),
            (self.titik, self.isi.lokasi),
            (self.serah, self.isi.serah),
        ):
            for satu in terbaca:
                self._put_anak(tampung, satu, satu.isi)
        self._put_kontrak()
        self._put_bulan()
        self._follow_pekerjaan()
        self._follow_kegiatan()
        self._tell_hasil()
        if not uji:
            self._write()

    def _put_unit(self, *, uji: bool) -> None:
        """Units by name; whoever a work or a plan names is a unit too."""
        for jejak, nama in self.isi.unit:
            sama = unit_key(nama) in self.unit
            self.isi.catatan.hasil.append(jejak.hasil(DILEWATI, SAMA) if sama else jejak.hasil(DITERIMA))
        disebut = [n for _j, n in self.isi.unit] + [k.unit for k in self.isi.kegiatan.values()]
        if uji:
            for satu in disebut:
                self.unit.setdefault(unit_key(satu), Unit(kabupaten=self.kabupaten, nama=satu))
        else:
            self.unit = ensure_units(self.kabupaten, disebut)

    def _put_kegiatan(self) -> None:
        versi = VERSI_LAMA if self.isi.tahun < TAHUN_BARU else VERSI_BARU
        for satu in self.isi.kegiatan.values():
            lama = self.kegiatan.ada.get(satu.asal)
            isi = {
                "unit": self.unit[unit_key(satu.unit)],
                "nama": satu.nama,
                "pagu": satu.pagu if satu.pagu is not None else satu.pagu_pekerjaan,
                "nomenklatur_kode": satu.kode or (lama.nomenklatur_kode if lama else ""),
            }
            self.kegiatan.put(
                satu.asal,
                self._keep_own(lama, isi) if lama else isi,
                kabupaten=self.kabupaten,
                tahun=self.isi.tahun,
                asal=satu.asal,
                nomenklatur_versi=versi,
                dibuat_at=self.now,
            )

    def _keep_own(self, lama: Kegiatan, isi: Mapping[str, Any]) -> Mapping[str, Any]:
        """What people here wrote since of its money, code or name stands; a pagu that differs from theirs is told."""
        tetap: dict[str, Any] = {"nama": lama.nama} if lama.pk in self.disusun else {}
        if lama.pk in self.berversi:
            tetap |= {"pagu": lama.pagu, "nomenklatur_kode": lama.nomenklatur_kode}
            if isi["pagu"] not in {None, lama.pagu}:
                self.isi.catatan.catatan.append(
                    f"{lama.nama}: pagu dalam berkas {isi['pagu']}, versi anggaran di sini {lama.pagu}; yang di sini dipakai"
                )
        return {**isi, **tetap}

    def _put_pekerjaan(self) -> None:
        for satu in self.isi.pekerjaan.values():
            # The stage follows from the rows below; the one that the list names stands in where there are none.
            isi = {k: v for k, v in satu.isi.items() if k != "tahap"}
            self.pekerjaan.put(
                satu.kunci,
                {**isi, "kegiatan": self.kegiatan.ada[satu.induk]},
                asal=self.asal,
                asal_id=satu.kunci,
                tahap=satu.isi["tahap"],
            )

    def _key(self, satu: Terbaca) -> Hashable:
        """Stored rows by (work, number); rows of a new work by the number of that work in the file."""
        return (self.pekerjaan.ada[satu.induk].pk or satu.induk, satu.kunci)

    def _put_anak(self, tampung: Tampung[Any], satu: Terbaca, isi: Mapping[str, Any]) -> None:
        tampung.put(self._key(satu), isi, pekerjaan=self.pekerjaan.ada[satu.induk], asal_id=satu.kunci)

    def _put_kontrak(self) -> None:
        """Contracts in the order of signing; those after the first need a reason, whatever the file says."""
        terakhir: dict[str, int] = {}
        ada = {p.pk: nomor for nomor, p in self.pekerjaan.ada.items() if p.pk}
        self.riwayat: dict[str, list[Kontrak]] = defaultdict(list)
        for k in Kontrak.objects.filter(pekerjaan__asal=self.asal):
            nomor = str(ada[k.pekerjaan_id])
            terakhir[nomor] = max(k.urutan, terakhir.get(nomor, -1))
            if not k.asal_id:
                self.riwayat[nomor].append(k)
        for satu in sorted(self.isi.kontrak, key=order_tahap):
            lama = self.kontrak.ada.get(self._key(satu))
            urutan = lama.urutan if lama is not None else terakhir.get(satu.induk, -1) + 1
            terakhir[satu.induk] = max(urutan, terakhir.get(satu.induk, -1))
            alasan = satu.isi["keterangan"] or (TANPA_ALASAN if urutan else "")
            self._put_anak(self.kontrak, satu, {**satu.isi, "keterangan": alasan, "urutan": urutan})
            self.riwayat[satu.induk].append(self.kontrak.ada[self._key(satu)])

    def _put_bulan(self) -> None:
        for (asal, bulan), isi in self.isi.rencana.items():
            kegiatan = self.kegiatan.ada[asal]
            self.rencana.put((kegiatan.pk, bulan), isi, kegiatan=kegiatan, bulan=bulan)
        ambang = {hari: selisih_ambang(self.kabupaten, hari) for hari in {h for _a, h in self.isi.realisasi}}
        for (asal, hari), isi in self.isi.realisasi.items():
            menyimpang = rules.is_menyimpang(isi["fisik_persen"], isi["keuangan_persen"], ambang[hari])
            kunci = self._kunci_kirim(asal, hari)
            self.realisasi.put(
                kunci,
                {**isi, "is_menyimpang": menyimpang},
                kegiatan=self.kegiatan.ada[asal],
                kunci_kirim=kunci,
                per_tanggal=hari,
                dilaporkan_at=self.now,
                oleh=self.by.label,
            )

    def _follow_pekerjaan(self) -> None:
        """Each work carries the newest stage and the contract that holds."""
        for induk, riwayat in self.riwayat.items():
            kini = read_keadaan(
                Perjanjian(
                    k.urutan, "", k.nilai, k.mulai_on, k.selesai_on, tuple(k.tanda) if k.asal_id else ()
                )
                for k in riwayat
            )
            isi = {"nilai_kontrak": kini.nilai, "mulai_on": kini.mulai_on, "selesai_on": kini.selesai_on}
            self.pekerjaan.amend(induk, isi)
        for induk, tahap in self._newest_tahap().items():
            self.pekerjaan.amend(induk, {"tahap": tahap})

    def _newest_tahap(self) -> dict[str, str]:
        """By work: the stage of the newest row, those that the unit wrote here included."""
        hasil: dict[str, tuple[date, str]] = {}
        for satu in sorted(self.isi.progres, key=order_tahap):
            hasil[satu.induk] = (satu.isi["tanggal"] or date.min, satu.isi["tahap"])
        sendiri = Tahapan.objects.filter(pekerjaan__asal=self.asal, asal_id="", tanggal__isnull=False)
        for tahapan in sendiri.select_related("pekerjaan").order_by("tanggal", "pk"):
            nomor, hari = tahapan.pekerjaan.asal_id, tahapan.tanggal or date.min
            if hari >= hasil.get(nomor, (date.min, ""))[0]:
                hasil[nomor] = (hari, tahapan.tahap)
        return {nomor: tahap for nomor, (_hari, tahap) in hasil.items()}

    def _follow_kegiatan(self) -> None:
        """The state of a kegiatan from its works and reports; what people moved further here is never moved back."""
        tahap: dict[str, list[str]] = defaultdict(list)
        batal: dict[str, str] = {}
        for satu in self.isi.pekerjaan.values():
            tahap[satu.induk].append(self.pekerjaan.ada[satu.kunci].tahap)
        for satu in sorted(self.isi.progres, key=order_tahap):
            if satu.isi["tahap"] == TahapPekerjaan.DIBATALKAN:
                batal[self.isi.pekerjaan[satu.induk].induk] = satu.isi["keterangan"]
        fisik: dict[str, Any] = {}
        for asal, hari in sorted(self.isi.realisasi):
            fisik[asal] = self.isi.realisasi[asal, hari]["fisik_persen"]
        for asal in self.isi.kegiatan:
            objek = self.kegiatan.ada[asal]
            status = rules.status_pekerjaan(tahap.get(asal, []), fisik.get(asal))
            if not rules.is_maju(objek.status, status):
                continue
            isi: dict[str, Any] = {"status": status}
            if status == StatusKegiatan.DIBATALKAN:
                isi |= {"alasan_batal": batal.get(asal) or TANPA_ALASAN, "dibatalkan_at": self.now}
            self.kegiatan.amend(asal, isi)

    def _tell_hasil(self) -> None:
        catat = self.isi.catatan.hasil.append
        for satu in self.isi.pekerjaan.values():
            catat(_hasil(satu, self.pekerjaan.keadaan[satu.kunci]))
        for tampung, terbaca in (
            (self.tahapan, self.isi.progres),
            (self.titik, self.isi.lokasi),
            (self.serah, self.isi.serah),
            (self.kontrak, self.isi.kontrak),
        ):
            for satu in terbaca:
                catat(_hasil(satu, tampung.keadaan[self._key(satu)]))
        for jejak, asal, diisi in self.isi.deret:
            keadaan = {
                self.kegiatan.keadaan[asal],
                *(self._state(asal, jenis, kapan) for jenis, kapan in diisi),
            }
            hasil = next(k for k in (DITERIMA, DIUBAH, SAMA) if k in keadaan)
            catat(jejak.hasil(DILEWATI, SAMA) if hasil == SAMA else jejak.hasil(hasil))

    def _state(self, asal: str, jenis: str, kapan: int | date) -> str:
        """What became of one month or day; one that was not believed changes nothing."""
        if isinstance(kapan, date):
            return self.realisasi.keadaan.get(self._kunci_kirim(asal, kapan), SAMA)
        return self.rencana.keadaan.get((self.kegiatan.ada[asal].pk, kapan), SAMA)

    def _write(self) -> None:
        baru = self.kegiatan.baru
        for kegiatan, kode in zip(baru, claim_kode_many("kegiatan", len(baru)) if baru else [], strict=True):
            kegiatan.kode = kode
        for tampung in (
            self.kegiatan, self.pekerjaan, self.tahapan, self.titik, self.serah, self.kontrak, self.rencana, self.realisasi,
        ):  # fmt: skip
            tampung.write()
        write_entri_many(_entri(k) for k in [*baru, *self.kegiatan.berubah.values()])


def _hasil(satu: Terbaca, keadaan: str) -> Any:
    return satu.jejak.hasil(DILEWATI, SAMA) if keadaan == SAMA else satu.jejak.hasil(keadaan)


def _entri(kegiatan: Kegiatan) -> BarisCari:
    return BarisCari(
        jenis="kegiatan",
        objek_id=str(kegiatan.pk),
        kode=kegiatan.kode,
        judul=kegiatan.nama[:300],
        teks=kegiatan.unit.nama,
        kode_wilayah=kegiatan.kabupaten,
        tahun=kegiatan.tahun,
        url=public_url(kegiatan),
    )
