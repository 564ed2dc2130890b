/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-order-merge.h"
#include "entente-staying-order.h"

#include <string.h>

/* Things are letters. */
static GArray *
make_order (const char *letters)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *p = letters; *p != '\0'; p++)
    {
      guint32 thing = (guint32) (*p - 'a');

      g_array_append_val (order, thing);
    }
  return order;
}

typedef struct
{
  const char *name;
  const char *base;
  const char *ours;
  const char *theirs;
  const char *merged;
  const char *theirs_first;
  gboolean torn;
} Case;

static const Case cases[] = {
  { "nothing", "", "", "", "", "", FALSE },
  { "untouched", "abc", "abc", "abc", "abc", "abc", FALSE },
  { "ours-moved", "abc", "cab", "abc", "cab", "cab", FALSE },
  { "theirs-moved", "abc", "abc", "cab", "cab", "cab", FALSE },
  { "both-alike", "abc", "cab", "cab", "cab", "cab", FALSE },
  { "both-apart", "abc", "cab", "bac", "cab", "bac", TRUE },
  { "added-by-both", "ab", "axb", "ayb", "axyb", "ayxb", FALSE },
  { "added-in-front", "ab", "xab", "yab", "xyab", "yxab", FALSE },
  { "added-and-moved", "abc", "axbc", "cba", "cbax", "cbax", FALSE },
  { "several-added", "a", "axyz", "auvw", "axyzuvw", "auvwxyz", FALSE },
  { "removed-stays-in-the-row", "abc", "ac", "abc", "abc", "abc", FALSE },
  { "no-base", "", "ab", "ba", "ab", "ba", FALSE },
};

static char *
write_order (GArray *order)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    g_string_append_c (letters, (char) ('a' + g_array_index (order, guint32, i)));
  return g_string_free (letters, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GArray) base = make_order (self->base);
  g_autoptr (GArray) ours = make_order (self->ours);
  g_autoptr (GArray) theirs = make_order (self->theirs);
  EntenteOrderMerge orders = { 26, base, ours, theirs };
  g_autoptr (GArray) merged = entente_order_merge_run (&orders, FALSE);
  g_autoptr (GArray) turned = entente_order_merge_run (&orders, TRUE);
  g_autofree char *merged_letters = write_order (merged);
  g_autofree char *turned_letters = write_order (turned);

  g_assert_cmpstr (merged_letters, ==, self->merged);
  g_assert_cmpstr (turned_letters, ==, self->theirs_first);
  g_assert_cmpint (entente_order_merge_is_torn (&orders), ==, self->torn);
}

static void
test_staying (void)
{
  const guint32 places[] = { 3, 0, 1, 4, 2 };
  const guint8 expected[] = { 0, 1, 1, 0, 1 };
  g_autofree guint8 *stays = entente_staying_order_find (places, G_N_ELEMENTS (places));
  g_autofree guint8 *nothing = entente_staying_order_find (places, 0);

  g_assert_cmpmem (stays, sizeof expected, expected, sizeof expected);
  g_assert_nonnull (nothing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/order-merge/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/compare/staying-order/longest-run-stays", test_staying);
  return g_test_run ();
}
