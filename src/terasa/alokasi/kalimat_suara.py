"""The sentences about a count of ballots, in both languages. Braces are filled by `alasan.explain`."""

KALIMAT_SUARA: dict[str, dict[str, str]] = {
    "id": {
        "menang": "{nama} terpilih pada urutan {nomor} dari {banyak}; biayanya {biaya}, didukung {suara} dari {semua} suara.",
        "pelengkap": (
            "{nama} terpilih pada tahap pelengkap, urutan {nomor} dari {banyak}; biayanya {biaya}, didukung {suara} dari"
            " {semua} suara."
        ),
        "longgar": "Ia masih terpilih seandainya biayanya sampai {batas}; lebih dari itu tidak.",
        "pas": "Seandainya biayanya lebih mahal sedikit pun, ia tidak lagi terpilih.",
        "kehabisan": (
            "{nama} tidak terpilih: bagian uang yang masih dipegang para pendukungnya ({suara} dari {semua} suara) tidak"
            " cukup untuk biayanya {biaya}."
        ),
        "beban": (
            "{nama} tidak terpilih: pilihan lain membebani pendukungnya lebih ringan, sampai pagu {pagu} tidak lagi"
            " cukup. Pendukungnya {suara} dari {semua} suara, biayanya {biaya}."
        ),
        "tidak_muat": (
            "{nama} tidak terpilih: ketika gilirannya tiba, sisa pagu tidak lagi cukup untuk biayanya {biaya}."
            " Pendukungnya {suara} dari {semua} suara."
        ),
        "melebihi_pagu": "{nama} tidak terpilih: biayanya {biaya} sendiri sudah melebihi pagu {pagu}.",
        "tanpa_pendukung": "{nama} tidak terpilih: tidak satu pun dari {semua} suara mendukungnya.",
        "kurang": (
            "Ia terpilih seandainya biayanya berkurang {kurang}, menjadi {batas}; berkurang satu lebih sedikit tidak"
            " cukup. Seluruhnya sudah dihitung ulang dengan kedua biaya itu."
        ),
        "lawan": "Ia lalu mendahului {lawan}.",
        "biaya_tidak_menolong": "Biaya yang lebih kecil, berapa pun, tidak membuatnya terpilih.",
        "dukungan": (
            "Ia juga terpilih seandainya {tambahan} suara lagi mendukungnya, dihitung dari yang paling sanggup membayar;"
            " satu suara kurang dari itu tidak cukup."
        ),
        "dukungan_ringan": (
            "Ia juga terpilih seandainya {tambahan} suara lagi mendukungnya, dihitung dari yang bebannya paling ringan;"
            " satu suara kurang dari itu tidak cukup."
        ),
        "dukungan_saja": (
            "Ia juga terpilih seandainya {tambahan} suara lagi mendukungnya; satu suara kurang dari itu tidak cukup."
        ),
        "dukungan_tidak_menolong": "Dukungan suara lain saja tidak membuatnya terpilih.",
    },
    "en": {
        "menang": "{nama} was chosen as number {nomor} of {banyak}; it costs {biaya} and has {suara} of {semua} votes.",
        "pelengkap": (
            "{nama} was chosen in the completion, as number {nomor} of {banyak}; it costs {biaya} and has {suara} of"
            " {semua} votes."
        ),
        "longgar": "It would still be chosen at a cost of up to {batas}, and not beyond.",
        "pas": "Had it cost any more, it would not have been chosen.",
        "kehabisan": (
            "{nama} was not chosen: the shares of money that its supporters ({suara} of {semua} votes) still hold do not"
            " cover its cost of {biaya}."
        ),
        "beban": (
            "{nama} was not chosen: others put a smaller load on their supporters until the ceiling of {pagu} was no"
            " longer enough. It has {suara} of {semua} votes and costs {biaya}."
        ),
        "tidak_muat": (
            "{nama} was not chosen: when its turn came, what was left of the ceiling did not cover its cost of {biaya}."
            " It has {suara} of {semua} votes."
        ),
        "melebihi_pagu": "{nama} was not chosen: its cost of {biaya} alone exceeds the ceiling of {pagu}.",
        "tanpa_pendukung": "{nama} was not chosen: none of the {semua} votes supports it.",
        "kurang": (
            "It would be chosen if it cost {kurang} less, that is {batas}; one less would not be enough."
            " Everything was counted again at both costs."
        ),
        "lawan": "It would then come before {lawan}.",
        "biaya_tidak_menolong": "No lower cost would get it chosen.",
        "dukungan": (
            "It would also be chosen if {tambahan} more votes supported it, counted from those best able to pay; one vote"
            " fewer would not be enough."
        ),
        "dukungan_ringan": (
            "It would also be chosen if {tambahan} more votes supported it, counted from those with the smallest load; one"
            " vote fewer would not be enough."
        ),
        "dukungan_saja": (
            "It would also be chosen if {tambahan} more votes supported it; one vote fewer would not be enough."
        ),
        "dukungan_tidak_menolong": "Support by other votes alone would not get it chosen.",
    },
}
