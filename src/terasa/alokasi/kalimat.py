"""The sentences residents read, in both languages. Braces are filled by `jelaskan`."""

from typing import Literal

Bahasa = Literal["id", "en"]

KALIMAT: dict[Bahasa, dict[str, str]] = {
    "id": {
        "menang": "{nama} terpilih pada putaran {nomor} dari {banyak}. Biayanya {biaya}.",
        "dibayar": "Biaya itu ditanggung bersama oleh {forum} forum dari bagiannya masing-masing: {daftar}.",
        "dibayar_satu": "Biaya itu ditanggung seluruhnya oleh {daftar} dari bagiannya sendiri.",
        "longgar": "Seandainya biayanya naik sampai {batas}, usulan ini masih terpilih pada hitungan ini.",
        "pas": "Seandainya biayanya lebih mahal, usulan ini tidak lagi terpilih pada hitungan ini.",
        "pelengkap": (
            "{nama} terpilih pada tahap pelengkap. Setelah bagian setiap forum dipakai, pagu masih bersisa"
            " {sisa}; usulan ini mendapat giliran menurut dukungan per rupiah dan biayanya {biaya} muat"
            " dalam sisa itu."
        ),
        "bayangan": (
            "Hitungan memakai pagu bayangan {bayangan}, yaitu pagu {pagu} yang dinaikkan {kenaikan} kali"
            " agar sisa uang ikut terpakai; jumlah biaya semua yang terpilih tetap tidak melebihi pagu."
        ),
        "tanpa-pendukung": "{nama} tidak terpilih karena tidak ada forum yang memberinya nilai.",
        "melebihi-pagu": (
            "{nama} tidak terpilih karena biayanya {biaya} sendiri sudah melebihi seluruh pagu {pagu}."
        ),
        "pendukung-kehabisan": (
            "{nama} tidak terpilih karena uang pendukungnya ({forum} forum) tidak cukup. Pada akhir hitungan"
            " sisa uang pendukung {uang}, sedangkan biayanya {biaya}."
        ),
        "terpakai": "Uang pendukung paling banyak terpakai untuk {daftar}.",
        "sisa": "Sisa pagu pada akhirnya {sisa}, juga tidak cukup.",
        "kurang": (
            "Kurangnya {kurang}: seandainya {kurang} dari biayanya ditanggung sumber lain, usulan ini"
            " terpilih pada hitungan ini."
        ),
        "kurang_semua": (
            "Dengan uang pendukung yang ada, usulan ini hanya terpilih bila seluruh biayanya ditanggung"
            " sumber lain."
        ),
        "lawan": "Ia lalu mendahului {lawan}.",
        "dukungan": (
            "Usulan ini juga terpilih seandainya {banyak} forum lain, yaitu {siapa}, memberinya nilai tertinggi;"
            " kurang dari {banyak} forum tidak cukup."
        ),
        "dukungan_satu": "Usulan ini juga terpilih seandainya satu forum lain, misalnya {siapa}, memberinya nilai tertinggi.",
        "forum_lain": "{banyak} forum lagi",
        "tetap": "Angka itu berlaku selama pagu bayangannya tetap.",
        "satu": "{nama} {rupiah}",
        "lain": "{banyak} lainnya {rupiah}",
        "dan": " dan ",
        "sekitar": "sekitar ",
    },
    "en": {
        "menang": "{nama} was chosen in round {nomor} of {banyak}. It costs {biaya}.",
        "dibayar": "That cost is carried together by {forum} forums, each from its own share: {daftar}.",
        "dibayar_satu": "That cost is carried wholly by {daftar} from its own share.",
        "longgar": "Had its cost been as high as {batas}, it would still have been chosen in this count.",
        "pas": "Had it cost any more, it would not have been chosen in this count.",
        "pelengkap": (
            "{nama} was chosen in the completion. After every forum's share was used, {sisa} of the ceiling"
            " was left; this item's turn came by support per rupiah and its cost of {biaya} fits in that."
        ),
        "bayangan": (
            "The count uses a shadow ceiling of {bayangan}: the ceiling of {pagu} raised {kenaikan} times so"
            " that unspent money is used too; all that is chosen still costs no more than the ceiling."
        ),
        "tanpa-pendukung": "{nama} was not chosen because no forum gave it a score.",
        "melebihi-pagu": (
            "{nama} was not chosen because its cost of {biaya} alone exceeds the whole ceiling of {pagu}."
        ),
        "pendukung-kehabisan": (
            "{nama} was not chosen because its supporters (forums: {forum}) did not have enough money. At"
            " the end of the count they had {uang} left, and it costs {biaya}."
        ),
        "terpakai": "Most of their money went to {daftar}.",
        "sisa": "What was left of the ceiling in the end, {sisa}, was not enough either.",
        "kurang": (
            "It lacked {kurang}: had another source carried {kurang} of its cost, it would have been chosen"
            " in this count."
        ),
        "kurang_semua": (
            "With its supporters' money it would be chosen only if another source carried its whole cost."
        ),
        "lawan": "It would then come before {lawan}.",
        "dukungan": (
            "It would also have been chosen had {banyak} other forums, namely {siapa}, given it their highest score;"
            " fewer than {banyak} would not have been enough."
        ),
        "dukungan_satu": "It would also have been chosen had one other forum, such as {siapa}, given it its highest score.",
        "forum_lain": "{banyak} more",
        "tetap": "That figure holds as long as the shadow ceiling stays the same.",
        "satu": "{nama} {rupiah}",
        "lain": "{banyak} others {rupiah}",
        "dan": " and ",
        "sekitar": "about ",
    },
}
