/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include "entente-json-value.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FORMAT "entente-map"
#define DEFAULT_SEED 1

static const EntenteMapInfo *
get_present (EntenteReading *self)
{
  static const EntenteMapInfo nothing = { NULL };

  return self->present != NULL ? &self->present->info : &nothing;
}

static void
read_format (EntenteReading *self,
             gpointer        target)
{
  gsize length;
  const char *text
      = entente_reading_string (self, ENTENTE_VERDICT_FAULT, N_("“entente-map”"), &length);

  self->format_offset = entente_scanner_get_offset (&self->scanner);
  if (text == NULL)
    return;
  self->is_entente = length == strlen (FORMAT) && memcmp (text, FORMAT, length) == 0;
  if (!self->is_entente)
    entente_reading_refuse (self, ENTENTE_VERDICT_FAULT, N_("“entente-map”"));
}

static void
read_version (EntenteReading *self,
              gpointer        target)
{
  const char *expected = N_("a whole number from 1");
  EntenteScanner *scanner = &self->scanner;
  double version;

  if (entente_scanner_next (scanner) != ENTENTE_TOKEN_NUMBER
      || !entente_json_parse_number (scanner->start, scanner->length, &version) || version < 1
      || version != floor (version))
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_FAULT, expected);
      return;
    }
  self->version = version;
  self->version_offset = entente_scanner_get_offset (scanner);
  if (version > ENTENTE_FORMAT_VERSION)
    entente_reading_refuse (self, ENTENTE_VERDICT_FAULT,
                            N_("version 1, the latest that this program reads"));
}

static void
read_title (EntenteReading *self,
            gpointer        target)
{
  EntenteMapInfo *row = target;

  row->title = entente_reading_text (self, get_present (self)->title);
}

static void
read_description (EntenteReading *self,
                  gpointer        target)
{
  EntenteMapInfo *row = target;

  row->description = entente_reading_text (self, get_present (self)->description);
}

static void
read_language (EntenteReading *self,
               gpointer        target)
{
  EntenteMapInfo *row = target;

  row->language = entente_reading_language (self, get_present (self)->language);
}

static void
read_color_by (EntenteReading *self,
               gpointer        target)
{
  static const char *const choices[] = { "tone", "kind", NULL };
  EntenteMapInfo *row = target;
  guint index;

  if (entente_reading_choice (self, choices, &index))
    row->color_by = ENTENTE_COLOR_BY_TONE + index;
}

static void
read_style (EntenteReading *self,
            gpointer        target)
{
  EntenteMapInfo *row = target;

  row->layout_style = entente_reading_text (self, get_present (self)->layout_style);
}

static void
read_seed (EntenteReading *self,
           gpointer        target)
{
  const char *expected = N_("a whole number from 0 to 4294967295");
  EntenteMapInfo *row = target;
  double seed;

  if (!entente_reading_number (self, 0, G_MAXUINT32, expected, &seed))
    return;
  if (seed == floor (seed))
    row->layout_seed = (guint32) seed;
  else
    entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
}

static const EntenteMember layout_members[] = {
  ENTENTE_MEMBER ("style", read_style),
  ENTENTE_MEMBER ("seed", read_seed),
};

static void
read_layout (EntenteReading *self,
             gpointer        target)
{
  entente_reading_object (self, layout_members, G_N_ELEMENTS (layout_members), target);
}

static void
read_legend (EntenteReading *self,
             gpointer        target)
{
  EntenteMapInfo *row = target;
  gboolean legend;

  if (entente_reading_boolean (self, &legend))
    row->legend = legend != FALSE;
}

static const EntenteMember view_members[] = {
  ENTENTE_MEMBER ("color_by", read_color_by),
  ENTENTE_MEMBER ("layout", read_layout),
  ENTENTE_MEMBER ("legend", read_legend),
};

static void
read_view (EntenteReading *self,
           gpointer        target)
{
  entente_reading_object (self, view_members, G_N_ELEMENTS (view_members), target);
}

/* An array of records. One record's own text has them emptied. */
static void
read_array (EntenteReading    *self,
            EntenteRecordType  type)
{
  guint depth;

  self->is_torn |= (self->lists_seen & 1u << type) != 0;
  self->lists_seen |= 1u << type;
  if (!entente_reading_enter (self, ENTENTE_TOKEN_ARRAY))
    return;
  if (self->read_records != NULL)
    {
      self->read_records (self, type);
      return;
    }
  depth = self->scanner.depth;
  if (entente_scanner_next (&self->scanner) == ENTENTE_TOKEN_ARRAY_END)
    return;
  entente_reading_refuse (self, ENTENTE_VERDICT_FAULT,
                          N_("an empty array: its records are kept apart"));
  while (self->scanner.depth >= depth
         && entente_scanner_next (&self->scanner) != ENTENTE_TOKEN_ERROR)
    ;
}

static void
read_articles (EntenteReading *self,
               gpointer        target)
{
  read_array (self, ENTENTE_RECORD_ARTICLE);
}

static void
read_actors (EntenteReading *self,
             gpointer        target)
{
  read_array (self, ENTENTE_RECORD_ACTOR);
}

static void
read_relations (EntenteReading *self,
                gpointer        target)
{
  read_array (self, ENTENTE_RECORD_RELATION);
}

static void
read_story (EntenteReading *self,
            gpointer        target)
{
  read_array (self, ENTENTE_RECORD_STEP);
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("format", read_format),
  ENTENTE_MEMBER ("version", read_version),
  ENTENTE_MEMBER ("generator", entente_reading_check_text),
  ENTENTE_MEMBER ("title", read_title),
  ENTENTE_MEMBER ("description", read_description),
  ENTENTE_MEMBER ("language", read_language),
  ENTENTE_MEMBER ("view", read_view),
  ENTENTE_MEMBER ("kinds", entente_read_kinds),
  ENTENTE_MEMBER ("articles", read_articles),
  ENTENTE_MEMBER ("actors", read_actors),
  ENTENTE_MEMBER ("relations", read_relations),
  ENTENTE_MEMBER ("story", read_story),
  ENTENTE_MEMBER ("not_actors", entente_reading_check_texts),
};

void
entente_read_document (EntenteReading *self,
                       EntenteMapInfo *row)
{
  gsize object = entente_scanner_get_offset (&self->scanner);
  guint64 seen;

  row->layout_seed = DEFAULT_SEED;
  row->legend = TRUE;
  if (self->describe)
    entente_map_clear_kinds (self->map);
  seen = entente_reading_members (self, members, G_N_ELEMENTS (members), row);
  entente_reading_require (self, seen, 0, object, members, N_("“entente-map”"));
  entente_reading_require (self, seen, 1, object, members, N_("a whole number from 1"));
}
