/* Berapa yang akan dibayar pendukung setiap pilihan yang kalah, pada harga setiap putaran.
 *
 * Taksiran dengan bilangan pecahan biner; pemanggil tahu batas kesalahannya dan memutuskan dengan bilangan bulat.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    int32_t putaran, banyak_kalah;
    const int64_t *lajur_awal;
    const int32_t *lajur_kelompok;
    const double *lajur_poin;
    const int32_t *menang;       /* item of each round */
    const double *harga;         /* per round: payment per point */
    const double *kunci;         /* per round: price per satisfaction */
    const int32_t *kalah;
    const double *kepuasan;      /* per loser: satisfaction in one point */
    double *uang;                /* per group: in, the endowment; out, what is left */
    double *terkumpul;           /* [banyak_kalah][putaran + 1]; last: all that is left */
    int32_t banyak_kelompok;
    double *riwayat;             /* [putaran + 1][banyak_kelompok]: money before each round, or NULL */
    const double *galat;         /* per loser: bound on the error of its sums */
    double *pasti;               /* per loser: the largest whole number that some sum surely allows as cost */
    int32_t *pasti_putaran;
    double *langit;              /* per loser [2]: the most that two sums that may be whole could allow, if more */
    int32_t *langit_putaran;     /* per loser: round of the first of them, -1: none could allow more */
} Alasan;

static double kumpulkan(const Alasan *a, int32_t p, double harga) {
    double jumlah = 0.0;
    for (int64_t j = a->lajur_awal[p]; j < a->lajur_awal[p + 1]; j++) {
        const double punya = a->uang[a->lajur_kelompok[j]], bagian = harga * a->lajur_poin[j];
        jumlah += punya < bagian ? punya : bagian;
    }
    return jumlah;
}

void alasan_hitung(Alasan *a) {
    const size_t lebar = (size_t)a->banyak_kelompok;
    const int64_t panjang = (int64_t)a->putaran + 1;
    for (int32_t r = 0; r < a->putaran; r++) {
        if (a->riwayat) memcpy(a->riwayat + lebar * (size_t)r, a->uang, sizeof(double) * lebar);
        for (int32_t n = 0; n < a->banyak_kalah; n++)
            a->terkumpul[panjang * n + r] = kumpulkan(a, a->kalah[n], a->kunci[r] * a->kepuasan[n]);
        const int32_t p = a->menang[r];
        for (int64_t j = a->lajur_awal[p]; j < a->lajur_awal[p + 1]; j++) {
            double *uang = &a->uang[a->lajur_kelompok[j]];
            const double bagian = a->harga[r] * a->lajur_poin[j];
            *uang = *uang > bagian ? *uang - bagian : 0.0;
        }
    }
    if (a->riwayat) memcpy(a->riwayat + lebar * (size_t)a->putaran, a->uang, sizeof(double) * lebar);
    for (int32_t n = 0; n < a->banyak_kalah; n++)
        a->terkumpul[panjang * n + a->putaran] = kumpulkan(a, a->kalah[n], 1e300);
}

/* floor() itself, without a call. */
static inline double lantai(double x) {
    return x >= 0.0 && x < 0x1p62 ? (double)(int64_t)x : floor(x);
}

static double terbesar(const double *baris, int64_t panjang) {
    double a = baris[0], b = a, c = a, d = a;
    int64_t r = 0;
    for (; r + 4 <= panjang; r += 4) {
        a = baris[r] > a ? baris[r] : a;
        b = baris[r + 1] > b ? baris[r + 1] : b;
        c = baris[r + 2] > c ? baris[r + 2] : c;
        d = baris[r + 3] > d ? baris[r + 3] : d;
    }
    for (; r < panjang; r++) a = baris[r] > a ? baris[r] : a;
    a = b > a ? b : a;
    c = d > c ? d : c;
    return c > a ? c : a;
}

/* Below a sum an item comes before the winner of that round, so the whole number below all that the sum may be is
 * surely allowed; where the sum may reach a larger one it could allow more. */
void alasan_batas(Alasan *a) {
    const int64_t panjang = (int64_t)a->putaran + 1;
    for (int32_t n = 0; n < a->banyak_kalah; n++) {
        const double *baris = a->terkumpul + panjang * n, galat = a->galat[n];
        double pasti = -1.0, langit = -1.0, kedua = -1.0;
        int32_t putaran = 0, langit_putaran = -1;
        /* Most sums allow less than the largest surely does, whichever way they are rounded. */
        const double cukup = lantai(terbesar(baris, panjang) - galat);
        for (int32_t r = 0; r < panjang; r++) {
            if (baris[r] + galat < cukup) continue;
            const double bawah = lantai(baris[r] - galat), atas = lantai(baris[r] + galat);
            if (bawah > pasti) {
                pasti = bawah;
                putaran = r;
            }
            if (bawah == atas) continue;
            if (atas > langit) {
                kedua = langit;
                langit = atas;
                langit_putaran = r;
            } else if (atas > kedua) {
                kedua = atas;
            }
        }
        a->pasti[n] = pasti;
        a->pasti_putaran[n] = putaran;
        a->langit[2 * n] = langit;
        a->langit[2 * n + 1] = kedua;
        a->langit_putaran[n] = langit > pasti ? langit_putaran : -1;
    }
}

int64_t alasan_ukuran(void) { return (int64_t)sizeof(Alasan); }
