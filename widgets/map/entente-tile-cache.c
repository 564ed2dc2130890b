/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-tile-cache.h"

typedef struct
{
  EntenteTile tile;
  GList link; /* in the order of use */
  guint frame; /* in which it was used last */
} Entry;

struct _EntenteTileCache
{
  EntenteTilePool *pool;
  GHashTable *entries; /* Entry, its own key */
  GQueue uses;         /* of Entry, used last first */
  gsize size;
  gsize room;
  guint frame;
  EntenteTileReady ready;
  gpointer user_data;
  guint missed : 1; /* something of this delivery is */
};

static guint
hash_entry (gconstpointer data)
{
  const EntenteTile *tile = &((const Entry *) data)->tile;

  return g_direct_hash (tile->level) ^ ((guint) tile->column * 2654435761u)
         ^ ((guint) tile->row * 40503u);
}

static gboolean
equal_entries (gconstpointer a,
               gconstpointer b)
{
  const EntenteTile *one = &((const Entry *) a)->tile;
  const EntenteTile *two = &((const Entry *) b)->tile;

  return one->level == two->level && one->column == two->column && one->row == two->row;
}

static gsize
get_bytes (const EntenteTile *tile)
{
  if (tile->surface == NULL)
    return 0;
  return (gsize) cairo_image_surface_get_stride (tile->surface)
         * (gsize) cairo_image_surface_get_height (tile->surface);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  entente_level_unref (entry->tile.level);
  g_clear_pointer (&entry->tile.surface, cairo_surface_destroy);
  g_clear_pointer (&entry->tile.stale, cairo_region_destroy);
  g_free (entry);
}

static void
drop (EntenteTileCache *self,
      Entry            *entry)
{
  self->size -= get_bytes (&entry->tile);
  entry->tile.level->n_tiles--;
  g_queue_unlink (&self->uses, &entry->link);
  g_hash_table_remove (self->entries, entry);
}

static void
make_room (EntenteTileCache *self)
{
  while (self->size > self->room)
    {
      Entry *last = g_queue_peek_tail (&self->uses);

      if (last == NULL || last->frame == self->frame)
        return;
      drop (self, last);
    }
}

/* What was stale, or is there already. */
static void
drop_former (EntenteTileCache *self,
             const Entry      *entry)
{
  Entry *former = g_hash_table_lookup (self->entries, entry);

  if (former != NULL)
    drop (self, former);
}

static void
insert (EntenteTileCache *self,
        Entry            *entry) /* (transfer full) */
{
  drop_former (self, entry);
  g_hash_table_add (self->entries, entry);
  g_queue_push_head_link (&self->uses, &entry->link);
  self->size += get_bytes (&entry->tile);
  entry->tile.level->n_tiles++;
}

/* What has not been painted. (transfer full) (nullable) */
static cairo_region_t *
find_rest (const EntenteTile *tile)
{
  cairo_region_t *rest;

  if (entente_tile_is_whole (tile))
    return NULL;
  rest = cairo_region_create_rectangle (&ENTENTE_TILE_WHOLE);
  cairo_region_subtract_rectangle (rest, &tile->part);
  return rest;
}

static void
add (EntenteTileCache  *self,
     const EntenteTile *tile)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->tile = *tile;
  entry->tile.level = entente_level_ref (tile->level);
  entry->tile.surface = tile->surface != NULL ? cairo_surface_reference (tile->surface) : NULL;
  entry->tile.stale = find_rest (tile);
  entry->frame = self->frame;
  entry->link.data = entry;
  insert (self, entry);
  make_room (self);
}

static void
deliver_cb (const EntenteTile *tile,
            guint              n_left,
            gpointer           user_data)
{
  EntenteTileCache *self = user_data;
  gboolean missed;

  if (!tile->level->retired)
    {
      add (self, tile);
      self->missed |= tile->visible;
    }
  if (n_left > 0)
    return;
  missed = self->missed;
  self->missed = FALSE;
  if (missed)
    self->ready (self->user_data);
}

EntenteTileCache *
entente_tile_cache_new (EntenteTileReady ready,
                        gpointer         user_data)
{
  EntenteTileCache *self = g_new0 (EntenteTileCache, 1);

  self->pool = entente_tile_pool_new (deliver_cb, self);
  self->entries = g_hash_table_new_full (hash_entry, equal_entries, entry_free, NULL);
  self->room = ENTENTE_TILE_CACHE_MAX_BYTES;
  self->ready = ready;
  self->user_data = user_data;
  return self;
}

void
entente_tile_cache_free (EntenteTileCache *self)
{
  entente_tile_pool_free (self->pool);
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
entente_tile_cache_set_view (EntenteTileCache *self,
                             double            n_pixels)
{
  double bytes = n_pixels * sizeof (guint32) * ENTENTE_TILE_CACHE_VIEWS;

  self->room = (gsize) CLAMP (bytes, (double) ENTENTE_TILE_CACHE_MIN_BYTES,
                              (double) ENTENTE_TILE_CACHE_MAX_BYTES);
  make_room (self);
}

gsize
entente_tile_cache_get_room (EntenteTileCache *self)
{
  return self->room;
}

void
entente_tile_cache_begin (EntenteTileCache *self)
{
  self->frame++;
}

const EntenteTile *
entente_tile_cache_find (EntenteTileCache *self,
                         EntenteLevel     *level,
                         gint64            column,
                         gint64            row)
{
  const Entry key = { .tile = { .level = level, .column = column, .row = row } };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    return NULL;
  entry->frame = self->frame;
  g_queue_unlink (&self->uses, &entry->link);
  g_queue_push_head_link (&self->uses, &entry->link);
  return &entry->tile;
}

void
entente_tile_cache_want (EntenteTileCache  *self,
                         gconstpointer      owner,
                         const EntenteTile *tiles,
                         guint              n_tiles)
{
  entente_tile_pool_want (self->pool, owner, tiles, n_tiles);
}

void
entente_tile_cache_retire (EntenteTileCache *self,
                           EntenteLevel     *level)
{
  GList *next;

  level->retired = TRUE;
  for (GList *l = self->uses.head; l != NULL; l = next)
    {
      Entry *entry = l->data;

      next = l->next;
      if (entry->tile.level == level)
        drop (self, entry);
    }
}

/* Workers may still read what was stale before. */
static void
add_stale (EntenteTile  *tile,
           const GArray *changes)
{
  cairo_region_t *stale
      = tile->stale != NULL ? cairo_region_copy (tile->stale) : cairo_region_create ();

  if (!entente_area_collect (entente_tile_get_area (tile), changes, stale))
    {
      cairo_region_destroy (stale);
      return;
    }
  g_clear_pointer (&tile->stale, cairo_region_destroy);
  tile->stale = stale;
}

static void
move_entry (EntenteTileCache *self,
            Entry            *entry,
            EntenteLevel     *to,
            const GArray     *changes)
{
  Entry *moved = g_new0 (Entry, 1);

  moved->tile = entry->tile;
  moved->tile.level = entente_level_ref (to);
  moved->frame = entry->frame;
  moved->link.data = moved;
  entry->tile.stale = NULL;
  cairo_surface_reference (moved->tile.surface);
  add_stale (&moved->tile, changes);
  drop (self, entry);
  insert (self, moved);
}

void
entente_tile_cache_adopt (EntenteTileCache *self,
                          EntenteLevel     *from,
                          EntenteLevel     *to,
                          const GArray     *changes)
{
  GList *before;

  /* From the end, so that the order of use stays: those moved come to the head. */
  for (GList *l = self->uses.tail; l != NULL && from->n_tiles > 0; l = before)
    {
      Entry *entry = l->data;

      before = l->prev;
      if (entry->tile.level == from)
        move_entry (self, entry, to, changes);
    }
}

gsize
entente_tile_cache_get_size (EntenteTileCache *self)
{
  return self->size;
}
