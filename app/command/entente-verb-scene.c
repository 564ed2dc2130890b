/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-export-plan.h"
#include "entente-scene-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#define LEAST_ZOOM 0.0001
#define MOST_ZOOM 1000.0
/* In a view the legend stands this far off the corner below left, as in the window. */
#define LEGEND_MARGIN_PX 16.0
#define LEGEND_COLUMNS 2

/* "X,Y,WIDTH,HEIGHT" */
static gboolean
read_view (const char *text,
           EntenteBox *box)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double numbers[4];

  if (g_strv_length (parts) != G_N_ELEMENTS (numbers))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0' || !isfinite (numbers[i]))
        return FALSE;
    }
  *box = (EntenteBox){ numbers[0], numbers[1], numbers[2], numbers[3] };

  return box->width > 0.0 && box->height > 0.0;
}

/* Where nothing says how large a view is, the legend stands where an export sets it: under or beside
 * the map. Nowhere where no export is that large. */
static void
place_legend_outside (EntenteScene     *scene,
                      EntenteMap       *map,
                      EntenteSceneView *view)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  EntenteBox bounds = entente_scene_get_bounds (scene);
  g_auto (EntenteExportPlan) plan = { 0 };

  export.scale = view->zoom;
  export.title = FALSE;
  if (!entente_export_plan_init (&plan, &export, scene, map, NULL) || plan.legend == NULL)
    return;
  view->legend = plan.legend_box;
  view->legend.x += bounds.x * view->zoom - plan.map.x;
  view->legend.y += bounds.y * view->zoom - plan.map.y;
  view->legend.width *= plan.furniture;
  view->legend.height *= plan.furniture;
}

static void
place_legend_inside (EntenteScene     *scene,
                     EntenteMap       *map,
                     EntenteSceneView *view)
{
  double width;
  double height;

  entente_painter_measure_legend (map, scene, LEGEND_COLUMNS, &width, &height);
  view->legend = (EntenteBox){ LEGEND_MARGIN_PX,
                               view->box.height * view->zoom - height - LEGEND_MARGIN_PX, width,
                               height };
}

static void
place_legend (EntenteScene     *scene,
              EntenteMap       *map,
              EntenteSceneView *view)
{
  if (!entente_map_get_info (map)->legend)
    return;
  if (view->box.width > 0.0)
    place_legend_inside (scene, map, view);
  else
    place_legend_outside (scene, map, view);
}

static int
print_scene (EntenteInvocation *invocation,
             EntenteSceneView  *view)
{
  g_autoptr (EntenteMap) map
      = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  g_autoptr (EntentePlaces) places = NULL;
  g_autoptr (EntenteScene) scene = NULL;
  g_autoptr (GString) text = NULL;

  if (map == NULL)
    return ENTENTE_EXIT_FAILED;

  places = entente_invocation_place (invocation, map);
  entente_timings_begin (&invocation->timings);
  scene = entente_scene_new (map, places);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_SCENE);

  entente_timings_begin (&invocation->timings);
  place_legend (scene, map, view);
  text = entente_scene_to_text (scene, map, view);
  fwrite (text->str, 1, text->len, stdout);
  fflush (stdout);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_WRITE);

  return ENTENTE_EXIT_DONE;
}

int
entente_verb_scene (EntenteInvocation *invocation)
{
  g_autofree char *view_text = NULL;
  EntenteSceneView view = { .zoom = 1.0 };
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &view_text,
      N_("Only this part of the map, in map units; coordinates count from its corner"),
      N_("X,Y,WIDTH,HEIGHT") },
    { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &view.zoom,
      N_("Pixels for each unit of the map (default: 1)"), N_("Z") },
    { NULL },
  };
  int code;

  if (!entente_invocation_parse (
          invocation, ENTENTE_OPTIONS_READING, _("MAP"),
          _("Prints what is drawn of a map, as JSON: boxes by their corner above left, labels of\n"
            "relations by their middle and their angle in radians, curves as many short lines."),
          entries, &code))
    return code;
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);
  if (!(view.zoom >= LEAST_ZOOM && view.zoom <= MOST_ZOOM))
    return entente_invocation_misuse (invocation, _("a zoom is from 0.0001 to 1000"));
  if (view_text != NULL && !read_view (view_text, &view.box))
    return entente_invocation_misuse (invocation,
                                      _("a view is X,Y,WIDTH,HEIGHT in numbers, not “%s”"),
                                      view_text);

  return print_scene (invocation, &view);
}
