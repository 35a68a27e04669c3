"""Satu keputusan menjadi satu kalimat yang dapat dibacakan di balai desa.

`say(tahap, keputusan, rincian)` mengenal keputusan di bawah ini. Kunci `rincian` yang dipakai kalimat:

    peringkat, dari          peringkat ke berapa dari berapa usulan yang dibahas
    skor                     nilai rata-rata penilai
    biaya, volume, satuan    rekomendasi forum: rupiah utuh (None: belum dihitung) dan ukurannya
    forum, unit, nama, kode  nama forum, perangkat daerah, nama kegiatan, kode lacak yang dirujuk
    suara                    jumlah aspirasi yang menyuarakan
    pagu, sumber_dana, urutan, kekurangan, pelaksana, nilai_kontrak, nomor (perdes)
    tahun_tujuan, sub_kegiatan, rekomendasi, bagian [kode]   tahun RKP Desa, kode resmi, saran pemeriksa, pecahannya
    fisik_persen, keuangan_persen, per_tanggal (YYYY-MM-DD), masalah, tindak_lanjut, menyimpang
    nomor_bast, penerima, pemelihara
    tahun, kali              tahun anggaran berikutnya, dan tahun ke berapa ia diusulkan
    status_sipd, tanggal_sipd (YYYY-MM-DD)   apa kata SIPD, dan tanggal usulannya di sana
    n, n_undian, imd, imd_lo, imd_hi, teratasi {x, n, persen, lo, hi}, is_awas, gelombang

Kunci yang tidak ada dilewati; keputusan yang tidak dikenal disebut apa adanya, tidak pernah dikarang.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.aspirasi.enums import Keputusan as KeputusanAspirasi
from terasa.aspirasi.enums import Status as StatusAspirasi
from terasa.aspirasi.rules import KALIMAT as KALIMAT_ASPIRASI
from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.enums import Tahap
from terasa.umum.kode import print_kode
from terasa.umum.rupiah import format_angka, format_desimal, format_rupiah
from terasa.umum.tanggal import format_tanggal

Rincian = Mapping[str, Any]


def say(tahap: str, keputusan: str, rincian: Rincian | None = None) -> str:
    """One plain sentence (or two) about what was decided at a station."""
    isi = rincian or {}
    if tahap == Tahap.ASPIRASI:
        return _say_aspirasi(keputusan, isi)
    susun = KALIMAT.get(keputusan)
    if susun is None:
        return _("Dicatat: %(keputusan)s.") % {"keputusan": keputusan.replace("_", " ")}
    return " ".join(bagian for bagian in susun(isi) if bagian)


def _say_aspirasi(keputusan: str, isi: Rincian) -> str:
    suara = _int(isi.get("suara"))
    if suara is not None and suara > 1 and keputusan in BANYAK:
        return str(BANYAK[keputusan]) % {"suara": format_angka(suara)}
    if keputusan in KeputusanAspirasi.values:
        return str(KALIMAT_ASPIRASI[KeputusanAspirasi(keputusan)])
    return _("Dicatat: %(keputusan)s.") % {"keputusan": keputusan.replace("_", " ")}


BANYAK: Mapping[str, Promise] = {
    "diajukan": gettext_lazy("%(suara)s aspirasi warga tentang hal ini diterima."),
    "ditanya": gettext_lazy("Pemerintah desa bertanya balik kepada %(suara)s pengusul."),
    "dibalas": gettext_lazy("%(suara)s pengusul membalas pertanyaan."),
    "dijawab": gettext_lazy("Pemerintah desa menjawab %(suara)s pengusul."),
    "digabung": gettext_lazy("%(suara)s aspirasi digabung menjadi satu usulan dan diikuti bersama."),
    "dialihkan": gettext_lazy("%(suara)s aspirasi diarahkan ke pintu yang tepat."),
    "dirilis": gettext_lazy("Petugas membuka isi %(suara)s aspirasi untuk umum."),
    "ditarik": gettext_lazy("%(suara)s pengusul menarik aspirasinya."),
}


def _usulan(isi: Rincian) -> list[str]:
    suara = _int(isi.get("suara"))
    if suara:
        kepala = _("Usulan disusun dari %(suara)s aspirasi warga.") % {"suara": format_angka(suara)}
    else:
        kepala = _("Usulan dicatat.")
    return [kepala, _cost(isi, _("Perkiraan biayanya %(biaya)s."))]


def _diajukan(isi: Rincian) -> list[str]:
    forum = isi.get("forum")
    if forum:
        return [
            _("Usulan diajukan ke %(forum)s.") % {"forum": forum},
            _cost(isi, _("Perkiraan biayanya %(biaya)s.")),
        ]
    return [_("Usulan diajukan untuk dibahas."), _cost(isi, _("Perkiraan biayanya %(biaya)s."))]


def _tercatat_sipd(isi: Rincian) -> list[str]:
    status, hari = isi.get("status_sipd"), _day(isi.get("tanggal_sipd"))
    kepala = (
        _("Tercatat di SIPD dengan status “%(status)s”.") % {"status": str(status).replace("||", " · ")}
        if status
        else _("Tercatat di SIPD.")
    )
    return [
        kepala,
        _("Diusulkan di sana %(hari)s.") % {"hari": hari} if hari else "",
        _cost(isi, _("Perkiraan biayanya %(biaya)s.")),
    ]


def _dilanjutkan(isi: Rincian) -> list[str]:
    if not isi.get("tahun"):
        return [_("Diusulkan lagi dari tahun sebelumnya.")]
    kepala = _("Diusulkan lagi untuk tahun anggaran %(tahun)s.") % {"tahun": isi["tahun"]}
    kali = _int(isi.get("kali"))
    return [kepala, _("Ini tahun ke-%(n)s ia diusulkan.") % {"n": kali} if kali else ""]


def _disepakati(isi: Rincian) -> list[str]:
    return [_ranked(isi, _("Disepakati")), _advice(isi)]


def _utama(isi: Rincian) -> list[str]:
    return [_ranked(isi, _("Masuk daftar utama")), _advice(isi)]


def _cadangan(isi: Rincian) -> list[str]:
    kalimat = _("Daftar cadangan dipakai bila ada anggaran tersisa.")
    return [_ranked(isi, _("Masuk daftar cadangan")), kalimat, _advice(isi)]


def _tidak_disepakati(isi: Rincian) -> list[str]:
    return [_("Tidak disepakati untuk tahun ini.")]


def _dikembalikan(isi: Rincian) -> list[str]:
    return [_("Dikembalikan kepada pengusul untuk dilengkapi.")]


def _terpilih(isi: Rincian) -> list[str]:
    urutan = _int(isi.get("urutan"))
    kepala = _("Terpilih dalam pembagian anggaran kabupaten.")
    if urutan is not None:
        kepala = _("Terpilih dalam pembagian anggaran kabupaten, urutan ke-%(urutan)s.") % {"urutan": urutan}
    return [
        kepala,
        _cost(isi, _("Biayanya %(biaya)s.")),
        _money("pagu", isi, _("Pagu yang dibagi %(jumlah)s.")),
    ]


def _dialihkan(isi: Rincian) -> list[str]:
    unit = isi.get("unit")
    return [
        _("Dialihkan ke %(unit)s.") % {"unit": unit} if unit else _("Dialihkan ke perangkat daerah lain.")
    ]


def _dibuka_kembali(isi: Rincian) -> list[str]:
    forum = isi.get("forum")
    if not forum:
        return [_("Forumnya dibuka kembali; keputusan sebelumnya tidak berlaku.")]
    return [_("%(forum)s dibuka kembali; keputusan sebelumnya tidak berlaku.") % {"forum": forum}]


def _masuk_rkpdes(isi: Rincian) -> list[str]:
    nomor = isi.get("nomor")
    return [
        _("Masuk rencana kerja desa (RKP Desa) dan dibiayai anggaran desa."),
        _("Peraturan desa nomor %(nomor)s.") % {"nomor": nomor} if nomor else "",
    ]


def _masuk_apbdes(isi: Rincian) -> list[str]:
    nomor = isi.get("nomor")
    return [
        _("Masuk %(nama)s.") % {"nama": isi.get("nama") or _("anggaran desa (APBDes)")},
        _money("jumlah", isi, _("Anggarannya %(jumlah)s.")),
        _("Peraturan desa nomor %(nomor)s.") % {"nomor": nomor} if nomor else "",
    ]


def _apbdes_berubah(isi: Rincian) -> list[str]:
    return [
        _("Anggarannya berubah dalam %(nama)s.") % {"nama": isi.get("nama") or _("anggaran desa (APBDes)")},
        _money("sebelum", isi, _("Semula %(jumlah)s.")),
        _money("jumlah", isi, _("Kini %(jumlah)s.")),
    ]


def _keluar_apbdes(isi: Rincian) -> list[str]:
    return [
        _("Tidak lagi dianggarkan dalam %(nama)s.")
        % {"nama": isi.get("nama") or _("anggaran desa (APBDes)")},
        _money("sebelum", isi, _("Semula %(jumlah)s.")),
    ]


def _anggaran_berubah(isi: Rincian) -> list[str]:
    tahap, lokasi, volume = (str(isi.get(k) or "") for k in ("tahap", "lokasi", "volume"))
    return [
        _("Anggarannya berubah (%(tahap)s).") % {"tahap": tahap} if tahap else _("Anggarannya berubah."),
        _money("sebelum", isi, _("Semula %(jumlah)s.")),
        _money("jumlah", isi, _("Kini %(jumlah)s.")),
        _("Tempatnya kini %(lokasi)s.") % {"lokasi": lokasi} if lokasi else "",
        _("Ukurannya kini %(volume)s.") % {"volume": volume} if volume else "",
    ]


def _susunan_berubah(isi: Rincian) -> list[str]:
    asal, nama = isi.get("asal") or "", isi.get("nama") or ""
    kalimat = {
        "pecah": _("Kegiatan “%(asal)s” dipecah; bagian ini menjadi “%(nama)s”."),
        "ganti_nama": _("Kegiatan “%(asal)s” berganti nama menjadi “%(nama)s”."),
    }.get(str(isi.get("jenis")), _("Digabung dari “%(asal)s” menjadi “%(nama)s”."))
    return [kalimat % {"asal": asal, "nama": nama}, _money("pagu", isi, _("Pagunya %(jumlah)s."))]


def _dilengkapi(isi: Rincian) -> list[str]:
    return [
        _("Usulan dilengkapi pemerintah desa; catatan aslinya tetap tersimpan."),
        _cost(isi, _("Perkiraan biayanya kini %(biaya)s.")),
    ]


def _tidak_terpilih(isi: Rincian) -> list[str]:
    kurang = _int(isi.get("kekurangan"))
    if kurang is None:
        return [_("Belum terpilih dalam pembagian anggaran kabupaten.")]
    teks = _("Belum terpilih dalam pembagian anggaran kabupaten; dukungan yang terkumpul kurang %(kurang)s.")
    return [teks % {"kurang": format_rupiah(kurang)}]


def _belum_dihitung(isi: Rincian) -> list[str]:
    return [_("Biayanya belum dihitung, jadi belum dapat ikut pembagian anggaran.")]


def _dianggarkan(isi: Rincian) -> list[str]:
    kepala = (
        _("Masuk anggaran sebagai kegiatan “%(nama)s”.")
        if isi.get("nama")
        else _("Masuk anggaran sebagai kegiatan.")
    )
    return [
        kepala % {"nama": isi.get("nama")},
        _("Pelaksananya %(unit)s.") % {"unit": isi["unit"]} if isi.get("unit") else "",
        _money("pagu", isi, _("Pagunya %(jumlah)s.")),
        _("Sumber dana: %(sumber)s.") % {"sumber": isi["sumber_dana"]} if isi.get("sumber_dana") else "",
    ]


def _kontrak(isi: Rincian) -> list[str]:
    pelaksana = isi.get("pelaksana")
    kepala = (
        _("Pekerjaan dipercayakan kepada %(pelaksana)s.") % {"pelaksana": pelaksana}
        if pelaksana
        else _("Pekerjaan sudah ada pelaksananya.")
    )
    return [kepala, _money("nilai_kontrak", isi, _("Nilai kontraknya %(jumlah)s."))]


def _dijelaskan(isi: Rincian) -> list[str]:
    tanya, jawab = isi.get("pertanyaan") or "", isi.get("jawaban") or ""
    return [
        _("Pelaksana ditanya: “%(tanya)s”") % {"tanya": tanya} if tanya else "",
        _("Jawabannya: “%(jawab)s”") % {"jawab": jawab}
        if jawab
        else _("Pelaksana menjelaskan penyimpangannya."),
    ]


def _dilaporkan(isi: Rincian) -> list[str]:
    fisik, uang = _decimal(isi.get("fisik_persen")), _decimal(isi.get("keuangan_persen"))
    bagian = [
        _("fisik %(persen)s%%") % {"persen": format_angka(fisik)} if fisik is not None else "",
        _("keuangan %(persen)s%%") % {"persen": format_angka(uang)} if uang is not None else "",
    ]
    capaian = ", ".join(b for b in bagian if b)
    hari = _day(isi.get("per_tanggal"))
    kepala = (
        _("Pelaksana melaporkan kemajuan: %(capaian)s.") if capaian else _("Pelaksana melaporkan kemajuan.")
    )
    if capaian and hari:
        kepala = _("Pelaksana melaporkan kemajuan per %(hari)s: %(capaian)s.")
    masalah, tindak = isi.get("masalah"), isi.get("tindak_lanjut")
    return [
        kepala % {"capaian": capaian, "hari": hari},
        _("Kemajuan uang dan pekerjaannya berselisih jauh.") if isi.get("menyimpang") else "",
        _("Masalah: %(masalah)s") % {"masalah": _stop(masalah)} if masalah else "",
        _("Tindak lanjut: %(tindak)s") % {"tindak": _stop(tindak)} if tindak else "",
    ]


def _stop(teks: Any) -> str:
    """Free text that ends as a sentence."""
    return f"{str(teks).strip().rstrip('.')}."


def _diserahterimakan(isi: Rincian) -> list[str]:
    penerima, nomor = isi.get("penerima"), isi.get("nomor_bast")
    pemelihara = isi.get("pemelihara")
    return [
        _("Hasilnya diserahterimakan kepada %(penerima)s.") % {"penerima": penerima}
        if penerima
        else _("Hasilnya sudah diserahterimakan."),
        _("Berita acara serah terima nomor %(nomor)s.") % {"nomor": nomor} if nomor else "",
        _("Yang memelihara: %(pemelihara)s.") % {"pemelihara": pemelihara} if pemelihara else "",
    ]


def _diundi(isi: Rincian) -> list[str]:
    n = _int(isi.get("n_undian"))
    if n is None:
        return [_wave(isi), _("Rumah yang akan ditanya tentang manfaatnya sudah diundi.")]
    return [
        _wave(isi),
        _("%(n)s rumah diundi untuk ditanya apakah manfaatnya terasa.") % {"n": format_angka(n)},
    ]


def _dinilai(isi: Rincian) -> list[str]:
    imd, n = _decimal(isi.get("imd")), _int(isi.get("n"))
    if imd is None or n is None:
        return _ditahan(isi)
    lo, hi = _decimal(isi.get("imd_lo")), _decimal(isi.get("imd_hi"))
    kepala = _("Manfaat yang dirasakan: %(imd)s dari 100, menurut %(n)s responden yang diundi.")
    selang = _("Selang kepercayaan 95%%: %(lo)s sampai %(hi)s.")
    return [
        _wave(isi),
        _teratasi(isi.get("teratasi")),
        kepala % {"imd": format_desimal(imd), "n": format_angka(n)},
        selang % {"lo": format_desimal(lo), "hi": format_desimal(hi)}
        if lo is not None and hi is not None
        else "",
        _("Respondennya sedikit, jadi bacalah angkanya dengan hati-hati.") if isi.get("is_awas") else "",
    ]


def _teratasi(butir: Any) -> str:
    """How many of those asked say that the problem is solved; both numbers and the share."""
    if not isinstance(butir, Mapping):
        return ""
    x, n, persen = _int(butir.get("x")), _int(butir.get("n")), _decimal(butir.get("persen"))
    if x is None or not n or persen is None:
        return ""
    teks = _("%(x)s dari %(n)s responden (%(persen)s%%) mengatakan masalahnya teratasi.")
    return teks % {"x": format_angka(x), "n": format_angka(n), "persen": format_desimal(persen)}


def _wave(isi: Rincian) -> str:
    """Which of the three times people were asked, and which of the two groups."""
    gelombang, kelompok = isi.get("gelombang"), isi.get("kelompok")
    if gelombang not in Gelombang.values:
        return ""
    siapa = f" · {Kelompok(kelompok).label}" if kelompok in Kelompok.values else ""
    return f"{Gelombang(gelombang).label}{siapa}."


def _ditahan(isi: Rincian) -> list[str]:
    n = _int(isi.get("n"))
    if n is None:
        return [_("Survei manfaat selesai; angkanya belum dapat ditampilkan.")]
    teks = _(
        "Survei manfaat selesai, tetapi baru %(n)s responden menjawab; "
        "angka di bawah sepuluh responden ditahan."
    )
    return [_wave(isi), teks % {"n": format_angka(n)}]


def _at_forum(isi: Rincian, kepala: str) -> str:
    forum = isi.get("forum")
    return _("%(kepala)s di %(forum)s") % {"kepala": kepala, "forum": forum} if forum else kepala


def _merged(isi: Rincian) -> list[str]:
    kode = isi.get("kode")
    if not kode:
        return [_("Digabung dengan usulan lain yang sama maksudnya.")]
    return [_("Digabung ke dalam usulan %(kode)s yang sama maksudnya.") % {"kode": print_kode(str(kode))}]


def _checked(teks: Promise) -> Callable[[Rincian], list[str]]:
    """A tier that looked at it before the forum; its advice and figures stand beside the proposer's."""
    return lambda isi: [
        str(teks),
        _("Sarannya: %(saran)s") % {"saran": _stop(isi["rekomendasi"])} if isi.get("rekomendasi") else "",
        _cost(isi, _("Biaya menurut pemeriksa %(biaya)s.")) if isi.get("biaya") else "",
    ]


def _du_rkpdes(isi: Rincian) -> list[str]:
    tahun = _int(isi.get("tahun_tujuan"))
    if tahun is None:
        return [_("Masuk daftar usulan RKP Desa (DU-RKP Desa).")]
    return [_("Masuk daftar usulan RKP Desa (DU-RKP Desa) untuk tahun %(tahun)s.") % {"tahun": tahun}]


def _ditunda(isi: Rincian) -> list[str]:
    tahun = _int(isi.get("tahun_tujuan"))
    if tahun is None:
        return [_("Ditunda dan dibawa ke tahun berikutnya.")]
    return [_("Ditunda dan dibawa ke tahun %(tahun)s.") % {"tahun": tahun}]


def _masuk_rkpd(isi: Rincian) -> list[str]:
    kode = isi.get("sub_kegiatan")
    return [
        _("Masuk rencana kerja kabupaten (RKPD)."),
        _("Sub kegiatannya %(kode)s.") % {"kode": kode} if kode else "",
    ]


def _masuk_kua_ppas(isi: Rincian) -> list[str]:
    return [
        _("Masuk kebijakan umum dan plafon anggaran sementara (KUA-PPAS)."),
        _money("pagu", isi, _("Pagunya %(jumlah)s.")),
    ]


def _dipecah(isi: Rincian) -> list[str]:
    bagian = isi.get("bagian") or []
    kode = ", ".join(print_kode(str(k)) for k in bagian)
    kepala = _("Dipecah menjadi %(n)s usulan: %(kode)s.") % {"n": format_angka(len(bagian)), "kode": kode}
    return [kepala, _("Semua yang menyuarakannya tetap menerima kabar setiap bagian.")]


def _bagian_dari(isi: Rincian) -> list[str]:
    kode = print_kode(str(isi["kode"])) if isi.get("kode") else ""
    return [_("Bagian dari usulan %(kode)s, yang dipecah.") % {"kode": kode}]


def _plain(teks: Promise) -> Callable[[Rincian], list[str]]:
    return lambda isi: [str(teks)]


KALIMAT: Mapping[str, Callable[[Rincian], list[str]]] = {
    "dibuat": _usulan,
    "disusun": _usulan,
    "digabung": _merged,
    "diajukan": _diajukan,
    "tercatat_sipd": _tercatat_sipd,
    "dilanjutkan": _dilanjutkan,
    "disepakati": _disepakati,
    "utama": _utama,
    "cadangan": _cadangan,
    "tidak_disepakati": _tidak_disepakati,
    "ditolak": _tidak_disepakati,
    "disarankan": lambda isi: [_ranked(isi, _at_forum(isi, _("Diusulkan"))), _advice(isi)],
    "tidak_disarankan": lambda isi: [_at_forum(isi, _("Belum diusulkan")) + "."],
    "dijawab_dialog": lambda isi: [_at_forum(isi, _("Dijawab bupati")) + ":", _stop(isi.get("jawaban", ""))],
    "diadendum": lambda isi: [
        _at_forum(isi, _("Angkanya diubah dengan adendum berita acara")) + ".",
        _advice(isi),
    ],
    "dikembalikan": _dikembalikan,
    "dilengkapi": _dilengkapi,
    "dialihkan": _dialihkan,
    "dibuka_kembali": _dibuka_kembali,
    "ditunda": _ditunda,
    "penundaan_dicabut": _plain(gettext_lazy("Penundaannya dicabut; usulan dibahas lagi.")),
    "dibatalkan": _plain(gettext_lazy("Dibatalkan.")),
    "diteruskan_ke_provinsi": _plain(
        gettext_lazy("Diteruskan ke pemerintah provinsi yang berwenang. Diteruskan bukan ditolak.")
    ),
    "diteruskan_ke_pusat": _plain(
        gettext_lazy("Diteruskan ke pemerintah pusat yang berwenang. Diteruskan bukan ditolak.")
    ),
    "diverifikasi_desa": _checked(
        gettext_lazy("Diperiksa tim verifikasi desa: tempat, ukuran, foto, dan lahannya.")
    ),
    "validasi_bappeda": _checked(
        gettext_lazy("Divalidasi Bappeda: kamus, perangkat daerah, dan kewenangannya.")
    ),
    "diverifikasi_kecamatan": _checked(gettext_lazy("Diperiksa kecamatan sebelum musrenbang kecamatan.")),
    "diverifikasi_pd": _checked(gettext_lazy("Diperiksa perangkat daerah di lapangan.")),
    "verifikasi_dicabut": _plain(gettext_lazy("Hasil pemeriksaan sebelumnya dicabut.")),
    "masuk_rkpdes": _masuk_rkpdes,
    "keluar_rkpdes": _plain(gettext_lazy("Catatan RKP Desa sebelumnya dicabut.")),
    "du_rkpdes": _du_rkpdes,
    "masuk_apbdes": _masuk_apbdes,
    "apbdes_berubah": _apbdes_berubah,
    "keluar_apbdes": _keluar_apbdes,
    "masuk_rkpd": _masuk_rkpd,
    "masuk_kua_ppas": _masuk_kua_ppas,
    "keluar_rencana": _plain(gettext_lazy("Catatan rencana kabupaten sebelumnya dicabut.")),
    "dipecah": _dipecah,
    "bagian_dari": _bagian_dari,
    "disatukan": _plain(gettext_lazy("Pemecahannya dibatalkan; usulan ini utuh kembali.")),
    "terpilih": _terpilih,
    "tidak_terpilih": _tidak_terpilih,
    "belum_dihitung": _belum_dihitung,
    "dianggarkan": _dianggarkan,
    "anggaran_berubah": _anggaran_berubah,
    "susunan_berubah": _susunan_berubah,
    "kontrak": _kontrak,
    "pengadaan": _plain(gettext_lazy("Pelaksananya sedang dicari lewat pengadaan.")),
    "dilaksanakan": _plain(gettext_lazy("Pekerjaan mulai dilaksanakan.")),
    "dilaporkan": _dilaporkan,
    "dijelaskan": _dijelaskan,
    "selesai_fisik": _plain(gettext_lazy("Pembangunannya selesai.")),
    "diserahterimakan": _diserahterimakan,
    "diserahkan": _diserahterimakan,
    "dimanfaatkan": _plain(gettext_lazy("Hasilnya sudah dipakai warga.")),
    "rusak": _plain(gettext_lazy("Hasilnya rusak.")),
    "tidak_dimanfaatkan": _plain(gettext_lazy("Hasilnya belum dipakai warga.")),
    "diundi": _diundi,
    "dinilai": _dinilai,
    "ditahan": _ditahan,
}

SELANJUTNYA: Mapping[str, Promise] = {
    S.DIAJUKAN: gettext_lazy("Dibahas di musrenbang desa bersama usulan lain."),
    S.DIVERIFIKASI_DESA: gettext_lazy("Dibahas di musrenbang desa bersama usulan lain."),
    S.DISEPAKATI_DESA: gettext_lazy("Dibahas di musrenbang kecamatan."),
    S.DU_RKPDES: gettext_lazy("Dibahas di musrenbang kecamatan."),
    S.VALIDASI_BAPPEDA: gettext_lazy("Dibahas di musrenbang kecamatan."),
    S.DIVERIFIKASI_KECAMATAN: gettext_lazy("Dibahas di musrenbang kecamatan."),
    S.MASUK_RKPDES: gettext_lazy("Dilaksanakan pemerintah desa dengan anggaran desa."),
    S.DISEPAKATI_KECAMATAN: gettext_lazy("Diperiksa perangkat daerah yang menanganinya."),
    S.DIVERIFIKASI_PD: gettext_lazy("Dibahas di forum perangkat daerah."),
    S.DISEPAKATI_FORUM_PD: gettext_lazy("Ikut pembagian anggaran kabupaten."),
    S.CADANGAN_FORUM_PD: gettext_lazy("Ikut dipertimbangkan bila anggaran kabupaten tersisa."),
    S.DISEPAKATI_KABUPATEN: gettext_lazy("Ditetapkan menjadi kegiatan perangkat daerah."),
    S.TIDAK_TERPILIH: gettext_lazy("Dapat diusulkan lagi tahun depan; riwayatnya tetap terbaca di sini."),
    S.MASUK_RKPD: gettext_lazy("Dibahas dalam KUA-PPAS, lalu anggaran."),
    S.MASUK_KUA_PPAS: gettext_lazy("Ditetapkan dalam anggaran (APBD)."),
    S.DALAM_PENGADAAN: gettext_lazy("Pelaksananya sedang dicari."),
    S.DIPECAH: gettext_lazy("Diikuti pada setiap bagiannya."),
    S.MASUK_APBD: gettext_lazy("Dilaksanakan oleh perangkat daerah."),
    S.DILAKSANAKAN: gettext_lazy("Kemajuannya dilaporkan sampai selesai."),
    S.SELESAI_FISIK: gettext_lazy("Diserahterimakan kepada warga yang memakai."),
    S.DIMANFAATKAN: gettext_lazy("Warga yang diundi akan ditanya apakah manfaatnya terasa."),
    S.TIDAK_DIMANFAATKAN: gettext_lazy("Dicari sebabnya mengapa belum dipakai."),
    S.DIKEMBALIKAN: gettext_lazy("Menunggu dilengkapi oleh pemerintah desa."),
    S.DITUNDA: gettext_lazy("Dibahas lagi tahun berikutnya."),
    S.DITOLAK: gettext_lazy("Tidak berlanjut tahun ini. Dapat diusulkan lagi bila alasannya sudah teratasi."),
    S.DITERUSKAN_KE_PROVINSI: gettext_lazy("Menunggu jawaban pemerintah provinsi."),
    S.DITERUSKAN_KE_PUSAT: gettext_lazy("Menunggu jawaban pemerintah pusat."),
}

SELANJUTNYA_ASPIRASI: Mapping[str, Promise] = {
    StatusAspirasi.DITAHAN: gettext_lazy(
        "Petugas memeriksanya dulu; sesudah itu janji jawaban mulai dihitung."
    ),
    StatusAspirasi.DIAJUKAN: gettext_lazy("Pemerintah desa membaca dan menjawabnya."),
    StatusAspirasi.DITANYA: gettext_lazy(
        "Pengusul membalas pertanyaan desa dengan kode dan kunci pada slipnya."
    ),
    StatusAspirasi.DIJAWAB: gettext_lazy("Bila desa menjadikannya usulan, lanjutannya tampil di sini."),
}


def say_next_aspirasi(status: str) -> str:
    """What usually follows this state of a voice without an usulan; empty when nothing does."""
    return str(SELANJUTNYA_ASPIRASI.get(status, ""))


def say_next(status: str) -> str:
    """What usually follows this state of an usulan; empty when nothing does."""
    return str(SELANJUTNYA.get(status, ""))


def _ranked(isi: Rincian, kepala: str) -> str:
    peringkat, dari = _int(isi.get("peringkat")), _int(isi.get("dari"))
    if peringkat is None:
        return f"{kepala}."
    if dari is None:
        return _("%(kepala)s sebagai peringkat %(peringkat)s.") % {"kepala": kepala, "peringkat": peringkat}
    teks = _("%(kepala)s sebagai peringkat %(peringkat)s dari %(dari)s usulan yang dibahas.")
    return teks % {"kepala": kepala, "peringkat": format_angka(peringkat), "dari": format_angka(dari)}


def _advice(isi: Rincian) -> str:
    """The forum's own volume and budget, when it gave one."""
    volume = _decimal(isi.get("volume"))
    biaya = _int(isi.get("biaya"))
    ukuran = f"{format_angka(volume)} {isi.get('satuan', '')}".strip() if volume is not None else ""
    if biaya is not None and ukuran:
        return _("Rekomendasi forum: %(ukuran)s, %(biaya)s.") % {
            "ukuran": ukuran,
            "biaya": format_rupiah(biaya),
        }
    if biaya is not None:
        return _("Anggaran yang disarankan forum %(biaya)s.") % {"biaya": format_rupiah(biaya)}
    return _("Volume yang disarankan forum %(ukuran)s.") % {"ukuran": ukuran} if ukuran else ""


def _cost(isi: Rincian, kalimat: str) -> str:
    """With `biaya` given: the amount, or that it is not known. Without the key: nothing."""
    return kalimat % {"biaya": format_rupiah(_int(isi["biaya"]))} if "biaya" in isi else ""


def _money(kunci: str, isi: Rincian, kalimat: str) -> str:
    jumlah = _int(isi.get(kunci))
    return "" if jumlah is None else kalimat % {"jumlah": format_rupiah(jumlah)}


def _int(nilai: Any) -> int | None:
    angka = _decimal(nilai)
    return None if angka is None else int(angka)


def _decimal(nilai: Any) -> Decimal | None:
    if nilai is None or isinstance(nilai, bool):
        return None
    try:
        return Decimal(str(nilai))
    except InvalidOperation:
        return None


def _day(nilai: Any) -> str:
    try:
        return format_tanggal(date.fromisoformat(str(nilai)[:10]))
    except ValueError:
        return ""
