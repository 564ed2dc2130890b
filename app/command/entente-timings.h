/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_STAGE_READ,
  ENTENTE_STAGE_MEASURE, /* the boxes of the names */
  ENTENTE_STAGE_LAYOUT,
  ENTENTE_STAGE_SCENE,
  ENTENTE_STAGE_PAINT,
  ENTENTE_STAGE_WRITE,
} EntenteStage;

#define ENTENTE_N_STAGES 6

/**
 * EntenteTimings:
 *
 * What the stages of a command cost, in seconds: of all processors, and on the wall. A stage may
 * run several times. A plain struct.
 */
typedef struct
{
  double cpu[ENTENTE_N_STAGES];
  double wall[ENTENTE_N_STAGES];
  gboolean ran[ENTENTE_N_STAGES];
  double began_cpu;
  double began_wall;
} EntenteTimings;

void  entente_timings_begin   (EntenteTimings       *self);
void  entente_timings_end     (EntenteTimings       *self,
                               EntenteStage          stage);
/* One JSON object of the stages that ran. (transfer full) */
char *entente_timings_to_json (const EntenteTimings *self);

G_END_DECLS
