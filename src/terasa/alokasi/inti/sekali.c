/* Satu hitungan dari surat suara sampai pemenang dalam satu panggilan, selama pecahan biner cukup membuktikannya.
 *
 * Yang perlu diputuskan dengan bilangan bulat panjang, dan yang tidak wajar, dikembalikan (negatif): pemanggil lalu
 * menempuh jalan yang lengkap dari awal.
 */
#include "kasus.h"
#include "fragmen.h"
#include "susun.h"
#include <stdlib.h>
#include <string.h>

#define TEPAT (INT64_C(1) << 53)
#define UANG_TERBESAR (INT64_C(1) << 62)

typedef struct {
    int64_t pagu, batas_biaya;   /* items dearer than batas_biaya take no part */
    int32_t banyak_pilihan, banyak_kelompok, kepuasan_biaya;
    const int64_t *baris_awal;
    const int32_t *baris_pilihan;
    const int64_t *kepuasan;     /* per entry, NULL for one each */
    const int64_t *bobot, *hak;
    const int64_t *biaya;
    const int32_t *seri;
    int32_t *menang;             /* room for every item */
} Sekali;

typedef struct {
    void *blok;
    int64_t *lajur_awal, *total, *isi_sampai;
    double *poin;
    int32_t *kelompok, *dasar, *letak;
    int32_t banyak_dasar;
} Lajur;

typedef int Pembanding(const Sekali *s, const Lajur *l, int32_t p, int32_t q);

/* Cheapest per point first, exactly. */
static int lebih_murah(const Sekali *s, const Lajur *l, int32_t p, int32_t q) {
    const int beda = s->kepuasan_biaya ? banding_pecahan(1, l->total[p], 1, l->total[q])
                                       : banding_pecahan(s->biaya[p], l->total[p], s->biaya[q], l->total[q]);
    return beda ? beda < 0 : s->seri[p] < s->seri[q];
}

static int lebih_awal(const Sekali *s, const Lajur *l, int32_t p, int32_t q) {
    (void)l;
    return s->seri[p] < s->seri[q];
}

/* Merge sort; `kerja` has room for n numbers. */
static void urutkan(const Sekali *s, const Lajur *l, int32_t *isi, int32_t *kerja, int32_t n, Pembanding *dulu) {
    for (int32_t lebar = 1; lebar < n; lebar *= 2) {
        for (int32_t a = 0; a < n; a += 2 * lebar) {
            const int32_t tengah = a + lebar < n ? a + lebar : n, akhir = a + 2 * lebar < n ? a + 2 * lebar : n;
            int32_t i = a, j = tengah, t = a;
            while (i < tengah && j < akhir) kerja[t++] = dulu(s, l, isi[j], isi[i]) ? isi[j++] : isi[i++];
            while (i < tengah) kerja[t++] = isi[i++];
            while (j < akhir) kerja[t++] = isi[j++];
        }
        memcpy(isi, kerja, sizeof(int32_t) * (size_t)n);
    }
}

static int siapkan_lajur(const Sekali *s, Lajur *l) {
    const size_t pilihan = (size_t)s->banyak_pilihan + 1, isi = (size_t)s->baris_awal[s->banyak_kelompok];
    char *p = malloc(pilihan * (3 * 8 + 2 * 4) + isi * 12);
    if (!p) return 0;
    l->blok = p;
    l->lajur_awal = (int64_t *)p, p += pilihan * 8;
    l->total = (int64_t *)p, p += pilihan * 8;
    l->isi_sampai = (int64_t *)p, p += pilihan * 8;
    l->poin = (double *)p, p += isi * 8;
    l->kelompok = (int32_t *)p, p += isi * 4;
    l->dasar = (int32_t *)p, p += pilihan * 4;
    l->letak = (int32_t *)p;
    memset(l->lajur_awal, 0, pilihan * 16);
    return 1;
}

/* Two passes over the ballots: how much for each item, then who. 0 when a sum is more than floats hold. */
static int susun(const Sekali *s, Lajur *l) {
    const int64_t *awal = s->baris_awal, *k = s->kepuasan;
    const int32_t *isi = s->baris_pilihan;
    susun_hitung(s->banyak_kelompok, s->banyak_pilihan, awal, isi, k, s->bobot, NULL, l->lajur_awal, l->total);
    for (int32_t p = 0; p < s->banyak_pilihan; p++) {
        if (l->total[p] > TEPAT || s->biaya[p] > UANG_TERBESAR) return 0;
        l->isi_sampai[p] = l->lajur_awal[p];
    }
    for (int32_t g = 0; g < s->banyak_kelompok; g++) {
        if (!s->bobot[g]) continue;
        for (int64_t i = awal[g]; i < awal[g + 1]; i++) {
            if (k && !k[i]) continue;
            const int64_t j = l->isi_sampai[isi[i]]++;
            l->kelompok[j] = g;
            if (k) l->poin[j] = (double)(s->bobot[g] * k[i]);
        }
    }
    if (!k)
        for (int64_t j = 0; j < l->lajur_awal[s->banyak_pilihan]; j++) l->poin[j] = (double)s->bobot[l->kelompok[j]];
    return 1;
}

static int64_t jumlah_hak(const Sekali *s) {
    int64_t n = 0;
    for (int32_t g = 0; g < s->banyak_kelompok; g++) n += s->hak[g];
    return n;
}

/* Items that cost nothing are bought at once by anyone who wants them; with the cost as satisfaction nobody does. */
static int32_t beli_gratis(const Sekali *s, Lajur *l) {
    int32_t n = 0;
    for (int32_t p = 0; p < s->banyak_pilihan && !s->kepuasan_biaya; p++)
        if (!s->biaya[p] && l->total[p] > 0) s->menang[n++] = p;
    urutkan(s, l, s->menang, l->letak, n, lebih_awal);
    return n;
}

static void urutkan_dasar(const Sekali *s, Lajur *l) {
    int32_t n = 0;
    for (int32_t p = 0; p < s->banyak_pilihan; p++)
        if (l->total[p] > 0 && s->biaya[p] > 0 && s->biaya[p] <= s->batas_biaya) l->dasar[n++] = p;
    urutkan(s, l, l->dasar, l->letak, n, lebih_murah);
    for (int32_t i = 0; i < n; i++) l->letak[l->dasar[i]] = i;
    l->banyak_dasar = n;
}

static int32_t bagi_rata(const Sekali *s, const Lajur *l, int32_t gratis) {
    const int64_t n = jumlah_hak(s);
    if (n <= 0 || n > TEPAT || s->pagu > UANG_TERBESAR) return -1;
    Kasus k = {
        .banyak_pilihan = s->banyak_pilihan, .banyak_kelompok = s->banyak_kelompok,
        .kepuasan_biaya = s->kepuasan_biaya, .banyak_dasar = l->banyak_dasar,
        .baris_awal = s->baris_awal, .baris_pilihan = s->baris_pilihan,
        .lajur_awal = l->lajur_awal, .lajur_kelompok = l->kelompok, .lajur_poin = l->poin,
        .biaya = s->biaya, .total = l->total, .bobot = s->hak, .seri = s->seri, .dasar = l->dasar, .letak = l->letak,
        .modal = s->pagu, .hak_total = n,
    };
    if (!inti_siapkan(&k)) return -1;
    const double seorang = (double)s->pagu / (double)n;
    inti_mulai(&k, seorang * (1.0 - 4.0 * EPS), seorang * (1.0 + 4.0 * EPS), 0);
    int32_t hasil = -1;
    if (inti_jalan(&k, UANG_TERBESAR) == SELESAI) {
        memcpy(s->menang + gratis, k.menang, sizeof(int32_t) * (size_t)k.putaran);
        hasil = gratis + k.putaran;
    }
    inti_lepas(&k);
    return hasil;
}

/* Equal shares without completion: number of items written to `menang` in order of purchase, or -1. */
int32_t sekali_setara(const Sekali *s) {
    Lajur l;
    int32_t hasil = -1;
    if (!siapkan_lajur(s, &l)) return -1;
    if (susun(s, &l)) {
        const int32_t gratis = beli_gratis(s, &l);
        urutkan_dasar(s, &l);
        hasil = bagi_rata(s, &l, gratis);
    }
    free(l.blok);
    return hasil;
}

/* What nobody supports carries an infinite load: last of all, and all of it ties. */
static int32_t beli_tanpa_pendukung(const Sekali *s, Lajur *l, int64_t sisa, int32_t putaran) {
    int32_t n = 0;
    int64_t termahal = 0;
    for (int32_t p = 0; p < s->banyak_pilihan; p++)
        if (!l->total[p] && s->biaya[p] <= s->pagu) l->dasar[n++] = p;
    urutkan(s, l, l->dasar, l->letak, n, lebih_awal);
    for (int32_t i = 0; i < n; i++) {
        termahal = 0;
        for (int32_t j = i; j < n; j++) termahal = s->biaya[l->dasar[j]] > termahal ? s->biaya[l->dasar[j]] : termahal;
        if (termahal > sisa) break;
        sisa -= s->biaya[l->dasar[i]];
        s->menang[putaran++] = l->dasar[i];
    }
    return putaran;
}

/* Sequential Phragmén: as sekali_setara. */
int32_t sekali_fragmen(const Sekali *s) {
    Lajur l;
    int32_t hasil = -1;
    if (!siapkan_lajur(s, &l)) return -1;
    Fragmen f = {
        .banyak_pilihan = s->banyak_pilihan, .banyak_kelompok = s->banyak_kelompok, .lajur_awal = l.lajur_awal,
        .lajur_kelompok = l.kelompok, .lajur_poin = l.poin, .biaya = s->biaya, .total = l.total, .seri = s->seri,
        .sisa = s->pagu,
    };
    if (s->pagu <= UANG_TERBESAR && susun(s, &l) && fragmen_siapkan(&f)) {
        if (fragmen_jalan(&f) == SELESAI) {
            memcpy(s->menang, f.menang, sizeof(int32_t) * (size_t)f.putaran);
            hasil = f.banyak_lawan < 0 ? f.putaran : beli_tanpa_pendukung(s, &l, f.sisa, f.putaran);
        }
        fragmen_lepas(&f);
    }
    free(l.blok);
    return hasil;
}

size_t sekali_ukuran(void) { return sizeof(Sekali); }
