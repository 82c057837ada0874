"use strict";

/**
 * The plots of the overview, in order. `draw(rows, width, linkTo)` returns an element, or null where the rows have
 * nothing to draw; `linkTo(changes)` gives the address of the quotations behind a part of the plot.
 */
const PLOTS = [
  { title: "Over time", note: "by date of publication", wide: true, types: true, draw: drawTimeline },
  { title: "Who is quoted most", note: "unnamed sources left out", draw: drawSpeakers },
  { title: "Affiliations", note: "of those quoted", draw: namesOf("affiliation") },
  { title: "Outlets", note: "that the words were given to", draw: namesOf("outlet") },
  { title: "Publishers", note: "of the articles", draw: namesOf("publisher") },
  { title: "Types", draw: drawTypes },
  { title: "Linked to", note: "share of the quotations", draw: drawLinked },
  { title: "Length", note: "in characters", types: true, draw: drawLengths },
  { title: "Rules", note: "that linked the speakers", draw: namesOf("rule") },
  { title: "Speakers by outlet", note: "those most often linked", wide: true, draw: drawMatrix },
];

function drawSpeakers(rows, width, linkTo) {
  return drawNames(
    rows.filter(({ kind }) => kind !== "unnamed"),
    "speaker",
    width,
    linkTo,
  );
}

function namesOf(field) {
  return (rows, width, linkTo) => drawNames(rows, field, width, linkTo);
}
