"""Satu benang penuh yang di setiap tempat orang dapat mengetik membawa tanda pribadi yang dikenali lagi."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image, PngImagePlugin

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import print_kunci
from terasa.config.peragaan.pagu import publish_ceilings
from terasa.config.peragaan.sampel import draw_wave
from terasa.corong.services import refresh_all
from terasa.layanan.models import Permohonan, SurveiSkm
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.services import assign_surveyor, close_gelombang, publish_gelombang
from terasa.musrenbang.enums import JenisForum, Metode
from terasa.musrenbang.models import Alokasi, Forum, Usulan
from terasa.musrenbang.rules import Putusan
from terasa.musrenbang.rules.kolom_usulan import KOLOM_USULAN
from terasa.musrenbang.services import (
    AsalRpjm,
    DataUsulan,
    amend_berita_acara,
    cast_suara,
    close_forum,
    confirm_alokasi,
    create_usulan,
    decide_many,
    draw_kartu,
    enter_du_rkpdes,
    enter_kertas,
    import_usulan,
    open_forum,
    open_kotak,
    print_kartu,
    record_kehadiran,
    run_alokasi,
    sign_forum,
    submit_usulan,
)
from terasa.musrenbang.services.kekokohan import work_on
from terasa.musrenbang.services.layar import show_on_layar
from terasa.program.models import Kegiatan
from terasa.program.queries.penerima import list_bagian
from terasa.program.rules.daftar_penerima import KOLOM as KOLOM_PENERIMA
from terasa.program.rules.daftar_penerima import read_daftar_penerima
from terasa.program.services import (
    DataJangkauan,
    DataSasaran,
    add_pekerjaan,
    create_kegiatan,
    import_daftar_penerima,
    record_jangkauan,
    record_realisasi,
    record_serah_terima,
    set_pemanfaatan,
)
from terasa.survei.models import Responden
from terasa.survei.services import draw_ulang, record_jawaban
from terasa.umum import konteks
from terasa.umum.audit.services import publish_digest, seal_all
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, get_pengguna, make_pelaku, make_unit, sebagai
from tests.module.apbdes.bahan import budget_village
from tests.module.musrenbang.bahan_rpjmdes import make_berlaku
from tests.module.pembinaan.bahan import coach_village
from tests.module.program.bahan import get_sub_kegiatan

HURUF = "abcdefghijklmnopqrstuvwxyz"
POLA_TANDA = re.compile(r"zainabq[a-z]{2}|rahimahq[a-z]{2}|8127770\d{4}|zq[a-z]{2}@rahasia|630604710190\d{4}")


@dataclass
class Tanda:
    """Marks that were handed out, each with the place where it was typed."""

    asal: dict[str, str] = field(default_factory=dict)
    # Found letter by letter: keys and coordinates have no shape of their own.
    persis: dict[str, str] = field(default_factory=dict)
    _nomor: Any = field(default_factory=itertools.count)

    def _next(self, asal: str) -> tuple[int, str]:
        nomor = next(self._nomor)
        return nomor, HURUF[nomor // 26] + HURUF[nomor % 26]

    def nama(self, asal: str) -> str:
        """Two words, so that a search for the first would show the second."""
        _nomor, kata = self._next(asal)
        self.asal |= {f"zainabq{kata}": asal, f"rahimahq{kata}": asal}
        return f"Zainabq{kata} Rahimahq{kata}"

    def telepon(self, asal: str) -> str:
        nomor, _kata = self._next(asal)
        self.asal[f"8127770{nomor:04d}"] = asal
        return f"08127770{nomor:04d}"

    def surel(self, asal: str) -> str:
        _nomor, kata = self._next(asal)
        self.asal[f"zq{kata}@rahasia"] = asal
        return f"zq{kata}@rahasia.contoh.id"

    def nik(self, asal: str) -> str:
        nomor, _kata = self._next(asal)
        self.asal[f"630604710190{nomor:04d}"] = asal
        return f"630604710190{nomor:04d}"

    def semua(self, asal: str) -> str:
        """One of each kind, in a sentence."""
        return f"{self.nama(asal)}, {self.telepon(asal)}, {self.surel(asal)}, {self.nik(asal)}"

    def find(self, teks: str) -> set[str]:
        """Where the marks in this text were typed."""
        rendah = teks.lower()
        ada = {self.asal.get(t, t) for t in POLA_TANDA.findall(rendah)}
        return ada | {asal for kata, asal in self.persis.items() if kata.lower() in rendah}


@dataclass
class Benang:
    """What was built, to be looked at by a visitor."""

    tanda: Tanda
    now: datetime
    tahun: int
    aspirasi: dict[str, Aspirasi] = field(default_factory=dict)
    kunci: dict[str, str] = field(default_factory=dict)
    usulan: list[Usulan] = field(default_factory=list)
    forum: list[Forum] = field(default_factory=list)
    pengguna: list[Pengguna] = field(default_factory=list)
    peran: dict[str, PelakuTetap] = field(default_factory=dict)
    foto_terbuka: UUID | None = None
    foto_tertutup: list[UUID] = field(default_factory=list)
    foto_kemajuan: dict[bool, UUID] = field(default_factory=dict)
    # An open forum whose ballots are being cast.
    bersuara: Forum | None = None
    alokasi: Alokasi | None = None
    kegiatan: Kegiatan | None = None
    survei: SurveiManfaat | None = None
    permohonan: Permohonan | None = None
    skm: SurveiSkm | None = None

    def client(self, nama: str) -> Client:
        """A browser of that office."""
        browser = Client()
        browser.force_login(get_pengguna(self.peran[nama]))
        return browser


def build_benang() -> Benang:
    """From five voices to a published figure."""
    from tests.web.benang_layanan import serve
    from tests.web.benang_pintu import open_doors

    now = timezone.now()
    b = Benang(Tanda(), now, timezone.localdate(now).year + 1)
    make_officers(b)
    write_voices(b)
    work_voices(b)
    open_doors(b)
    propose(b)
    deliberate(b)
    vote(b)
    carry_out(b)
    measure(b)
    serve(b)
    with konteks.pakai(konteks.sistem()):
        budget_village(b.usulan[1], b.tahun, b.now)
        coach_village(b.peran["pmd"], b.tanda.semua("konsep kunjungan pembinaan"), b.now)
        refresh_all(by=SISTEM, now=now)
    with konteks.pakai(konteks.sistem()):
        seal_all(now=now)
        publish_digest(now=now + timedelta(days=1))
    return b


def make_officers(b: Benang) -> None:
    """Every officer's own name, sign-in name and e-mail are marks; only the post may be printed."""
    pupr = make_unit("dinas-pupr", nama="Dinas Pekerjaan Umum")
    b.peran = {
        "operator": make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
        "kades": make_pelaku(JenisPeran.KADES, DESA),
        "camat": make_pelaku(JenisPeran.CAMAT, "63.06.04"),
        "dinas": make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, pupr),
        "bappeda": make_pelaku(JenisPeran.BAPPEDA, KABUPATEN),
        "pendamping": make_pelaku(JenisPeran.PENDAMPING, DESA_LAIN),
        "pmd": make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN),
    }
    for nama, by in b.peran.items():
        orang = get_pengguna(by)
        orang.username = b.tanda.surel(f"nama pengguna {nama}")
        orang.nama = b.tanda.nama(f"nama petugas {nama}")
        orang.email = b.tanda.surel(f"surel petugas {nama}")
        orang.save()
        b.pengguna.append(orang)


def make_foto(tanda: Tanda, asal: str) -> SimpleUploadedFile:
    """A JPEG whose EXIF, comment and file name tell who took it and where."""
    exif = Image.Exif()
    exif[0x013B] = tanda.nama(f"{asal}: EXIF Artist")
    exif[0x010E] = tanda.semua(f"{asal}: EXIF ImageDescription")
    exif.get_ifd(0x8769)[0xA430] = tanda.nama(f"{asal}: EXIF CameraOwnerName")
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 46.0, 52.0), 3: "E", 4: (115.0, 16.0, 16.0)})
    berkas = io.BytesIO()
    komentar = tanda.nama(f"{asal}: komentar JPEG").encode()
    xmp = f"<x:xmpmeta>{tanda.nama(f'{asal}: XMP')}</x:xmpmeta>".encode()
    Image.new("RGB", (64, 48), "brown").save(berkas, "JPEG", exif=exif, comment=komentar, xmp=xmp)
    nama = tanda.nama(f"{asal}: nama berkas").replace(" ", "-")
    return SimpleUploadedFile(f"{nama}.jpg", berkas.getvalue(), "image/jpeg")


def make_png(tanda: Tanda, asal: str) -> SimpleUploadedFile:
    """The same as PNG text."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", tanda.nama(f"{asal}: PNG Author"))
    berkas = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(berkas, "PNG", pnginfo=info)
    return SimpleUploadedFile(f"{tanda.nama(f'{asal}: nama berkas PNG')}.png", berkas.getvalue(), "image/png")


def voice(b: Benang, nama: str, **isi: Any) -> dict[str, Any]:
    """A filled form; every box carries a mark of its own."""
    t = b.tanda
    return {
        "kunci_kirim": str(uuid4()),
        "masalah": f"Jembatan ke rumah {t.semua(f'{nama}: masalah')} lapuk.",
        "dusun": f"RT 03 rumah {t.nama(f'{nama}: dusun')}",
        "patokan": f"samping {t.semua(f'{nama}: patokan')}",
        "titik": "-2.781234, 115.271234",
        "surel": t.surel(f"{nama}: surel"),
        "telepon": t.telepon(f"{nama}: telepon"),
        "kelompok": "disabilitas",
        "biarkan_nomor": "on",
        **isi,
    }


def write_voices(b: Benang) -> None:
    """Four through the public form, one typed in at the counter."""
    b.tanda.persis |= {"2.781234": "titik lokasi", "115.271234": "titik lokasi"}
    for nama in ("dibuka", "tertutup", "disembunyikan", "ditarik"):
        foto = [make_foto(b.tanda, nama), make_png(b.tanda, nama)]
        _send(b, nama, Client(), f"/aspirasi/baru/{DESA}/", voice(b, nama, foto=foto))
    _send(b, "loket", b.client("operator"), "/kerja/aspirasi/catat/", voice(b, "loket", kode_desa=DESA))


def _send(b: Benang, nama: str, browser: Client, alamat: str, isi: dict[str, Any]) -> None:
    jawaban = browser.post(alamat, isi)
    assert jawaban.status_code == 302, jawaban.content.decode()
    kode, kunci = browser.cookies["slip"].value.split(".")
    b.aspirasi[nama], b.kunci[nama] = Aspirasi.objects.get(kode=kode), kunci
    b.tanda.persis |= {
        kunci: f"kunci {nama}",
        print_kunci(kunci): f"kunci {nama}",
        isi["kunci_kirim"]: f"{nama}: kunci kirim",
    }


def resident(b: Benang, nama: str) -> Client:
    """The holder of that slip."""
    browser = Client()
    jawaban = browser.post("/saya/", {"kode": b.aspirasi[nama].kode, "kunci": b.kunci[nama]})
    assert jawaban.status_code == 302
    return browser


def work_voices(b: Benang) -> None:
    """The office asks, releases masked words, hides one; residents answer, change contact, withdraw."""
    t, desk = b.tanda, b.client("operator")
    kerja = {nama: f"/kerja/aspirasi/{a.kode}/" for nama, a in b.aspirasi.items()}
    foto = [f.pk for f in b.aspirasi["dibuka"].foto.all()]
    for nama in ("dibuka", "disembunyikan"):
        satu = str(foto[0]) if nama == "dibuka" else ""
        _ok(
            desk.post(
                f"{kerja[nama]}rilis/",
                {"rilis-teks_publik": "Jembatan ke rumah [nama disamarkan] lapuk.", "rilis-foto": satu or []},
            )
        )
    b.foto_terbuka = foto[0]
    b.foto_tertutup = [f.pk for a in b.aspirasi.values() for f in a.foto.all() if f.pk != foto[0]]
    for nama in ("dibuka", "tertutup"):
        _ok(desk.post(f"{kerja[nama]}tanya/", {"tanya-teks": f"Apakah {t.semua(f'{nama}: pertanyaan')}?"}))
        warga = resident(b, nama)
        _ok(warga.post("/saya/balas/", {"balas-teks": f"Ya, {t.semua(f'{nama}: balasan')}."}))
        kontak = {
            "kontak-surel": t.surel(f"{nama}: surel pengganti"),
            "kontak-telepon": t.telepon(f"{nama}: telepon pengganti"),
        }
        _ok(warga.post("/saya/kontak/", kontak))
        _ok(desk.post(f"{kerja[nama]}jawab/", {"jawab-teks": f"Baik, {t.semua(f'{nama}: jawaban')}."}))
    _ok(desk.post(f"{kerja['disembunyikan']}sembunyikan/", {"sembunyi-pilihan": _hide_reason(b)}))
    _ok(resident(b, "ditarik").post("/saya/tarik/"))


def _hide_reason(b: Benang) -> str:
    from terasa.aspirasi.queries import list_alasan_sembunyi

    pilihan = list_alasan_sembunyi(DESA, timezone.localdate(b.now))
    return next(p.kode for p in pilihan if not p.wajib_teks)


def _ok(jawaban: Any) -> None:
    assert jawaban.status_code == 302, jawaban.content.decode()[-4000:]


def propose(b: Benang) -> None:
    """An usulan of three voices through the page with its prefilled words, one by service, one from a file."""
    meja = b.client("operator")
    suara = [b.aspirasi[n] for n in ("dibuka", "tertutup", "loket")]
    kueri = "&".join(f"aspirasi={a.pk}" for a in suara)
    unit = make_unit("dinas-pupr")
    isi = {
        "kode_desa": DESA,
        "tahun": b.tahun,
        "judul": "Perbaikan jembatan kayu dekat langgar",
        "masalah": "Papan jembatan lapuk.",
        "lokasi": "RT 03",
        "volume": "12",
        "satuan": "m",
        "biaya": "95.000.000",
        "penerima_manfaat": "180",
        "tujuan": "kabupaten",
        "unit": unit.pk,
    }
    jawaban = meja.post(f"/kerja/usulan/baru/?{kueri}", isi)
    _ok(jawaban)
    utama = Usulan.objects.get(judul=isi["judul"])
    assert utama.jumlah_suara == len(suara)
    operator = b.peran["operator"]
    with sebagai(operator):
        submit_usulan(usulan=utama, by=operator, now=b.now)
        lain = create_usulan(
            by=operator,
            kode_desa=DESA,
            tahun=b.tahun,
            data=DataUsulan(judul="Papan nama jalan desa", biaya=6_000_000, lokasi="RT 01"),
            now=b.now,
        )
        submit_usulan(usulan=lain, by=operator, now=b.now)
        draf = DataUsulan(judul="Draf yang belum diajukan", biaya=5_000_000)
        create_usulan(by=operator, kode_desa=DESA, tahun=b.tahun, data=draf, now=b.now)
    foto = make_foto(b.tanda, "lampiran usulan")
    _ok(
        meja.post(f"/kerja/usulan/{utama.pk}/lampiran/", {"jenis": "foto", "berkas": foto, "is_publik": "on"})
    )
    b.usulan = [utama, lain, _import(b)]


def _import(b: Benang) -> Usulan:
    """A row whose unknown columns say who asked; the file is kept as it came."""
    t = b.tanda
    kepala = "id,judul,uraian,lokasi,kode_desa,volume,satuan,biaya_min,opd,Nama Pengusul,Kontak"
    masalah = f"hubungi {t.telepon('impor: uraian')} {t.surel('impor: uraian')}"
    kontak = f"{t.telepon('impor: kontak')} {t.surel('impor: kontak')}"
    baris = f"A1,Titian ulin RT 2,{masalah},RT 2,{DESA},20,m,25000000,Dinas Pekerjaan Umum"
    teks = f"{kepala}\n{baris},{t.nama('impor: kolom pengusul')},{kontak}"
    bappeda = b.peran["bappeda"]
    with sebagai(bappeda):
        import_usulan(
            lembar=parse_lembar(teks.encode(), KOLOM_USULAN),
            kabupaten=KABUPATEN,
            tahun=b.tahun,
            by=bappeda,
            now=b.now,
        )
    return Usulan.objects.get(id_asal="A1")


def deliberate(b: Benang) -> None:
    """Three forums with named attendance and signed scans, then the allocation."""
    utama, lain, impor = b.usulan
    setuju = [utama, impor]
    _hold(b, "kades", JenisForum.MUSRENBANG_DESA, [DESA], setuju, [lain])
    utama.refresh_from_db()
    with konteks.pakai(konteks.sistem()):
        rpjm = AsalRpjm(make_berlaku(b.now).kegiatan.get())
        enter_du_rkpdes(usulan=utama, by=SISTEM, tahun_tujuan=b.tahun, now=b.now, rpjm=rpjm)
    _hold(b, "camat", JenisForum.FORUM_KECAMATAN, ["63.06.04"], setuju, [])
    _hold(b, "dinas", JenisForum.FORUM_PERANGKAT_DAERAH, [], setuju, [], hasil="utama")
    with konteks.pakai(konteks.sistem()):
        umum = {"by": SISTEM, "kabupaten": KABUPATEN, "tahun": b.tahun, "now": b.now}
        b.alokasi = run_alokasi(pagu=500_000_000, **umum)  # type: ignore[arg-type]
        confirm_alokasi(alokasi=b.alokasi, by=SISTEM, now=b.now)
        while not work_on(b.alokasi.pk):
            pass
        publish_ceilings(total=10**9, bappeda=SISTEM, kabupaten=KABUPATEN, tahun=b.tahun, now=b.now)


def _hold(
    b: Benang,
    siapa: str,
    jenis: JenisForum,
    cakupan: list[str],
    setuju: list[Usulan],
    tolak: list[Usulan],
    hasil: str = "disepakati",
) -> None:
    by, t, nama = b.peran[siapa], b.tanda, jenis.value
    umum: dict[str, Any] = {"kabupaten": KABUPATEN, "tahun": b.tahun, "nama": "", "now": b.now}
    unit = make_unit("dinas-pupr") if jenis == JenisForum.FORUM_PERANGKAT_DAERAH else None
    with sebagai(by):
        forum = open_forum(by=by, jenis=jenis, cakupan=cakupan, unit=unit, mulai_at=b.now, **umum)
        for n, unsur in enumerate(("perempuan", "perangkat-daerah", "perempuan")):
            record_kehadiran(
                forum=forum,
                by=by,
                kelamin="PL"[n % 2],
                kelompok_umur="31-45",
                unsur=unsur,
                nama=t.semua(f"hadirin {nama}"),
                disabilitas=bool(n),
                now=b.now,
            )
        putusan = [Putusan(u.pk, hasil, peringkat=n) for n, u in enumerate(setuju, start=1)]
        putusan += [Putusan(u.pk, "tidak_disepakati", alasan_kode="R04") for u in tolak]
        decide_many(forum=forum, by=by, putusan=putusan, now=b.now)
        close_forum(forum=forum, by=by, nomor="001/BA", now=b.now)
        pindaian = f"%PDF-1.4 {t.semua(f'isi pindaian {nama}')}".encode()
        berkas = f"{t.nama(f'nama pindaian {nama}')}.pdf"
        sign_forum(forum=forum, by=by, data=pindaian, nama=berkas, tipe="application/pdf", now=b.now)
        amend_berita_acara(
            forum=forum, by=by, alasan="Letak titian diperjelas", teks="Titik awal di muka langgar", now=b.now
        )
    b.forum.append(forum)


def vote(b: Benang) -> None:
    """A box with a drawn slip, a ballot by phone and one on paper; the attendee's name is a mark."""
    umum: dict[str, Any] = {"by": SISTEM, "now": b.now}
    with konteks.pakai(konteks.sistem()):
        for judul in ("Lampu jalan dusun", "Pagar posyandu"):
            satu = create_usulan(kode_desa=DESA, tahun=b.tahun, data=DataUsulan(judul), **umum)
            submit_usulan(usulan=satu, **umum)
        forum = open_forum(
            jenis=JenisForum.MUSRENBANG_DESA, kabupaten=KABUPATEN, tahun=b.tahun, cakupan=[DESA],
            metode=Metode.SUARA_SETUJU, **umum,
        )  # fmt: skip
        hadir = record_kehadiran(
            forum=forum,
            kelamin="P",
            kelompok_umur="31-45",
            unsur="perempuan",
            nama=b.tanda.nama("pemilih"),
            **umum,
        )
        show_on_layar(forum=forum, keputusan_id=forum.keputusan.all()[0].pk, **umum)
        kotak = open_kotak(forum=forum, **umum)
        kartu = print_kartu(forum=forum, jumlah=2, **umum).kartu[0]
        draw_kartu(forum=forum, kehadiran_id=hadir.pk, **umum)
        cast_suara(kotak=kotak, kartu=kartu, pilihan=[kotak.calon[0]["kode"]], by=SISTEM)
        enter_kertas(forum=forum, nomor=1, pilihan=[], by=b.peran["operator"], now=b.now)
    b.bersuara = forum


def carry_out(b: Benang) -> None:
    """A kegiatan with a contract, two photographed reports, and its handover a week ago."""
    by, hari, sub = b.peran["dinas"], timezone.localdate(b.now), get_sub_kegiatan()
    utama = b.usulan[0]
    with sebagai(by):
        b.kegiatan = kegiatan = create_kegiatan(
            by=by,
            usulan=[utama],
            unit=make_unit("dinas-pupr"),
            tahun=b.tahun,
            nama=utama.judul,
            nomenklatur_versi=sub.versi_id,
            nomenklatur_kode=sub.kode,
            pagu=95_000_000,
            sumber_dana="Dana Alokasi Umum",
            now=b.now,
        )
        add_pekerjaan(
            kegiatan=kegiatan,
            by=by,
            nama="Gelagar",
            pelaksana="CV Contoh Karya",
            nomor_kontrak="SPK/01",
            nilai_kontrak=90_000_000,
            mulai_on=hari - timedelta(days=20),
            selesai_on=hari,
            now=b.now,
        )
        for fisik, dirilis in ((40, True), (100, False)):
            laporan = record_realisasi(
                kegiatan=kegiatan,
                by=by,
                per_tanggal=hari - timedelta(days=8),
                fisik_persen=Decimal(fisik),
                keuangan_persen=Decimal(fisik),
                kunci_kirim=uuid4(),
                masalah="Air sungai tinggi.",
                foto=make_foto(b.tanda, f"kemajuan {fisik}").read(),
                foto_dirilis=dirilis,
                now=b.now,
            )
            b.foto_kemajuan[dirilis] = laporan.pk
        _hand_over(kegiatan, by, hari, b.now, b.tanda)
        _name_penerima(kegiatan, by, hari, b.now, b.tanda)


def _name_penerima(kegiatan: Kegiatan, by: PelakuTetap, hari: date, now: datetime, tanda: Tanda) -> None:
    """A private list of forty, and a count of which one place is small."""
    lembar = "Nama,NIK,HP,Desa,RT,Alamat\n" + "".join(
        f"{tanda.nama(f'penerima {n}')},{tanda.nik(f'nik penerima {n}')},{tanda.telepon(f'hp penerima {n}')},"
        f"{DESA},{1 + n % 2},{tanda.nama(f'alamat penerima {n}')}\n"
        for n in range(40)
    )
    laporan = read_daftar_penerima(
        parse_lembar(lembar.encode(), KOLOM_PENERIMA), desa={DESA: "Bamban"}, bernama=True
    )
    sasaran = import_daftar_penerima(
        kegiatan=kegiatan,
        by=by,
        data=DataSasaran("disabilitas", "orang", f"SK desa, {tanda.telepon('sumber sasaran')}", hari),
        calon=laporan.calon,
        sha256="c" * 64,
        now=now,
    )
    bagian = list_bagian(sasaran)
    record_jangkauan(
        sasaran=sasaran,
        by=by,
        data=DataJangkauan(hari, "daftar", "", f"Menyusul, {tanda.surel('keterangan jangkauan')}."),
        capaian={b.pk: (n, "jarak") for b, n in zip(bagian, (17, 20), strict=True)},
        kunci_kirim=uuid4(),
        now=now,
    )


def _hand_over(kegiatan: Kegiatan, by: PelakuTetap, hari: date, now: datetime, tanda: Tanda) -> None:
    record_serah_terima(
        kegiatan=kegiatan,
        by=by,
        nomor_bast="BAST/01",
        tanggal=hari - timedelta(days=7),
        penerima="Pemerintah Desa Bamban",
        pemelihara="Kelompok pengguna jembatan RT 03",
        now=now,
    )
    set_pemanfaatan(
        kegiatan=kegiatan,
        by=by,
        keadaan="berfungsi",
        pada=hari,
        now=now,
        foto=make_foto(tanda, "keadaan").read(),
        foto_dirilis=True,
    )


def measure(b: Benang) -> None:
    """A wave with twelve answers, closed and published."""
    bappeda, petugas = b.peran["bappeda"], b.peran["pendamping"]
    assert b.kegiatan is not None
    with sebagai(bappeda):
        b.survei = draw_wave(
            kegiatan=b.kegiatan,
            gelombang="serah_terima",
            rt={"RT 01": 20, "RT 02": 25},
            n=12,
            by=bappeda,
            penghitung={DESA: b.peran["operator"]},
            pemeriksa=b.peran["pmd"],
            now=b.now,
        )
        assign_surveyor(survei_manfaat=b.survei, pengguna=get_pengguna(petugas), by=bappeda, now=b.now)
    nanti = b.now + timedelta(seconds=1)
    kode = [q["kode"] for q in b.survei.survei.kuesioner]
    with sebagai(petugas):
        for rumah in Responden.objects.filter(survei=b.survei.survei).select_related("survei"):
            record_jawaban(
                responden=rumah, by=petugas, isi=dict.fromkeys(kode, "ya"), dijawab_at=nanti, now=nanti
            )
    with sebagai(bappeda):
        draw_ulang(survei=b.survei.survei, by=bappeda, now=nanti)
        close_gelombang(survei_manfaat=b.survei, by=bappeda, now=nanti)
        publish_gelombang(survei_manfaat=b.survei, by=bappeda, now=nanti)
