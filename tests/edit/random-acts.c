/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-acts.h"

#include "random-acts-private.h"

static const RandomMaker *const tables[]
    = { random_map_makers, random_text_makers, random_list_makers };

/* The maker in whose share *@at falls; NULL where that is past them all, and *@at by how much. */
static const RandomMaker *
find_maker (guint *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RandomMaker *maker = tables[i]; maker->function != NULL; maker++)
      {
        if (*at < maker->share)
          return maker;
        *at -= maker->share;
      }
  return NULL;
}

static const RandomMaker *
pick_maker (GRand *random)
{
  guint past = G_MAXINT32;
  guint share;

  find_maker (&past);
  share = (guint) g_rand_int_range (random, 0, (gint32) (G_MAXINT32 - past));
  return find_maker (&share);
}

EntenteAct *
random_act (EntenteMap *map,
            GRand      *random)
{
  return pick_maker (random)->make (map, random);
}

const char *
random_act_name (GRand *random)
{
  g_autoptr (GRand) copy = g_rand_copy (random);

  return pick_maker (copy)->function;
}

EntenteAct *
random_act_of (const char *function,
               EntenteMap *map,
               GRand      *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RandomMaker *maker = tables[i]; maker->function != NULL; maker++)
      if (g_str_equal (maker->function, function))
        return maker->make (map, random);
  return NULL;
}
