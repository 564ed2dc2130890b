/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-version-thinning.h"

#define NOTHING G_MAXUINT

/* The next one that stays, before or behind. */
static guint
find_neighbor (const guint8 *goes,
               guint         n_stamps,
               guint         index,
               int           step)
{
  for (guint i = index + (guint) step; i < n_stamps; i += (guint) step)
    if (!goes[i])
      return i;
  return NOTHING;
}

/* More than any gap for any age. */
#define OLDEST_WEIGHT 1e300

/* How much is lost with a version: the time between its neighbors, for its age. The oldest is what it
 * all began with. */
static double
weigh (const EntenteVersionStamp *stamps,
       const guint8              *goes,
       guint                      n_stamps,
       guint                      index,
       gint64                     now)
{
  guint before = find_neighbor (goes, n_stamps, index, -1);
  guint behind = find_neighbor (goes, n_stamps, index, 1);
  double age = (double) MAX (now - stamps[index].saved, 1);
  double gap = (double) (stamps[behind].saved - stamps[index].saved);

  if (before == NOTHING)
    return OLDEST_WEIGHT;
  return (gap + (double) (stamps[index].saved - stamps[before].saved)) / age;
}

/* Of all but the newest; of equals the older. */
static guint
find_least (const EntenteVersionStamp *stamps,
            const guint8              *goes,
            guint                      n_stamps,
            gint64                     now)
{
  guint least = NOTHING;
  double least_weight = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < n_stamps; i++)
    {
      double weight;

      if (goes[i])
        continue;
      weight = weigh (stamps, goes, n_stamps, i, now);
      if (weight >= least_weight)
        continue;
      least = i;
      least_weight = weight;
    }
  return least;
}

guint8 *
entente_version_thinning_find (const EntenteVersionStamp *stamps,
                               guint                      n_stamps,
                               gint64                     now,
                               guint                      max_count,
                               guint64                    max_bytes)
{
  guint8 *goes = g_new0 (guint8, n_stamps + 1);
  guint64 bytes = 0;
  guint count = n_stamps;

  for (guint i = 0; i < n_stamps; i++)
    bytes += stamps[i].size;
  while (count > 0 && (count > max_count || bytes > max_bytes))
    {
      guint index = find_least (stamps, goes, n_stamps, now);

      if (index == NOTHING)
        index = n_stamps - 1;
      goes[index] = 1;
      bytes -= stamps[index].size;
      count--;
    }
  return goes;
}
