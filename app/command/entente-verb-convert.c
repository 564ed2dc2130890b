/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-without-texts.h"

#include <glib/gi18n.h>

/* What a copy leaves out. */
typedef struct
{
  gboolean texts;
  gboolean quotes;
  gboolean notes;
} Without;

static int
check_words (EntenteInvocation *invocation,
             const Without     *without)
{
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);
  if ((without->quotes || without->notes) && !without->texts)
    return entente_invocation_misuse (invocation,
                                      _("--without-quotes and --without-notes belong to "
                                        "--without-texts"));

  return ENTENTE_EXIT_DONE;
}

static EntenteMapImage *
make_image (EntenteMap    *map,
            const Without *without)
{
  EntenteKeep keep = ENTENTE_KEEP_NOTHING;

  if (!without->texts)
    return entente_map_image_new (map);
  if (!without->quotes)
    keep |= ENTENTE_KEEP_QUOTES;
  if (!without->notes)
    keep |= ENTENTE_KEEP_NOTES;

  return entente_map_image_new_without_texts (map, keep);
}

int
entente_verb_convert (EntenteInvocation *invocation)
{
  Without without = { FALSE };
  const GOptionEntry entries[] = {
    { "without-texts", 0, 0, G_OPTION_ARG_NONE, &without.texts,
      N_("Leave out the articles’ texts and ignored sentences"), NULL },
    { "without-quotes", 0, 0, G_OPTION_ARG_NONE, &without.quotes,
      N_("With --without-texts: the words that citations quote as well"), NULL },
    { "without-notes", 0, 0, G_OPTION_ARG_NONE, &without.notes,
      N_("With --without-texts: notes of relations and citations as well"), NULL },
    { NULL },
  };
  g_autoptr (EntenteMap) map = NULL;
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_OUTPUT, _("MAP -o OUT"),
                                 _("Reads a map and writes it as an Entente map. An Entente map "
                                   "comes out byte for byte\nas it went in, but for what is left "
                                   "out."),
                                 entries, &code))
    return code;
  code = check_words (invocation, &without);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  map = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;

  return entente_invocation_write_image (invocation, make_image (map, &without), NULL);
}
