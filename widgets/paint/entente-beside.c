/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-beside.h"

/* Fewer take less time than a thread to start. */
#define LEAST_HALVED 8192

typedef struct
{
  EntenteShare share;
  gpointer data;
} Beside;

typedef struct
{
  EntenteHalf work;
  gpointer data;
  guint n;
} Halving;

static gpointer
run_there (gpointer data)
{
  const Beside *self = data;

  self->share (self->data);
  return NULL;
}

void
entente_beside_run (EntenteShare there,
                    EntenteShare here,
                    gpointer     data)
{
  Beside beside = { there, data };
  GThread *thread = NULL;

  if (g_get_num_processors () > 1)
    thread = g_thread_try_new ("beside", run_there, &beside, NULL);
  here (data);
  if (thread != NULL)
    g_thread_join (thread);
  else
    there (data);
}

static void
do_first (gpointer data)
{
  const Halving *self = data;

  self->work (0, self->n / 2, 0, self->data);
}

static void
do_second (gpointer data)
{
  const Halving *self = data;

  self->work (self->n / 2, self->n, 1, self->data);
}

void
entente_beside_halve (guint       n,
                      EntenteHalf work,
                      gpointer    data)
{
  Halving halving = { work, data, n };

  if (n < LEAST_HALVED)
    work (0, n, 0, data);
  else
    entente_beside_run (do_second, do_first, &halving);
}
