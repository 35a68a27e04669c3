"""Sapuan: setiap tabel basis data dikenal, yang terbatas kosong tanpa konteks, yang terbuka tidak menyimpan orang."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from terasa.aspirasi.models import PeriksaDukungan
from terasa.dokumen.models import Potongan
from terasa.manfaat.models import JawabanSukarela, SurveiManfaat
from terasa.perangkat.models import Biodata, CalonPaw, EntriBuku, MasaJabatan
from terasa.serah_terima.models import BagianPaket, PaketSerahTerima, TerimaBagian
from terasa.survei.models import BenihRahasia, Petugas, Responden, RincianAlamat, SalinanKertas, Survei
from terasa.umum import konteks
from terasa.umum.penjaga import HANYA_TAMBAH, guarded_models, penjaga_of, restricted_tables
from tests.factories import DESA
from tests.module.perangkat.bahan_netralitas import appoint, make_kasus
from tests.module.perangkat.bahan_paw import begin
from tests.web.benang_bertanda import Benang

# Tables of packages; ours say themselves how they are guarded.
PIHAK_KETIGA = {
    "django_migrations": "riwayat skema",
    "django_content_type": "nama model",
    "django_session": "sesi; isinya disapu di test_sapuan_simpanan",
    "auth_group": "tidak dipakai; selalu kosong",
    "auth_group_permissions": "tidak dipakai; selalu kosong",
    "auth_permission": "nama hak bawaan Django",
    "account_emailaddress": "tidak dipakai: akun masuk dengan nama pengguna",
    "account_emailconfirmation": "tidak dipakai",
    "mfa_authenticator": "faktor kedua milik akun; hanya dibaca allauth",
    "umum_cache": "hitungan batas di bawah sidik; tanpa alamat internet",
}
# Columns of open tables in which someone may write freely. All of it is public by its nature or says an office;
# a new column must either be closed by `baca` on its model or be argued for here.
TEKS_TERBUKA = {
    # Officers and offices; the person's own columns are never printed on a public page.
    "akun_pengguna": "email nama password username",
    "akun_peran": "jabatan",
    "akun_unit": "nama singkatan",
    "aturan_aturan": "catatan dasar isi jenis nama sumber",
    "aturan_harilibur": "dasar jenis nama",
    "aturan_tenggat": "judul keadaan objek_id objek_jenis perpanjangan rincian",
    "aspirasi_peristiwa": "alasan lanjutan oleh",
    # Which office wrote it down at the counter.
    "aspirasi_dukungan": "oleh",
    # Public papers, decisions and figures, written by an office for everyone.
    # What public usulan and kegiatan say, kept for comparing them; and why two are not the same, in an office's words.
    "cari_pembanding": "jenis judul kode lokasi nama_wilayah objek_id satuan uraian url volume",
    "cari_bukanserupa": "alasan oleh",
    "cari_entri": "jenis judul kode objek_id teks url",
    # Words of usulan that everyone reads, as a vocabulary; drafts and voices are never learnt from.
    "cari_modelrute": "dipilih_oleh kelas larik nama oleh ukuran",
    "dokumen_dokumen": "isi jenis judul nomor ttd_rujukan",
    "dokumen_kopsurat": "alamat atas diubah_oleh nama",
    "pertemuan_pertemuan": "agenda judul notulen pimpinan tempat",
    "pertemuan_ringkasanhadir": "per_umur per_unsur",
    # What a unit offers and how it is judged; who asked and what was answered lie in closed tables.
    "layanan_hasilskm": "alasan mutu nama",
    "layanan_layanan": "alasan_henti ganti_henti kata_kunci nama ringkas tautan",
    "layanan_nomorantrean": "meja",
    "layanan_peristiwalayanan": "alasan oleh",
    "layanan_standarlayanan": "dasar komponen maklumat oleh",
    "layanan_templatsurat": "isi judul penandatangan pola_nomor",
    "survei_survei": "benih_terbuka cakupan judul komitmen_benih kuesioner sumber_diketahui",
    # Steps of a replacement between terms: offices, numbers of decrees; candidates stand in a restricted table.
    "perangkat_prosespaw": "alasan_batal kriteria_seleksi",
    "perangkat_langkahpaw": "catatan kode nomor oleh",
    "perangkat_koreksilangkahpaw": "alasan menjadi oleh semula",
    # The election calendar, who signed, who was trained, and who was appointed; cases are restricted.
    "perangkat_periodepemilihan": "dasar nama tahapan",
    "perangkat_paktanetralitas": "dicatat_oleh",
    "perangkat_pelatihannetralitas": "dicatat_oleh judul penyelenggara",
    "perangkat_petugasnetralitas": "ditunjuk_oleh sk_nomor",
    # Counts of houses, by office.
    "survei_kerangka": "alasan oleh",
    "survei_hitunganrt": "alasan diputuskan_oleh dusun kantor_dua kantor_satu rt",
    "musrenbang_usulan": "baris_asal id_asal judul lokasi masalah satuan versi_nomenklatur",
    "musrenbang_perubahan": "alasan baris_asal isi oleh",
    "musrenbang_langkah": "alasan lanjutan oleh rincian",
    # The key of the hall opens nothing but four questions about oneself.
    "musrenbang_forum": "ditutup_oleh kunci_hadir nama",
    "musrenbang_undangan": "kepada nomor oleh",
    "musrenbang_sidangkelompok": "catatan nama",
    "musrenbang_jawabandialog": "jawaban oleh pertanyaan",
    "musrenbang_kalender": "dasar oleh",
    "musrenbang_tahapkalender": "alasan dasar isi nama oleh",
    "musrenbang_perpanjangantahap": "alasan oleh",
    "musrenbang_penutupantahap": "alasan belum dibuka_alasan dibuka_oleh oleh",
    "musrenbang_keputusan": "alasan alasan_geser diubah_oleh rekomendasi",
    "musrenbang_bandingkriteria": "banding oleh",
    "musrenbang_metodebeku": "isi oleh",
    # The published box: ballots without voters in canonical order, receipts without ballots.
    "musrenbang_kotaksuara": "calon cara dibuka_oleh ditutup_oleh pb ringkasan tanda_terima",
    "musrenbang_paketbalai": "dilepas_alasan dilepas_oleh kembali_oleh kunci laporan pembawa",
    "musrenbang_penilaian": "penilai",
    "musrenbang_alokasi": "aturan catatan hasil masukan oleh",
    "musrenbang_posalokasi": "alasan daftar penjelasan tambahan",
    "musrenbang_bagianforum": "belanja bobot daftar kode nama peringkat",
    "musrenbang_kekokohan": "isi kelonggaran",
    "musrenbang_datatempat": "sumber",
    "musrenbang_pagukewilayahan": "alasan aturan data oleh",
    "musrenbang_pospagu": "rincian",
    # Read from SIPD without the columns of persons, numbers masked; shown to offices only, like the jobs below.
    "musrenbang_catatansipd": "baris_asal diketik_oleh id_sipd isi",
    "musrenbang_kerjalatar": "galat laporan masukan oleh",
    "musrenbang_kamus": "jenis_usul kode outcome output pekerjaan prioritas program satuan",
    "musrenbang_verifikasi": "alasan catatan kelengkapan oleh rekomendasi",
    "musrenbang_lampiran": "keterangan oleh",
    "musrenbang_rencanadesa": "nomor oleh pelaksana sasaran sumber_dana waktu",
    "musrenbang_rpjmdesa": "alasan misi nomor_perdes oleh visi",
    "musrenbang_kegiatanrpjm": "jenis kode lokasi sasaran satuan sub_bidang sumber_dana",
    "musrenbang_tautanrpjm": "luar oleh",
    "musrenbang_pokir": "dapil judul kode lokasi masalah satuan status_asal",
    "program_kegiatan": "alasan_batal asal dasar_keterangan lokasi nama nomenklatur_nama nomenklatur_versi satuan sumber_dana",
    "program_versianggaran": "alasan lokasi nomenklatur_nama nomenklatur_versi nomor_dokumen oleh satuan",
    "program_sumberanggaran": "nama",
    "program_susunankegiatan": "alasan nama_lama oleh",
    "program_riwayattautan": "alasan",
    # Village budgets are public by law; raperdes and what the camat says of them name offices, never persons.
    "apbdes_apbdes": "alasan evaluasi_luar nomor_perdes oleh",
    "apbdes_posapbdes": "kode lokasi satuan sub_bidang sumber_dana uraian",
    "apbdes_evaluasiapbdes": "catatan diajukan_oleh nomor_hasil selesai_oleh",
    "apbdes_catatanevaluasi": "alasan alasan_kode dijawab_oleh jawaban oleh",
    "apbdes_tautanapbdes": "alasan_lepas oleh",
    "apbdes_transferdesa": "dasar oleh uraian",
    "apbdes_tahaptransfer": "nomor",
    # Who coaches whom, the plan of a visit without what was found, papers by office, figures that others published.
    "pembinaan_hubunganbinaan": "dasar oleh",
    "pembinaan_kunjungan": "alasan_batal butir disampaikan_oleh diterima_oleh oleh tema",
    "pembinaan_pengunjungkunjungan": "jabatan",
    "pembinaan_indeksdesa": "oleh status sumber",
    "pembinaan_laporanberkala": "kode nama oleh",
    "pembinaan_laporanmasuk": "pelapor",
    "pembinaan_catatanlaporan": "teks",
    "program_pekerjaan": "asal asal_id deskripsi id_rup metode nama nomor_kontrak pelaksana",
    "program_realisasi": "foto_periksa masalah oleh sebab tindak_lanjut",
    "program_serahterima": "catatan kewajiban nomor_bast oleh pemelihara penerima",
    # Contracts, stages and places of a public work, and what its executor answers everyone.
    "program_kontrak": "asal_id keterangan nomor",
    "program_pertanyaan": "dijawab_oleh jawaban kalimat",
    "program_serahpekerjaan": "asal_id",
    "program_tahapan": "asal_id keterangan",
    "program_titikpekerjaan": "asal_id keterangan",
    # Codes of places and ids of units.
    "corong_banding": "kelompok kunci",
    "program_pemanfaatan": "alasan foto_periksa oleh tindak_lanjut",
    # Whom a kegiatan is for and who was reached, as published; small counts and names stand in restricted tables.
    "program_sasaranpenerima": "alasan kelompok_nama oleh sumber terbit untuk",
    "program_jangkauan": "keterangan oleh sumber terbit",
    "program_daftarpenerima": "oleh",
    "manfaat_hasilmanfaat": "butir nonrespons",
    "program_kertastriwulan": "oleh",
    "program_kirimanlapangan": "jenis",
    "corong_taksiran": "isi kerangka sebab",
    # Holders of public posts with their decrees, and marks of what a penjabat did.
    "perangkat_jabatan": "lembaga nama",
    "perangkat_orang": "asal gelar_belakang gelar_depan nama",
    "perangkat_masajabatan": "asal dasar_masa diakhiri_oleh dicatat_oleh sebab_keterangan sk_berhenti_nomor sk_nomor",
    "perangkat_perubahanmasa": "alasan dasar oleh",
    "perangkat_tandapenjabat": "batas_nama dasar objek_id objek_jenis oleh uraian",
    # Offices among themselves: meetings, what was asked there, and what was done. No public page reads them.
    "tindak_lanjut_tindaklanjut": "asal bukti_diminta pemberi_label teks ukuran",
    "tindak_lanjut_langkahtindaklanjut": "catatan oleh",
    "rakor_serirakor": "kala nama",
    "rakor_rakor": "alasan_batal dibuat_oleh judul nomor_undangan pimpinan_label",
    "rakor_undanganrakor": "diterima_oleh jawaban keterangan",
    "rakor_catatannotulen": "diubah_oleh teks",
    "rakor_arahan": "bukti_diminta dicatat_oleh pemberi_label sumber teks ukuran",
    "rakor_laporanrakor": "catatan dikirim_oleh diteruskan_oleh",
    # Written by the system itself, and shipped references.
    "umum_kodelacak": "jenis",
    "umum_auditbaris": "alasan data objek oleh operasi tabel tindakan",
    "kabar_detakpekerja": "keterangan nama",
    "wilayah_wilayah": "nama sumber",
    "wilayah_wilayahriwayat": "dasar nama",
    "wilayah_muatanwilayah": "dasar sumber",
    "wilayah_batas": "catatan geometri sumber",
    "nomenklatur_versinomenklatur": "catatan dasar nama",
    "nomenklatur_definisi": "teks",
    "nomenklatur_padanan": "catatan",
    "nomenklatur_nomenklatur": "indikator kinerja nama satuan",
}


def text_columns(model: type[models.Model]) -> str:
    """Names of the columns that take free words; codes, hashes and chosen values are none."""
    bebas = (models.TextField, models.CharField, models.JSONField, models.BinaryField)
    return " ".join(
        sorted(
            f.name
            for f in model._meta.concrete_fields
            if isinstance(f, bebas) and not f.choices and not isinstance(f, models.SlugField)
            if getattr(f, "db_collation", None) != "C" and "sidik" not in f.name and "sha256" not in f.name
        )
    )


def test_every_table_of_the_database_is_known(db: None) -> None:
    """Also one that no model names: a through table, a view, a package's own."""
    with connection.cursor() as cursor:
        ada = {t.name for t in connection.introspection.get_table_list(cursor)}
    milik = {m._meta.db_table for m in guarded_models()}
    asing = {t for t in ada - milik if not t.startswith("procrastinate_")}
    assert asing == set(PIHAK_KETIGA)


def test_packages_that_hold_people_are_not_used(benang: Benang) -> None:
    with connection.cursor() as cursor:
        for tabel in ("auth_group", "account_emailaddress", "account_emailconfirmation"):
            cursor.execute(f'SELECT count(*) FROM "{tabel}"')
            assert cursor.fetchone()[0] == 0, tabel


def test_restricted_tables_hold_rows_and_show_none_without_context(benang: Benang) -> None:
    """The list is derived from the models; every table on it has rows here, so that 0 means hidden."""
    assert benang.survei is not None
    with konteks.pakai(konteks.sistem()):
        # A closed wave has given its seed away.
        BenihRahasia(survei=benang.survei.survei, benih="x").save(force_insert=True)
        _fill_survei(benang.survei.survei)
        _fill_perangkat()
        PeriksaDukungan(
            aspirasi=benang.aspirasi["dibuka"],
            penanda="x",
            nomor_sidik="x",
            kode_sidik="x",
            dikirim_at=timezone.now(),
        ).save(force_insert=True)
        # A photo that is on its way.
        Potongan.objects.create(unggahan=uuid4(), dari=0, isi=b"x", utuh=2, dibuat_at=timezone.now())
    for tabel in restricted_tables():
        with konteks.pakai(konteks.sistem()):
            assert count(tabel) > 0, f"{tabel}: benang uji belum mengisinya"
        with konteks.pakai(konteks.KOSONG):
            assert count(tabel) == 0, tabel


def _fill_survei(survei: Survei) -> None:
    """What only a private list, a paper sheet and somebody who came by himself leave behind."""
    rumah, kini = Responden.objects.filter(survei=survei)[0], timezone.now()
    RincianAlamat(unit_id=rumah.unit_id, survei=survei, alamat="x").save(force_insert=True)
    petugas = Petugas.objects.filter(survei=survei)[0].pengguna_id
    SalinanKertas(
        responden=rumah, survei=survei, penyalin_id=petugas, isi={}, dijawab_at=kini, disalin_at=kini
    ).save(force_insert=True)
    kegiatan = SurveiManfaat.objects.get(pk=survei.pk).kegiatan
    JawabanSukarela(pk=uuid4(), kegiatan=kegiatan, isi={}, diterima_at=kini).save(force_insert=True)


def _fill_perangkat() -> None:
    """A candidate between terms, a personnel file, and a neutrality case with its steps and files."""
    proses = begin()
    CalonPaw(proses=proses, kode_wilayah=DESA, nama="x").save(force_insert=True)
    Biodata(orang=proses.masa_lama.orang, kode_wilayah=DESA, diubah_at=timezone.now()).save(force_insert=True)
    make_kasus(appoint())
    _fill_paket(proses.masa_lama)


def _fill_paket(masa: MasaJabatan) -> None:
    """A line of a register, and a handover pack that was written, frozen and acknowledged."""
    kini, unit = timezone.now(), masa.jabatan.unit
    EntriBuku(
        kode_desa=DESA, buku="tamu", tahun=2026, urutan=1, tanggal=kini.date(), uraian="x", dicatat_at=kini
    ).save(force_insert=True)
    paket = PaketSerahTerima(
        kabupaten=unit.kabupaten, kode_wilayah=DESA, unit=unit, jabatan="kades", tanggal=kini.date(),
        dibuat_at=kini, diubah_at=kini,
    )  # fmt: skip
    paket.save(force_insert=True)
    BagianPaket(paket=paket, kode="kontrak", uraian="x", ditulis_at=kini).save(force_insert=True)
    paket.status, paket.isi, paket.pdf, paket.sidik, paket.kode, paket.beku_at = (
        "beku",
        {},
        b"x",
        "x",
        "x",
        kini,
    )
    paket.save()
    TerimaBagian(paket=paket, kode="kontrak", masa=masa, pada=kini).save(force_insert=True)


def count(tabel: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{tabel}"')
        return int(cursor.fetchone()[0])


def test_the_database_itself_holds_what_the_models_declare(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity, pg_get_userbyid(relowner) FROM pg_class "
            "WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
        tabel = {nama: (rls, pemilik) for nama, rls, pemilik in cursor.fetchall()}
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'audit\\_%' AND tgenabled = 'O'"
        )
        diaudit = {nama for (nama,) in cursor.fetchall()}
    assert {nama for nama, (rls, _) in tabel.items() if rls} == set(restricted_tables())
    assert {pemilik for _, pemilik in tabel.values()} == {"terasa_pemilik"}
    assert diaudit == {m._meta.db_table for m in guarded_models() if (p := penjaga_of(m)) and p.audit}


@pytest.mark.parametrize("perintah", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_application_can_only_append_to_the_audit(db: None, perintah: str) -> None:
    segel = {m._meta.db_table for m in guarded_models() if m._meta.db_table.startswith("umum_audit")}
    assert segel - {"umum_auditgaram"} == set(HANYA_TAMBAH)
    with connection.cursor() as cursor:
        for tabel in HANYA_TAMBAH:
            cursor.execute("SELECT has_table_privilege(%s, %s)", [tabel, perintah])
            assert cursor.fetchone()[0] is False, tabel
        cursor.execute("SELECT has_table_privilege('umum_auditbaris', 'INSERT')")
        assert cursor.fetchone()[0] is False


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE umum_auditbaris DISABLE TRIGGER ALL",
        "ALTER TABLE aspirasi_isi DISABLE ROW LEVEL SECURITY",
        "DROP TRIGGER audit_akun_unit ON akun_unit",
        "SET session_replication_role = replica",
        "SET ROLE terasa_pemilik",
        "CREATE TABLE salinan AS SELECT 1",
        "TRUNCATE akun_unit CASCADE",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_the_application_cannot_take_its_guards_away(db: None, sql: str) -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
    ):
        cursor.execute(sql)


def test_a_new_column_for_words_is_closed_or_argued_for() -> None:
    terbuka = [m for m in guarded_models() if (p := penjaga_of(m)) and not p.terbatas]
    assert {m._meta.db_table: teks for m in terbuka if (teks := text_columns(m))} == TEKS_TERBUKA
