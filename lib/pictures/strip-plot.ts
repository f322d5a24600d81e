import { stated } from "../claims/quantity.ts";
import type { Figure, QuestionFigures } from "./figures.ts";
import { type Scale, scaleFor } from "./scale.ts";

const ROW = 46;
const BAND_TITLE = 26;
const AXIS = 30;
const MARGIN = 12;

/** A strip plot in pixels from the top left. */
export interface StripPlot {
  width: number;
  height: number;
  scale: Scale;
  /** The y of the axis line; ticks hang below it. */
  axis: number;
  titles: { text: string; y: number }[];
  /** `y` is the line of the mark, its words stand above; `open` = without upper limit. */
  rows: { figure: Figure; y: number; x: number; from: number; to: number; open: boolean }[];
}

/** Lays the figures of one question out on one common scale, what does not compare in bands of its own. */
export function stripPlot({ bands }: QuestionFigures, width: number): StripPlot {
  const figures = bands.flatMap((band) => band.figures);
  const scale = scaleFor(
    figures.flatMap(({ quantity, interval }) => [
      stated(quantity),
      // "Up to n" reaches down to nothing, which would squeeze all others.
      ...(quantity.approximator === "up-to" ? [] : [interval.low]),
      ...(interval.high === null ? [] : [interval.high]),
    ]),
    MARGIN,
    width - MARGIN,
    width < 480 ? 4 : 7,
  );
  const clamp = (x: number) => Math.min(width - MARGIN, Math.max(MARGIN, x));
  const plot: StripPlot = { width, height: 0, scale, axis: 0, titles: [], rows: [] };
  let y = 4;
  for (const [index, { figures: own, why }] of bands.entries()) {
    if (index > 0) {
      plot.titles.push({ text: `Not comparable: ${why}`, y: y + 17 });
      y += BAND_TITLE;
    }
    for (const figure of own) {
      const { quantity, interval } = figure;
      plot.rows.push({
        figure,
        y: y + 30,
        x: clamp(scale.at(stated(quantity))),
        from: clamp(scale.at(interval.low)),
        to: interval.high === null ? width - MARGIN : clamp(scale.at(interval.high)),
        open: interval.high === null,
      });
      y += ROW;
    }
  }
  plot.axis = y + 6;
  plot.height = y + AXIS;
  return plot;
}
