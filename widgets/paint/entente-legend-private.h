/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-legend.h"

G_BEGIN_DECLS

/* One entry of a legend; between the file that finds them and the file that draws them. */

typedef enum
{
  ENTENTE_SAMPLE_SIGN,
  ENTENTE_SAMPLE_LINE,
  ENTENTE_SAMPLE_BUNDLE,
  ENTENTE_SAMPLE_TIE,
  ENTENTE_SAMPLE_ACTOR,
  ENTENTE_SAMPLE_NOTHING,
} EntenteSample;

typedef struct
{
  EntenteSample sample;
  char *text;   /* owned */
  double width; /* of the text */
  EntenteSign sign;
  guint signs;  /* of a bundle: bits by EntenteSign */
  EntenteShape shape;
  guint32 base; /* 0xRRGGBB, or ENTENTE_NO_COLOR: a quiet gray */
  guint dashed : 1;
  guint frayed : 1;
  guint hollow : 1;
  guint notched : 1;
  guint ended : 1;
  guint struck : 1;
} EntenteLegendEntry;

struct _EntenteLegend
{
  GArray *entries; /* EntenteLegendEntry */
};

G_END_DECLS
