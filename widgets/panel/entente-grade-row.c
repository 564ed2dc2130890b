/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-grade-row.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNGRADED 0 /* the first choice of either list */
#define N_LEVELS 6

static const char *const reliabilities[N_LEVELS] = {
  N_("A  Completely reliable"),   N_("B  Usually reliable"), N_("C  Fairly reliable"),
  N_("D  Not usually reliable"), N_("E  Unreliable"),       N_("F  Reliability cannot be judged"),
};

static const char *const credibilities[N_LEVELS] = {
  N_("1  Confirmed by other sources"), N_("2  Probably true"), N_("3  Possibly true"),
  N_("4  Doubtful"),                   N_("5  Improbable"),    N_("6  Truth cannot be judged"),
};

struct _EntenteGradeRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkDropDown *reliability;
  GtkDropDown *credibility;

  /* state */
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (EntenteGradeRow, entente_grade_row, ENTENTE_TYPE_FIELD_ROW)

static gboolean
is_grade (const char *text)
{
  return text != NULL && strlen (text) == 2 && text[0] >= 'A' && text[0] <= 'F' && text[1] >= '1'
         && text[1] <= '6';
}

static void
select_levels (EntenteGradeRow *self,
               guint            reliability,
               guint            credibility)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->reliability, reliability);
  gtk_drop_down_set_selected (self->credibility, credibility);
  self->showing = FALSE;
}

/* Both are chosen, or neither is. */
static void
complete_levels (EntenteGradeRow *self,
                 GtkDropDown     *chosen)
{
  guint reliability = gtk_drop_down_get_selected (self->reliability);
  guint credibility = gtk_drop_down_get_selected (self->credibility);

  if (gtk_drop_down_get_selected (chosen) == UNGRADED)
    select_levels (self, UNGRADED, UNGRADED);
  else
    select_levels (self, reliability != UNGRADED ? reliability : N_LEVELS,
                   credibility != UNGRADED ? credibility : N_LEVELS);
}

static void
selected_cb (EntenteGradeRow *self,
             GParamSpec      *pspec,
             GtkDropDown     *chosen)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  EntenteSession *session = entente_field_row_get_session (row);
  guint reliability;
  char grade[3] = { 0 };

  if (self->showing || session == NULL
      || gtk_drop_down_get_selected (chosen) == GTK_INVALID_LIST_POSITION)
    return;
  complete_levels (self, chosen);
  reliability = gtk_drop_down_get_selected (self->reliability);
  if (reliability != UNGRADED)
    {
      grade[0] = (char) ('A' + reliability - 1);
      grade[1] = (char) ('1' + gtk_drop_down_get_selected (self->credibility) - 1);
    }
  entente_field_row_apply_text (row, grade);
  entente_field_row_end_step (row);
}

static void
entente_grade_row_show_value (EntenteFieldRow *row,
                              const char      *value)
{
  EntenteGradeRow *self = ENTENTE_GRADE_ROW (row);
  g_autofree char *grade = value != NULL ? entente_json_dup_string (value, -1) : NULL;

  if (value == NULL)
    select_levels (self, UNGRADED, UNGRADED);
  else if (is_grade (grade))
    select_levels (self, (guint) (grade[0] - 'A' + 1), (guint) (grade[1] - '1' + 1));
  else
    {
      select_levels (self, GTK_INVALID_LIST_POSITION, GTK_INVALID_LIST_POSITION);
      entente_field_row_set_problem (row,
                                     _("The file has another value here; it is kept as it is."));
    }
}

static void
fill (GtkDropDown       *drop_down,
      const char        *first,
      const char *const *levels,
      const char        *name)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, first);
  for (guint i = 0; i < N_LEVELS; i++)
    gtk_string_list_append (labels, _(levels[i]));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
entente_grade_row_constructed (GObject *object)
{
  EntenteGradeRow *self = ENTENTE_GRADE_ROW (object);

  G_OBJECT_CLASS (entente_grade_row_parent_class)->constructed (object);

  self->showing = TRUE;
  fill (self->reliability, _("Source not graded"), reliabilities, _("Reliability of the source"));
  fill (self->credibility, _("Report not graded"), credibilities, _("Credibility of the report"));
  self->showing = FALSE;
}

static void
entente_grade_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_GRADE_ROW);

  G_OBJECT_CLASS (entente_grade_row_parent_class)->dispose (object);
}

static void
entente_grade_row_class_init (EntenteGradeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = entente_grade_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = entente_grade_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_grade_row_show_value;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-grade-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteGradeRow, reliability);
  gtk_widget_class_bind_template_child (widget_class, EntenteGradeRow, credibility);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
entente_grade_row_init (EntenteGradeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkDropDown *
entente_grade_row_get_reliability (EntenteGradeRow *self)
{
  return self->reliability;
}

GtkDropDown *
entente_grade_row_get_credibility (EntenteGradeRow *self)
{
  return self->credibility;
}

char *
entente_grade_dup_words (const char *grade)
{
  if (!is_grade (grade))
    return NULL;
  return g_strdup_printf ("%s\n%s", _(reliabilities[grade[0] - 'A']),
                          _(credibilities[grade[1] - '1']));
}
