/* Dari surat suara ke lajur: siapa mendukung setiap pilihan, dan dengan berapa poin. */
#include "susun.h"
#include "tetapan.h"
#include <stdlib.h>

typedef struct {
    int64_t atas, bawah;
    int32_t seri, pilihan;
} Nisbah;

static int banding_nisbah(const void *a, const void *b) {
    const Nisbah *x = a, *y = b;
    const int sama = banding_pecahan(x->atas, x->bawah, y->atas, y->bawah);
    return sama ? sama : (x->seri > y->seri) - (x->seri < y->seri);
}

/* Items by atas/bawah, equal ones by their place in the tie order, no two of which are the same. 0: no memory. */
int32_t susun_urut(int64_t banyak, int32_t *pilihan, const int64_t *atas, const int64_t *bawah, const int32_t *seri) {
    Nisbah *nisbah = malloc(sizeof(Nisbah) * (size_t)(banyak + 1));
    if (!nisbah) return 0;
    for (int64_t i = 0; i < banyak; i++) {
        const int32_t p = pilihan[i];
        nisbah[i] = (Nisbah){atas[p], bawah[p], seri[p], p};
    }
    qsort(nisbah, (size_t)banyak, sizeof(Nisbah), banding_nisbah);
    for (int64_t i = 0; i < banyak; i++) pilihan[i] = nisbah[i].pilihan;
    free(nisbah);
    return 1;
}

/* kepuasan: points of one ballot per entry, or NULL for one each; baris_poin: NULL where nobody asks for the points of
 * each entry. lajur_awal has room for pilihan + 1 numbers and comes in as zeros, like total. Entries without points
 * stay out of the columns. */
void susun_hitung(int64_t kelompok, int64_t pilihan, const int64_t *awal, const int32_t *isi, const int64_t *kepuasan,
                  const int64_t *bobot, int64_t *baris_poin, int64_t *lajur_awal, int64_t *total) {
    for (int64_t g = 0; g < kelompok; g++)
        for (int64_t i = awal[g]; i < awal[g + 1]; i++) {
            const int64_t poin = kepuasan ? bobot[g] * kepuasan[i] : bobot[g];
            if (baris_poin) baris_poin[i] = poin;
            lajur_awal[isi[i] + 1] += poin != 0;
            total[isi[i]] += poin;
        }
    for (int64_t p = 0; p < pilihan; p++) lajur_awal[p + 1] += lajur_awal[p];
}

/* letak: room for pilihan numbers. */
void susun_isi(int64_t kelompok, int64_t pilihan, const int64_t *awal, const int32_t *isi, const int64_t *baris_poin,
               const int64_t *lajur_awal, int64_t *letak, int32_t *lajur_kelompok, double *lajur_poin) {
    for (int64_t p = 0; p < pilihan; p++) letak[p] = lajur_awal[p];
    for (int64_t g = 0; g < kelompok; g++)
        for (int64_t i = awal[g]; i < awal[g + 1]; i++) {
            if (!baris_poin[i]) continue;
            const int64_t j = letak[isi[i]]++;
            lajur_kelompok[j] = (int32_t)g;
            lajur_poin[j] = (double)baris_poin[i];
        }
}
