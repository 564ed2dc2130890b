/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-timings.h"

#include <time.h>

static const char *const names[ENTENTE_N_STAGES] = {
  "read", "measure", "layout", "scene", "paint", "write",
};

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

void
entente_timings_begin (EntenteTimings *self)
{
  self->began_cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  self->began_wall = read_clock (CLOCK_MONOTONIC);
}

void
entente_timings_end (EntenteTimings *self,
                     EntenteStage    stage)
{
  self->cpu[stage] += read_clock (CLOCK_PROCESS_CPUTIME_ID) - self->began_cpu;
  self->wall[stage] += read_clock (CLOCK_MONOTONIC) - self->began_wall;
  self->ran[stage] = TRUE;
}

static void
add_number (GString    *text,
            const char *name,
            const char *suffix,
            double      seconds)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.6f", seconds);
  g_string_append_printf (text, "%s\"%s%s\": %s", text->len > 1 ? ", " : "", name, suffix, number);
}

char *
entente_timings_to_json (const EntenteTimings *self)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < ENTENTE_N_STAGES; i++)
    {
      if (!self->ran[i])
        continue;
      add_number (text, names[i], "", self->cpu[i]);
      add_number (text, names[i], "_wall", self->wall[i]);
    }
  g_string_append_c (text, '}');

  return g_string_free (text, FALSE);
}
