# The list of panels: what a results file can show, in the order of the picture.
from picture_talks import halt_panels, influence_panels, mediator_panels, poll_panels, reply_panels
from picture_violence import death_panels, fire_panels, siren_panels, works_panels


def panels(runs, overlay):
    """All panels for which there is something to show: wide ones first and last."""
    makers = (halt_panels, fire_panels, death_panels, works_panels, poll_panels, siren_panels,
              mediator_panels, influence_panels, reply_panels)
    return [panel for make in makers for panel in make(runs, overlay)]
