/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteRandom:
 *
 * A stream of random numbers from one seed, the same on every machine: the state of SplitMix64
 * (Steele, Lea, Flood 2014, DOI 10.1145/2660193.2660195). A plain value: a copy goes
 * on like the original.
 */
typedef struct
{
  guint64 state;
} EntenteRandom;

/* Streams of one seed and different numbers are independent. */
void    entente_random_init    (EntenteRandom *self,
                                guint32        seed,
                                guint32        stream);
guint64 entente_random_next    (EntenteRandom *self);
/* 0 … limit − 1; @limit > 0. */
guint32 entente_random_below   (EntenteRandom *self,
                                guint32        limit);
/* −1 … 1. */
double  entente_random_spread  (EntenteRandom *self);
void    entente_random_shuffle (EntenteRandom *self,
                                guint32       *items,
                                guint32        n_items);

G_END_DECLS
