/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-names.h"

#include "entente-dot.h"
#include "entente-names-private.h"
#include "entente-scene-private.h"

#include <math.h>

/* A name beside a dot: its size, and its distance. Pixels. */
#define NAME_MIN_PX 10.5
#define NAME_MAX_PX 13.0
#define NAME_BY_TIES (1.0 / 12.0)
#define NAME_HEIGHT 1.3 /* of its size */
#define NAME_GAP_PX 4.0
/* It comes in while one zooms in by this factor. */
#define NAME_FADE 1.08

/* So many are candidates from as far as one likes, and this part of all; the rest by rank, the last
 * where dots end. */
#define LEAST_CANDIDATES 40
#define LEAST_SHARE 0.08

/* A name may reach so far out of the map's bounds: less than what is left free around a whole map.
 * That is looked at where the map is no larger than in a narrow window. */
#define NAME_OUT_PX 16.0
#define NARROW_PART 0.36
/* The map is about so large as one first sees it. */
#define WHOLE_PX 1000.0
/* What a place that would do without is worse by. */
#define WORSE_OUTSIDE 1.9
#define WORSE_OVER_DOT 1.3
/* What is lit has its name where it has it else, so that it is not seen twice. */
#define BETTER_KEPT 0.5
/* Names keep off dots without a name, where they can, in maps that have no more actors than this. */
#define MOST_SPARED 1000

enum
{
  SIDE_RIGHT,
  SIDE_LEFT,
  SIDE_BELOW,
  SIDE_ABOVE,
  N_SIDES
};

/* What is tried first is a little better. */
static const double side_worth[N_SIDES] = { 1.0, 1.02, 1.05, 1.05 };

typedef struct
{
  const EntenteSceneActor *actor;
  gboolean chosen; /* selected or pointed at */
} Candidate;

double
entente_name_get_size (const EntenteName *self)
{
  double strength = MIN (sqrt (self->actor->n_relations) * NAME_BY_TIES, 1.0);

  return NAME_MIN_PX + (NAME_MAX_PX - NAME_MIN_PX) * strength;
}

/* Around the dot's middle, pixels: all the room it takes between two zooms. */
static EntenteExtent
get_room (const EntenteName *self,
          double             from_zoom,
          double             to_zoom)
{
  double size = entente_name_get_size (self);
  double width = self->actor->label.width * size / ENTENTE_ACTOR_FONT_PX;
  double height = size * NAME_HEIGHT;
  double near = entente_dot_get_radius (self->actor, self->density, from_zoom) + NAME_GAP_PX;
  double far = entente_dot_get_radius (self->actor, self->density, to_zoom) + NAME_GAP_PX;

  switch (self->side)
    {
    case SIDE_RIGHT:
      return (EntenteExtent) { near, -height / 2.0, far + width, height / 2.0 };
    case SIDE_LEFT:
      return (EntenteExtent) { -far - width, -height / 2.0, -near, height / 2.0 };
    case SIDE_BELOW:
      return (EntenteExtent) { -width / 2.0, near, width / 2.0, far + height };
    case SIDE_ABOVE:
    default:
      return (EntenteExtent) { -width / 2.0, -far - height, width / 2.0, -near };
    }
}

EntenteBox
entente_name_get_box (const EntenteName *self,
                      double             zoom)
{
  EntenteExtent room = get_room (self, zoom, zoom);
  EntentePoint middle = entente_dot_get_middle (self->actor);

  return (EntenteBox) { middle.x + room.x0 / zoom, middle.y + room.y0 / zoom,
                        (room.x1 - room.x0) / zoom, (room.y1 - room.y0) / zoom };
}

EntenteBox
entente_name_get_reach (const EntenteName *self,
                        double             zoom)
{
  EntenteBox box = entente_name_get_box (self, zoom);
  EntenteExtent reach = entente_extent_of_box (&box, 0.0);
  EntenteExtent inside = entente_extent_of_box (&self->actor->label, 0.0);

  if (zoom < ENTENTE_DOTS_ZOOM)
    return box;
  entente_extent_join (&reach, &inside);
  return (EntenteBox) { reach.x0, reach.y0, reach.x1 - reach.x0, reach.y1 - reach.y0 };
}

double
entente_name_get_alpha (const EntenteName *self,
                        double             zoom)
{
  double part;

  if (zoom <= self->zoom)
    return 0.0;
  part = MIN ((zoom / self->zoom - 1.0) / (NAME_FADE - 1.0), 1.0);
  return self->zoom > 0.0 ? part * part * (3.0 - 2.0 * part) : 1.0;
}

/* What decides among equals: always the same, and never the same for two, but those that stand one
 * behind the other in the file, and so often beside each other in the map, are far apart in it
 * (multiples of 2³² by the golden ratio: Knuth, The Art of Computer Programming 3, 6.4). */
static guint32
scatter (guint32 slot)
{
  return slot * 2654435769u;
}

int
entente_names_compare_actors (const EntenteSceneActor *one,
                              const EntenteSceneActor *two)
{
  guint32 first = scatter (one->actor);
  guint32 second = scatter (two->actor);

  if (one->n_relations != two->n_relations)
    return one->n_relations > two->n_relations ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* The chosen first. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;

  if (one->chosen != two->chosen)
    return one->chosen ? -1 : 1;
  return entente_names_compare_actors (one->actor, two->actor);
}

static gboolean
is_in (EntenteSlotSet *set, /* nullable */
       guint32         actor)
{
  return set != NULL && entente_slot_set_contains (set, actor);
}

static void
add_candidate (GArray                  *candidates,
               const EntenteSceneActor *actor,
               const EntenteFocus      *focus)
{
  const Candidate candidate = { actor, focus != NULL
                                           && (is_in (focus->selected_actors, actor->actor)
                                               || is_in (focus->pointed_actors, actor->actor)) };

  if (actor->text != NULL && *actor->text != '\0')
    g_array_append_val (candidates, candidate);
}

/* All actors, or those that are lit. (transfer full) */
static GArray *
find_candidates (EntenteScene       *scene,
                 const EntenteFocus *focus)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (focus == NULL || focus->actors == NULL)
    for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
      add_candidate (candidates, entente_scene_get_actor (scene, i), focus);
  else
    for (guint32 slot = entente_slot_set_find (focus->actors, 0); slot != ENTENTE_NO_SLOT;
         slot = entente_slot_set_find (focus->actors, slot + 1))
      {
        const EntenteSceneActor *actor = entente_scene_find_actor (scene, slot);

        if (actor != NULL)
          add_candidate (candidates, actor, focus);
      }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

double
entente_names_get_rank_zoom (guint rank,
                             guint n)
{
  double share = (double) rank / n;

  return rank < LEAST_CANDIDATES || share < LEAST_SHARE ? 0.0 : share * ENTENTE_DOTS_ZOOM;
}

static gboolean
is_inside (const EntenteBox *box,
           const EntenteBox *outer)
{
  return box->x >= outer->x && box->x + box->width <= outer->x + outer->width
         && box->y >= outer->y && box->y + box->height <= outer->y + outer->height;
}

static gboolean
is_over_dot (EntenteNamePlacing *self,
             const EntenteName *name,
             double             zoom)
{
  EntenteBox box = entente_name_get_box (name, zoom);

  g_array_set_size (self->found, 0);
  entente_scene_find_in_box (self->scene, &box, self->found, NULL);
  for (guint i = 0; i < self->found->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (self->scene, g_array_index (self->found, guint32, i));
      EntentePoint middle = entente_dot_get_middle (actor);
      double radius = entente_dot_get_radius (actor, name->density, zoom) / zoom;

      if (actor != name->actor && middle.x + radius > box.x
          && middle.x - radius < box.x + box.width && middle.y + radius > box.y
          && middle.y - radius < box.y + box.height)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_kept (EntenteNamePlacing *self,
         const EntenteName  *name)
{
  const EntenteName *kept = NULL;

  if (self->kept != NULL)
    kept = entente_names_find (self->kept, name->actor->actor);
  return kept != NULL && kept->side == name->side
         && (self->seen_zoom <= 0.0 || kept->zoom < self->seen_zoom);
}

static double
find_zoom (EntenteNamePlacing *self,
           const EntenteName  *name)
{
  double zoom = entente_name_field_find_zoom (self->field, name, name->zoom, NULL);

  if (self->base == NULL)
    return zoom;
  return entente_name_field_find_zoom (self->base->field, name, zoom, self->replaced);
}

/* Whether a view of the whole map cuts it. */
static gboolean
is_in_bounds (EntenteNamePlacing *self,
              const EntenteName  *name)
{
  double seen = self->seen_zoom > 0.0 ? self->seen_zoom
                                      : MAX (name->zoom, self->whole_zoom * NARROW_PART);
  double out = NAME_OUT_PX / MIN (seen, self->whole_zoom);
  EntenteBox bounds = { self->bounds.x - out, self->bounds.y - out, self->bounds.width + 2.0 * out,
                        self->bounds.height + 2.0 * out };
  EntenteBox box = entente_name_get_box (name, seen);

  return is_inside (&box, &bounds);
}

/* Lower is better; HUGE_VAL: it cannot stand there. Sets the name's zoom. */
static double
weigh_side (EntenteNamePlacing *self,
            EntenteName        *name)
{
  EntenteBox box;
  double zoom;

  name->zoom = find_zoom (self, name);
  if (name->zoom >= ENTENTE_DOTS_ZOOM)
    return HUGE_VAL;
  zoom = MAX (name->zoom, self->whole_zoom);
  if (self->within != NULL)
    {
      box = entente_name_get_box (name, self->zoom);
      if (!is_inside (&box, self->within))
        return HUGE_VAL;
    }
  return zoom * side_worth[name->side] * (is_kept (self, name) ? BETTER_KEPT : 1.0)
         * (is_in_bounds (self, name) ? 1.0 : WORSE_OUTSIDE)
         * (self->spares && is_over_dot (self, name, zoom) ? WORSE_OVER_DOT : 1.0);
}

double
entente_names_get_whole_zoom (EntenteScene *scene)
{
  EntenteBox bounds = entente_scene_get_bounds (entente_scene_get_whole (scene));
  double extent = MAX (MAX (bounds.width, bounds.height), 1.0);

  return MIN (WHOLE_PX / extent, ENTENTE_DOTS_ZOOM);
}

void
entente_name_placing_init (EntenteNamePlacing *self,
                           EntenteScene       *scene,
                           guint               n_names)
{
  EntenteScene *whole = entente_scene_get_whole (scene);
  EntenteBox bounds = entente_scene_get_bounds (whole);
  double extent = MAX (MAX (bounds.width, bounds.height), 1.0);

  *self = (EntenteNamePlacing) {
    .scene = scene,
    .density = entente_density_of_scene (scene),
    .field = entente_name_field_new (n_names, extent, get_room),
    .whole_zoom = entente_names_get_whole_zoom (scene),
    .bounds = bounds,
    .spares = entente_scene_get_n_actors (whole) <= MOST_SPARED,
    .found = g_array_new (FALSE, FALSE, sizeof (guint32)),
  };
}

void
entente_name_placing_clear (EntenteNamePlacing *self)
{
  g_clear_pointer (&self->field, entente_name_field_free);
  g_clear_pointer (&self->found, g_array_unref);
}

static int
compare_zooms (gconstpointer a,
               gconstpointer b)
{
  const EntenteName *one = a;
  const EntenteName *two = b;

  if (one->zoom != two->zoom)
    return one->zoom < two->zoom ? -1 : 1;
  return one->actor->actor < two->actor->actor ? -1 : one->actor->actor > two->actor->actor;
}

EntenteNames *
entente_names_create (void)
{
  EntenteNames *self = g_new0 (EntenteNames, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteName));
  self->replaced = g_hash_table_new (NULL, NULL);
  return self;
}

void
entente_names_place (EntenteNames            *self,
                     EntenteNamePlacing      *placing,
                     const EntenteSceneActor *actor,
                     guint                    rank,
                     guint                    n)
{
  double best = HUGE_VAL;
  double least = entente_names_get_rank_zoom (rank, n);
  EntenteName chosen = { .actor = actor };

  for (guint i = 0; i < N_SIDES; i++)
    {
      EntenteName tried = { actor, placing->density, least, i };
      double worth = weigh_side (placing, &tried);

      if (worth >= best)
        continue;
      best = worth;
      chosen = tried;
    }
  if (best == HUGE_VAL)
    return;
  entente_name_field_add (placing->field, &chosen);
  g_array_append_val (self->names, chosen);
}

void
entente_names_sort (EntenteNames *self)
{
  g_array_sort (self->names, compare_zooms);
}

/* Those that come too late for a zoom do not stand in the way of those before them. */
static void
place_all (EntenteNames       *self,
           EntenteNamePlacing *placing,
           const GArray       *candidates,
           GCancellable       *cancellable)
{
  for (guint i = 0; i < candidates->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (placing->zoom > 0.0 && entente_names_get_rank_zoom (i, candidates->len) >= placing->zoom)
        break;
      entente_names_place (self, placing, g_array_index (candidates, Candidate, i).actor, i,
                           candidates->len);
    }
  entente_names_sort (self);
}

GArray *
entente_names_list_ranks (EntenteScene *scene)
{
  g_autoptr (GArray) candidates = find_candidates (scene, NULL);
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (guint32), candidates->len);

  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (ranks, g_array_index (candidates, Candidate, i).actor->actor);
  return ranks;
}

void
entente_names_index_few (EntenteNames *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      guint32 actor = g_array_index (self->names, EntenteName, i).actor->actor;

      g_hash_table_insert (self->replaced, GUINT_TO_POINTER (actor), GUINT_TO_POINTER (i));
    }
}

void
entente_names_index (EntenteNames *self,
                     EntenteScene *scene)
{
  self->n_slots = scene->n_actor_slots;
  self->indices = g_new (guint32, self->n_slots);
  for (guint32 slot = 0; slot < self->n_slots; slot++)
    self->indices[slot] = ENTENTE_NO_NAME;
  for (guint i = 0; i < self->names->len; i++)
    self->indices[g_array_index (self->names, EntenteName, i).actor->actor] = i;
}

/**
 * entente_names_new:
 * @focus: (nullable): only the names of what is lit; those selected or pointed at come first
 * @within: (nullable): names must not reach out of it
 * @zoom: only names that show at this zoom, and there within; 0: at any
 * @cancellable: (nullable): looked at name by name; cancelled, only those placed by then are there
 *
 * Places names, the more important first: each shows from the zoom on at which it is clear of those
 * before it. The idea of active ranges is that of Been, Daiches and Yap, Dynamic Map Labeling,
 * IEEE TVCG 12 (2006), doi:10.1109/TVCG.2006.136. Any thread; some 1 µs for each actor whose name
 * never finds room, some 10 µs for the others.
 *
 * Returns: (transfer full)
 */
EntenteNames *
entente_names_new (EntenteScene       *scene,
                   const EntenteFocus *focus,
                   const EntenteBox   *within,
                   double              zoom,
                   GCancellable       *cancellable)
{
  EntenteNames *self = entente_names_create ();
  g_autoptr (GArray) candidates = find_candidates (scene, focus);
  g_auto (EntenteNamePlacing) placing;

  entente_name_placing_init (&placing, scene, candidates->len);
  placing.within = within;
  placing.zoom = zoom;
  if (focus != NULL && focus->actors != NULL && within == NULL)
    {
      placing.kept = zoom > 0.0 ? entente_names_for_zoom (scene, zoom)
                                : entente_names_of_scene (scene);
      placing.seen_zoom = zoom;
    }
  place_all (self, &placing, candidates, cancellable);
  entente_names_index_few (self);
  return self;
}

void
entente_names_free (EntenteNames *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->names);
  g_clear_pointer (&self->field, entente_name_field_free);
  g_clear_pointer (&self->ranks, g_array_unref);
  g_hash_table_unref (self->replaced);
  g_free (self->indices);
  g_free (self);
}

const EntenteName *
entente_names_find (EntenteNames *self,
                    guint32       actor)
{
  gpointer value;
  guint32 index = ENTENTE_NO_NAME;

  if (g_hash_table_lookup_extended (self->replaced, GUINT_TO_POINTER (actor), NULL, &value))
    index = GPOINTER_TO_UINT (value);
  else if (self->base != NULL)
    return entente_names_find (self->base, actor);
  else if (actor < self->n_slots)
    index = self->indices[actor];
  return index != ENTENTE_NO_NAME ? &g_array_index (self->names, EntenteName, index) : NULL;
}

void
entente_names_iter_init (EntenteNamesIter *self,
                         EntenteNames     *names,
                         double            zoom)
{
  *self = (EntenteNamesIter) { names, NULL, zoom, 0 };
}

const EntenteName *
entente_names_iter_next (EntenteNamesIter *self)
{
  while (self->names != NULL)
    {
      const EntenteName *name;

      if (self->next == self->names->names->len
          || g_array_index (self->names->names, EntenteName, self->next).zoom >= self->zoom)
        {
          self->replaced = self->names->replaced;
          self->names = self->names->base;
          self->next = 0;
          continue;
        }
      name = &g_array_index (self->names->names, EntenteName, self->next++);
      if (self->replaced == NULL
          || !g_hash_table_contains (self->replaced, GUINT_TO_POINTER (name->actor->actor)))
        return name;
    }
  return NULL;
}
