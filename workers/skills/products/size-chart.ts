import type { SizeChart } from "../../commerce/ports.ts";

/** Measures that a chart asks for: cm and kg. */
export interface Measures {
  heightCm?: number;
  weightKg?: number;
  footCm?: number;
}
type Row = SizeChart["rows"][number];
type Axis = keyof Measures;

/** What a chart says to complete measures. */
export type SizeReading =
  | { is: "fits"; size: string }
  /** `by` where height and weight point at different sizes. */
  | { is: "between"; small: string; large: string; by: { height: string; weight: string } | null }
  | { is: "outside" };

/** The measures a chart reads by. */
export function axesOf(chart: SizeChart): Axis[] {
  return chart.measure === "foot" ? ["footCm"] : ["heightCm", "weightKg"];
}

/** Those of them that are not known yet. */
export function missingMeasures(chart: SizeChart, measures: Measures): Axis[] {
  return axesOf(chart).filter((axis) => measures[axis] === undefined);
}

/** Lowest and highest value that the chart covers. */
export function coverage(chart: SizeChart, axis: Axis): [number, number] | null {
  const ranges = chart.rows.flatMap((row) => (row[axis] ? [row[axis]] : []));
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

function holds(row: Row, axis: Axis, value: number): boolean {
  const range = row[axis];
  return range === undefined || (range[0] <= value && value <= range[1]);
}

/** Rows that hold the value; in a gap between two rows, both neighbours; outside of the chart, none. */
function rowsFor(chart: SizeChart, axis: Axis, value: number): number[] {
  const { rows } = chart;
  const holding = rows.flatMap((row, i) => (holds(row, axis, value) ? [i] : []));
  if (holding.length > 0) return holding;
  const below = rows.flatMap((row, i) => ((row[axis]?.[1] ?? Number.POSITIVE_INFINITY) < value ? [i] : []));
  const above = rows.flatMap((row, i) => ((row[axis]?.[0] ?? Number.NEGATIVE_INFINITY) > value ? [i] : []));
  const last = below.at(-1);
  const [next] = above;
  return last !== undefined && next !== undefined ? [last, next] : [];
}

function between(chart: SizeChart, a: number, b: number, by: { height: string; weight: string } | null): SizeReading {
  const size = (index: number) => chart.rows[index]?.size ?? "";
  return { is: "between", small: size(Math.min(a, b)), large: size(Math.max(a, b)), by };
}

function readOne(chart: SizeChart, indexes: number[]): SizeReading {
  const [first] = indexes;
  const last = indexes.at(-1);
  if (first === undefined || last === undefined) return { is: "outside" };
  if (first !== last) return between(chart, first, last, null);
  return { is: "fits", size: chart.rows[first]?.size ?? "" };
}

/** The size for complete measures: one row that holds them all, else the two that they lie between. */
export function readChart(chart: SizeChart, measures: Measures): SizeReading {
  if (chart.measure === "foot") return readOne(chart, rowsFor(chart, "footCm", measures.footCm ?? 0));
  const byHeight = rowsFor(chart, "heightCm", measures.heightCm ?? 0);
  const byWeight = rowsFor(chart, "weightKg", measures.weightKg ?? 0);
  if (byHeight.length === 0 || byWeight.length === 0) return { is: "outside" };
  const common = byHeight.filter((index) => byWeight.includes(index));
  if (common.length > 0) return readOne(chart, common);
  const taller = Math.max(...byHeight) < Math.min(...byWeight);
  const height = (taller ? byHeight.at(-1) : byHeight[0]) ?? 0;
  const weight = (taller ? byWeight[0] : byWeight.at(-1)) ?? 0;
  const size = (index: number) => chart.rows[index]?.size ?? "";
  return between(chart, height, weight, { height: size(height), weight: size(weight) });
}
