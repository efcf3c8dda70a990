/**
 * List prices of us-east-1 in US dollars, without free allowances, as the services' pricing pages have
 * them. Whoever changes one changes the day.
 */
export const AWS_PRICES = {
  asOf: '2026-11-29',
  /** Step Functions, a transition of a Standard machine. */
  transition: 0.025 / 1000,
  /** Lambda, by the architecture of a function: a gigabyte of memory for a second. */
  gigabyteSecond: { arm64: 0.0000133334, x86_64: 0.0000166667 },
  lambdaRequest: 0.2 / 1_000_000,
  s3Put: 0.005 / 1000,
  s3GigabyteMonth: 0.023,
  /** CloudWatch Logs, a gigabyte taken in. */
  logGigabyte: 0.5,
  alarmMetric: 0.1,
  /** A metric that is written in every hour of a month. */
  customMetric: 0.3,
  dashboard: 3,
  secret: 0.4,
  key: 1,
  /** CloudFront, a gigabyte to listeners in North America and Europe. */
  cdnGigabyte: 0.085,
} as const;
