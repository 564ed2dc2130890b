/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-export.h"
#include "entente-selection.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LEAST_SCALE 0.01
#define MOST_SCALE 100.0

/* Numbers nobody asks for: a 0 that was given is refused like any other. */
#define NO_SCALE (-HUGE_VAL)
#define NO_SIZE G_MININT

/* The options as they were given. */
typedef struct
{
  char *area;
  char *background;
  char **select;
  double scale;
  int width;
  int height;
  gboolean no_legend;
  gboolean no_title;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_clear_pointer (&self->area, g_free);
  g_clear_pointer (&self->background, g_free);
  g_clear_pointer (&self->select, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

/* The index of a word among others, or −1. */
static int
find_word (const char        *word,
           const char *const *words)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (strcmp (word, words[i]) == 0)
        return i;
    }

  return -1;
}

static gboolean
find_format (const char          *path,
             EntenteExportFormat *format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf", NULL };
  const char *dot = strrchr (path, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot, -1) : g_strdup ("");
  int index = find_word (ending, endings);

  *format = index < 0 ? ENTENTE_EXPORT_PNG : (EntenteExportFormat) index;

  return index >= 0;
}

static gboolean
find_background (const char        *word,
                 EntenteBackground *background)
{
  static const char *const words[] = { "white", "dark", "transparent", NULL };
  int index = word != NULL ? find_word (word, words) : ENTENTE_BACKGROUND_WHITE;

  *background = index < 0 ? ENTENTE_BACKGROUND_WHITE : (EntenteBackground) index;

  return index >= 0;
}

static gboolean
wants_selection (const Wishes *wishes)
{
  return wishes->select != NULL || g_strcmp0 (wishes->area, "selection") == 0;
}

static int
check_area (EntenteInvocation *invocation,
            const Wishes      *wishes)
{
  static const char *const areas[] = { "whole", "selection", NULL };

  if (wishes->area != NULL && find_word (wishes->area, areas) < 0)
    return entente_invocation_misuse (invocation, _("an area is whole or selection, not “%s”"),
                                      wishes->area);
  if (wishes->select != NULL && g_strcmp0 (wishes->area, "whole") == 0)
    return entente_invocation_misuse (invocation,
                                      _("--select and --area whole exclude each other"));
  if (wants_selection (wishes) && wishes->select == NULL)
    return entente_invocation_misuse (invocation, _("what is selected is missing: --select ID"));
  if (!wants_selection (wishes) && invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);

  return ENTENTE_EXIT_DONE;
}

/* From words to what is exported; ENTENTE_EXIT_DONE where they make sense. */
static int
read_wishes (EntenteInvocation *invocation,
             const Wishes      *wishes,
             EntenteExport     *export)
{
  gboolean has_scale = !(wishes->scale <= NO_SCALE);
  gboolean has_width = wishes->width != NO_SIZE;
  gboolean has_height = wishes->height != NO_SIZE;

  if (!find_format (invocation->output, &export->format))
    return entente_invocation_misuse (invocation,
                                      _("OUT must end in .png, .svg or .pdf, to say what it is"));
  if (!find_background (wishes->background, &export->background))
    return entente_invocation_misuse (invocation,
                                      _("a background is white, dark or transparent, not “%s”"),
                                      wishes->background);
  if (has_scale && (has_width || has_height))
    return entente_invocation_misuse (invocation,
                                      _("--scale excludes --width and --height"));
  if (has_scale && !(wishes->scale >= LEAST_SCALE && wishes->scale <= MOST_SCALE))
    return entente_invocation_misuse (invocation, _("a scale is from 0.01 to 100"));
  if ((has_width && wishes->width <= 0) || (has_height && wishes->height <= 0))
    return entente_invocation_misuse (invocation, _("a width or height is above 0"));

  if (has_scale)
    export->scale = wishes->scale;
  if (has_width)
    export->width = wishes->width;
  if (has_height)
    export->height = wishes->height;
  export->legend = !wishes->no_legend;
  export->title = !wishes->no_title;

  return check_area (invocation, wishes);
}

/* What --select names, and the words after MAP: `--select a b` is two ids. */
static EntenteSelection *
select_records (EntenteInvocation *invocation,
                const Wishes      *wishes,
                EntenteMap        *map)
{
  g_autoptr (EntenteSelection) selection = entente_selection_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; wishes->select[i] != NULL; i++)
    g_ptr_array_add (ids, wishes->select[i]);
  for (guint i = 1; i < invocation->n_words; i++)
    g_ptr_array_add (ids, invocation->words[i]);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (entente_selection_add (selection, map, id))
        continue;
      entente_invocation_fail (invocation, _("there is no actor or relation with the id “%s”"), id);
      return NULL;
    }

  return g_steal_pointer (&selection);
}

static GBytes *
paint (EntenteInvocation    *invocation,
       const EntenteExport  *export,
       EntenteMap           *map,
       GError              **error)
{
  g_autoptr (EntentePlaces) places = entente_invocation_place (invocation, map);
  g_autoptr (EntenteScene) scene = NULL;
  GBytes *bytes;

  entente_timings_begin (&invocation->timings);
  scene = entente_scene_new (map, places);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_SCENE);

  entente_timings_begin (&invocation->timings);
  bytes = entente_export_to_bytes (export, scene, map, NULL, error);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_PAINT);

  return bytes;
}

static int
export_map (EntenteInvocation *invocation,
            const Wishes      *wishes,
            EntenteExport     *export)
{
  g_autoptr (EntenteMap) map
      = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  g_autoptr (EntenteSelection) selection = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (map == NULL)
    return ENTENTE_EXIT_FAILED;
  if (wants_selection (wishes))
    {
      selection = select_records (invocation, wishes, map);
      if (selection == NULL)
        return ENTENTE_EXIT_FAILED;
      export->only = &selection->focus;
    }

  bytes = paint (invocation, export, map, &error);
  if (bytes == NULL)
    return entente_invocation_fail (invocation, "%s", error->message);

  return entente_invocation_write_bytes (invocation, bytes);
}

int
entente_verb_export (EntenteInvocation *invocation)
{
  g_auto (Wishes) wishes = { .scale = NO_SCALE, .width = NO_SIZE, .height = NO_SIZE };
  const GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &wishes.area, N_("whole (default) or selection"),
      N_("AREA") },
    { "background", 0, 0, G_OPTION_ARG_STRING, &wishes.background,
      N_("white (default), dark or transparent"), N_("BACKGROUND") },
    { "height", 0, 0, G_OPTION_ARG_INT, &wishes.height,
      N_("Height of the picture in pixels; it fits into both where --width is given too"), N_("H") },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &wishes.no_legend, N_("Leave the legend out"), NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &wishes.no_title, N_("Leave the title out"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &wishes.scale,
      N_("Pixels for each unit of the map (default: 2)"), N_("S") },
    { "select", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.select,
      N_("An actor or relation that is shown with its neighbors; may be repeated"), N_("ID") },
    { "width", 0, 0, G_OPTION_ARG_INT, &wishes.width, N_("Width of the picture in pixels"),
      N_("W") },
    { NULL },
  };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_OUTPUT,
                                 _("MAP -o OUT.png|OUT.svg|OUT.pdf"),
                                 _("Draws a map. Actors without a place are laid out for the "
                                   "picture; MAP stays as it is."),
                                 entries, &code))
    return code;
  code = read_wishes (invocation, &wishes, &export);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  return export_map (invocation, &wishes, &export);
}
