"""Folder realisasi buatan: bentuknya seperti yang ditemui, isinya karangan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

BULAN = "jan,feb,mar,apr,mei,jun,jul,agt,sep,okt,nov,des"
KEPALA = {
    "unit": "id,nama,klasifikasi",
    "kerja": "id,nama,kegiatan,deskripsi,perangkat_daerah,jenis,metode,pagu,tahap_terakhir,id_rup",
    "maju": "id,id_pekerjaan,tahap,tanggal,tahap_berikut,tanggal_berikut,keterangan,realisasi_keuangan,"
    "realisasi_fisik,tanggal_entri",
    "tempat": "id,id_pekerjaan,lat,lng,deskripsi",
    "kontrak": "id,id_pekerjaan,tanggal,nilai,lama_hari,mulai,selesai,keterangan",
    "serah": "id,id_pekerjaan,tanggal",
    "rencana": f"perangkat_daerah,kode_rekening_kegiatan,kegiatan,pagu,{BULAN}",
    "rfk_kec_padang_batung_2019_03": f"no,jenis_belanja,kegiatan,pagu,seri,{BULAN}",
    "rfk_kec_sungai_raya_2019_04": "no,program,kegiatan,pagu,bobot_persen,rencana_keu_rp,rencana_keu_kum,rencana_keu_ttb,"
    "realisasi_keu_rp,realisasi_keu_kum,realisasi_keu_ttb,deviasi_keu_kum,deviasi_keu_ttb,sisa_rp,rencana_fisik_kum,"
    "rencana_fisik_ttb,realisasi_fisik_kum,realisasi_fisik_ttb,deviasi_fisik_kum,deviasi_fisik_ttb",
    "keadaan": "no,pekerjaan,kegiatan,perangkat_daerah,tahap,tanggal,keterangan,tahap_berikut,tanggal_berikut,pagu,"
    "realisasi_keuangan,realisasi_fisik,hari_ke_tahap_berikut",
    "sisa": "tanggal,perangkat_daerah,jumlah_kegiatan,belum_keuangan,belum_fisik",
    "masuk": "id,id_laporan,perangkat_daerah,status,waktu_kirim",
}
BARIS: Mapping[str, tuple[str, ...]] = {
    "unit": ("1,Dinas Contoh Satu,Dinas", "2,Kecamatan Padang Batung,Kecamatan", "3,Kecamatan Sungai Raya,Kecamatan"),
    "kerja": (
        '7,Rehab Jembatan A,Rehabilitasi Jembatan,"Lantai, rangka",Dinas Contoh Satu,Pekerjaan Konstruksi,Tender,'
        "500000000,Kontrak,111",
        "8,Rehab Jembatan B,Rehabilitasi Jembatan,,Dinas Contoh Satu,Pekerjaan Konstruksi,Tender,300000000,Dibatalkan,112",
        "9,Pengadaan Meja,Pengadaan Mebel,,Dinas Contoh Satu,Barang,E-Purchasing,100000000,Belum Ada Progress,",
        "10,Rehab Balai,Rehabilitasi Gedung,,Dinas Contoh Satu,Pekerjaan Konstruksi,Tender,90000000,"
        "Serah Terima Akhir (FHO),113",
    ),
    "maju": (
        "70,7,Persiapan,2019-02-01,Pemilihan Penyedia,2019-03-01,HPS,0,0,2019-07-22",
        "71,7,Kontrak,2019-05-02,Serah Terima (PHO),2019-10-01,SPK,150000000,30.5,2019-07-22",
        "72,8,Dibatalkan,2019-06-14,Dibatalkan,2019-06-14,Sertifikat tanah belum dipecah,0,0,2019-07-22",
        "73,10,Serah Terima Akhir (FHO),2019-08-01,,,Selesai,88000000,100,2019-08-02",
    ),
    "tempat": ("1,7,-2.781234,115.251234,Hulu", "2,7,-2.79,115.26,Hilir", "3,9,,,Gudang"),
    "kontrak": (
        "5,7,2019-05-02,480000000,150,2019-05-02,2019-09-28,",
        "6,7,2019-07-01,495000000,150,2019-05-02,2019-10-15,Addendum biaya",
        "8,10,2019-04-01,88000000.50,90,2019-04-01,2019-06-29,Kontrak",
    ),
    "serah": ("4,10,2019-08-01",),
    "rencana": (
        "Dinas Contoh Satu,1.03.1.01.01.05.,Rehabilitasi Jembatan,900000000,0,0,100000000,0,0,0,400000000.4,"
        "399999999.6,0,0,0,0",
        "Dinas Contoh Satu,1.03.1.01.01.09.,Rapat Koordinasi,12000000" + ",1000000" * 12,
    ),
    "rfk_kec_padang_batung_2019_03": tuple(
        f"{no},belanja_langsung,{nama},{pagu},{seri},{isi}"
        for no, nama, pagu, semua in (
            ("1", "Rapat Kecamatan", 24000000, (
                ("rencana_keuangan", ",".join(["2000000"] * 12)),
                ("realisasi_keuangan", "1000000,2000000,3000000" + ",0" * 9),
                ("rencana_fisik", ",".join(["2000000"] * 12)),
                ("realisasi_fisik", "2000000,2000000,2000000" + ",0" * 9),
            )),
            ("2", "Lomba Desa", 9000000, (
                ("rencana_keuangan", "0,0,9000000" + ",0" * 9),
                ("realisasi_keuangan", "0,0,9000000" + ",0" * 9),
                ("rencana_fisik", "0,0,9000000" + ",0" * 9),
                ("realisasi_fisik", "0,0,4500000" + ",0" * 9),
            )),
        )
        for seri, isi in semua
    ),
    "rfk_kec_sungai_raya_2019_04": (
        "1,Program A,Pelayanan Umum,75000000,75,37500000,50,37.5,30000000,40,30,-10,-7.5,45000000,50,37.5,60,45,10,7.5",
        "2,Program B,Bina Desa,25000000,25,5000000,20,5,5000000,20,5,0,0,20000000,20,5,20,5,0,0",
    ),
    "keadaan": (
        "1,Rehab Jembatan A,Rehabilitasi Jembatan,Dinas Contoh Satu,Kontrak,2019-09-01,,,2019-10-01,500000000,"
        "150000000,30.5,1",
        "2,Rehab Jembatan Z,Rehabilitasi Jembatan,Dinas Contoh Satu,Kontrak,2019-09-01,,,2019-10-01,1,0,0,1",
    ),
    "sisa": ("2019-09-30,Dinas Contoh Satu,2,1,1",),
    "masuk": ("1,4,Dinas Contoh Satu,OKE,2019-01-01 10:00:00",),
}  # fmt: skip


def make_folder(
    tambah: Mapping[str, Iterable[str]] | None = None, tanpa: Iterable[str] = ()
) -> dict[str, bytes]:
    """Files by name; `tambah` appends rows to a sheet, `tanpa` leaves sheets out."""
    isi = {nama: [KEPALA[nama], *baris] for nama, baris in BARIS.items() if nama not in set(tanpa)}
    for nama, baris in (tambah or {}).items():
        isi[nama] += baris
    return {f"{nama}.csv": "\n".join(baris).encode() for nama, baris in isi.items()}
