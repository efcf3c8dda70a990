/** What a figure counts, as CloudWatch calls it. */
export type MetricUnit = 'Count' | 'Seconds' | 'Bytes' | 'None';

/** Figures by name, each with its unit. */
export type Figures = Readonly<Record<string, readonly [value: number, unit: MetricUnit]>>;

/**
 * Figures that CloudWatch makes metrics of when they stand among the facts of a line of the log. They
 * have no dimensions, each combination of which would be paid for as a metric of its own: which show,
 * episode or kind a figure is of, the other facts of the line say.
 */
export class Metrics {
  readonly figures: Figures;

  constructor(figures: Figures) {
    this.figures = figures;
  }
}

/**
 * The members of a line that make metrics, in CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html);
 * `atMs` is in milliseconds since 1970.
 */
export const embedMetrics = (
  namespace: string,
  { figures }: Metrics,
  atMs: number,
): Record<string, unknown> => ({
  _aws: {
    Timestamp: atMs,
    CloudWatchMetrics: [
      {
        Namespace: namespace,
        Dimensions: [[]],
        Metrics: Object.entries(figures).map(([Name, [, Unit]]) => ({ Name, Unit })),
      },
    ],
  },
  ...Object.fromEntries(Object.entries(figures).map(([name, [value]]) => [name, value])),
});

/** The namespace of a stage's metrics: its stack's name, with which those of its functions begin. */
export const namespaceOf = (functionName: string): string =>
  /^(.+)-[^-]+$/.exec(functionName)?.[1] ?? 'stepcast';
