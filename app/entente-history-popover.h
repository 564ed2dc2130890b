/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteHistoryPopover:
 *
 * All steps of a history, the last one on top and the beginning below; the state the map is in and the
 * one on disk are marked. Taking one goes there in one jump. The list follows the history while
 * it is open.
 */
#define ENTENTE_TYPE_HISTORY_POPOVER (entente_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHistoryPopover, entente_history_popover, ENTENTE, HISTORY_POPOVER,
                      GtkPopover)

/* @history NULL: nothing is listed. */
void  entente_history_popover_set_history (EntenteHistoryPopover *self,
                                           EntenteHistory        *history);
/* Rows, the beginning included; 0 while it is closed. */
guint entente_history_popover_get_n_rows  (EntenteHistoryPopover *self);
/* What a row says: its step, and how it is marked. (transfer full) */
char *entente_history_popover_dup_words   (EntenteHistoryPopover *self,
                                           guint                  position);
/* Goes to the state a row stands for. */
void  entente_history_popover_go_to       (EntenteHistoryPopover *self,
                                           guint                  position);

G_END_DECLS
