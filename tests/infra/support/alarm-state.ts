import type { Resource, Untyped } from './template.ts';

/** A value that CloudWatch was told, as the service that tells it names the metric. */
export interface DataPoint {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** The points of one period that a metric of an alarm is made of. CloudWatch takes no part of the dimensions for the whole. */
const pointsOf = (
  metric: Untyped,
  points: readonly DataPoint[],
  nameOf: (ref: Untyped) => string,
) =>
  points.filter(
    ({ namespace, metric: name, dimensions }) =>
      namespace === metric.Namespace &&
      name === metric.MetricName &&
      isSame(
        dimensions,
        Object.fromEntries(
          metric.Dimensions.map(({ Name, Value }: Untyped) => [Name, nameOf(Value)]),
        ),
      ),
  );

const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values) => Math.max(...values),
};

/**
 * Whether an alarm rings after a period in which CloudWatch was told these points. It reckons the
 * statistics and the one expression that this template has; anything else is refused.
 */
export const rings = (
  { Properties }: Resource,
  points: readonly DataPoint[],
  nameOf: (ref: Untyped) => string,
): boolean => {
  const { Metrics, ComparisonOperator, Threshold, TreatMissingData, EvaluationPeriods } =
    Properties;
  if (EvaluationPeriods !== 1) throw new Error('Only one period is looked at.');
  const statistics = Metrics.flatMap(({ MetricStat }: Untyped) => {
    if (!MetricStat) return [];
    const found = pointsOf(MetricStat.Metric, points, nameOf).map(({ value }) => value);
    const statistic = STATISTICS[MetricStat.Stat];
    if (!statistic) throw new Error(`The statistic ${MetricStat.Stat} is not reckoned.`);
    return [found.length === 0 ? undefined : statistic(found)];
  });
  const expression = Metrics.find(({ Expression }: Untyped) => Expression)?.Expression;
  if (expression !== undefined && expression !== 'SUM(FILL(METRICS(), 0))') {
    throw new Error(`The expression ${expression} is not reckoned.`);
  }
  const value = statistics.every((one: unknown) => one === undefined)
    ? undefined
    : STATISTICS['Sum']?.(statistics.map((one: number | undefined) => one ?? 0));
  if (value === undefined) return TreatMissingData === 'breaching';
  if (ComparisonOperator === 'GreaterThanThreshold') return value > Threshold;
  if (ComparisonOperator === 'LessThanThreshold') return value < Threshold;
  throw new Error(`The comparison ${ComparisonOperator} is not reckoned.`);
};
