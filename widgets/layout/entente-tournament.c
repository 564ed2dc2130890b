/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Who meets in one round of n: all i, j with i + j = r or r + n. Nodes stand in random order and rounds
 * are shuffled anew for each sweep; a node meets another node in each round. Pairs of one round share no
 * node, so a round is one straight pass over arrays, which any vector width computes to the same bits. */

#include "entente-tournament.h"

#include "entente-lanes.h"
#include "entente-large-block.h"

#include <math.h>

/* Keeps two nodes in one place from dividing by nothing; hops². */
#define LEAST_SQUARE 1e-12f
#define N_ROUNDS_REPORTED 256
/* Rows that are read side by side: a line of the cache is used up before it goes. */
#define N_ROWS_TOGETHER 32u

void
entente_tournament_clear (EntenteTournament *self)
{
  g_free (self->order);
  g_free (self->starts);
  g_free (self->distances);
  g_free (self->x);
  g_free (self->y);
}

/* Pairs i + j = sum with i < j, both among 0 … n − 1: the first i, and how many. */
static guint32
find_pairs (guint32  n,
            guint32  sum,
            guint32 *first)
{
  *first = sum < n ? 0 : sum - n + 1;

  return (sum + 1) / 2 - *first;
}

/* Rounds one after the other, and in each its two sums. */
static void
line_up (EntenteTournament *self)
{
  guint32 n = self->n;
  guint32 k = 0;

  for (guint32 round = 0; round < n; round++)
    {
      self->order[round] = round;
      for (guint32 sum = round; sum < 2 * n; sum += n)
        {
          guint32 first;

          self->starts[sum] = k;
          k += find_pairs (n, sum, &first);
        }
    }
}

/* Distances of the pairs that begin in one of a few rows. */
static void
take_rows (EntenteTournament *self,
           const guint16     *rows,
           guint32            start,
           guint32            end)
{
  guint32 n = self->n;

  for (guint32 sum = 2 * start + 1; sum < end + n - 1; sum++)
    {
      guint32 first;
      guint32 n_pairs = find_pairs (n, sum, &first);
      guint32 last = MIN (first + n_pairs, end);
      float *distances = self->distances + self->starts[sum];

      for (guint32 i = MAX (first, start); i < last; i++)
        distances[i - first] = rows[(gsize) i * n + (sum - i)];
    }
}

gboolean
entente_tournament_init (EntenteTournament *self,
                         guint32            n,
                         const guint16     *rows,
                         EntenteWork       *work)
{
  self->n = n;
  self->order = g_new (guint32, n);
  self->starts = g_new (guint32, 2 * n);
  self->distances = entente_large_block_new (sizeof (float) * n * (n - 1) / 2);
  self->x = g_new (float, n);
  self->y = g_new (float, n);

  line_up (self);
  for (guint32 i = 0; i < n; i += N_ROWS_TOGETHER)
    {
      if (!entente_work_report (work, 0.0))
        return FALSE;
      take_rows (self, rows, i, MIN (i + N_ROWS_TOGETHER, n));
    }

  return TRUE;
}

/* Pairs (a + i, b − i), i < n, of which all a are before all b. With d for what is wished, a node goes
 * ½ min (η d⁻², 1) (length − d) / length of the way: one division for both quotients. Signed, i tells the
 * compiler that it walks back one by one, and can do so by vectors. */
ENTENTE_LANES static void
play (const float *restrict distances,
      float *restrict       ax,
      float *restrict       ay,
      float *restrict       bx,
      float *restrict       by,
      gint32                n,
      float                 eta)
{
  for (gint32 i = 0; i < n; i++)
    {
      float wished = distances[i];
      float dx = ax[i] - bx[-i];
      float dy = ay[i] - by[-i];
      float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
      float square = wished * wished;
      float step = 0.5f * (eta < square ? eta : square) * (length - wished) / (square * length);

      ax[i] -= step * dx;
      ay[i] -= step * dy;
      bx[-i] += step * dx;
      by[-i] += step * dy;
    }
}

static void
play_round (EntenteTournament *self,
            guint32            round,
            float              eta)
{
  for (guint32 sum = round; sum < 2 * self->n - 1; sum += self->n)
    {
      guint32 first;
      guint32 n_pairs = find_pairs (self->n, sum, &first);

      play (self->distances + self->starts[sum], self->x + first, self->y + first,
            self->x + (sum - first), self->y + (sum - first), (gint32) n_pairs, eta);
    }
}

gboolean
entente_tournament_play (EntenteTournament *self,
                         EntenteRandom     *random,
                         float              eta,
                         EntenteWork       *work)
{
  entente_random_shuffle (random, self->order, self->n);
  for (guint32 k = 0; k < self->n; k++)
    {
      if (k % N_ROUNDS_REPORTED == 0 && !entente_work_report (work, (double) k / self->n))
        return FALSE;
      play_round (self, self->order[k], eta);
    }

  return TRUE;
}

void
entente_tournament_play_tie (EntenteTournament *self,
                             guint32            a,
                             guint32            b,
                             float              eta)
{
  play (&(float){ 1.0f }, self->x + a, self->y + a, self->x + b, self->y + b, 1, eta);
}
