/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-flow-layout.h"

struct _EntenteFlowLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteFlowLayout, entente_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GParamSpec *properties[N_PROPS];

/* Where the next child goes, and how high its line is so far. */
typedef struct
{
  int x, y, line_height;
} Pen;

/* Moves the pen behind a child of this size and tells where the child stands. */
static GdkRectangle
place_child (EntenteFlowLayout *self,
             Pen               *pen,
             GtkWidget         *child,
             int                width)
{
  GdkRectangle place;
  int least;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  place.width = CLAMP (natural, least, MAX (width, least));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, &place.height, NULL, NULL,
                      NULL);
  if (pen->x > 0 && pen->x + place.width > width)
    {
      pen->x = 0;
      pen->y += pen->line_height + self->spacing;
      pen->line_height = 0;
    }
  place.x = pen->x;
  place.y = pen->y;
  pen->x += place.width + self->spacing;
  pen->line_height = MAX (pen->line_height, place.height);
  return place;
}

static int
get_height (EntenteFlowLayout *self,
            GtkWidget         *widget,
            int                width)
{
  Pen pen = { 0, 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        place_child (self, &pen, child, width);
    }
  return pen.y + pen.line_height;
}

static void
get_width (EntenteFlowLayout *self,
           GtkWidget         *widget,
           int               *minimum,
           int               *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
entente_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
entente_flow_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  EntenteFlowLayout *self = ENTENTE_FLOW_LAYOUT (manager);
  int least_width;
  int natural_width;

  get_width (self, widget, &least_width, &natural_width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least_width;
      *natural = natural_width;
      return;
    }
  *minimum = *natural = get_height (self, widget, for_size < 0 ? natural_width : for_size);
}

static void
entente_flow_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  EntenteFlowLayout *self = ENTENTE_FLOW_LAYOUT (manager);
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen pen = { 0, 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GdkRectangle place;

      if (!gtk_widget_should_layout (child))
        continue;
      place = place_child (self, &pen, child, width);
      if (from_right)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
entente_flow_layout_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (property == PROP_SPACING)
    g_value_set_int (value, ENTENTE_FLOW_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_flow_layout_set_property (GObject      *object,
                                  guint         property,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  EntenteFlowLayout *self = ENTENTE_FLOW_LAYOUT (object);

  if (property == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_flow_layout_class_init (EntenteFlowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = entente_flow_layout_get_property;
  object_class->set_property = entente_flow_layout_set_property;
  manager_class->get_request_mode = entente_flow_layout_get_request_mode;
  manager_class->measure = entente_flow_layout_measure;
  manager_class->allocate = entente_flow_layout_allocate;

  properties[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
entente_flow_layout_init (EntenteFlowLayout *self)
{
}
