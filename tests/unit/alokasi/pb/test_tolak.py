"""Each refusal: one sentence with the line, the field, what is wrong, and what to do."""

import pytest

from tests.unit.alokasi.pb.berkas import SURAT, SURAT_POIN, tolak, tulis

POIN = "voter_id;vote;points"


def poin(surat: str, jenis: str = "scoring") -> str:
    return tulis(meta={"vote_type": jenis}, surat=[*SURAT_POIN, surat], kolom=POIN)


def pagu(nilai: str) -> str:
    return tulis(meta={"budget": nilai})


def biaya(nilai: str) -> str:
    return tulis(proyek=["A;300;2;", f"B;{nilai};2;", "C;500;1;"])


def surat(baris: str, **lain: str) -> str:
    return tulis(surat=[*SURAT, baris], **lain)  # type: ignore[arg-type]


CONTOH = (
    # Money.
    (pagu("0"), "Baris 6, medan budget: pagunya 0; isi pagu yang dibagi."),
    (pagu("0,00"), "Baris 6, medan budget: pagunya 0; isi pagu yang dibagi."),
    (pagu("-600"), "Baris 6, medan budget: “-600” negatif; tulis misalnya 2500000.50."),
    (pagu(""), "Baris 6, medan budget: budget tidak diisi; tambahkan baris budget;… pada META."),
    (
        pagu("1,000"),
        "Baris 6, medan budget: “1,000” memakai koma, sedangkan pemisah desimal berkas ini titik",
    ),
    (pagu("1.000.000"), "Baris 6, medan budget: “1.000.000” bukan angka; tulis misalnya 2500000.50."),
    (pagu("1,000,000"), "Baris 6, medan budget: “1,000,000” memakai koma"),
    (pagu("NaN"), "Baris 6, medan budget: “NaN” bukan angka; tulis misalnya 2500000.50."),
    (pagu("٣٠٠"), "Baris 6, medan budget: “٣٠٠” bukan angka"),
    (pagu("1e999"), "Baris 6, medan budget: “1e999” melebihi 1000000000000000000 satuan terkecil"),
    (pagu("1" * 400), f"Baris 6, medan budget: “{'1' * 40}…” melebihi"),
    (pagu(str(10**18 + 1)), "Baris 6, medan budget: “1000000000000000001” melebihi"),
    (pagu("0." + "1" * 19), "Baris 6, medan budget: “0.1111111111111111111” melebihi"),
    (biaya("-1"), "Baris 11, medan cost: “-1” negatif; tulis misalnya 12000.50."),
    (biaya("−1"), "Baris 11, medan cost: “−1” negatif"),
    (biaya(""), "Baris 11, medan cost: angkanya kosong; tulis misalnya 12000.50."),
    (biaya("Rp200"), "Baris 11, medan cost: “Rp200” bukan angka"),
    (biaya("9" * 19), f"Baris 11, medan cost: “{'9' * 19}” melebihi"),
    # META.
    (tulis().replace("vote_type;approval\n", ""), "Baris 1, medan vote_type: vote_type tidak diisi"),
    (
        tulis(meta={"vote_type": "veto"}),
        "Baris 7, medan vote_type: jenis suara “veto” tidak dikenal; pakai salah satu",
    ),
    (tulis(meta={"num_votes": "tiga"}), "Baris 5, medan num_votes: “tiga” bukan angka; tulis misalnya 5."),
    (tulis(meta={"num_votes": "2.5"}), "Baris 5, medan num_votes: “2.5” bukan bilangan bulat"),
    (tulis(meta={"max_length": "-1"}), "Baris 8, medan max_length: “-1” negatif"),
    (
        tulis().replace("PROJECTS", "budget;700\nPROJECTS"),
        "Baris 8, medan budget: “budget” sudah ada pada baris 6",
    ),
    (tulis().replace("key;value", "kunci;nilai"), "Baris 2, medan key: baris sesudah META bukan key;value"),
    (tulis().replace("description;Uji", ";Uji"), "Baris 3, medan key: nama kuncinya kosong"),
    # Sections and columns.
    (
        tulis().replace("META\n", ""),
        "Baris 1, medan META: bagian META tidak ada, di sini tertulis “key;value”",
    ),
    (tulis().replace("PROJECTS\n", ""), "Baris 12, medan PROJECTS: bagian PROJECTS tidak ada"),
    (tulis().split("VOTES")[0], "Baris 12, medan VOTES: bagian VOTES tidak ada, berkas sudah habis"),
    (tulis().split("PROJECTS")[0], "Baris 7, medan PROJECTS: bagian PROJECTS tidak ada, berkas sudah habis"),
    (tulis().split("voter_id")[0], "Baris 13, medan VOTES: bagian VOTES tidak punya baris nama kolom"),
    (tulis(kolom="voter;vote"), "Baris 14, medan voter_id: kolom voter_id tidak ada pada bagian VOTES"),
    (tulis(kolom="voter_id;vote;vote"), "Baris 14, medan vote: kolom “vote” tertulis dua kali"),
    (tulis(kolom_proyek="project_id;harga;votes;name"), "Baris 9, medan cost: kolom cost tidak ada"),
    (
        tulis(meta={"vote_type": "cumulative"}),
        "Baris 14, medan points: kolom points tidak ada pada bagian VOTES",
    ),
    (tulis().replace(";", ","), "Baris 2, medan key: baris sesudah META bukan key;value"),
    (tulis().replace(";", "\t"), "Baris 2, medan key: baris sesudah META bukan key;value"),
    # PROJECTS.
    (tulis(proyek=[]), "Baris 8, medan project_id: tidak ada satu pilihan pun"),
    (tulis(proyek=["A;1;;", "A;2;;"]), "Baris 11, medan project_id: kode “A” sudah dipakai pada baris 10"),
    (tulis(proyek=["A;1;;", ";2;;"]), "Baris 11, medan project_id: kode pilihannya kosong"),
    (tulis(proyek=["A,B;1;;"]), "Baris 10, medan project_id: kode “A,B” berisi koma"),
    (tulis(proyek=["A;1;0;Jalan; parit"]), "Baris 10, medan name: baris ini berisi 5 medan, seharusnya 4"),
    (tulis(proyek=["A"]), "Baris 10, medan cost: baris ini berisi 1 medan, seharusnya 4"),
    (
        tulis(proyek=['A;1;0;"Jalan']),
        "Baris 10, medan name: tanda kutip tidak ditutup; tambahkan tanda kutip penutup.",
    ),
    (tulis(proyek=['"A"B;1;0;']), "Baris 10, medan project_id: ada “B;1;0;” sesudah tanda kutip penutup"),
    # VOTES.
    (
        tulis(surat=[]),
        "Baris 14, medan voter_id: tidak ada satu pemilih pun; tambahkan surat suara di bawah baris ini.",
    ),
    (
        surat("1;A"),
        "Baris 18, medan voter_id: pemilih “1” sudah ada pada baris 15; hapus salah satu surat suaranya.",
    ),
    (surat(" 2 ;A"), "Baris 18, medan voter_id: pemilih “2” sudah ada pada baris 16"),
    (surat(";A"), "Baris 18, medan voter_id: nomor pemilihnya kosong"),
    (surat("4;A,X"), "Baris 18, medan vote: pilihan “X” tidak ada pada PROJECTS; perbaiki kodenya"),
    (surat("4;A B"), "Baris 18, medan vote: pilihan “A B” tidak ada pada PROJECTS"),
    (surat("4"), "Baris 18, medan vote: baris ini berisi 1 medan, seharusnya 2; lengkapi dengan titik koma"),
    (surat("4;A;B"), "Baris 18, medan vote: baris ini berisi 3 medan, seharusnya 2"),
    (surat("4,A"), "Baris 18, medan vote: baris ini berisi 1 medan, seharusnya 2"),
    (
        poin("4;A,B;1"),
        "Baris 18, medan points: ada 1 poin untuk 2 pilihan; tulis satu poin untuk setiap pilihan.",
    ),
    (poin("4;A;"), "Baris 18, medan points: ada 0 poin untuk 1 pilihan"),
    (poin("4;A;1,"), "Baris 18, medan points: ada 2 poin untuk 1 pilihan"),
    (poin("4;;1"), "Baris 18, medan points: ada 1 poin untuk 0 pilihan"),
    (poin("4;A,;1,2"), "Baris 18, medan vote: ada koma tanpa kode pilihan; hapus komanya."),
    (poin("4;A;-1"), "Baris 18, medan points: “-1” negatif; tulis misalnya 3."),
    (poin("4;A;1e3"), "Baris 18, medan points: “1e3” bukan angka"),
    (
        poin("4;A;" + "9" * 18 + "9"),
        f"Baris 18, medan points: poin seluruhnya, terbesar “{'9' * 19}”, melebihi",
    ),
)


@pytest.mark.parametrize(("berkas", "kalimat"), CONTOH, ids=[kalimat[:60] for _, kalimat in CONTOH])
def test_refusal_names_line_field_and_remedy(berkas: str, kalimat: str) -> None:
    hasil = tolak(berkas)
    assert hasil.startswith(kalimat)
    assert hasil.endswith(".")
    assert ";" in hasil
    assert "\n" not in hasil


BYTE = (
    (b"", "Berkas: berkas ini kosong; unduh atau simpan ulang berkasnya."),
    (b" \r\n\t\n", "Berkas: berkas ini kosong"),
    (b"\xef\xbb\xbf\n", "Berkas: berkas ini kosong"),
    (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "Baris 1, medan META: bagian META tidak ada, di sini tertulis “%PDF-1.7”",
    ),
    (b"PK\x03\x04\x14\x00\x06\x00", "Baris 1, medan isi: ada byte NUL"),
    (
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "Baris 1, medan isi: byte 0x89 bukan UTF-8; simpan berkasnya sebagai UTF-8.",
    ),
    (tulis().encode("utf-16"), "Baris 1, medan isi: pengodeannya UTF-16; simpan sebagai UTF-8."),
    (tulis().encode("utf-16-le"), "Baris 1, medan isi: ada byte NUL"),
    (tulis().replace("Pos", "Café").encode("latin-1"), "Baris 12, medan name: byte 0xe9 bukan UTF-8"),
    (
        tulis(surat=["1;A", "2;\udcff"]).encode("utf-8", "surrogateescape"),
        "Baris 16, medan vote: byte 0xff bukan UTF-8",
    ),
    (tulis().replace("3;C", "3;\0C").encode(), "Baris 17, medan vote: ada byte NUL"),
    (tulis().replace("\n", "\r").encode(), "Baris 1, medan isi: ada tanda kembali (CR) di tengah baris"),
    (
        tulis().replace("2;B,A", "2;B\r,A").encode(),
        "Baris 16, medan vote: ada tanda kembali (CR) di tengah baris",
    ),
)


@pytest.mark.parametrize(("berkas", "kalimat"), BYTE, ids=[kalimat[:60] for _, kalimat in BYTE])
def test_what_is_no_text_is_refused_in_one_sentence(berkas: bytes, kalimat: str) -> None:
    assert tolak(berkas).startswith(kalimat)


def test_every_cut_of_the_text_is_refused_or_loses_nothing() -> None:
    """Only a cut inside the last ballot cannot always be seen."""
    utuh = tulis(surat=["1;A;30", "2;B;31", "3;A,C;32"], kolom="voter_id;vote;age").encode()
    for panjang in range(utuh.rindex(b";")):
        assert tolak(utuh[:panjang])


def test_what_a_file_says_is_quoted_short_and_printable() -> None:
    kalimat = tolak(surat("4;" + "\x1b[31m" + "x" * 100))
    assert "\x1b" not in kalimat
    assert "…" in kalimat
    assert len(kalimat) < 160
