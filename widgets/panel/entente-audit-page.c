/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-audit-page.h"

#include "entente-audit.h"
#include "entente-item-list.h"
#include "entente-plain-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DELAY_MS 300 /* of quiet, after which a changed map is counted anew */
#define MOMENT_US 4000 /* that copying takes at once */

enum
{
  SECTION_UNCITED,
  SECTION_ORPHANS,
  SECTION_ONE_PUBLISHER,
  SECTION_CONTRADICTED,
  SECTION_UNCITED_ARTICLES,
  SECTION_UNCONNECTED,
  SECTION_OLD,
  N_SECTIONS
};

static const char *const headings[N_SECTIONS] = {
  N_("Relations without a Source"),
  N_("Passages Not Found"),
  N_("Relations Resting on One Publisher"),
  N_("Contradicted Relations"),
  N_("Articles Cited by Nothing"),
  N_("Actors Mentioned but Unconnected"),
  N_("Older Sources"),
};

struct _EntenteAuditPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  GtkLabel *coverage;
  GtkBox *sections;
  GtkEntry *date;

  /* children of the box */
  EntenteItemList *lists[N_SECTIONS];

  /* owned */
  GArray *items[N_SECTIONS]; /* EntenteItem */
  GCancellable *counting;    /* NULL: nothing is counted */
  EntenteAuditJob *job;      /* as long as it is being copied */

  /* state */
  guint delay_id;
  guint copying_id;
  guint is_new : 1; /* shown from the first rows on */
};

G_DEFINE_FINAL_TYPE (EntenteAuditPage, entente_audit_page, ENTENTE_TYPE_PANEL_PAGE)

static void
stop_counting (EntenteAuditPage *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->copying_id, g_source_remove);
  g_clear_pointer (&self->job, entente_audit_job_free);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
take_slots (EntenteAuditPage  *self,
            guint              section,
            EntenteRecordType  type,
            GArray            *slots)
{
  g_array_set_size (self->items[section], 0);
  for (guint i = 0; i < slots->len; i++)
    {
      EntenteItem item = { type, g_array_index (slots, guint32, i), 0, 0 };

      g_array_append_val (self->items[section], item);
    }
}

/* A relation with several passages that are lost is told once. */
static void
take_orphans (EntenteAuditPage *self,
              GArray           *orphans)
{
  guint32 before = ENTENTE_NO_SLOT;

  g_array_set_size (self->items[SECTION_ORPHANS], 0);
  for (guint i = 0; i < orphans->len; i++)
    {
      EntenteItem item
          = ENTENTE_RELATION_ITEM (g_array_index (orphans, EntenteAuditOrphan, i).relation);

      if (item.slot != before)
        g_array_append_val (self->items[SECTION_ORPHANS], item);
      before = item.slot;
    }
}

static void
take_actors (EntenteAuditPage *self,
             GArray           *actors)
{
  g_array_set_size (self->items[SECTION_UNCONNECTED], 0);
  for (guint i = 0; i < actors->len; i++)
    {
      EntenteItem item = ENTENTE_ACTOR_ITEM (g_array_index (actors, EntenteAuditActor, i).actor);

      g_array_append_val (self->items[SECTION_UNCONNECTED], item);
    }
}

static void
show_coverage (EntenteAuditPage   *self,
               const EntenteAudit *audit)
{
  g_autofree char *words = NULL;

  if (audit->n_relations == 0)
    words = g_strdup (_("The map has no relation yet."));
  else
    /* Translators: how many relations have a source, of how many, and the share in percent. */
    words = g_strdup_printf (_("%u of %u relations have a source (%.0f %%)."), audit->n_cited,
                             audit->n_relations, 100.0 * audit->n_cited / audit->n_relations);
  gtk_label_set_label (self->coverage, words);
}

/* What has left the map since it was counted is left out. */
static void
show_lists (EntenteAuditPage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteMap *map = entente_session_get_map (session);

  for (guint section = 0; section < N_SECTIONS; section++)
    {
      GArray *living = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
      g_autofree char *number = NULL;
      g_autofree char *heading = NULL;

      for (guint i = 0; i < self->items[section]->len; i++)
        {
          EntenteItem item = g_array_index (self->items[section], EntenteItem, i);

          if (entente_item_is_alive (item, map))
            g_array_append_val (living, item);
        }
      number = g_strdup_printf ("%u", living->len);
      heading = entente_plain_text_join (_(headings[section]), number, NULL);
      g_object_set (self->lists[section], "heading", heading, NULL);
      entente_item_list_set_items (self->lists[section], session, living, self->is_new);
    }
}

static void
take_audit (EntenteAuditPage   *self,
            const EntenteAudit *audit)
{
  take_slots (self, SECTION_UNCITED, ENTENTE_RECORD_RELATION, audit->uncited);
  take_orphans (self, audit->orphans);
  take_slots (self, SECTION_ONE_PUBLISHER, ENTENTE_RECORD_RELATION, audit->one_source);
  take_slots (self, SECTION_CONTRADICTED, ENTENTE_RECORD_RELATION, audit->contradicted);
  take_slots (self, SECTION_UNCITED_ARTICLES, ENTENTE_RECORD_ARTICLE, audit->uncited_articles);
  take_actors (self, audit->unconnected);
  take_slots (self, SECTION_OLD, ENTENTE_RECORD_ARTICLE, audit->old_articles);
  show_coverage (self, audit);
  show_lists (self);
  self->is_new = FALSE;
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      job,
         GCancellable *cancellable)
{
  GError *error = NULL;
  EntenteAudit *audit = entente_audit_job_run (job, cancellable, &error);

  if (audit != NULL)
    g_task_return_pointer (task, audit, (GDestroyNotify) entente_audit_free);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntenteAuditPage *self = ENTENTE_AUDIT_PAGE (source);
  g_autoptr (EntenteAudit) audit = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another count may be under way already. */
  if (audit == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  g_clear_object (&self->counting);
  /* Or another page is shown by now. */
  if (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)) != NULL)
    take_audit (self, audit);
}

static void
run_copied (EntenteAuditPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->counting, counted_cb, NULL);

  g_task_set_task_data (task, g_steal_pointer (&self->job),
                        (GDestroyNotify) entente_audit_job_free);
  g_task_run_in_thread (task, run_job);
}

/* Each change of the map stops it. */
static gboolean
copy_cb (gpointer data)
{
  EntenteAuditPage *self = data;
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  gint64 end = g_get_monotonic_time () + MOMENT_US;

  if (session == NULL)
    {
      self->copying_id = 0;
      stop_counting (self);
      return G_SOURCE_REMOVE;
    }
  while (entente_audit_job_copy (self->job, entente_session_get_map (session)))
    {
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }
  self->copying_id = 0;
  run_copied (self);
  return G_SOURCE_REMOVE;
}

static void
count (EntenteAuditPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->date));
  EntenteDate older_than = ENTENTE_DATE_UNKNOWN;

  stop_counting (self);
  if (!entente_date_parse (typed, -1, &older_than))
    older_than = ENTENTE_DATE_UNKNOWN;
  self->counting = g_cancellable_new ();
  self->job = entente_audit_job_begin (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)),
                                       older_than);
  self->copying_id = g_idle_add_full (G_PRIORITY_LOW, copy_cb, self, NULL);
}

static gboolean
delay_over_cb (gpointer data)
{
  EntenteAuditPage *self = data;

  self->delay_id = 0;
  if (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)) != NULL)
    count (self);
  return G_SOURCE_REMOVE;
}

static void
count_soon (EntenteAuditPage *self)
{
  stop_counting (self);
  self->delay_id = g_timeout_add (DELAY_MS, delay_over_cb, self);
}

static void
date_changed_cb (EntenteAuditPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->date));
  EntenteDate date;

  if (*typed == '\0' || entente_date_parse (typed, -1, &date))
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  if (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)) != NULL)
    count_soon (self);
}

static void
entente_audit_page_show (EntentePanelPage *page)
{
  EntenteAuditPage *self = ENTENTE_AUDIT_PAGE (page);

  self->is_new = TRUE;
  gtk_label_set_label (self->coverage, _("Counting…"));
  for (guint section = 0; section < N_SECTIONS; section++)
    g_array_set_size (self->items[section], 0);
  show_lists (self);
  count (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
entente_audit_page_refresh (EntentePanelPage    *page,
                            const EntenteChange *changes,
                            guint                n_changes)
{
  show_lists (ENTENTE_AUDIT_PAGE (page));
  count_soon (ENTENTE_AUDIT_PAGE (page));
}

static void
entente_audit_page_dispose (GObject *object)
{
  stop_counting (ENTENTE_AUDIT_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_AUDIT_PAGE);

  G_OBJECT_CLASS (entente_audit_page_parent_class)->dispose (object);
}

static void
entente_audit_page_finalize (GObject *object)
{
  for (guint section = 0; section < N_SECTIONS; section++)
    g_array_unref (ENTENTE_AUDIT_PAGE (object)->items[section]);

  G_OBJECT_CLASS (entente_audit_page_parent_class)->finalize (object);
}

static void
entente_audit_page_class_init (EntenteAuditPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_audit_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_audit_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_audit_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_audit_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteAuditPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteAuditPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, EntenteAuditPage, sections);
  gtk_widget_class_bind_template_child (widget_class, EntenteAuditPage, date);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
}

static void
entente_audit_page_init (EntenteAuditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint section = 0; section < N_SECTIONS; section++)
    {
      self->items[section] = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
      self->lists[section] = g_object_new (ENTENTE_TYPE_ITEM_LIST, NULL);
      gtk_box_append (self->sections, GTK_WIDGET (self->lists[section]));
    }
}

gboolean
entente_audit_page_get_is_current (EntenteAuditPage *self)
{
  return self->counting == NULL && self->delay_id == 0;
}

const char *
entente_audit_page_get_coverage (EntenteAuditPage *self)
{
  return gtk_label_get_label (self->coverage);
}

guint
entente_audit_page_get_n (EntenteAuditPage *self,
                          guint             section)
{
  return entente_item_list_get_n (self->lists[section]);
}

GtkEditable *
entente_audit_page_get_date (EntenteAuditPage *self)
{
  return GTK_EDITABLE (self->date);
}
