/* Yang sama bagi semua mesin. */
#ifndef TERASA_TETAPAN_H
#define TERASA_TETAPAN_H

#define EPS 2.220446049250313e-16
enum { SELESAI = 0, RAGU = 1, LEWAT = 2, HABIS_MEMORI = 3, DIBELI = 4 };

#endif
