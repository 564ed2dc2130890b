/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Before a word that begins like a negative number: GOptionContext would take it for options. No
 * word from a shell has it, and no option begins with a digit. */
#define NUMBER_MARK '\001'

typedef struct
{
  const char *name;
  EntenteRecordType type;
  /* Members whose values are JSON; all others that the format names are texts. */
  const char *const *json_members;
} Editable;

static const char *const article_members[] = { "authors", "ignored", NULL };
static const char *const actor_members[] = { "aliases", "names", "pinned", "position", NULL };
static const char *const relation_members[]
    = { "bend", "citations", "concerns", "regarding", "tone", "via", "weight", NULL };

static const Editable editables[] = {
  { "actor", ENTENTE_RECORD_ACTOR, actor_members },
  { "article", ENTENTE_RECORD_ARTICLE, article_members },
  { "relation", ENTENTE_RECORD_RELATION, relation_members },
};

static const Editable *
find_editable (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (editables); i++)
    {
      if (strcmp (editables[i].name, name) == 0)
        return &editables[i];
    }

  return NULL;
}

static void
mark_numbers (EntenteInvocation *invocation)
{
  for (guint i = 1; invocation->given[i] != NULL && strcmp (invocation->given[i], "--") != 0; i++)
    {
      char *word = invocation->given[i];

      if (word[0] != '-' || !(g_ascii_isdigit (word[1]) || word[1] == '.'))
        continue;
      invocation->given[i] = g_strdup_printf ("%c%s", NUMBER_MARK, word);
      g_free (word);
    }
}

static void
unmark (char *word)
{
  if (word != NULL && word[0] == NUMBER_MARK)
    memmove (word, word + 1, strlen (word));
}

static void
unmark_numbers (EntenteInvocation *invocation)
{
  unmark (invocation->output);
  for (guint i = 0; i < invocation->n_words; i++)
    unmark (invocation->words[i]);
}

static gboolean
is_named (const Editable *editable,
          const char     *member)
{
  return g_strv_contains (entente_json_get_member_order ((int) editable->type), member);
}

/* The value as JSON text. Somebody else's member takes JSON where the words are that, and is a text
 * otherwise. */
static char *
make_value (const Editable  *editable,
            const char      *member,
            const char      *words,
            GError         **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean wants_json = g_strv_contains (editable->json_members, member);

  if (!wants_json && is_named (editable, member))
    return entente_json_quote (words);
  if (entente_json_check (words, -1, &problem))
    return g_strdup (words);
  if (!wants_json)
    return entente_json_quote (words);

  g_propagate_prefixed_error (error, g_steal_pointer (&problem),
                              /* Translators: %s is a member's name; the reason follows. */
                              _("the value for “%s” must be JSON: "), member);

  return NULL;
}

static int
edit (EntenteInvocation *invocation,
      const Editable    *editable,
      EntenteMap        *map,
      gboolean           remove)
{
  const char *id = invocation->words[2];
  const char *member = invocation->words[3];
  guint32 slot = entente_map_find (map, editable->type, id);
  g_autoptr (EntenteHistory) history = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  EntenteAct *act;

  if (slot == ENTENTE_NO_SLOT)
    /* Translators: first “actor”, “article” or “relation”, then an id. */
    return entente_invocation_fail (invocation, _("there is no %s with the id “%s”"),
                                    editable->name, id);
  if (!remove)
    {
      value = make_value (editable, member, invocation->words[4], &error);
      if (value == NULL)
        return entente_invocation_fail (invocation, "%s", error->message);
    }

  act = entente_edit_member (map, editable->type, slot, member, value, &error);
  if (act == NULL)
    return entente_invocation_fail (invocation, "%s", error->message);
  history = entente_history_new (map);
  entente_history_perform (history, act);

  return ENTENTE_EXIT_DONE;
}

static int
check_words (EntenteInvocation *invocation,
             gboolean           remove)
{
  guint n_wanted = remove ? 4 : 5;

  if (invocation->n_words < n_wanted)
    return entente_invocation_misuse (invocation,
                                      remove ? _("words are missing: MAP TYPE ID MEMBER")
                                             : _("words are missing: MAP TYPE ID MEMBER VALUE"));
  if (invocation->n_words > n_wanted)
    return entente_invocation_misuse (invocation,
                                      _("“%s” is one word too many: put a value of several words "
                                        "in quotes"),
                                      invocation->words[n_wanted]);
  if (find_editable (invocation->words[1]) == NULL)
    return entente_invocation_misuse (invocation,
                                      _("what is edited is an actor, an article or a relation, "
                                        "not “%s”"),
                                      invocation->words[1]);
  for (guint i = 2; i < n_wanted; i++)
    {
      if (!g_utf8_validate (invocation->words[i], -1, NULL))
        return entente_invocation_misuse (invocation, _("word %u is not UTF-8"), i + 1);
    }

  return ENTENTE_EXIT_DONE;
}

int
entente_verb_edit (EntenteInvocation *invocation)
{
  gboolean remove = FALSE;
  const GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_("Remove the member; takes no VALUE"), NULL },
    { NULL },
  };
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  int code;

  mark_numbers (invocation);
  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_CHANGING,
                                 _("MAP actor|article|relation ID MEMBER VALUE -o OUT | -i"),
                                 _("Changes one member of one record; every other byte stays. "
                                   "Texts are taken as they are;\nnumbers, true and false, lists "
                                   "and objects are JSON, such as 4.5 or '[\"kp\"]'."),
                                 entries, &code))
    return code;
  unmark_numbers (invocation);
  code = check_words (invocation, remove);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  map = entente_invocation_read (invocation, invocation->words[0], &identity, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;
  code = edit (invocation, find_editable (invocation->words[1]), map, remove);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  return entente_invocation_write (invocation, map, identity);
}
