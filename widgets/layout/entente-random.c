/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-random.h"

#define GOLDEN_STEP G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

void
entente_random_init (EntenteRandom *self,
                     guint32        seed,
                     guint32        stream)
{
  self->state = seed;
  self->state = entente_random_next (self) ^ stream;
  self->state = entente_random_next (self);
}

guint64
entente_random_next (EntenteRandom *self)
{
  guint64 z;

  self->state += GOLDEN_STEP;
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

guint32
entente_random_below (EntenteRandom *self,
                      guint32        limit)
{
  /* The bias of a product instead of a rejection is below 2^-32 × limit: nothing to a layout. */
  return (guint32) (((entente_random_next (self) >> 32) * limit) >> 32);
}

double
entente_random_spread (EntenteRandom *self)
{
  return (double) (entente_random_next (self) >> 11) * (2.0 / 9007199254740992.0) - 1.0;
}

void
entente_random_shuffle (EntenteRandom *self,
                        guint32       *items,
                        guint32        n_items)
{
  for (guint32 i = n_items; i > 1; i--)
    {
      guint32 j = entente_random_below (self, i);
      guint32 kept = items[i - 1];

      items[i - 1] = items[j];
      items[j] = kept;
    }
}
