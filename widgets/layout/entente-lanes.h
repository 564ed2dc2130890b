/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sums are kept in as many lanes as no vector unit exceeds, so that all machines add in one
 * order. */
#define ENTENTE_N_LANES 8

/* A function that is one pass over arrays: compiled for the vectors of all machines and for those
 * of most; which one runs is chosen when the program starts. Both compute the same bits: neither
 * joins a product and a sum (-ffp-contract=off), and neither changes the order of sums. The
 * sanitizers are not ready yet when the choice is made. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define ENTENTE_LANES __attribute__ ((target_clones ("avx2", "default")))
#else
#define ENTENTE_LANES
#endif

/* Before the loop over lanes within a pass that sums: unrolled, it would be put together again from
 * shuffled pieces, three times as slow. */
#if defined(__GNUC__) && !defined(__clang__)
#define ENTENTE_LANES_TOGETHER _Pragma ("GCC unroll 1")
#else
#define ENTENTE_LANES_TOGETHER
#endif

static inline float
entente_lanes_join (const float lanes[ENTENTE_N_LANES])
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
         + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

G_END_DECLS
