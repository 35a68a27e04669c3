/* Yang sama bagi semua mesin. */
#ifndef TERASA_TETAPAN_H
#define TERASA_TETAPAN_H

#include <stdint.h>

#define EPS 2.220446049250313e-16
enum { SELESAI = 0, RAGU = 1, LEWAT = 2, HABIS_MEMORI = 3, DIBELI = 4 };

/* Sign of a/b - c/d, exact; b and d are above zero. */
static inline int banding_pecahan(int64_t a, int64_t b, int64_t c, int64_t d) {
    const __int128 kiri = (__int128)a * d, kanan = (__int128)c * b;
    return kiri < kanan ? -1 : kiri > kanan;
}

#endif
