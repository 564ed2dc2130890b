/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-name-field.h"

#include "entente-dot.h"

#include <math.h>

/* Ground between two names, pixels: as many as one likes to read, not as many as fit. */
#define CLEAR_X_PX 26.0
#define CLEAR_Y_PX 14.0

#define CELL_WIDTH_PX 160.0
#define CELL_HEIGHT_PX 48.0
/* The zoom is halved so often that the map is but a point. */
#define POINT_PX 64.0
#define MOST_LEVELS 16
#define LEAST_BUCKETS 256
#define MOST_BUCKETS 65536

#define NONE G_MAXUINT32

/* A name as it stands in one level. Extents are pixels around the middle of its dot. */
typedef struct
{
  EntentePoint middle;
  EntenteExtent room; /* with the ground around it */
  EntenteExtent dot;
  double zoom;
  guint32 actor; /* slot */
} Stand;

typedef struct
{
  guint32 stand; /* index */
  guint32 next;  /* entry of the same bucket, or NONE */
} Entry;

/* Between zoom / 2 and zoom. Different cells may share a bucket: then more is looked at. */
typedef struct
{
  double low, high;
  guint32 *buckets;
} Level;

struct _EntenteNameField
{
  EntenteNameRoom get_room;
  GArray *stands;  /* Stand */
  GArray *entries; /* Entry */
  Level levels[MOST_LEVELS];
  guint n_levels;
  guint n_buckets; /* of each level; a power of two */
};

/* Cells of a level. */
typedef struct
{
  gint64 column, row, last_column, last_row;
} Cells;

EntenteNameField *
entente_name_field_new (guint           n_names,
                        double          extent,
                        EntenteNameRoom get_room)
{
  EntenteNameField *self = g_new0 (EntenteNameField, 1);
  double zoom = ENTENTE_DOTS_ZOOM;

  self->get_room = get_room;
  self->stands = g_array_new (FALSE, FALSE, sizeof (Stand));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->n_buckets = LEAST_BUCKETS;
  while (self->n_buckets < MIN (n_names, MOST_BUCKETS))
    self->n_buckets *= 2;
  do
    {
      Level *level = &self->levels[self->n_levels++];

      level->high = zoom;
      level->low = zoom / 2.0;
      level->buckets = g_new (guint32, self->n_buckets);
      memset (level->buckets, 0xff, self->n_buckets * sizeof (guint32));
      zoom /= 2.0;
    }
  while (self->n_levels < MOST_LEVELS && zoom * extent > POINT_PX);
  return self;
}

void
entente_name_field_free (EntenteNameField *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i].buckets);
  g_array_unref (self->stands);
  g_array_unref (self->entries);
  g_free (self);
}

static Stand
get_stand (EntenteNameField  *self,
           const EntenteName *name,
           const Level       *level)
{
  EntenteExtent room = self->get_room (name, level->low, level->high);
  double radius = entente_dot_get_radius (name->actor, name->density, level->high);

  return (Stand) {
    entente_dot_get_middle (name->actor),
    { room.x0 - CLEAR_X_PX / 2.0, room.y0 - CLEAR_Y_PX / 2.0, room.x1 + CLEAR_X_PX / 2.0,
      room.y1 + CLEAR_Y_PX / 2.0 },
    { -radius, -radius, radius, radius },
    name->zoom,
    name->actor->actor,
  };
}

/* Of name and dot together, which are largest in the map at the level's lower zoom. */
static Cells
find_cells (const Stand *stand,
            const Level *level)
{
  EntenteExtent both = stand->room;

  entente_extent_join (&both, &stand->dot);
  return (Cells) {
    (gint64) floor ((stand->middle.x * level->low + both.x0) / CELL_WIDTH_PX),
    (gint64) floor ((stand->middle.y * level->low + both.y0) / CELL_HEIGHT_PX),
    (gint64) floor ((stand->middle.x * level->low + both.x1) / CELL_WIDTH_PX),
    (gint64) floor ((stand->middle.y * level->low + both.y1) / CELL_HEIGHT_PX),
  };
}

static guint32 *
get_bucket (EntenteNameField *self,
            const Level      *level,
            gint64            column,
            gint64            row)
{
  guint64 hash = (guint64) column * 0x9e3779b97f4a7c15u ^ (guint64) row * 0xc2b2ae3d27d4eb4fu;

  return &level->buckets[(hash >> 32) & (self->n_buckets - 1)];
}

static void
add_to_level (EntenteNameField  *self,
              const EntenteName *name,
              const Level       *level)
{
  Stand stand = get_stand (self, name, level);
  Cells cells = find_cells (&stand, level);

  for (gint64 row = cells.row; row <= cells.last_row; row++)
    for (gint64 column = cells.column; column <= cells.last_column; column++)
      {
        guint32 *bucket = get_bucket (self, level, column, row);
        const Entry entry = { self->stands->len, *bucket };

        *bucket = self->entries->len;
        g_array_append_val (self->entries, entry);
      }
  g_array_append_val (self->stands, stand);
}

void
entente_name_field_add (EntenteNameField  *self,
                        const EntenteName *name)
{
  for (guint i = 0; i < self->n_levels && self->levels[i].high > name->zoom; i++)
    add_to_level (self, name, &self->levels[i]);
}

/* Narrows the stretch of zooms to those at which two rooms meet along one axis: they are so many
 * pixels from their anchors, whatever the zoom, and the anchors are @distance × zoom apart. */
static void
narrow (double  distance,
        double  from,
        double  to,
        double  other_from,
        double  other_to,
        double *low,
        double *high)
{
  double least = other_from - to;
  double most = other_to - from;

  if (distance > 0.0)
    {
      *low = MAX (*low, least / distance);
      *high = MIN (*high, most / distance);
    }
  else if (distance < 0.0)
    {
      *low = MAX (*low, most / distance);
      *high = MIN (*high, least / distance);
    }
  else if (least >= 0.0 || most <= 0.0)
    *high = -1.0;
}

/* The zoom at which two rooms part, or 0 where they do not meet between the two zooms. */
static double
find_parting (EntentePoint         distance,
              const EntenteExtent *room,
              const EntenteExtent *other,
              double               low,
              double               high)
{
  narrow (distance.x, room->x0, room->x1, other->x0, other->x1, &low, &high);
  narrow (distance.y, room->y0, room->y1, other->y0, other->y1, &low, &high);
  return low < high ? high : 0.0;
}

static double
find_parting_of_stands (const Stand *stand,
                        const Stand *other,
                        const Level *level)
{
  EntentePoint distance = { stand->middle.x - other->middle.x, stand->middle.y - other->middle.y };
  double low = MAX (level->low, other->zoom);
  double parting = find_parting (distance, &stand->room, &other->room, low, level->high);

  parting = MAX (parting, find_parting (distance, &stand->room, &other->dot, low, level->high));
  return MAX (parting, find_parting (distance, &stand->dot, &other->room, low, level->high));
}

static double
find_parting_in_level (EntenteNameField  *self,
                       const EntenteName *name,
                       const Level       *level,
                       GHashTable        *skipped)
{
  Stand stand = get_stand (self, name, level);
  Cells cells = find_cells (&stand, level);
  double parting = 0.0;

  for (gint64 row = cells.row; row <= cells.last_row; row++)
    for (gint64 column = cells.column; column <= cells.last_column; column++)
      for (guint32 i = *get_bucket (self, level, column, row); i != NONE;
           i = g_array_index (self->entries, Entry, i).next)
        {
          guint32 index = g_array_index (self->entries, Entry, i).stand;
          const Stand *other = &g_array_index (self->stands, Stand, index);

          if (skipped != NULL && g_hash_table_contains (skipped, GUINT_TO_POINTER (other->actor)))
            continue;
          parting = MAX (parting, find_parting_of_stands (&stand, other, level));
          if (parting >= level->high)
            return parting;
        }
  return parting;
}

/**
 * entente_name_field_find_zoom:
 * @name: its zoom is not looked at
 * @least: no zoom below this is wanted
 *
 * Returns: the zoom from which on the name is clear of all that have been added; where that is never
 *   so, where dots end
 */
double
entente_name_field_find_zoom (EntenteNameField  *self,
                              const EntenteName *name,
                              double             least,
                              GHashTable        *skipped)
{
  for (guint i = 0; i < self->n_levels && self->levels[i].high > least; i++)
    {
      double parting = find_parting_in_level (self, name, &self->levels[i], skipped);

      if (parting > 0.0)
        return MAX (parting, least);
    }
  return least;
}
