/* Keadaan satu hitungan Phragmén; dipakai fragmen.c dan sekali.c. */
#ifndef TERASA_FRAGMEN_H
#define TERASA_FRAGMEN_H
#include "tetapan.h"
#include <stdint.h>

typedef struct {
    int32_t banyak_pilihan, banyak_kelompok;
    const int64_t *lajur_awal;
    const int32_t *lajur_kelompok;
    const double *lajur_poin;
    const int64_t *biaya, *total;
    const int32_t *seri;
    int64_t sisa;
    void *blok;                  /* holds the state */
    int32_t *babak;              /* per group: number of the purchase that loaded it last, 0 before */
    double *lo, *hi;             /* load after each purchase; [0] is 0 */
    int32_t *menang;
    int32_t putaran, tinggi;
    double *kunci;
    int32_t *tumpuk;
    int32_t *lawan;
    double *lawan_lo;
    int32_t banyak_lawan;
    int64_t **bobot;             /* per purchase: supporting ballots by the purchase that loaded them last */
    uint8_t *tutup;              /* items that may not be bought for now */
    uint8_t satu_satu;           /* return after every purchase, for the caller to change `tutup` */
} Fragmen;

int32_t fragmen_siapkan(Fragmen *f);
int32_t fragmen_jalan(Fragmen *f);
void fragmen_lepas(Fragmen *f);

#endif
