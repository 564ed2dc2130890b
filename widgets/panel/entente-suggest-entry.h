/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteSuggestion:
 *
 * One thing to take: its words and what stands behind them. Texts owned.
 */
typedef struct
{
  char *title;
  char *detail; /* nullable: said quietly behind the title */
  char *value;  /* nullable: for who asked */
  guint32 slot; /* for who asked */
} EntenteSuggestion;

EntenteSuggestion *entente_suggestion_new  (const char        *title,
                                            const char        *detail,
                                            const char        *value,
                                            guint32            slot);
void               entente_suggestion_free (EntenteSuggestion *self);

/* What fits to what was typed, the best first, not too many.
 * (element-type EntenteSuggestion) (transfer full) */
typedef GPtrArray *(*EntenteSuggestFunc) (const char *typed,
                                          gpointer    user_data);

/**
 * EntenteSuggestEntry:
 *
 * A line to type into with a list of what fits below it. Up and Down walk the list, Return or a
 * click takes from it. Where `free` is not set, the first suggestion is the one Return takes;
 * where it is, Return takes the text as it stands unless one walked to a suggestion.
 *
 * Signals: `chosen (EntenteSuggestion *)`; `entered (const char *)`: Return, nothing taken.
 */
#define ENTENTE_TYPE_SUGGEST_ENTRY (entente_suggest_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSuggestEntry, entente_suggest_entry, ENTENTE, SUGGEST_ENTRY, GtkWidget)

void         entente_suggest_entry_set_source    (EntenteSuggestEntry *self,
                                                  EntenteSuggestFunc   source,
                                                  gpointer             user_data);
void         entente_suggest_entry_set_text      (EntenteSuggestEntry *self,
                                                  const char          *text);
const char  *entente_suggest_entry_get_text      (EntenteSuggestEntry *self);
GtkEditable *entente_suggest_entry_get_editable  (EntenteSuggestEntry *self);
/* What is offered now, 0 where the list is closed. */
guint        entente_suggest_entry_get_n_offered (EntenteSuggestEntry *self);
/* Takes what Return would take. */
void         entente_suggest_entry_take          (EntenteSuggestEntry *self);

G_END_DECLS
