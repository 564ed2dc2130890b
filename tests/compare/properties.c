/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-become.h"
#include "entente-history.h"
#include "entente-merge.h"
#include "maps.h"

/* What holds for all maps, on random ones: each is its records' texts, so that edits are easily made. */

#define N_ROUNDS 300
#define N_ACTORS 6
#define N_RELATIONS 6

typedef struct
{
  int actors[N_ACTORS];           /* a number in its name; −1: not there */
  int relations[N_RELATIONS];     /* the same */
  int ends[N_RELATIONS][2];
  int third[N_RELATIONS];         /* −1: none */
  int concerns[N_RELATIONS];      /* always a later one, so there are no circles */
  gboolean backwards;             /* actors in the other order */
  int title;
} Model;

static gboolean
stands (const Model *self,
        int          relation)
{
  return relation >= 0 && self->relations[relation] >= 0
         && self->actors[self->ends[relation][0]] >= 0
         && self->actors[self->ends[relation][1]] >= 0;
}

static void
write_relation (const Model *self,
                int          i,
                GString     *text)
{
  g_string_append_printf (text, "{ \"id\": \"r%d\", \"source\": \"a%d\", \"target\": \"a%d\"", i,
                          self->ends[i][0], self->ends[i][1]);
  if (self->third[i] >= 0 && self->actors[self->third[i]] >= 0)
    g_string_append_printf (text, ", \"regarding\": [\"a%d\"]", self->third[i]);
  if (stands (self, self->concerns[i]))
    g_string_append_printf (text, ", \"concerns\": [\"r%d\"]", self->concerns[i]);
  g_string_append_printf (text, ", \"label\": \"l%d\", \"x-u\": { \"n\": %d } }",
                          self->relations[i], self->relations[i] % 3);
}

static EntenteMap *
make_map (const Model *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *comma = "";

  g_string_append_printf (text, "\"title\": \"t%d\", \"actors\": [ ", self->title);
  for (int k = 0; k < N_ACTORS; k++)
    {
      int i = self->backwards ? N_ACTORS - 1 - k : k;

      if (self->actors[i] < 0)
        continue;
      g_string_append_printf (text, "%s{ \"id\": \"a%d\", \"name\": \"n%d\" }", comma, i,
                              self->actors[i]);
      comma = ",\n  ";
    }
  g_string_append (text, " ], \"relations\": [ ");
  comma = "";
  for (int i = 0; i < N_RELATIONS; i++)
    if (stands (self, i))
      {
        g_string_append (text, comma);
        write_relation (self, i, text);
        comma = ",\n  ";
      }
  g_string_append (text, " ]");
  return maps_make (text->str);
}

static void
edit (Model *self,
      GRand *random,
      guint  n_edits)
{
  for (guint n = 0; n < n_edits; n++)
    {
      int i = g_rand_int_range (random, 0, N_ACTORS);
      int number = g_rand_int_range (random, -3, 100);

      switch (g_rand_int_range (random, 0, 8))
        {
        case 0:
        case 1:
          self->actors[i] = MAX (number, -1);
          break;
        case 2:
        case 3:
          self->relations[i] = MAX (number, -1);
          break;
        case 4:
          self->ends[i][number & 1] = g_rand_int_range (random, 0, N_ACTORS);
          break;
        case 5:
          self->third[i] = g_rand_int_range (random, -1, N_ACTORS);
          break;
        case 6:
          self->concerns[i]
              = i + 1 < N_RELATIONS ? g_rand_int_range (random, i + 1, N_RELATIONS) : -1;
          break;
        default:
          self->backwards = number & 1;
          self->title = number;
          break;
        }
    }
}

static void
init (Model *self,
      GRand *random)
{
  memset (self, 0, sizeof *self);
  for (int i = 0; i < N_RELATIONS; i++)
    self->concerns[i] = self->third[i] = -1;
  edit (self, random, 30);
}

/* (transfer full): fails where it is no map */
static EntenteMap *
merge (EntenteMap  *base,
       EntenteMap  *ours,
       EntenteMap  *theirs,
       EntenteSide  prefer)
{
  g_autoptr (EntenteMerge) merge = entente_merge_new (base, ours, theirs, prefer);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_merge_to_bytes (merge, &error);

  g_assert_no_error (error);
  return maps_read_bytes (bytes);
}

static void
assert_same_bytes (EntenteMap *a,
                   EntenteMap *b)
{
  g_autofree char *a_text = maps_write (a);
  g_autofree char *b_text = maps_write (b);

  g_assert_cmpstr (a_text, ==, b_text);
}

static void
check_merge (EntenteMap *base,
             EntenteMap *ours,
             EntenteMap *theirs)
{
  g_autoptr (EntenteMap) none = merge (base, base, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMap) same = merge (base, theirs, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMap) only = merge (base, ours, base, ENTENTE_SIDE_THEIRS);
  g_autoptr (EntenteMap) by_ours = merge (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMap) by_theirs = merge (base, ours, theirs, ENTENTE_SIDE_THEIRS);

  assert_same_bytes (none, theirs);
  assert_same_bytes (same, theirs);
  assert_same_bytes (only, ours);
  g_assert_nonnull (by_ours);
  g_assert_nonnull (by_theirs);
}

/* Without the way around for files that are the same: what only one side did comes out whole. */
static void
check_one_sided (EntenteMap *base,
                 EntenteMap *theirs)
{
  g_autofree char *text = maps_write (base);
  g_autofree char *spaced = g_strconcat (text, "\n\n", NULL);
  g_autoptr (EntenteMap) ours = maps_read (spaced);
  g_autoptr (EntenteMerge) merging = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMap) merged = merge (base, ours, theirs, ENTENTE_SIDE_OURS);

  g_assert_cmpuint (entente_merge_get_n_conflicts (merging), ==, 0);
  g_assert_cmpuint (maps_count_differences (merged, theirs), ==, 0);
}

static void
check_become (EntenteMap *map,
              EntenteMap *other)
{
  g_autofree char *before = maps_write (map);
  g_autofree char *after = NULL;
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  gboolean differs = maps_count_differences (map, other) > 0;

  g_assert_cmpint (entente_history_perform (history, entente_become_new (map, other, "Become", FALSE)),
                   ==, differs);
  g_assert_cmpuint (maps_count_differences (map, other), ==, 0);
  if (differs)
    entente_history_undo (history);
  after = maps_write (map);
  g_assert_cmpstr (after, ==, before);
}

static void
test_random_maps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Model base_model, our_model, their_model;
      g_autoptr (EntenteMap) base = NULL;
      g_autoptr (EntenteMap) ours = NULL;
      g_autoptr (EntenteMap) theirs = NULL;

      init (&base_model, random);
      our_model = their_model = base_model;
      edit (&our_model, random, (guint) g_rand_int_range (random, 0, 8));
      edit (&their_model, random, (guint) g_rand_int_range (random, 0, 8));
      base = make_map (&base_model);
      ours = make_map (&our_model);
      theirs = make_map (&their_model);
      check_merge (base, ours, theirs);
      check_one_sided (base, theirs);
      check_become (ours, theirs);
    }
}

/* Edits of different records do not know of each other: both are in what comes out. */
static void
test_disjoint_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Model base_model, our_model, their_model, both_model;
      g_autoptr (EntenteMap) base = NULL;
      g_autoptr (EntenteMap) ours = NULL;
      g_autoptr (EntenteMap) theirs = NULL;
      g_autoptr (EntenteMap) both = NULL;
      g_autoptr (EntenteMap) merged = NULL;

      init (&base_model, random);
      our_model = their_model = both_model = base_model;
      for (int i = 0; i < N_ACTORS; i++)
        if (base_model.actors[i] >= 0)
          our_model.actors[i] = both_model.actors[i] = g_rand_int_range (random, 0, 100);
      for (int i = 0; i < N_RELATIONS; i++)
        if (base_model.relations[i] >= 0)
          their_model.relations[i] = both_model.relations[i] = g_rand_int_range (random, 0, 100);
      base = make_map (&base_model);
      ours = make_map (&our_model);
      theirs = make_map (&their_model);
      both = make_map (&both_model);
      merged = merge (base, ours, theirs, ENTENTE_SIDE_OURS);
      g_assert_cmpuint (maps_count_differences (merged, both), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/properties/random-maps", test_random_maps);
  g_test_add_func ("/compare/properties/disjoint-edits", test_disjoint_edits);
  return g_test_run ();
}
