/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"
#include "entente-suggest-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteCaptureForm:
 *
 * A small form beside words of an article that makes a relation of them: who, whom, a third one,
 * kind and label, proposed from the words. Return takes what a list offers, and where none is open
 * makes relation and citation in one step; Escape gives up.
 *
 * Signal `made (guint relation)`: it is in the map.
 */
#define ENTENTE_TYPE_CAPTURE_FORM (entente_capture_form_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCaptureForm, entente_capture_form, ENTENTE, CAPTURE_FORM, GtkPopover)

GtkWidget           *entente_capture_form_new         (void);

/* Shows proposals for the words @start … @end of an article, code points of its text. @mentions:
 * those of the article (element-type EntenteMention), sorted by start, borrowed. */
void                 entente_capture_form_propose     (EntenteCaptureForm *self,
                                                       EntenteSession     *session,
                                                       guint32             article,
                                                       guint               start,
                                                       guint               end,
                                                       GArray             *mentions);
/* Puts the caret where something is to be said first. */
void                 entente_capture_form_begin       (EntenteCaptureForm *self);
/* @role: SOURCE, TARGET, or VIA and REGARDING for the third. */
EntenteSuggestEntry *entente_capture_form_get_actor   (EntenteCaptureForm *self,
                                                       EntenteRole         role);
EntenteSuggestEntry *entente_capture_form_get_kind    (EntenteCaptureForm *self);
GtkEditable         *entente_capture_form_get_label   (EntenteCaptureForm *self);
EntenteRole          entente_capture_form_get_role    (EntenteCaptureForm *self);
void                 entente_capture_form_set_role    (EntenteCaptureForm *self,
                                                       EntenteRole         role);
void                 entente_capture_form_swap        (EntenteCaptureForm *self);
/* Makes it; FALSE where something is missing, which is then said. */
gboolean             entente_capture_form_make        (EntenteCaptureForm *self);

G_END_DECLS
