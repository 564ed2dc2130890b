/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-difference-words.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* As merge programs do, which version control asks: anything but 0 is looked at by a person. */
#define EXIT_MERGED 0
#define EXIT_CHOICES 1
#define EXIT_TROUBLE 2

/* Where both sides added the file, version control gives an empty one for what they began with. */
static EntenteMap *
read_base (EntenteInvocation *invocation)
{
  GStatBuf status;

  if (g_stat (invocation->words[0], &status) == 0 && S_ISREG (status.st_mode)
      && status.st_size == 0)
    return entente_map_new ();
  return entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
}

static void
tell_conflict (EntenteMerge          *merge,
               const EntenteConflict *conflict)
{
  g_autofree char *where = entente_conflict_dup_words (merge, conflict);
  g_autofree char *base = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_BASE);
  g_autofree char *ours = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_OURS);
  g_autofree char *theirs = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_THEIRS);

  g_printerr ("  %s\n", where);
  /* Translators: what the three versions of a map say in one place. */
  g_printerr (_("    base %s; ours %s; theirs %s\n"), base, ours, theirs);
}

static void
tell_conflicts (EntenteMerge *merge,
                EntenteSide   prefer)
{
  guint n = entente_merge_get_n_conflicts (merge);

  if (n == 0)
    return;
  if (prefer == ENTENTE_SIDE_OURS)
    g_printerr (ngettext ("entente: both sides changed %u thing; ours is kept:\n",
                          "entente: both sides changed %u things; ours are kept:\n", n),
                n);
  else
    g_printerr (ngettext ("entente: both sides changed %u thing; theirs is kept:\n",
                          "entente: both sides changed %u things; theirs are kept:\n", n),
                n);
  for (guint i = 0; i < n; i++)
    tell_conflict (merge, entente_merge_get_conflict (merge, i));
}

static int
merge_maps (EntenteInvocation *invocation,
            EntenteSide        prefer,
            gboolean           is_decided)
{
  g_autoptr (EntenteMap) base = read_base (invocation);
  g_autoptr (EntenteMap) ours = NULL;
  g_autoptr (EntenteMap) theirs = NULL;
  g_autoptr (EntenteMerge) merge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (base != NULL)
    ours = entente_invocation_read (invocation, invocation->words[1], NULL, NULL);
  if (ours != NULL)
    theirs = entente_invocation_read (invocation, invocation->words[2], NULL, NULL);
  if (theirs == NULL)
    return EXIT_TROUBLE;
  merge = entente_merge_new (base, ours, theirs, prefer);
  bytes = entente_merge_to_bytes (merge, &error);
  if (bytes == NULL)
    {
      entente_invocation_fail (invocation, "%s", error->message);
      return EXIT_TROUBLE;
    }
  if (entente_invocation_write_bytes (invocation, bytes) != ENTENTE_EXIT_DONE)
    return EXIT_TROUBLE;
  tell_conflicts (merge, prefer);
  return entente_merge_get_n_conflicts (merge) == 0 || is_decided ? EXIT_MERGED : EXIT_CHOICES;
}

int
entente_verb_merge (EntenteInvocation *invocation)
{
  g_autofree char *side = NULL;
  const GOptionEntry entries[] = {
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &side,
      N_("What is kept where both sides changed the same; nothing is left to choose then"),
      N_("ours|theirs") },
    { NULL },
  };
  int code;

  invocation->statuses
      = _("Exit status: 0 merged, 1 choices remain (ours are written), 2 trouble.\n");
  if (!entente_invocation_parse (
          invocation, ENTENTE_OPTIONS_OUTPUT, _("BASE OURS THEIRS -o OUT [--prefer ours|theirs]"),
          _("Brings together what two sides did to the map BASE, record by record and member by\n"
            "member. OUT is a valid map in any case; where both sides changed the same, it has what\n"
            "OURS says, and the choices are listed on standard error. OUT may be OURS, and an empty\n"
            "BASE is a map of nothing, so version control can use it as its merge driver."),
          entries, &code))
    return code;
  if (invocation->n_words != 3)
    return entente_invocation_misuse (invocation, _("three maps are merged, not %u"),
                                      invocation->n_words);
  if (side != NULL && strcmp (side, "ours") != 0 && strcmp (side, "theirs") != 0)
    return entente_invocation_misuse (invocation, _("“%s” is no side: prefer ours or theirs"), side);
  return merge_maps (invocation,
                     g_strcmp0 (side, "theirs") == 0 ? ENTENTE_SIDE_THEIRS : ENTENTE_SIDE_OURS,
                     side != NULL);
}
