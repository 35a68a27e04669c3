/* Hitungan pertama atas surat suara; dipakai susun.c dan sekali.c. */
#ifndef TERASA_SUSUN_H
#define TERASA_SUSUN_H
#include <stdint.h>

void susun_hitung(int64_t kelompok, int64_t pilihan, const int64_t *awal, const int32_t *isi, const int64_t *kepuasan,
                  const int64_t *bobot, int64_t *baris_poin, int64_t *lajur_awal, int64_t *total);

#endif
