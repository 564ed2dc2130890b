/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-view-private.h"

G_BEGIN_DECLS

/* A map view in a window of 900 × 700 without animations, for tests. */
typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
  GtkWidget *window;
  EntenteMapView *view;
  guint n_edit_requests;
  EntenteItem edit_item;
  char *edit_field;
  guint n_renames;
  EntenteItem rename_item;
  guint n_notices;
  char *notice;
  char *offer;
  guint n_leaves;
} Stage;

EntenteMap   *stage_read_map        (const char   *json);
/* Two that are placed, one that is not, and relations between them. */
const char   *stage_get_small_map   (void);
/* So many actors on a grid, each with a relation to the next. (transfer full) */
char         *stage_make_large_map  (guint         n_actors);

void          stage_set_up          (Stage        *stage,
                                     const char   *json);
void          stage_tear_down       (Stage        *stage);
/* Runs the main loop until what is on screen is up to date. */
void          stage_settle          (Stage        *stage);
guint32       stage_find_actor      (Stage        *stage,
                                     const char   *id);
guint32       stage_find_relation   (Stage        *stage,
                                     const char   *id);
guint         stage_get_n_selected  (Stage        *stage);
/* Middle of an actor, or a point on a line, in the widget. */
EntentePoint  stage_get_actor_point (Stage        *stage,
                                     const char   *id);
EntentePoint  stage_get_line_point  (Stage        *stage,
                                     const char   *id);
/* A point of the widget where nothing is drawn. */
EntentePoint  stage_get_ground      (Stage        *stage);
void          stage_activate        (Stage        *stage,
                                     const char   *action);
/* The color the view shows there now, as it would be drawn this moment. */
guint32       stage_get_pixel       (Stage        *stage,
                                     EntentePoint  point);
/* Aborts unless the view shows what the painter paints. Where a picture reaches beyond the view,
 * cairo clips long lines elsewhere, and their edges differ by some of 255 steps: @tolerance. */
void          stage_assert_picture  (Stage        *stage,
                                     guint         tolerance);

G_END_DECLS
